"""English words that are better said otherwise: words of the trade, and matters that may point to one person."""

GROUPS = (
    (
        "jargon",
        """governance, co construct*, co creat*, cocreat*, co design*, codesign*, empower*, capacity building,
        resilien*, ecosystem*, synerg*, holistic*, systemic*, cross cutting, cross sector*, transversal*, inclusiv*,
        inclusion, leverag*, lever, levers, stakeholder*, mainstreaming, upskill*, reskill*, scal*, scalable,
        scalability, scale up, scaling, upscal*, disrupt*, innovative, innovation*, innovate, agile, iterativ*,
        iterate, paradigm*, externalit*, impactful, social impact, impact measurement, societal, value proposition,
        value add*, added value, business model, circular economy, target audience*, target group*, target
        population*, participatory, collective intelligence, collaborativ*, social cohesion, social fabric,
        hackathon, incubat*, ideation, design thinking, ux, kpi, kpis, okr*, deliverable*, roadmap*, benchmark*,
        best practice*, bottom up, top down, grassroots, outreach strategy, outcomes framework, theory of change,
        logframe, framework*, methodolog*, problematic*, thematic*, operationali*, strateg*, sustainab*, optimi*,
        streamlin*, capitali*, valori*, professionali*, facilitat*, silo, silos, siloed, hybrid*, interoperab*,
        implement*, multi stakeholder, multi agency, partnership working, socio economic, socioeconomic, vulnerable
        groups, underserved, marginali*, digital divide, digital inclusion, wraparound, signposting, one stop shop,
        place based, asset based, human centred, human centered, user centric, people centric, onboarding,
        touchpoint*, pain point*, low hanging fruit, mvp, pivot*, pitch*, go to market, blended finance, monitoring
        and evaluation, pilot scheme, service delivery, delivery partner*, change agent*, change maker*,
        changemaker*, thought leader*, ideate, actionable, granular*, transformative, transformational, cutting
        edge, state of the art, game chang*, end users, key actors, key players, territorial, replicab*,
        replicability""",
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
        record, custody, electronic tag, suspended sentence, parole, probation, arrest*, offender*, offence, thief,
        stole, stealing, dealer, trafficking, assault*, rape*, abused, abuse, abusive, domestic violence, incest,
        prostitut*, sex work*, sexually, homosexual*, gay, lesbian*, bisexual*, transgender, trans!, queer, came out
        as, communist*, far right, far left, labour party, conservative party, tory, votes labour, votes for, voted
        for, ukip, republican, democrat!, trade unionist, union member, party member, brexit*""",
    ),
)
