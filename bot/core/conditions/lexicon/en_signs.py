"""English words for what an answer says: figures, dates, decisions, causes, traces... One group for each sign."""

GROUPS = (
    (
        "number",
        """two, three, four, five, six!, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen,
        seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred, thousand,
        million, billion, dozen, dozens, half, halves, third!, thirds, quarter, couple of, a couple, percent, per cent,
        percentage, twice, double, doubl*, triple, tripl*, zero, once a, one in, one out of, one hour, one day, one
        euro, a fifth, a tenth, a hundred, handful of, one week, one month, one year, one person, one employee, one
        paid, one half, none of, single digit, one full time, one half time, one job, one post, one position, one
        household, one family, one salaried""",
    ),
    (
        "date",
        """end of the year, start of the year, school year, academic year, middle of the year, dusk, dawn, january,
        february, april, june, in may, by may, early may, late may, mid may, until may, from may, to may, in march,
        by march, early march, late march, mid march, until march, from march, to march, july, august, september,
        october, november, december, jan, feb, apr, jun, jul, aug, sep, sept!, oct, nov, dec, spring, summer,
        autumn, in the fall, this fall, by fall, next fall, winter, season, christmas, easter, ramadan, halloween,
        new year, bank holiday, half term, term time, back to school, quarter, semester, fortnight, century, monday,
        tuesday, wednesday, thursday, friday, saturday, sunday, weekend, tomorrow, yesterday, tonight, last year,
        next year, next month, next week, by the end, end of the year, mondays, tuesdays, wednesdays, thursdays,
        fridays, saturdays, sundays""",
    ),
    (
        "decision",
        """vote, votes, voted, voting, voter, decid*, decision*, choose, chooses, chose, chosen, choosing, choice*, pick,
        picked, picks, select*, agree, agrees, agreed, agreement*, disagree*, consensus, consent, unanim*, majorit*,
        show of hands, referendum, poll, polled, ballot*, draw lots, drew lots, drawn by lot, have a say, has a say,
        had a say, real say, final say, veto, approv*, reject*, refus*, turned down, turn down, said no, say no,
        overrul*, adopt*, opted, opt for, settle*, prioriti*, elect, elected, elects, election*, deliberat*, resol*,
        charter, compromise*, sign off, signed off, signs off, green light, asked for, insisted, demanded, obtained,
        preferred, they wanted, their idea*, came from them, suggested by, proposed by, it was their, her idea, his
        idea, idea came from, took up, we took their, changed our mind, change our mind, dropped, kept, power to, set
        the hours, set the price, sets the, set prices, sets prices, wrote the, drafted, ruled, jury, committee votes,
        last word, won the, stopped because, scrapped, they got, also got, pushed back, turned it down, threw out,
        thrown out, voted down, ruled out, said yes, say yes, have said yes, in favour, in favor""",
    ),
    (
        "method evidence",
        """survey*, questionnaire*, form!, forms!, statistic*, figures, study, studies, census, data, notebook*,
        logbook*, log!, register*, spreadsheet*, chart*, table of, report*, minutes of, measur*, photo*, video*,
        record*, diary, diaries""",
    ),
    (
        "method",
        """phone, stand, stood at, sat at, log of, tally of, rang, ring, rings, watch*, walk, walked, list!, lists, tally,
        remarks, complaints, suggestion*, opinion*, figures, stood, sat with, class, classes, course*, session*,
        visit*, interview*, meeting*, met!, meet!, workshop*, focus group*, coffee*, breakfast*, door to door, knocked,
        knocking, doorstep*, drop in*, observ*, listen*, discuss*, conversation*, chat!, chats, chatted, chatting,
        talked to, talked with, talking to, talking with, spoke to, spoke with, speaking to, speaking with, asked,
        asking, request*, calls, called, phone*, phoning, training, train!, trained, trains, guide*, handbook*,
        manual*, toolkit*, kit!, kits, tutorial*, plans, network*, website, online, internet, open source, blog,
        whatsapp, facebook, podcast*, newsletter*, email*, text messages, poster*, leaflet*, flyer*, mentor*, buddy,
        buddies, buddying, pair*, apprentic*, placement*, internship*, trial*, tested, testing, test!, tests, pilot*,
        prototype*, experiment*, schedule*, rota, rotas, calendar, suggestion box, ideas box, sticky notes, post it*,
        cards, card, map, maps, mapping, mapped, game, board!, round table, circle*, committee*, assembly, assemblies,
        pairs, teams of, roles, rotat*, take turns, taking turns, took turns, compar*, cross check*, count, counts,
        counted, counting, inventory, evaluat*, assess*, feedback, debrief*, review*, sign up*, signed up, waiting
        list*, consult*, forum*, archive*, franchise, charter, licen*, booklet*, brochure*, tool, tools, toolbox,
        method*, protocol*, procedure*, checklist*, software, app!, apps, platform*, badge*, demonstrat*, tour, tours,
        open day*, shared meal*, word of mouth, tally, sheet*, weekly check*, check in*, shadow*, twinning, branches,
        fieldwork, walk around, walked around, walkabout*, keep a list, kept a list, we note, written down, write down,
        wrote down, hotline, stall, pop up*, exhibition*, noticeboard*, collect!, collects, collected, collecting,
        noted, note that, notice!, noticed, told us, told me, said that, tell us, tells us, talking it over, talked it
        over, talk it over, talk about it, explained, show of hands, raise hands, raised hands, box, boxes, logs, turn
        up sheet, attendance, count!, counter, reply, replies, replied, answered, answers, watching, looked at, look
        at, look together, read out, film*, wrote, writing, record*, going round, went round, on the phone, by phone,
        by post, letters, side by side, in pairs, in small groups, mentor, open evening*, hold, went to see, gone to
        see, go and see, went and saw, goes to see, dug out, call outs, callouts, a mark, marks, made a mark, tick*,
        spend a week, spends a week, spend a day, spend time, dry run, come and see, came to see, one at a time, show
        how, shows how, showed, on the job, hands on, gathered, gather, got them round, got them together, got
        everyone, brought together, bring together, invited, invite, sat them down, sat down with, round the table,
        around the table, find out, found out, finding out""",
    ),
    (
        "cause",
        """pays for, brings in, keeps the, comes down to, explained by, on account of, seeing that, now that, hence,
        because, cos, cuz, bc, coz, since, so!, therefore, thus, hence, thanks to, due to, owing to, as a result,
        consequen*, that s why, that is why, this is why, the reason, reason*, which means, meaning that, this means,
        that means, otherwise, or else, in case, without it, without her, without him, without them, without that,
        depend*, led to, leads to, lead to, oblig*, prevent*, allow*, enabl*, makes it, made it, made him, made her,
        made them, helped her, helped him, encourag*, motivat*, afraid, for fear, in order to, so that, why!, such
        that, that way, given that, as there, as they, as we, explains, explain*, thanks, owing, comes from, due,
        results in, resulted in, result!, helped them, as the, as many, as most, as some, as few, as people, as nobody,
        as no one, as she, as he, as no, as you, as our, as half, cause!, causes, caused, causing, stop!, stops,
        stopped, force, forced, forces, except, unfortunately, sadly, too!, can t, cant!, cannot, couldn t, couldnt,
        don t, dont!, doesn t, doesnt, won t, wont!, hasn t, haven t, hasnt, havent, isn t, aren t, isnt, arent, have
        no, has no, there s no, theres no, there is no, with no, nobody, no one, run out, runs out, ran out, wore them
        out, worn out, wears them, push*, gave her, gave him, gave them, gave me, urged, persuad*, convinc*, reassur*,
        next to her, next to him, beside her, beside him, by her side, never heard, never have, drove!, backed by,
        backed up by, believed in, unless, doesn t know, put off, puts off, puts people off, puts them off, risk*,
        overload*, given how, on weekdays, office hours, weekdays only, not a minute more, no more than, if they, when
        they, at that time, you need, need to, have to, has to, must, but!, talked her into, talked him into, talked
        them into, talked me into, after seeing, after hearing, after watching, after reading, after losing, after
        meeting, after her, after his, that calms, that helps, that keeps, that brings, that makes, it keeps, it
        brings, it helps, it calms, the double, double the, to avoid, not for, for lack of, for want of, through lack
        of""",
    ),
    (
        "hardship cause",
        """only, mile, miles, km, turn* down, turned down, turn down, turns down, ashamed, shame, embarrass*, afraid,
        fear*, scared, dare*, too expensive, too far, too late, too long, too small, too heavy, too few, too early, too
        old, too young, too busy, cost, costs, costly, expensive, far away, wait, waits, waited, waiting, give up, gave
        up, giving up, stuck, blocked, turned away, full!, closed, closes, closing, shut, no room, no space, overflow*,
        exhaust*, tired, isolat*, lonely, struggl*, can t afford, cannot afford, afford, no car, without a car, no
        internet, don t know how, do not know how, cannot read, can t read, don t speak, do not speak, but only, only
        in, only on, only opens, only open, but not, but it, but they, but the, but many, but nobody, but no, but
        there, but you, queue, waiting list*, prices, price!, too much paperwork, months wait, on a waiting list,
        noise, long way, full up, too much, proof of, a referral""",
    ),
    (
        "hardship",
        """sleep*, walk*, on foot, queue*, cold, hungry, hunger, damp, mould*, cry, cries, cried, fall, falls, fell, skip,
        skips, skipped, skip meals, eat alone, stay home, stay at home, stays home, stuck at home, locked in, bored,
        hang around, hanging around, throw*, thrown, wast*, debt*, unpaid, arrears, evict*, drop out, dropped out,
        quit, hide, hides, hiding, lie!, move away, moved away, lose, loses, losing, pay!, pays, borrow*, sell*, sold,
        wash, washes, stress*, anxi*, suffer*, sick, ill!, depress*, lonel*, talk to nobody, see nobody, see no one,
        speak to no one, hours by bus, by bus, mile, miles, km, kilomet*, every morning, every night, each morning,
        each evening, in the dark, miss school, miss work, misses, missed, by hand, fail!, fails, failed, failing, in
        the rain, pretend*, with their coat on, in their coat*""",
    ),
    (
        "compare",
        """against, all the way, had to, but not, not just, not only, not a, not the, more and more, less and less, in the
        old days, once!, better, worse, sooner, later, years back, before, previously, formerly, in the past, used to,
        until now, so far, up to now, no longer, any more, anymore, elsewhere, anywhere else, somewhere else, unlike,
        contrary, on the contrary, whereas, while!, instead, rather than, in place of, compar*, same!, versus, vs,
        twice as, half as, three times, more than, less than, fewer than, fewer, better than, worse than, faster than,
        faster, quicker, as many as, as much as, average, above, below, than!, nowhere, no other, nobody else, no one
        else, none of, nothing like, only one, the only, first time, does not exist, doesn t exist, didn t exist, did
        not exist, already exist*, nearest, closest, next door, neighbouring, neighboring, similar*, like the, usual*,
        normal*, ordinary, traditional*, classic*, generally, otherwise, elsewhere, old!, former, another town, another
        city, other towns, other cities, others, other places, at the start, in the beginning, back then, the year
        before, years ago, we kept, we keep, kept, dropped, drop!, left out, leave out, copied, copy, borrowed, adapt*,
        chang*, replac*, adjusted, by contrast, on the other hand, stands out, original*, had been, would never, didn
        t, did not, couldn t, could not, wasn t, weren t, today, since then, ever since, we now, now we, they now, now
        they, who now, which now, than now, is now, are now, can now, now can, now!, everywhere else, anywhere, ours!,
        theirs!, except, same principle, same idea, not even, but only, but it, but they, but that, but with, but
        without, ours is, ours will, further away, months ago, only for, only do, only does, only the, in the city, in
        town, in london, reserved, moved it, turned it, transposed, originally, initially, outside the, for others, to
        others, in other, here we, here you, here people, here they, here it s, here children, here parents, since
        they, since we, since he, since she, since i, next town, next village, next valley, next estate, opposite,
        doesn t even, don t even, saw teenagers, we saw them, used to see, but!, different from, is different, are
        different, was different, different to, differs, differ!, doesnt exist, dont exist, not exist, no one in,
        nobody in, no one here, nobody here, nothing in, nothing for, nothing here, there is already, already, there
        was, there were, was always, were always, was only, were only, was run, were run, was reserved, was made, were
        made, was done, were done, was kept, was decided, were decided, was seen, was a matter, it was a, it was the,
        it was him, it was her, it took, took two, took three, took five, took a, at first we, at first they, at first
        people, at first it, at first the, at first nobody, at first most, at first i, at first he, at first she, to
        begin with, the custom, customary, by tradition, these days, nowadays, turns out, turned out, in theory, the
        norm, supposed to, other than, who were, they were, she was, he was, who was, down the road, up the road, over
        there""",
    ),
    (
        "change",
        """we put, put in, put up, put out, simplif*, brought forward, brought back, took out, took away, got rid,
        shortened, widened, broadened, after remarks, after complaints, reopen*, convert*, at their suggestion, on
        their advice, more confident, less afraid, no more, chang*, modif*, adjust*, correct*, fixed, add, added,
        adding, adds, remov*, replac*, mov*, shift*, shorten*, lengthen*, widen*, reduc*, cut!, cuts, increas*, lower*,
        doubl*, switch*, turned into, transform*, evolv*, become, becomes, became, revis*, rethink*, rethought,
        redesign*, redid, redo, rebuilt, restart*, abandon*, stop*, dropped, leave!, leaving, left!, quit, gave up,
        give up, swap*, instead, rather than, no longer, any more, anymore, never again, from now on, finally, final,
        turned out, we understood, we realis*, we realiz*, learn*, discover*, will have, will be able, will know, will
        dare, will no longer, will feel, they ll, people will, they will, she will, he will, residents will, families
        will, children will, can now, now can, now know*, now has, now have, are now, is now, now!, less!, fewer, on
        their own, by themselves, themselves, independent*, able to, came out of, came from, thanks to them, asked us,
        asked for, at their request, we took, borrowed, otherwise, new version, used to, before, former, let go, rid
        of, extend*, extra, opened, postpon*, reorgani*, renam*, rewrote, rewritten, merged, split, ended, start ed, in
        the end, ended up, end up, originally, initially, at first, as a result, result!, can t be, so that they can,
        to be able, won t have to, without having to, without worrying, afford to, can finally, different!,
        differently, difference!, made a difference, new!, version, former!, old way, the old, we drop, to drop,
        dropping, adapted, adapting, we adapt, turns out, so now, now we, now they, now everyone, since then, ever
        since, back to, throw out, throwing out, throw away, throwing away, threw out, not ashamed, are not afraid,
        break with, breaking with, done with, we now, they now, moved on, flipped, turned upside down, dare, dares,
        dared""",
    ),
    (
        "scene",
        """during the, during a, was born, that is how, that s how, the first time, in the middle of, halfway, for
        example, for instance, e g, eg, such as, one day, one time, once!, the other day, that day, this time, one
        evening, one morning, one night, one afternoon, yesterday, last week, last month, last year, last summer, last
        winter, recently, monday*, tuesday*, wednesday*, thursday*, friday*, saturday*, sunday*, while he, while she,
        ago, in particular, remember*, i see, i saw, we saw, i heard, we heard, told us, told me, says, said, said
        that, tells, telling, recounted, anecdote*, case of, a neighbour, a neighbor, a lady, a man, a woman, a mother,
        a father, a mum, a mom, a dad, a pupil, a student, a boy, a girl, a teenager, a kid, a child, a young, a
        resident, a tenant, a volunteer, a former, an old, an older, an elderly, a retired, a pensioner, a couple, a
        family, a group of, one of, an employee, the employee, a participant, a member, a user, a grandmother, a
        grandfather, a farmer, a shopkeeper, a baker, someone came, smil*, cried, came in, arrived, turned up, showed
        up, next day, at the entrance, pay what, ramp, languages, in large print, came to, who came, came with, came
        back, mat, toys, translated into, fetches, in arabic, in polish, in spanish, in urdu, in turkish, free of
        charge, for free, is free, are free, free entry, free first, free the first, was free""",
    ),
    (
        "evidence",
        """asked us, asked for more, invited us, rang us, called us, come again, names on, statute*, bylaw*, rule*,
        rulebook, charter, contract*, agreement*, written, in writing, document*, file, files, announc*, newsletter*,
        leaflet*, bulletin*, newspaper*, press, magazine*, poster*, sign, signs, signed, signature*, letter*, email*,
        message*, guestbook, guest book, testimon*, minutes, vote*, budget*, invoice*, grant*, list!, lists, sign up*,
        signed up, map*, plan!, plans, photo*, picture*, video*, film*, record*, register*, notebook*, boards,
        noticeboard*, graph*, chart*, statistic*, report*, survey*, sees, seen, saw, hear!, hears, visible, appear*,
        says, said, told, tells, come back, comes back, came back, opens, opened, keep coming, stay open, queue*,
        waiting list*, greet*, award*, prize*, label*, diploma*, certificate*, wall*, shop window*, letterbox*, moved
        in, chose, inaugurat*, website, online, without us, on the door, we see, people see, you see, can see, is open,
        are open, stays open, is full, are full, was full, is packed, are packed, packed, on paper, pinned, posted up,
        put up, up on the, word for word, handed out, count!, counted, counts, points out, pointed out, buy!, buyers,
        bought, rent, rented, moving in, notice!, noticed, noticeboard, ask for, asks for, ask to, the board, local
        paper, the paper, in the papers, papers, say that, they say, people say, say it, say they, families say,
        parents say, residents say, neighbours say, staff say, visitors say, shopkeepers say, pupils say, users say,
        volunteers say, teachers say, are moving in, people moving in, families moving in, want to move in, move in
        here, reopened, has reopened, full in, fully booked, booked up, sold out""",
    ),
    (
        "review",
        """count meals, we count, count how, decide if, decide what, step back, catch up, look at the figures, take a
        look, ask users, ask families, review*, take stock, taking stock, stock take, assess*, evaluat*, feedback,
        debrief*, check in*, check!, checks, checking, look back, looking back, reflect*, measur*, what works, what
        worked, what s working, adjust*, correct*, improve*, survey*, questionnaire*, satisfaction, report*, annual
        meeting, agm, monitor*, retrospective*, wrap up, decide whether, decide what next, stop or go, go no go, see
        what, summing up, sum up, conclusion*, follow up*, look at how, look at what, discuss results, results, to fix
        things, fix things, fix what, draw the lessons, draw lessons, we stop, stop for a week, pause, keep or drop,
        carry on or, continue or, whether to carry on, whether to continue, see how it, see if it, if it went well, if
        it worked, what people thought, lessons learnt, lessons learned, lesson learnt, lessons from, the lessons,
        learn lessons, what s wrong, whats wrong, what went wrong, what doesn t work, what didn t work, what is wrong,
        what went well, dry run, say what""",
    ),
    (
        "need",
        """for now, yet, someone to, someone who, somebody who, somebody to, weak on, to convince, lacking, lack*, need*,
        looking for, look for, search*, seek*, want someone, still have to, still to, not yet, no one, nobody, none of
        us, no one knows, don t have, do not have, we have no, without a, we don t, we do not know, don t know how, don
        t know, can t, cannot, vacant, recruit*, hire, hiring, to find, find someone, would like, would love, ideally,
        short of, weak point*, gap!, gaps, complete!, help wanted, wish!, wanted, could use, could do with, absent,
        vacancy, vacancies, miss!, misses, missed, missing""",
    ),
    (
        "condition",
        """at worst, if need be, depending on, in that case, the day that, were to, run short, runs short, goes wrong,
        falls through, fall through, if!, unless, in case, in the event, otherwise, should the, should we, should it,
        provided, as long as, plan b, plan c, fallback, fall back, back up, backup, without the grant, without funding,
        without money, without the, even without, suppose*, imagine*, whenever, when the worst, worst case, failing
        that, or else, whether, failing a, failing the, failing which""",
    ),
    (
        "lack",
        """no shops, left in the, need more, there should be, are no, is no, were no, no longer any, we lack, there is no,
        there s no, there are no, there isn t, there is not, there aren t, no place to, no place for, nowhere to, no
        space for, no service, no services, no structure*, no facilit*, lack of, lacks, lacking, lack, is missing, are
        missing, missing, we need a, we need an, we need more, we need to create, need for a, need for, need a, needs
        a, need more, needs more, does not exist, doesn t exist, not enough, absence of, shortage of, a gap in, don t
        have a, do not have a, don t have any, have no, has no, should be a, insufficient, badly lacks, set one up,
        need to set up, none in, no dedicated, no proper, no nursery, no venue""",
    ),
    (
        "say",
        """say, says, said, tell, tells, told, talk, talked, explain, explained, ask, asked, noticed, notice, noticing,
        spotted, complain*, reported, report, answered, replied, want, wanted, wrote, mentioned, raised, come, came,
        arrive, arrived, were, have, had, are, find, found, started, keep, kept, bring, drop, queue""",
    ),
    (
        "verb",
        """lend, lends, lending, lent, loan, loans, give, gives, giving, gave, offer, offers, offered, provid*, supplies,
        supply, bring*, brought, deliver, delivers, delivered, delivering, drive, drives, driving, drove, sell, sells,
        selling, sold, buy, buys, buying, bought, pay, pays, paid, paying, fund!, funds, funded, finances, financed,
        host!, hosts, hosting, hosted, welcom*, receiv*, open, opens, opened, close, closes, train!, trains, trained,
        training, teach, teaches, teaching, taught, show, shows, showed, showing, explain*, translate, translates,
        translating, translated, write, writes, writing, wrote, written, read, reads, reading, edit, edits, editing,
        edited, proofread*, draw, draws, drew, drawing, designs, designed, designing, paints, painted, painting, sew,
        sews, sewing, sewed, knit*, cooks, cooking, cooked, prepar*, serve, serves, serving, served, distribut*, grow,
        grows, grew, growing, planted, planting, plants the, waters the, watering, harvest*, gardening, cleans,
        cleaned, cleaning, tidy, tidies, sort!, sorts, sorting, sorted, repairs, repaired, repairing, mend, mends,
        mended, mending, fix*, build, builds, built, make, makes, made, making, assembl*, weld, welds, welding,
        manages, managing, managed, run, runs, running, ran, organise, organises, organised, organising, organize,
        organizes, organized, organizing, lead, leads, led, leading, coordinates, coordinating, hold, holds, held,
        keep, keeps, kept, keeping, counts, counted, counting, accounts, bookkeeping, look after, looks after, looking
        after, takes care, take care, watch, watches, listen, listens, accompan*, guides, guided, send, sends, sent,
        sending, refer, refers, referred, invit*, calls, called, phones, phoned, phoning, inform*, communicates,
        spread, spreads, publish*, filmed, filming, photographs, records, recorded, codes, coding, develops, developed,
        advises, advised, advise, suggest*, choose, chooses, chose, decid*, vote, votes, voted, set, sets, signs,
        signed, approv*, evaluates, measures, measured, interviews, interviewed, meets, met, visits, visited, visiting,
        find, finds, found, recruits, recruited, recruiting, hired, hires, employs, supervis*, mentors, mentoring,
        mentored, put, puts, take, takes, took, charge of, in charge, responsible for, handl*, deals with, deal with,
        negotiat*, defend*, represents, carry, carries, carried, collect, collects, collected, collecting, picks,
        picked, pick, recycles, recycled, maps, mapped, mapping, spot, spots, spotted, reported, alert*, print, prints,
        printed, printing, creates, created, creating, invent*, test, tests, tested, testing, checks, checked,
        checking, check, try, tries, tried, correct*, add, adds, added, sing, sings, sang, singing, play, plays,
        played, playing, dance, dances, dancing, tell, tells, told, know, knows, knew, speak, speaks, spoke, swaps,
        swapped, rent, rents, rented, turns, turned, does, did, donat*, fetch*, tutors, tutoring, tutored, greet*,
        screens, handing, hands, hand, handed, lets, let, allows, display*, contribut*, unlock*, bake, bakes, baked,
        baking, brews, brewing, carv*, restor*, maintains, pilots, facilitates, moderates, raises, raised, fundrais*,
        audits, connects, introduc*, drops, stocks, loads, dig, digs, digging, good at, knows how, mixes, translates,
        irons, folds, washes, washed, washing, pours, stamps, patrols, drafts, drafted, proposes!, proposed!, propose!,
        install!, installs, installed, installing, planning!, plans!, passes!, repair!, films!, clean!, cook!, mind!,
        minds, fit!, fits, fitted, help run, helps run, cut!, cuts, post!, posts, leave!, leaves, leaving, left!,
        started, cede, launch*, agree to, agrees to, rotates, rotate, feed, feeds, fed, typing, types, sits on, sit on,
        sit with, sits with, stay!, stays, tends, bind, binds, house them, house people, houses the, houses people,
        house the, house two, starts the, starts a, joins the, joins in, services the, services scooters, services
        bikes, services cars""",
    ),
)
