"""English words for people, organisations and places. How to write an entry: see `bot.core.conditions.index`."""

GROUPS = (
    # People who may live the need themselves.
    (
        "person concerned public",
        """gran, nan, nana, grandad, granddad, auntie, niece, nephew, godmother, twin, orphan, skater, gamer, swimmer,
        runner, walker, hiker, hunter, angler, biker, surfer, fan, supporter, regulars, punter, holidaymaker, tourist,
        camper, choir, singer, crofter, miner, steelworker, docker, trawlerman, fisherfolk, shepherd, shopkeeper,
        artisan, crafter, market trader*, care leaver*, young mum*, new mum*, new dad*, night nurse*, shift nurse*, key
        worker*, lorry driver*, taxi driver*, delivery rider*, courier, cabbie, squaddie, resident, neighbour,
        neighbor, neighbourhood residents, tenant, homeowner, householder, household, homeless, rough sleeper,
        squatter, local people, locals, villager, townspeople, islander, family, families, parent, mum, mom, mother,
        dad, father, couple, sibling, child, children, kid, baby, babies, toddler, teen, teenager, adolescent, youths,
        youth group, local youth, youngster, young people, young adult*, young person, pupil, student, schoolchildren,
        school leaver*, learner, apprentice, trainee, girl, boy, lad, lady, ladies, gentleman, woman, women, man!,
        men!, grandparent, grandmother, grandfather, grandma, grandpa, granny, grandchild, grandchildren, elder,
        elderly, older people, older person, older adult*, old people, senior, pensioner, retiree, retired, disabled*,
        wheelchair user*, deaf, blind!, autistic, user, service user*, customer, client, patient, carer, caregiver,
        claimant, jobseeker, job seeker*, unemployed, refugee, asylum seeker*, migrant, immigrant, newcomer, foreigner,
        displaced, prisoner, ex offender*, ex prisoner*, factory worker*, night worker*, seasonal worker*, migrant
        worker*, working people, labourer, shift worker*, farm worker*, farmer, grower, fisherman, fishermen, cyclist,
        pedestrian, commuter, passenger, driver, participant, member!, attendee, visitor, reader, audience member*,
        beginner, citizen, taxpayer, themselves, himself, herself, one of them, two of them, some of them, people who,
        people with, people living, people without, people on, people from, people in wheelchairs, those who, anyone
        who, person who, people concerned, people affected, those affected, those concerned, widow, widower, single
        mother*, single parent*, single mum*, lone parent*, newly arrived, traveller, gypsies, survivor, victim,
        addict, veteran, brother, sister, son!, daughter, husband, wife, cousin, aunt, uncle, partner of, working
        families, low income people, guest, shopper, diner, dog owner*, allotment holder*, stallholder, people here,
        people around here, schoolkid, schoolchild, schoolboy, schoolgirl, schoolmate, kids, rambler, gardener,
        grannies, buyer, lodger, boarder, intern, newlywed, stepmum, stepdad, foster parent*, foster carer*, mechanic,
        care home resident*, sheltered housing, home carer*, night shift*, gig worker*, street seller*, market trader,
        hearing people, sighted people, townsfolk, elders, oldies, over 60s, over 65s, over 70s, under 25s, the young,
        the old, the elderly, toddlers, teens, youth council, youth parliament, children s council, pupils council,
        users council, users assembly""",
    ),
    # Trades and roles.
    (
        "person",
        """vet, surgeon, optician, chiropodist, undertaker, fishmonger, florist, ironmonger, cobbler, potter, weaver,
        sculptor, printer such, drummer, guitarist, pianist, dj, verger, curate, bishop, sheriff, bailiff, clerk,
        porter, usher, umpire, worker, player such as, volunteer, employee, staff, staffer, colleague, team, crew,
        organiser, organizer, coordinator, manager, director, head teacher*, headteacher, teacher, tutor, lecturer,
        professor, instructor, trainer, coach, mentor, youth worker*, social worker*, support worker*, care worker*,
        community worker*, health visitor*, outreach worker*, facilitator, mediator, adviser, advisor, counsellor,
        counselor, mayor, councillor, councilor, mp, minister, officials, civil servant*, officer, doctor, gp, gps,
        nurse, midwife, midwives, pharmacist, therapist, physio, psychologist, dentist, carers, cleaner, caretaker,
        janitor, postman, postwoman, baker, butcher, grocer, shopkeeper, publican, landlord, landlady, chef, a cook,
        the cook, our cook, cooks who, waiter, gardener, carpenter, joiner, electrician, plumber, builder, mechanic,
        welder, engineer, technician, architect, designer, artist, musician, singer, actor, actress, dancer, painter,
        poet, writer, storyteller, photographer, filmmaker, librarian, translator, interpreter, lawyer, solicitor,
        accountant, treasurer, secretary, chair!, chairman, chairwoman, chairperson, president, founder, trustee, board
        member*, ambassador, champion, sponsor, donor, funder, supplier, producer, employer, boss, supervisor, foreman,
        researcher, academic, expert, professionals, specialist, sociologist, journalist, priest, vicar, imam, rabbi,
        pastor, nun, police officer*, firefighter, soldier, receptionist, intern, bus driver*, hairdresser, barber,
        tailor, seamstress, beekeeper, shepherd, brewer, miller, hotelier, restaurateur, retired teacher*, friend,
        mate, myself, ourselves, group of, guide leader*, scout, organisers, partners such as, referee, lifeguard,
        ranger, warden, bookkeeper, blacksmith, attendant, chaplain, paramedic, ambulance driver*, first aider*,
        osteopath, chiropractor, dietician, dietitian, nutritionist, audiologist, radiographer, gynaecologist,
        paediatrician, psychiatrist, optometrist, occupational therapist*, speech therapist*, matron, orderly,
        auxiliary nurse*, teaching assistant*, classroom assistant*, dinner lady, dinner ladies, lollipop lady,
        lollipop man, head of year, governor, clown, magician, acrobat, conductor, choirmaster, soloist, rapper,
        calligrapher, ceramicist, cabinetmaker, upholsterer, luthier, ironworker, glazier, roofer, plasterer,
        bricklayer, stonemason, mason, tiler, decorator, locksmith, chimney sweep, heating engineer*, dustman, dustmen,
        street cleaner*, cleaner*, caterer, confectioner, cheesemaker, cheesemonger, greengrocer, butcher*, sommelier,
        barman, barmaid, bartender, waitress, innkeeper, market gardener*, nurseryman, lumberjack, forester,
        gamekeeper, park ranger*, oyster farmer*, salt worker*, sailor, skipper, shipowner, bargee, lock keeper*,
        lockkeeper, docker, steward, stewardess, ticket inspector*, warehouse worker*, packer, forewoman, shop
        steward*, trade union rep*, judge!, magistrate, prosecutor, prison officer*, probation officer*, senator, ward
        councillor*, it technician*, web designer*, coder, programmer, developer, graphic designer*, illustrator,
        statistician, geographer, historian, archaeologist, botanist, birdwatcher, naturalist, geologist, biologist,
        chemist, agronomist, planner, town planner*, phd student*, correspondent, freelancer, scouts, brownies, cubs,
        footballer, rugby player*, bowler, rider, groom, stable hand*, forager, antique dealer*, bookseller,
        bookbinder, typographer, repairman, cab driver*, estate agent*, letting agent*, insurer, banker, broker,
        auditor, arbiter, lifeboat crew, lifeboatman, diver, tour guide*, docent, sexton, organist, bell ringer*,
        farmhand, farm hand*, milkman, milkmaid, herdsman, herder, smallholder, crofter, seamster, dressmaker,
        milliner, cutler, welder*, fitter, machinist, toolmaker, till lady, till girl, shop assistant*, sales
        assistant*, call handler*, receptionist*, handyman, odd job man, man with a van, fire brigade, firefighters,
        elders, storekeeper, quartermaster, penpal""",
    ),
    # Organisations.
    (
        "structure",
        """town hall, city hall, council, city council, county council, local authority, local authorities, municipality,
        borough, government, ministry, department of, nhs, job centre, jobcentre, job center, housing association*,
        housing office, social services, health centre, health center, surgery, clinic, hospital, hospice, care home*,
        nursing home*, day centre, retirement home*, pharmacy, community centre*, community center*, youth club*, youth
        centre*, drop in centre, resource centre, social centre, library, libraries, museum, theatre, theater, cinema,
        school, primary, college, university, nursery, kindergarten, playgroup, charity, charities, association,
        nonprofit, ngo, foundation, co op, cooperative, co operative, union, federation, club, residents group, tenants
        group, parents group, parish, church, mosque, temple, synagogue, diocese, company, companies, business,
        businesses, firm, enterprise, shop, store, supermarket, bakery, pub, restaurant, hotel, farm, factory, garage,
        workshop owner*, bank, credit union, food bank*, foodbank*, red cross, salvation army, oxfam, age uk, citizens
        advice, rotary, lions club, women s institute, police, fire station, fire brigade, court, probation service,
        prison service, post office, radio, local paper, local newspaper, newspaper, bus company, railway, landlords,
        chamber of commerce, startup, start up, lab, laboratory, insurer, pension fund, park authority, allotment
        society, sports club, football club, rugby club, care service, municipal, our collective, the collective,
        collective of, barracks, boarding school*, launderette, salon, salons, hairdressers, barbers, printing works,
        sawmill, joinery, brewery, abattoir, fish market, harbour master, driving school*, music school*, sailing
        school*, brass band, silver band, theatre company, troupe, works council, governing body, board of governors,
        board of trustees, the board, estate agency, water board, drainage board, health board, disability office,
        advice centre, advice bureau, ambulance service, accident and emergency, prison!, young offenders, catering
        college, sixth form, sixth form college, student union, students union, academy, the trust, housing trust,
        wildlife trust, national trust, lidl, tesco, sainsbury s, aldi, asda, spar, ikea, dealership, insurance
        company, institute, observatory, maternity ward, maternity unit, chapel, vicarage, manse, minibus company,
        railway company, energy company, water company, housing co op, cafe!, cafes!, the cafe, community cafe*""",
    ),
    (
        "town place",
        """town!, city, cities, county, counties, village, borough, parish, neighbourhood, neighborhood""",
    ),
    (
        "place",
        """under the, behind the, outside the, inside the, beside the, next to, along the, in front, across from, in the
        old, in the former, tannery, brewery, foundry, smithy, stables, shed, orchard, greenhouse, polytunnel, hostel,
        inn, chalet, car park, terrace, pavement, underpass, viaduct, tunnel, precinct, mews, cottage, cottages,
        terrace, bungalow, row of, neighbourhood, neighborhood, hamlet, street, road, lane, avenue, square, estate,
        block, tower, district, suburb, outskirts, quarter!, town centre, city centre, downtown, high street, valley,
        valleys, mountain, hill, moor, coast, seaside, beach, island, isle, river, lake, canal, forest, woods,
        countryside, rural area, coalfield, docks, harbour, harbor, port!, station, bus stop, school, market, town
        hall, village hall, church hall, community centre, library, park, garden, allotment, playground, yard,
        courtyard, field, farm, barn, warehouse, factory, mill, quarry, mine!, chapel, castle, abbey, cemetery,
        bandstand, fountain, bridge, roundabout, marsh, estuary, moorland, plain!, wharf, pier, arcade, courthouse,
        hall, lido, workshop, garage, kitchen, pub, cafe, shop, stairwell, hallway, doorstep, rooftop, basement,
        campsite, here, nearby, around here, next door, nowhere, local area, our area, mile, miles, km, kilometres,
        kilometers, postcode, ward, north, south, east, west, prison, salt marsh, marshland, dales, fens, fenland,
        wolds, glen, loch, ridge, gorge, bay, creek, reservoir, allotments, village green, green!, bus shelter, level
        crossing, lighthouse, boatyard, shipyard, pit!, colliery, slate quarry, mountain village, market town, seaside
        town, border""",
    ),
    (
        "single person",
        """neighbour, neighbor, son!, daughter, mother, father, mum, mom, dad, husband, wife, brother, sister, cousin,
        aunt, uncle, grandmother, grandfather, grandma, grandpa, granny, nephew, niece, boyfriend, girlfriend,
        friend, colleague, volunteer, employee, resident, tenant, pupil, student, man!, woman, lady, gentleman, guy,
        boy, girl, lad, kid, child, teenager, baby, treasurer, president, chair!, director, manager, mayor, baker,
        caretaker, teacher, boss, apprentice, trainee, intern, member!, driver, hairdresser, secretary, participant,
        user, pensioner, farmer, he!, she, flatmate, roommate, stepson, stepdaughter""",
    ),
    ("single", "partner, cook"),
    (
        "people",
        """people, person, public, population, community, communities, folk, folks, humans, individuals, everyone,
        crowd, audience""",
    ),
    ("someone", "someone, somebody, anybody, anyone, everybody, a person, each person"),
    (
        "generic",
        """all those, very broad, broad public, wide public, wide audience, one and all, each and every, each citizen,
        young and old, every one, every person, any resident, every resident, regardless of, everyone, everybody,
        anyone, anybody, all ages, any age, general public, the public, all people, people in general, all kinds of
        people, all sorts of people, any person, the whole community, the community, whole population, the
        population, all residents, all citizens, every citizen, society, the whole town, the whole village, the
        whole neighbourhood, the whole city, open to all, for all, to all, all of us, all comers, whoever, as many
        people as possible, a lot of people, lots of people, many people, the people, people, humanity, all
        audiences, the world""",
    ),
    (
        "access",
        """partially sighted, visually impaired, hard of hearing, sighted, subtitles, interpreter, languages,
        translat*, braille, large print, big print, easy read, sign language, ramp, wheelchair, step free, lift
        access, pushchair, pram, hearing loop, disab*, illitera*, without internet, without a car, no car, low
        income, on benefits, sliding scale, literacy""",
    ),
    ("self", "i!, we, us!, our, my, me!, myself, ourselves"),
)
