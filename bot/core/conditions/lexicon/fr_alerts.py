"""French words that are better said otherwise: words of the trade, and matters that may point to one person."""

GROUPS = (
    # Words of the trade that stop a neighbour who reads them. A word that one meets in the local paper ("dispositif",
    # "lien social") does not: it is in the next group.
    (
        "jargon",
        """co construct*, coconstru*, co constru*, co design, codesign, co elabor*, coelabor*, empowerment, capacit
        action, capacitation, capacitant*, encapacit*, pouvoir d agir, synergi*, holistiq*, systemiq*, transversalit*,
        essaim*, parties prenantes, partie prenante, ingenierie de projet, ingenierie sociale, ingenierie territoriale,
        maillage, territorialis*, territorialit*, intersectoriel*, pluridisciplinarit*, transdisciplinaire*, multi
        partenarial*, multipartenarial*, operationnalis*, feuille de route, livrable*, benchmark*, scalab*, passage a l
        echelle, changement d echelle, disrupti*, iteratif*, iterative*, paradigm*, externalit*, mesure d impact,
        impact societal, societal*, proposition de valeur, business model, coeur de cible, publics cibles, public
        cible, population cible, reliance, faire societe, living lab, hackathon, ideation, design thinking, ux, kpi,
        kpis, onboarding, sourcing, best practice*, mainstream*, solutionn*, adresser un besoin, adresser la
        problematique, appel a manifestation, aap, ptce, scic, dla, feder, fse, cpom, cper, epci, dynamique
        partenariale, dynamique territoriale, dynamiques territoriales, contractualis*, modelis*, gouvern* partag*,
        subsidiarit*, ancrage territorial, approche integree, insertion socio*, socioprofessionnel*, socio
        professionnel*, vulnerabilis*, publics fragilis*, publics empech*, non recours, illectronisme, interoperab*,
        decloisonn*, desilot*, cross fertilis*, fertilisation croisee, reappropriation, capital social, encastr*,
        heuristiq*, ontolog*, epistem*, ecosysteme d acteurs, ecosysteme partenarial, ecosysteme territorial,
        ecosysteme entrepreneurial, notre ecosysteme, acteurs de l ecosysteme, bottom up, top down, capitalisation,
        evaluation d impact, appropriation collective, facilitation graphique""",
    ),
    # Said everywhere, and harmless alone: an answer that holds little else says nothing.
    (
        "buzz",
        """gouvernance, resilien*, ecosystem*, transversal*, inclusif, inclusive, inclusifs, inclusives, inclusivit*,
        inclusion, leviers, levier de, levier d, comme levier, mutualis*, ingenierie, dispositif*, problematique*,
        thematique*, methodologi*, pluridisciplinaire*, partenarial*, operationnel*, strategi*, indicateur*, innovant*,
        innovation*, agile*, agilit*, impact, plus value, valeur ajoutee, modele economique, economie circulaire,
        cibles, ciblage, participatif, participative, participatifs, participatives, intelligence collective,
        collaboratif, collaborative, collaboratifs, collaboratives, vivre ensemble, faire ensemble, cohesion sociale,
        mixite sociale, lien social, liens sociaux, tiers lieu*, fablab, incubat*, reporting, brainstorm*, networking,
        bonnes pratiques, transition ecologique, transition*, durabilite, ecoresponsab*, appel a projets, qpv, contrat
        de ville, politiques publiques, action publique, acteurs du territoire, acteurs locaux, territoires, dynamiser,
        dynamique*, redynamis*, perennis*, perenn*, optimis*, rationalis*, structurant*, valoris*, capitalis*,
        professionnalis*, sensibilis*, conscientis*, autonomis*, responsabilis*, formalis*, concertation, developpement
        territorial, developpement durable, attractivite, animation territoriale, projet de territoire, approche
        globale, posture*, facilitat*, emergence, emerger, socio economique*, socioeconomique*, publics fragil*,
        publics eloign*, publics vulnerab*, fracture numerique, inclusion numerique, remobilis*, accompagnement global,
        guichet unique, implement*, silos, hybrid*, federer, au service de l humain, intergenerationnel*, proximite,
        convivialite, bienveillance, bienveillant*, citoyennete, cadre de vie, enjeux, parcours adapte*, sur mesure,
        territorial*, creat* de lien, complementarite*, horizontale, horizontal, cloisonn*, descendant*, adn, coeur du
        projet, coeur de notre, coeur de la demarche, amelioration continue, demarche de""",
    ),
    # Health, religion, origin, justice, sexual life, politics: only next to one person who could be recognised.
    (
        "sensitive",
        """diabet*, cancer*, leucemie, tumeur, depress*, depressif, depressive, bipolaire, schizo*, psychiatri*,
        psychiatrique, suicid*, vih, hiv, sida, seropositi*, hepatite*, alcooli*, alcoolique, cirrhose, drogue,
        drogues, droguee, toxicoman*, toxico*, cocaine, heroine, addict*, accro, cure de desintox*, desintox*,
        methadone, autis*, asperger, trisomi*, handicap*, epilep*, parkinson, alzheimer, demence, sclerose, avc,
        infarctus, cardiaque, anorexi*, boulimi*, obese, obesite, enceinte, avort*, ivg, fausse couche, hospitalis*,
        opere, operee, amput*, paralys*, chimio*, dialys*, sous traitement, medicaments, antidepress*, malade, burn
        out, burnout, maladie, hiv, dyslex*, schizophrene, psychose, traumatis*, trouble*, musulman*, islam*, juif,
        juive, juifs, chretien*, catholique*, protestant*, evangeliq*, bouddhist*, hindou*, temoin de jehovah,
        temoins de jehovah, voile, voilee, converti*, athee, pratiquant*, ramadan, d origine, origine, rom, roms,
        gitan, gitane, tzigane, manouche, arabe, maghrebin*, africain, africaine, noir!, noire, metis, metisse,
        kabyle, kurde, tchetchene, sans papiers, clandestin*, oqtf, deboute*, expulse*, algerien*, marocain*,
        tunisien*, malien*, senegalais*, congolais*, afghan*, syrien*, somalien*, erythreen*, roumain*, bulgare,
        prison, incarcer*, detenu*, detention, taulard, condamn*, casier judiciaire, garde a vue, bracelet
        electronique, sursis, probation, libere de, mise en examen, mis en examen, jug* pour, delinquan*, vol!,
        voleur, voleuse, deale*, dealer, trafic*, agress*, viol!, violee, viole, violeur, battue, violences
        conjugales, inceste, pedophil*, prostitu*, homosexuel*, gay, lesbienne*, bisexuel*, transgenre, trans,
        queer, coming out, communiste*, extreme droite, extreme gauche, front national, rassemblement national, rn!,
        lfi, macroniste*, socialiste*, encarte*, syndique*, cgt, cfdt, militant politique,
        gilet jaune, vote a gauche, vote a droite, vote a l extreme, vote ecolo, vote communiste""",
    ),
)
