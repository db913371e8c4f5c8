"""English words that are better said otherwise: words of the trade, and matters that may point to one person."""

GROUPS = (
    # Words of the trade that stop a neighbour who reads them.
    (
        "jargon",
        """co construct*, co creat*, cocreat*, co design*, codesign*, capacity building, build capacity, synerg*,
        holistic*, systemic*, cross cutting, cross sector*, transversal*, leveraging, leverage our, leverage the,
        leverage existing, leveraged, stakeholder*, mainstreaming, upskill*, reskill*, scale up, scaling, scaled up,
        scalab*, upscal*, at scale, disrupti*, iterativ*, paradigm*, externalit*, impactful, impact measurement,
        societal, value proposition, target audience*, target group*, target population*, hackathon, ideation, design
        thinking, ux, kpi, kpis, okr*, deliverable*, benchmark*, bottom up, top down, outreach strategy, outcomes
        framework, theory of change, logframe, operationali*, siloed, interoperab*, multi stakeholder, multi agency,
        wraparound, signposting, place based, asset based, human centred, human centered, user centric, people centric,
        onboarding, touchpoint*, pain point*, low hanging fruit, mvp, go to market, blended finance, delivery partner*,
        change agent*, change maker*, changemaker*, thought leader*, ideate, actionable, transformational, cutting
        edge, state of the art, replicability, capacitation, sourcing, subsidiarity""",
    ),
    # Said everywhere, and harmless alone: an answer that holds little else says nothing.
    (
        "buzz",
        """governance, empower*, resilien*, ecosystem*, inclusiv*, inclusion, levers, lever for, lever of, leverage,
        innovative, innovation*, innovate, agile, agility, social impact, impact, value add*, added value, business
        model, circular economy, participatory, collective intelligence, collaborativ*, social cohesion, social fabric,
        incubat*, roadmap*, best practice*, grassroots, framework*, methodolog*, problematic*, thematic*, strateg*,
        sustainab*, optimi*, streamlin*, capitali*, valori*, professionali*, facilitat*, silos, hybrid*, implement*,
        partnership working, socio economic, socioeconomic, vulnerable groups, underserved, marginali*, digital divide,
        digital inclusion, one stop shop, monitoring and evaluation, pilot scheme, service delivery, granular,
        transformative, game chang*, end users, key actors, key players, territorial, replicab*, foster, fosters,
        fostering, boost*, wellbeing, well being, engagement, community led, person centred, person centered, tailor
        made, tailored, at the heart, dynamic, citizenship, conviviality, intergenerational, living together, dna,
        continuous improvement, horizontal, complementar*, cohesion, standardised, standardized, transferab*, approach,
        approaches, pathway*, potential""",
    ),
    (
        "sensitive",
        """diabet*, cancer, leukaemia, leukemia, tumour, tumor, depress*, bipolar, schizo*, psychiatr*, suicid*, hiv,
        aids, hepatitis, alcohol*, drunk, drug, drugs, addict*, rehab, methadone, heroin, cocaine, autis*,
        asperger*, down syndrome, down s syndrome, disab*, epilep*, parkinson*, alzheimer*, dementia, multiple
        sclerosis, stroke, heart attack, anorexi*, bulimi*, obes*, pregnan*, abort*, miscarr*, hospitalis*,
        hospitaliz*, surgery, amput*, paralys*, chemo*, dialysis, on medication, medication, antidepress*, mental
        health, mental illness, mentally ill, sick, ill!, illness, disease, burnout, burn out, dyslexi*, psychosis,
        trauma*, ptsd, adhd, panic attacks, self harm*, muslim*, islam*, jew, jewish, christian*, catholic*,
        protestant*, evangelical*, buddhist*, hindu*, sikh*, jehovah*, hijab, veil, convert*, atheist*, mormon*, of
        origin, origin, roma, gypsy, gypsies, arab*, african*, black!, mixed race, kurdish, chechen, undocumented,
        illegal immigrant*, deport*, asylum claim, algerian*, moroccan*, nigerian*, somali*, eritrean*, afghan*,
        syrian*, pakistani*, romanian*, ethnic*, prison, jail, jailed, imprison*, inmate*, convict*, criminal
        record, custody, electronic tag, suspended sentence, on parole, probation, arrest*, offender*, offence, thief,
        stole, stealing, dealer, trafficking, assault*, rape*, abused, abuse, abusive, domestic violence, incest,
        prostitut*, sex work*, sexually, homosexual*, gay, lesbian*, bisexual*, transgender, trans!, queer, came out
        as, communist*, far right, far left, labour party, conservative party, tory, votes labour, ukip, republican, democrat!, trade unionist, union member, party member, brexit*""",
    ),
)
