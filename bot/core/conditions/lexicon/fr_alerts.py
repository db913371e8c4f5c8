"""French words that are better said otherwise: words of the trade, and matters that may point to one person."""

GROUPS = (
    # Words of the trade, said by nobody at home.
    (
        "jargon",
        """gouvernance, co construct*, coconstru*, co constru*, co design, codesign, co elabor*, coelabor*,
        empowerment, capacit action, capacitation, capacitant*, encapacit*, pouvoir d agir, resilien*, ecosystem*,
        synergi*, holistiq*, systemiq*, transversal*, transversalit*, inclusif, inclusive, inclusifs, inclusives,
        inclusivit*, inclusion, levier*, impuls*, essaim*, mutualis*, parties prenantes, partie prenante,
        ingenierie, dispositif*, problematique*, thematique*, methodologi*, maillage, territorialis*,
        territorialit*, intersectoriel*, pluridisciplinaire*, transdisciplinaire*, multi partenarial*,
        multipartenarial*, partenarial*, partenariale, operationnel*, operationnalis*, strategi*, feuille de route,
        livrable*, indicateur*, benchmark*, scalab*, passage a l echelle, changement d echelle, disrupt*, innovant*,
        innovation sociale, innovation*, agilit*, iteratif*, iterative*, paradigm*, externalit*, impact social,
        impact societal, impact positif, societal*, mesure d impact, utilite sociale, plus value, valeur ajoutee,
        proposition de valeur, business model, modele economique, economie circulaire, public cible, publics cibles,
        population cible, cibles, coeur de cible, ciblage, participatif, participative, participatifs,
        participatives, demarche participative, intelligence collective, collaboratif, collaborative, collaboratifs,
        reliance, vivre ensemble, faire ensemble, faire societe, cohesion sociale, mixite sociale, lien social,
        tiers lieu*, living lab, fablab, hackathon, incubat*, prototyp*, ideation, design thinking, ux, kpi, kpis,
        reporting, monitoring, process, brainstorm*, pitch*, pitcher, onboarding, sourcing, matching, crowdfunding,
        networking, best practice*, bonnes pratiques, mainstream*, transition ecologique et, transition* ,
        durabilite, ecoresponsab*, frugal*, low tech, solutionn*, adress* la problemat*, adresser un besoin, appui
        technique, ressources humaines et, appel a projets, appel a manifestation, aap, ami!, qpv, epci, ptce, scic,
        dla, feder, fse, contrat de ville, cpom, cper, politiques publiques, action publique, acteurs du territoire,
        acteurs locaux, territoires, dynamique territoriale, dynamique partenariale, dynamiser, dynamique
        collective, perennis*, perenne*, perennite, optimis*, rationalis*, structurant*, polymorph*, valoris*,
        capitalis*, professionnalis*, sensibilis*, conscientis*, autonomis*, responsabilis*, contractualis*,
        formalis*, modelis*, concertation, gouvern* partag*, subsidiarit*, ancrage territorial, developpement
        territorial, developpement durable, attractivite, animation territoriale, projet de territoire, approche
        globale, approche integree, posture*, facilitat*, faciliter l emergence, emergence, insertion socio*, socio
        economique*, socioprofessionnel*, socio professionnel*, socioeconomique*, vulnerabilis*, publics fragil*,
        publics eloign*, publics empech*, non recours, fracture numerique, illectronisme, inclusion numerique,
        remobilis*, parcours usager, accompagnement global, guichet unique, interoperab*, implement*, decloisonn*,
        desilot*, silo, silos, hybrid*, cross fertilis*, fertilisation croisee, reappropriation, reapropriation,
        capital social, encastr*, heuristiq*, ontolog*, epistem*""",
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
        lfi, macroniste*, socialiste*, encarte*, syndique*, cgt, cfdt, vote a, vote pour le, militant politique,
        gilet jaune""",
    ),
)
