"""French words for people, organisations and places. How to write an entry: see `bot.core.conditions.index`."""

GROUPS = (
    # People who may live the need themselves. They answer "who?", "for whom?" and "what do they say of it?" alike.
    (
        "person concerned public",
        """berger, bergere, forestier, viticulteur, vigneron, artisan, commercant, chauffeur, livreur, caissieres,
        tonton, tata, pepe!, papou, neveu, niece, filleul, jumeau, jumelle, orphelin, veufs, supporter,
        fidele!, fideles, habitue, habituee, estivant, vacancier, touriste, promeneur, randonneur, chasseur, motard,
        skateur, rappeur, gamers, nageur, coureur, choriste, glaneur, glaneuse, squatteur, squatteuse, campeur,
        transfrontalier, intérimaire, prisonnier, prisonniere, boursier, boursiere, decrocheurs, jeune maman, futurs
        parents, nouveau ne, habitant, riverain, voisin, voisinage, locataire, resident, colocataire, proprietaire,
        sans abri, sdf, sans papiers, famille, foyer fiscal, menage, parent, maman, papa, mere, pere, couple,
        fratrie, enfant, gamin, gosse, minot, bebe, adolescent, ado, ados, jeune, la jeunesse, cette jeunesse,
        collegien, collegienne, lyceen, lyceenne, ecolier, ecoliere, eleve, etudiant, apprenti, stagiaire,
        decrocheur, decrocheuse, neet, neets, fille, garcon, femme, homme, monsieur, dame, papi, papy, mamie, mamy,
        grand parent*, grands parents, grand mere*, grand pere*, petits enfants, ancien*, aine, ainee, aines,
        ainees, senior, retraite*, vieux!, vieille, octogenaire, personne* agee*, personnes seules, personne seule,
        personne* handicapee*, personne* isolee*, personne* sourde*, personne* aveugle*, personnes concernees,
        personne concernee, usager, usagere, utilisateur, utilisatrice, beneficiaire, client, cliente, clientele,
        patient, malade, aidant, aidante, soigne, allocataire, chomeur, chomeuse, demandeur* d emploi, demandeur* d
        asile, demandeuse*, precaire, migrant, exile, refugie, immigre, primo arrivant*, nouveaux arrivants, nouvel
        arrivant, nouvelle arrivante, nouvel* habitant*, arrivant, deplace, etranger, detenu, sortant* de prison,
        saisonnier, saisonniere, travailleurs pauvres, travailleurs saisonniers, travailleurs de, travailleurs en,
        travailleurs precaires, travailleuses, ouvrier, ouvriere, salaries precaires, agriculteur, agricultrice,
        paysan, paysanne, maraicher, maraichere, eleveur, eleveuse, pecheur, cycliste, pieton, pietonne,
        automobiliste, passager, passagere, participant, adherent, inscrit, apprenant, debutant, spectateur,
        spectatrice, lecteur, lectrice, joueur, joueuse, villageois, villageoise, citadin, rural*, banlieusard,
        citoyen, citoyenne, sourd, aveugle, malentendant, malvoyant, handicape, autiste, veuf, veuve, divorce!,
        celibataire, monoparental, monoparentale, monoparentales, intermittent, aidants, eux memes, elles memes, lui
        meme, elle meme, les interesse*, premiers concernes, premieres concernees, les concernes, les concernees,
        gens du voyage, gens du quartier, gens du village, gens du coin, gens d ici, gens concernes, copain, copine,
        camarade, bachelier, cheminot, routier, gens qui, ceux qui, celles qui, personnes qui, celui qui, celle qui,
        personnes en, gens en, personnes sans, gens sans, personnes avec, personnes vivant, personnes logees,
        personnes touchees, personnes rencontrees, personnes accueillies, certains d entre eux, certaines d entre
        elles, deux d entre eux, deux d entre elles, l un d eux, l une d elles, plusieurs d entre eux, nourrisson,
        cousin, cousine, frere, soeur, fils, mari, epouse, conjoint, conjointe, compagne, oncle, tante, belle mere,
        belle soeur, beau frere""",
    ),
    # Trades and roles: they act, but do not by themselves live the need.
    (
        "person",
        """veterinaire, opticien, podologue, poissonnier, poissonniere, fleuriste, quincaillier, cordonnier, potier,
        potiere, tisserand, tisserande, batteur, guitariste, pianiste, dj, diacre, eveque, pretre, huissier, greffier,
        receptionniste, standardiste, magasinier, grutier, couvreur, carreleur, chaudronnier, travailleur, benevole,
        salarie, salariee, animateur, animatrice, educateur, educatrice, mediateur, mediatrice, formateur, formatrice,
        maire, elu, elue, depute, prefet, adjoint, adjointe, conseiller, conseillere, professeur, prof, profs,
        enseignant, instituteur, institutrice, maitresse d ecole, directeur, directrice, medecin, docteur, infirmier,
        infirmiere, kine, pharmacien, pharmacienne, psychologue, psy, orthophoniste, dentiste, sage femme, sages
        femmes, aide soignant*, aide a domicile, auxiliaire, assistante sociale, assistant social, assistantes
        sociales, assistants sociaux, travailleur social, travailleurs sociaux, gardien, gardienne, concierge, facteur,
        factrice, postier, postiere, boulanger, boulangere, boucher, epicier, epiciere, commercant, artisan, menuisier,
        electricien, plombier, macon, couturier, couturiere, coiffeur, coiffeuse, mecano, mecanicien, mecanicienne,
        cuisinier, cuisiniere, cuistot, chef, cheffe, patron, patronne, employe, employeur, collegue, equipe, equipes,
        technicien, ingenieur, architecte, paysagiste, jardinier, jardiniere, chauffeur, chauffeuse, conducteur,
        conductrice, livreur, musicien, musicienne, artiste, comedien, comedienne, bibliothecaire, libraire,
        documentaliste, traducteur, interprete, juriste, avocat, avocate, notaire, policier, pompier, gendarme,
        militaire, secretaire, comptable, tresorier, tresoriere, president, presidente, coordinateur, coordinatrice,
        coordonnateur, coordinatrice, responsable, charge* de mission, chargee* de mission, agent*, agents,
        intervenant, parrain, marraine, mentor, tuteur, tutrice, ambassadeur, ambassadrice, fondateur, fondatrice,
        createur, porteur de projet, porteuse de projet, administrateur, administratrice, membre*, soignant,
        professionnel, professionnelle, professionnels, expert, chercheur, chercheuse, universitaire, sociologue,
        journaliste, cure, pasteur, imam, religieuse, donateur, donatrice, mecene, financeur, bailleur, bailleurs,
        producteur, productrice, restaurateur, restauratrice, hotelier, hoteliere, fournisseur, vendeur, vendeuse,
        caissier, caissiere, hote, hotesse, accueillant, referent, referente, moi meme, ami, amie, amis, amies,
        connaissance de, un groupe de, une bande de, personnel, agriculteurs, service civique, services civiques,
        volontaire, permanent, encadrant, entraineur, coach, moniteur, monitrice, maitre nageur, capitaine, berger,
        bergere, forestier, apiculteur, apicultrice, viticulteur, vigneron, meunier, fermier, fermiere, brasseur,
        assistante maternelle, nounou, nourrice, puericultrice, atsem, cpe, proviseur, proviseure, principal du,
        infirmieres, generaliste, veterinaire, ergotherapeute, conseillers, colleuse, brodeuse, tricoteuse, soudeur,
        peintre, sculpteur, photographe, cineaste, graffeur, danseur, danseuse, conteur, conteuse, ecrivain, ecrivaine,
        poete, regisseur, aumonier, aumoniere, brancardier, brancardiere, ambulancier, ambulanciere, secouriste,
        osteopathe, sophrologue, dieteticien, dieteticienne, nutritionniste, audioprothesiste, prothesiste, radiologue,
        gynecologue, pediatre, psychiatre, maieuticien, laborantin, surveillant, surveillante, pion, pionne, aesh, avs,
        intendant, intendante, ouvreuse, ouvreur, projectionniste, clown, magicien, magicienne, acrobate, circassien,
        circassienne, chorale, orchestre, fanfare, chef de choeur, soliste, slameur, slameuse, calligraphe, ceramiste,
        ebeniste, tapissier, tapissiere, luthier, luthiere, ferronnier, forgeron, verrier, tonnelier, charpentier,
        charpentiere, zingueur, platrier, vitrier, serrurier, ramoneur, chauffagiste, terrassier, paveur, ferrailleur,
        eboueur, cantonnier, balayeur, agent d entretien, femme de menage, lavandiere, repasseuse, boulangers,
        traiteur, cremier, cremiere, fromager, fromagere, charcutier, confiseur, chocolatier, patissier, patissiere,
        sommelier, barman, barmaid, serveur, serveuse, aubergiste, maraichers, arboriculteur, horticulteur,
        pepinieriste, bucheron, bucheronne, garde champetre, garde forestier, ostreiculteur, mytiliculteur, paludier,
        marin, marins, matelot, armateur, batelier, eclusier, docker, pilote, aiguilleur, controleur, controleuse,
        cariste, manutentionnaire, preparateur, preparatrice, operateur, operatrice, ouvriers, contremaitre, chef d
        equipe, cheffe d equipe, delegue, deleguee, syndicaliste, prudhomme, greffiere, magistrat, juge!, procureur,
        delegue du prefet, sous prefet, prefete, conseillers municipaux, garde des sceaux, ministre, senateur,
        senatrice, ingenieure, informaticien, informaticienne, developpeur, developpeuse, graphiste, webmaster,
        statisticien, geographe, historien, historienne, archeologue, botaniste, ornithologue, naturaliste, geologue,
        biologiste, chimiste, agronome, urbaniste, doctorant, doctorante, thesard, correspondant, correspondante,
        pigiste, animateurs, directrices, atsems, tatie, parrains, voisines, compagnons, compagnon, scout, scoute,
        scouts, eclaireur, eclaireurs, choriste, supportrice, licencie, licenciee, bouliste, petanqueur, joueuses,
        cavalier, cavaliere, palefrenier, apiculteurs, trufficulteur, cueilleur, cueilleuse, chineur, brocanteur,
        antiquaire, bouquiniste, libraires, imrelieur, maquettiste, depanneur, ambulances, eleveurs, gerant, gerante,
        tenancier, syndic, copropriétaire, huissiers, assureur, banquier, banquiere, courtier, notaires, clerc, expert
        comptable, arbitre, ramasseur, orateur, marcheur, marcheuse, baigneur, baigneuse, sauveteur, plongeur, guide
        de, guides de, guide touristique""",
    ),
    # Organisations.
    (
        "structure",
        """mairie, municipalite, hotel de ville, conseil municipal, conseil departemental, conseil regional, prefecture,
        sous prefecture, communaute de communes, agglo, agglomeration, intercommunalite, metropole, epci, ccas, cias,
        caf, msa, cpam, carsat, ars, dreal, drac, ddcs, anct, ademe, etat, pole emploi, france travail, mission locale,
        missions locales, cap emploi, plie, maison de retraite, ehpad, esat, ime, itep, sessad, foyer de vie,
        residence, centre social, centres sociaux, centre aere, centre culturel, centre de formation, maison des
        jeunes, mjc, maison de quartier, maison pour tous, espace de vie sociale, mediatheque, bibliotheque,
        ludotheque, musee, theatre, cinema, conservatoire, ecole, college, lycee, universite, fac, faculte, cfa,
        creche, garderie, halte garderie, hopital, hopitaux, clinique, cabinet medical, maison de sante, pharmacie,
        pmi, cmp, planning familial, centre de soins, caisse de retraite, mutuelle, assurance, banque alimentaire,
        banque, credit agricole, association, assoc, assos, asso, collectif, cooperative, scop, scic, amap, ong,
        fondation, syndicat, federation, amicale, club, comite des fetes, comite de quartier, conseil citoyen, conseil
        de quartier, entreprise, societe de, boite d interim, supermarche, magasin, boutique, epicerie, boulangerie,
        boucherie, cafe associatif, bar du, restaurant, hotel, ferme, usine, garage, cantine, marche couvert, commerce,
        restos du coeur, secours populaire, secours catholique, croix rouge, emmaus, armee du salut, cimade, banque de
        france, ressourcerie, recyclerie, dechetterie, decheterie, regie de quartier, bailleur social, office hlm,
        bailleurs sociaux, hlm, la poste, gendarmerie, police, commissariat, pompiers, tribunal, spip, pjj, paroisse,
        eglise, mosquee, temple, synagogue, diocese, radio, journal local, journal regional, presse locale, chaine
        locale, sncf, ratp, edf, chambre d agriculture, chambre des metiers, cci, gretas, greta, afpa, cnam, rectorat,
        education nationale, parc naturel, office de tourisme, onf, service social, services sociaux, service jeunesse,
        services techniques, service technique, service des espaces verts, service de soins, service communication,
        service urbanisme, service culturel, service* de la, startup, start up, incubateur, laboratoire, labo, la
        direction, direction de l, direction des, direction de la, direction regionale, direction departementale,
        caserne, prison, maison d arret, penitencier, centre penitentiaire, foyer rural, foyer logement, foyer de
        jeunes, auberge de jeunesse, internat, laverie, salon de coiffure, coiffeurs, imprimerie, scierie, menuiserie,
        cave cooperative, coop, minoterie, brasserie, abattoir, criee, capitainerie, auto ecole, ecole de musique,
        ecole de voile, harmonie municipale, compagnie de, troupe, troupe de, comite d entreprise, cse, conseil de vie
        sociale, conseil d administration, bureau de l association, agence immobiliere, agence de l eau, agence,
        office, maison france services, france services, maison des aines, maison de l enfance, service public, service
        d urgence, samu, urgences, rotary, lions club, syndicat mixte, intermarche, leclerc, carrefour market, super u,
        biocoop, decathlon, ikea, grande surface, concessionnaire, laboratoire d analyses, institut, observatoire,
        inspection du travail, direction de l ecole, eveche, presbytere, caisse d allocations, securite sociale,
        assurance maladie, centre hospitalier, chu, hospice, maternite""",
    ),
    # Public bodies that are also places: "la ville paie" is somebody, "dans la ville" is somewhere.
    (
        "town place",
        "ville, commune, departement, region, pays de, village, quartier, canton",
    ),
    # Places. "territoire" and "partout" say nothing, so they are not here.
    (
        "place",
        """sous le, sous la, sous les, devant le, devant la, devant l, derriere, au bord, au pied, au bout, au fond, le
        long, en face, en bas, en haut, au coin, tannerie, brasserie, forge!, menuiserie, viaduc, tunnel, remise,
        ecurie, etable, bergerie, poulailler, serre, serres, verger, belvedere, refuge, auberge, gite, chalet, mairie
        annexe, parking, terrasse, trottoir, hameau, hameaux, lieu dit, bourg, bourgs, centre bourg, centre ville, rue,
        rues, avenue, boulevard, impasse, allee, place de, place du, placette, esplanade, parvis, cite, cites,
        lotissement, residence, immeuble, tour, tours, barre, palier, hall d, hall de, cage d escalier, rez de
        chaussee, quai, port, plage, la cote, littoral, moulin, filature, fonderie, scierie, carriere, mine!, lavoir,
        lavoirs, halle, halles, chateau, abbaye, presbytere, chapelle, cimetiere, kiosque, fontaine, pont, rond point,
        passage, esplanade, marais, estuaire, colline, garrigue, bocage, plaine, vignoble, ile, iles, vallee, vallees,
        montagne, plateau, massif, foret, riviere, fleuve, canal, etang, lac, campagne, banlieue, peripherie, rive,
        faubourg, zone rurale, zone industrielle, arrondissement, metropole, agglo, agglomeration, communaute de
        communes, bassin minier, bassin de vie, ecole, college, lycee, gare, corons, coron, maisonnette*, la place,
        marche du, marche aux, marche couvert, marche de, mairie, eglise, salle des fetes, salle polyvalente, le local,
        un local, notre local, du local, leur local, cour, jardin, parc, square, friche, terrain, potager, champ,
        ferme, grange, usine, hangar, entrepot, caserne, gymnase, stade, piscine, cuisine, hopital, mediatheque,
        bibliotheque, centre social, ici, la bas, chez nous, par ici, dans le coin, aux alentours, a cote de, pres de,
        a deux pas, bord de, sur place, nulle part, a la maison, domicile, dom tom, outre mer, frontiere, zac, zup,
        qpv, ilot, district, secteur de, commerces, bar, cafe, locaux, garage, prison, camping, aire d accueil, foyer,
        preau, toit, cave, grenier, paroisse, nord, sud, ouest, kilometre, km, km2, pays de, alpage, causse, cirque,
        gorge!, gorges, col!, combe, crique, baie, lagune, tourbiere, polder, dune, dunes, phare, digue, ecluse,
        ponton, cale!, embarcadere, chantier naval, terril, carreau de, puits, hameau de, ferme de, moulin de, quartier
        de, vieux port, faubourgs, barres, cites ouvrieres, corniche, maquis, cote bretonne, arriere pays, haut pays,
        bas pays""",
    ),
    # Family ties and words for one person: with "sa", "un", "mon" they point to somebody who could be recognised.
    (
        "single person",
        """voisin, voisine, fils, fille, mere, pere, maman, papa, mari, femme!, frere, soeur, cousin, cousine, oncle,
        tante, grand mere, grand pere, neveu, niece, epoux, epouse, conjoint, conjointe, compagnon, compagne, copain,
        copine, ami, amie, collegue, benevole, salarie, salariee, habitant, habitante, locataire, resident, residente,
        eleve, etudiant, etudiante, monsieur, dame, homme, jeune, ado, gamin, gamine, garcon, enfant, bebe, papi, papy,
        mamie, tresorier, tresoriere, president, presidente, directeur, directrice, maire, adjoint, adjointe,
        boulanger, boulangere, gardien, gardienne, facteur, prof, patron, patronne, apprenti, apprentie, stagiaire,
        adherent, adherente, animateur, animatrice, coiffeur, coiffeuse, secretaire, gars, meuf, mec, nana, retraite,
        retraitee, cuisinier, cuisiniere, chauffeur, agriculteur, agricultrice, participante, participant,
        beneficiaire, usager, usagere, utilisatrice, utilisateur, gosse, belle mere, beau pere, beau frere, belle
        soeur, petit fils, petite fille, un type, ce type, le type, un bonhomme""",
    ),
    # People in general: they say who only with more words around them.
    (
        "people",
        """gens, personnes, public, publics, population, populations, communaute, humains, monde, individus, personne!""",
    ),
    (
        "someone",
        "quelqu un, une personne, on ne sait qui, n importe qui, chacun, chacune",
    ),
    # Everybody.
    (
        "generic",
        """tous ceux, toutes celles, tres large, public tres, n importe quelle personne, tous ages, de 7 a 77 ans, de 0
        a 99 ans, chaque habitant, chaque individu, tout public, qui que ce soit, sans distinction, quel que soit,
        tout le monde, tous publics, tout public, tous les publics, tout type de public, tous types de publics, tous
        les ages, tout age, grand public, n importe qui, tous et toutes, toutes et tous, pour tous, ouvert a tous,
        ouverte a tous, ouverts a tous, accessible a tous, a tous, de tous, tout un chacun, toute la population, l
        ensemble de la population, l ensemble des habitants, tous les habitants, toutes les personnes, toute
        personne, tous les gens, tous les citoyens, le public, les publics, public large, large public, un public
        varie, chacun, chaque personne, chaque citoyen, qui veut, qui le veut, qui le souhaite, quiconque, la
        societe, toute la societe, les gens, le plus de monde, le plus grand nombre, un maximum de personnes, un
        maximum de gens, un max de gens, beaucoup de monde, beaucoup de gens, plein de gens, tout le village, toute
        la ville, tout le quartier, tous ceux qui le, toute la communaute, la communaute, l humanite, la planete
        entiere, le territoire, tous, toutes""",
    ),
    # Obstacles and means of access: they show who was thought of without a word for people.
    (
        "access",
        """langues, traduit*, traduc*, traduis*, braille, gros caracteres, langue des signes, lsf, falc, facile a lire,
        rampe, fauteuil, ascenseur, plain pied, pmr, handicap*, malentend*, malvoy*, poussette, illettr*, analphab*,
        sans internet, sans permis, sans voiture, quotient familial, minima sociaux, rsa""",
    ),
    (
        "public",
        "salarie, salariee, employe, employee, ouvriers, soignants, personnel de nuit",
    ),
    (
        "self",
        "je, j, moi, nous, on!, notre, nos, mon!, ma, mes!, moi meme, nous memes",
    ),
)
