"""French words for what an answer says: figures, dates, decisions, causes, traces... One group for each sign."""

GROUPS = (
    # Figures in words. "un" and "une" are articles, so they are not here.
    (
        "number",
        """deux, trois, quatre, cinq, six, sept, huit, neuf!, dix, onze, douze, treize, quatorze, quinze, seize, vingt,
        trente, quarante, cinquante, soixante, septante, huitante, nonante, cent, cents, mille, million, milliard,
        dizaine*, douzaine*, quinzaine*, vingtaine*, trentaine*, quarantaine*, cinquantaine*, soixantaine*,
        centaine*, millier*, moitie, tiers!, quart!, quarts, trois quarts, demi, pourcent, pour cent, double,
        doubl*, triple, tripl*, un sur, une sur, zero, premiere fois, une seule, un seul, une fois par, un jour par,
        une heure, une journee par, un euro, un mois sur, un an, tous les deux, une personne sur, un million, un
        kilo, une tonne, aucune""",
    ),
    ("number evidence", "pourcentage"),
    # Moments. Weekdays and hours say when, too.
    (
        "date",
        """fin de l annee, debut de l annee, milieu de l annee, annee scolaire, l annee d apres, avant la fin de, a mi
        parcours, janvier, fevrier, mars!, avril, mai!, juin, juillet, aout, septembre, octobre, novembre, decembre,
        janv, fevr, juil, sept!, oct!, nov!, dec!, printemps, ete!, automne, hiver, saison, rentree, noel, paques,
        toussaint, ramadan, carnaval, vacances, fete de la musique, fetes de fin d annee, 14 juillet, trimestre,
        semestre, siecle, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, week end, weekend, demain,
        apres demain, hier, l an dernier, l an prochain, annee prochaine, mois prochain, semaine prochaine, bientot
        3, fin d annee, debut d annee, mi annee, mi mars, ce soir""",
    ),
    # Somebody chooses.
    (
        "decision",
        """vote, votes, voter, vota*, voté*, voten*, votons, decid*, decis*, co decid*, codecid*, choix, choisi*,
        choisir, tranch*, arbitr*, valid*, adopt*, refus*, accept*, consensus, consentement, unanim*, majorit*, a
        main levee, main levee, d accord, accord, accords, referendum, sondage, tirage au sort, tire* au sort, urne,
        bulletin*, voix!, mot a dire, droit de veto, veto, retenu*, retenir, opt*e pour, opte, optons, ont opte, a
        opte, priorise*, priorit*, elu par, elus par, elue par, elues par, ont elu, a elu, avons elu, sont elus, est
        elue, est elu, elire, elisent, elections, deliber*, statu*, le dernier mot, avoir le dernier mot, charte,
        fix* les, fixe, fixent, fixons, fixes ensemble, reglent ensemble, obtenu*, impose*, ont demande, a demande,
        ont prefere, a prefere, prefere*, ont voulu, ont dit non, dit non, dire non, pouvoir de, co gouvern*,
        assemblee generale, jugement majoritaire, jury, a ete change, on a garde, on a supprime, selectionn*,
        designe*, nomm* par, leur idee, leurs idees, idee vient, propose par, proposee par, proposition de, on suit
        leur avis, suivi leur avis, suivi son avis, compromis, mis* d accord, met d accord, met* d accord, renonc*,
        abandonn*, on a dit oui, prevaut, l emporte, emporte, ecart*, ont ecrit, ont redige, a tranche, ont trouve l
        idee, feu vert, changer d avis, change d avis""",
    ),
    # Means of knowing or of doing.
    (
        "method evidence",
        """enquete*, sondage*, questionnaire*, formulaire*, statistique*, chiffres, etude, etudes, insee, recensement,
        diagnostic*, cahier*, carnet*, registre*, tableau, tableaux, grille*, fiche*, compte rendu*, comptes rendus,
        releve*, rapport*, mesurer, mesurons, mesurent, mesurant, on mesure, nous mesure, photo*, video*, enregistr*""",
    ),
    (
        "method",
        """a la sortie, journal de bord, standard, enquetrices, compteur, regard*, sonn* aux portes, frapp* aux portes,
        toqu*, en tapant, a la sortie de, feuille*, cahiers, liste*, tri, statist*, suggestion*, remarque*, avis,
        critiqu*, plainte*, chiffre*, visite*, visiter, entretien*, interview*, reunion*, rencontre*, rencontrer,
        rencontré*, atelier*, groupe* de parole, cafe*, petit dejeuner*, porte a porte, permanences, une permanence,
        la permanence, permanence au, permanence du, permanence a la, observ*, ecout*, discut*, discussion*,
        echang*, conversation*, temoign*, demande* recu*, appels, appel*, formation*, formons, former, forme,
        formes, guide*, mode d emploi, kit*, tuto*, manuel*, plans, reseau*, site, site internet, en ligne,
        internet, open source, blog, whatsapp, facebook, podcast*, radio, newsletter, mail, mails, sms, affich*,
        tract*, flyer*, parrainage, tutorat, mentorat, compagnonnage, stage, stages, immersion*, essai*, test,
        tests, test*, prototype*, experiment*, maquette*, plan, planning, calendrier, boite a idees, boite aux
        lettres, post it*, cartes, carte, carto*, jeu de, jeux de, mur d, panneau*, tour de parole, tour de table,
        tours de table, cercle*, comite*, assemblee*, binom*, duo, duos, equipe* de, roles, role tourn*, tournant*,
        a tour de role, relais, relay*, comparer, croise*, croisant, croisons, croiser, recoup*, compt*, inventaire,
        tri des, evaluation*, evalu*, bilan*, retour* d, debrief*, feedback*, vote*, inscription*, liste d attente,
        listes d attente, suivi, sonde*, interrog*, consult*, demandant, demande a, demande aux, temps d echange,
        marche exploratoire, balade*, parcours, diagnostic en marchant, forum*, collecte*, archives, franchise,
        charte, label*, licence, livret*, brochure*, malle*, mallette*, boite a outils, outil*, methode*,
        protocole*, procedure*, logiciel*, application, appli, plateforme*, tableur, excel, badge*, tutoriel*,
        demonstration*, tournee*, portes ouvertes, journee* portes, apero*, repas partage*, gouter*, bouche a
        oreille, remont*, signal*, cahier de, recueil*, on note, nous notons, on a note, notees, point hebdo, point
        mensuel, point d equipe, jumelage*, essaim*, antenne*, par telephone, au telephone, telephon*, par courrier,
        courrier*, coup de fil""",
    ),
    # Causes and consequences.
    (
        "cause",
        """finance les, finance tous, rapporte, fait vivre, fait tenir, vient de la, ca vient de, parce que, parce qu,
        pcq, pck, parceque, paske, car!, donc, du coup, alors!, puisque, puisqu, comme!, grace a, grace au, grace
        aux, a cause, a force de, en raison, c est pourquoi, c est pour ca, pour ca que, pour cela, d ou, si bien
        que, de sorte que, ce qui fait, ce qui permet, ce qui a, ce qui oblige, resultat, consequence*, raison,
        raisons, vu que, vu qu, etant donne, faute de, sinon, pour eviter, pour que, pour qu, afin de, afin que,
        sans quoi, sans ca, sans elle, sans lui, sans eux, sans cela, depend, dependent, tellement, tant que,
        pourquoi, cause de, causes, provoqu*, entrain*, du fait, suite a, c est la que, c est ce qui, au cas ou,
        depuis que, comme ca, comme cela, empech*, oblige*, force a, permis de, permet de, permettent, permettait,
        la preuve, motiv*, peur que, de peur, pousse*, pousser, aide a oser, a aide, ont aide, encourag*, sans ce,
        venait de, vient de ce, vient du fait, ca fait que, fait que, font que, parc que, pr que, pr ca, liee a, lie
        a, lies a, liees a, decoule*, explique*""",
    ),
    # What blocks people, told from life; also the signs that somebody tells a lived scene.
    (
        "hardship cause",
        """seulement, uniquement, a km, km, kilometre*, ne suffi*, pas adapte*, pas assez, insuffisant*, manque de
        place, ne convien*, honte, peur, gene, genes, n osent, n ose, ose pas, osent pas, oser, trop cher*, trop
        loin, trop tard, trop long*, trop petit*, trop lourd*, trop peu, trop tot, trop age*, trop complique pour,
        coute*, couteux, cher!, chere, cheres, chers, loin!, eloigne*, attente, attend*, attente de, renonc*,
        bloqu*, coince*, coincent, refuse*, refusent, complet, complete, ferm*, plus de place, pas de place,
        saturé*, satur*, debord*, epuis*, fatigu*, isole*, seules, galer*, perdu*, perdent, pas les moyens, pas d
        argent, sans voiture, pas de voiture, pas de permis, pas internet, ne savent pas, ne sait pas lire, ne
        lisent pas, ne comprennent pas, ne parlent pas, mais seulement, mais uniquement, seulement le, uniquement
        le, que le matin, mais pas, mais rien, mais personne, mais il faut, mais ca, mais c est, mais ils, mais
        elle*, mais aucun*, mais sans, mais on, deleg*, papiers, demarches, paperasse, obligatoire""",
    ),
    (
        "hardship",
        """dort, dorment, dormir, marche a pied, a pied, font la queue, queue, froid, faim, humide*, moisi*, pleur*,
        crie*, tomb*, chut*, porte* seul*, sautent, saute, saut* un repas, sautent des repas, mang* seul*, mangent,
        reste* chez, restent chez, enferm*, s ennuie*, traine*, trainent, errent, jett*, gaspill*, vend*, endett*,
        dette*, impaye*, expuls*, echou*, decroch*, abandonn*, arret* de, cach*, mentent, demenag*, quitt*, parten*
        de, partent, perd*, paient, paie, paye, payer, emprunt*, debrouill*, bricol*, lavent, lave, chauff*,
        stress*, angoiss*, souffr*, malade*, deprim*, solitude, parle* a personne, sans parler, voir personne, voit
        personne, voient personne, heures de bus, heure de bus, heure de route, heures de route, minutes de, km,
        kilometre*, nuit*, tous les matins, chaque matin, tous les soirs, chaque soir, le soir, dans le noir, manqu*
        l ecole, ratent, rate, rat* leur, dans la rue, sous la pluie, a la main, garde pour""",
    ),
    # Before and after, here and elsewhere.
    (
        "compare",
        """jusqu a, jusqu au, contrairement, et non, pas des, pas un, pas une, pas comme, en plus, de plus en plus, de
        moins en moins, mieux, pire, davantage, plus vite, plus tot, plus tard, plus souvent, avant!, auparavant,
        autrefois, jadis, jusque la, jusqu ici, jusqu alors, jusqu a present, desormais, dorenavant, maintenant,
        depuis, ailleurs, partout ailleurs, contrairement, inversement, a l inverse, au contraire, alors que, alors
        qu, tandis que, tandis qu, au lieu, plutot que, plutot qu, a la place, par rapport, compar*, differ*,
        different*, pareil, pareille, contre, versus, vs, deux fois plus, deux fois moins, trois fois plus, plus
        que, plus qu, plus de, moins que, moins qu, moins de, mieux que, mieux qu, pire*, autant que, la moyenne,
        moyenne, au dessus, en dessous, que dans, que dans le, nulle part, aucun, aucune, personne ne, personne d
        autre, rien de tel, rien de, seul a, seule a, seuls a, le seul, la seule, les seuls, les seules, premiere
        fois, premier a, premiere a, les premiers, premiere, premiers, nouveau, nouvelle, inedit*, jamais, n existe
        pas, n existait pas, existe deja, existait, existent, le plus proche, la plus proche, plus proche*,
        voisine*, ressembl*, meme chose, d habitude, d ordinaire, habituel*, habitude*, ordinaire*, classique*,
        traditionnel*, normalement, en general, souvent, toujours, generalement, autrement, chez nous, chez eux,
        ici, la bas, avaient, avait, etait, etaient, faisait, faisaient, allait, allaient, fallait, pouvait,
        pouvaient, n osait*, venait, venaient, pensait, pensaient, croyait, croyaient, disait, disaient, voyait,
        voyaient, restait, restaient, n est plus, ne sont plus, ne fait plus, n a plus, n ont plus, ancien,
        ancienne, anciens, anciennes, autre ville, autres villes, autre commune, d autres, l autre, les autres, au
        depart, au debut, a l epoque, l an dernier, l annee derniere, l annee d avant, on gard*, gardons, garde,
        gardé, gardés, gardée, laissons, laisse de cote, repris, reprend, copie, copier, adapt*, modifi*, chang*,
        remplac*, en revanche, mais ici, mais chez, se distingue, l original*, evolu*, devenu*, plus besoin""",
    ),
    # Something is no longer the same.
    (
        "change",
        """suite aux, a mis, ont mis, avons mis, remis, rouvr*, relanc*, simplifi*, inaugur*, converti*, renomm*,
        fusionn*, separe, raccourci*, elargir, avanc*, reculé, invers*, repart* sur, plus confiance, moins peur, n
        aura plus, n auront plus, reprendre, reprendront, chang*, modifi*, adapt*, ajust*, corrig*, ajout*,
        supprim*, retir*, enlev*, remplac*, deplac*, decal*, raccourc*, rallong*, elargi*, redui*, diminu*,
        augment*, baiss*, doubl*, passe* de, passes a, passes au, passe au, passe a, passés, transform*, evolu*,
        devien*, devenu*, deven*, revoir, revu, revus, revue, repens*, repris, reprend*, recommenc*, abandonn*,
        arret*, laiss*, quitt*, renonc*, lach*, basculé*, bascul*, inver*, amelior* le, desormais, dorenavant, a la
        place, au lieu, plutot que, finalement, du coup on a, on a compris, avons compris, appris, apprend*,
        apprenn*, decouvert, plus jamais, n est plus, ne sont plus, n auront plus, n aura plus, ne seront plus, ne
        sera plus, n ont plus, n a plus, n aient plus, plus besoin, moins de, moins seul*, moins souvent, autonom*,
        capable*, sauront, saura, pourra, pourront, osera, oseront, sans aide, tout seul, toute seule, tous seuls,
        toutes seules, d eux memes, d elles memes, par eux memes, elles memes, eux memes, retrouv*, gagn*, sortent,
        sont sortis, sont sorties, sortir de, final*, on ne fait plus, nouveau*, nouvelle*, difference*, different*,
        autrement, avant!, l ancien, les anciens, version, vient de cette, vient de cet, vient d une, a la demande
        de, ont demande, a demande, suite a, reorganis*, refait, refaire, recompos*, evit*, creer un, cree un,
        creneau, rajout*, coupe, coupé*, rendu, deplor*""",
    ),
    # A scene, a quote, something told.
    (
        "scene",
        """lors de, lors d, pendant la, pendant le, pendant l, au moment de, est ne, est nee, c est comme ca que, la
        premiere fois, par exemple, ex, exemple*, un jour, une fois, l autre jour, ce jour la, cette fois, un soir,
        un matin, une nuit, un apres midi, un midi, hier, la semaine derniere, le mois dernier, l an dernier, l
        annee derniere, l ete dernier, l hiver dernier, dernierement, recemment, lundi, mardi, mercredi, jeudi,
        vendredi, samedi, dimanche, au moment ou, comme quand, tel que, telle que, je me souviens, on se souvient,
        je revois, je vois, je voyais, j ai vu, on a vu, j ai entendu, nous a dit, m a dit, a dit, ont dit, nous
        dit, disait, disent, a raconte, raconte, racontait, a confie, temoign*, anecdote*, cas d, dans le cas,
        concret*, precis*, un voisin, une voisine, une dame, un monsieur, un homme, une femme, une maman, un papa,
        une mere, un pere, un eleve, une eleve, un jeune, une jeune, un ado, un gamin, un enfant, une fille, un
        garcon, une habitante, un habitant, une locataire, un locataire, un benevole, une benevole, un ancien, une
        ancienne, un retraite, une retraitee, un couple, une famille, un groupe de, un etudiant, une etudiante, un
        salarie, une salariee, la salariee, le salarie, un participant, une participante, un adherent, une
        adherente, un usager, une usagere, une utilisatrice, un utilisateur, une ado, une grand mere, un grand pere,
        une retraite, un agriculteur, une agricultrice, un commercant, une commercante, un boulanger, quelqu un a,
        pleur*, venu*, est arrive*, s est mis*, s est mise, le lendemain, a l entree, samedi dernier, gratuit*, prix
        libre, rampe, langue*, en gros caracteres""",
    ),
    # A trace that somebody else could see.
    (
        "evidence",
        """redemand*, nous demande de revenir, nous rappel*, reviennent, statuts, reglement*, charte, convention*,
        contrat*, article*, ecrit*, papier, document*, dossier*, journal, journaux, presse, gazette, affich*,
        annonc*, bulletin, panneau*, pancarte*, plaque*, signe*, signatur*, signee, lettre*, courrier*, mail*,
        message*, sms, livre d or, temoign*, compte rendu*, proces verbal, pv!, deliberation*, arrete municipal,
        vote*, budget*, facture*, subvention*, liste*, inscri*, carte*, plan*, photo*, video*, film*, enregistr*,
        registre*, cahier*, carnet*, tableau*, courbe*, graphi*, statistique*, bilan*, rapport*, enquete*, sondage*,
        on verra, on voit, on entend, on verrait, voit, voient, verra, verront, entend*, visible*, apparai*,
        figure*, disent, dit que, nous a dit, a dit, ont dit, raconte*, temoigne*, revien*, reste* ouvert*, ouvert,
        ouverte, ouvr*, install*, rempli*, remplie, pleine, plein!, vide, complet, complete*, se salu*, salu*, file
        d attente, faire la queue, prix!, label*, diplome*, certificat, trophee, medaille, maintenus, mur, murs,
        vitrine*, boite aux lettres, emmenag*, ont choisi, a choisi, sans nous, viennent, vient, inaugur*, site
        internet, site web, en ligne, accroche*""",
    ),
    # Moments to take stock.
    (
        "review",
        """decide si, decider si, decidons si, on compte, nous comptons, compter les, tirer le bilan, prendre du recul,
        recul, constat, bilan*, point!, le point, faire le point, un point, points d etape, point d etape, evalu*,
        ajust*, corrig*, correction*, debrief*, retour*, retour d experience, retex, rex, analyse*, mesur*, comite
        de suivi, reunion de suivi, suivi, revue, revoir, on revoit, relecture, regard* ce qui, voir ce qui, ce qui
        marche, ce qui fonctionne, ce qui a marche, questionnaire*, enquete*, sondage*, satisfaction, compte*
        rendu*, rapport*, assemblee generale, ag!, conclusion*, lecon*, enseignements, on decide de la suite,
        decider de la suite, on arrete ou, stop ou encore, reunion pour corriger, amelior*, verifi*, controle*,
        restitution, tirer les, auto evaluation, on s arrete, pause pour, on en reparle, on regarde, feedback, avis
        des, demande leur avis""",
    ),
    # Something is said to be missing (in the team).
    (
        "need",
        """pour l instant, pour le moment, quelqu un pour, quelqu un qui, manquons, fragile, a completer, a convaincre,
        manque*, manquant*, manquer*, besoin*, cherch*, recherch*, il faudrait, faudra, il nous faut, faut encore,
        reste a, restent a, reste encore, pas encore, aucun de nous, personne ne sait, personne pour, personne ne,
        personne n, aucun*, nul!, on ne sait pas, ne sait pas encore, sait pas faire, savons pas, pas doue*,
        incomplet, vacant, a pourvoir, a recruter, recrut*, a trouver, trouver un*, trouver quelqu un, pas de
        comptable, sans comptable, on n a pas, nous n avons pas, n avons personne, n a personne, on a personne, a
        personne pour, il n y a pas, y a pas, pas de, pas d, idéalement, idealement, l ideal serait, aimerait
        trouver, aimerions, voudrait, voudrions, a court, point faible, lacune*, trou dans, au complet, tout est la,
        fait defaut, font defaut, defaut, absent*, appel a""",
    ),
    # What if.
    (
        "condition",
        """au pire, dans le pire, quoi qu il arrive mais, pour le cas, le cas echeant, selon que, selon la, si!, s il,
        s ils, s elle, s elles, s on, si on, si la, si le, si l, si les, si personne, si jamais, en cas, en cas de,
        au cas ou, dans ce cas, sinon, a defaut, a moins que, a moins de, a condition, pourvu que, faute de, sans l
        aide, sans subvention, sans ce, sans cette, sans argent, plan b, plan c, solution de repli, solution de
        secours, de secours, quitte a, quand bien meme, meme sans, le jour ou, tant que, suppos*, imagin*,
        hypothese*, autrement, advienne, eventuel*""",
    ),
    # A missing solution.
    (
        "lack",
        """n y a plus de, y a plus de, n y a plus d, y a plus d, n y a plus aucun*, besoin de plus, faut plus de, plus
        aucun*, manquons, on manque, il manque*, manque de, manque d, manque un, manque une, ca manque, il nous
        manque, y a pas de, y a pas d, il n y a pas, il n y a aucun*, il n existe pas, n existe pas, n existe
        aucun*, aucun lieu, aucun service, aucune structure, aucun espace, pas de lieu, pas d endroit, pas de
        structure, pas de local, pas d espace, pas de service*, pas de solution*, pas d offre, absence de, absence
        d, pas assez de, pas assez d, pas suffisamment, il faut un*, il faut des, il faudrait, il faut creer, il
        faut mettre, faut un, faut une, faudrait un*, besoin d un*, besoin de lieu*, besoin de structure*, besoin de
        service*, besoin d espace*, n ont pas de lieu, n ont pas d, n ont pas de, n ont aucun*, sans lieu, carence,
        deficit de, inexistant*, un manque""",
    ),
    # Words for noticing or telling; with "les gens" before them, people speak for themselves.
    (
        "say",
        """dit, disent, dis, disait, disaient, raconte, racontent, parle, parlent, parlait, explique, expliquent,
        demande, demandent, demandaient, remarque, remarquent, constate, constatent, signale, signalent, repere,
        signalé, alerte, alertent, plain*, temoigne, temoignent, repondu, repondent, ecrit, confie, reclame,
        reclament, souhaite, souhaitent, veulent, voulaient, ont, sont, avaient, viennent, arrivent, venaient, nous,
        s""",
    ),
    # Verbs for something definite that somebody does. Not: être, avoir, aider, soutenir, participer, travailler avec.
    (
        "verb",
        """refait, refont, refaire, prete, pretent, preter, prêté*, pretons, donne, donnent, donner, donné, offr*,
        fourni*, apport*, amen*, amène*, emmen*, livrent, livrer, transporte, transportent, transporter, condui*,
        vend, vendent, vendre, achet*, paie, paye, paient, payent, payer, finance, financent, financer,
        subventionn*, verse, versent, heberg*, accueille, accueillent, accueillir, reçoi*, recev*, ouvre, ouvrent,
        ouvrir, ferme, ferment, forme, forment, former, forment, formes, enseigne, enseignent, enseigner, appren*,
        apprend*, montr*, expliq*, tradui*, ecri*, redig*, relit, relis*, lisent, relire, lire, dessin*, peint,
        peignent, peindre, cousent, coud, coudre, tricot*, cuisine, cuisinent, cuisiner, prepar*, sert, servent,
        servir, distribu*, cultiv*, plante, plantent, planter, arros*, recolt*, jardine, jardinent, jardiner,
        entretient, entretiennent, entretenir, nettoi*, nettoy*, range, rangent, ranger, trie, trient, trier,
        repare, reparent, reparer, répare*, bricole, bricolent, construi*, fabriqu*, amenage, amenagent, amenager,
        installe, installent, installer, monte, montent, monter, demont*, soude, soudent, souder, gere, gerent,
        gerer, organise, organisent, organiser, anime, animent, animer, coordonne, coordonnent, pilote, pilotent,
        planifi*, tient, tiennent, tenir, compte, comptent, compter, suit, suivent, surveill*, garde, gardent,
        garder, soigne, soignent, soigner, ecoute, ecoutent, ecouter, accompagne, accompagnent, oriente, orientent,
        orienter, envoi*, envoy*, adresse, adressent, invit*, appelle, appellent, appeler, telephon*, inform*,
        communique, communiquent, diffus*, affiche, affichent, publie, publient, publier, filme, filment,
        photographi*, enregistr*, program*, code, codent, coder, développe, developpent, conseille, conseillent,
        conseiller les, proposent, choisi*, decid*, vote, votent, voter, fixe, fixent, signe, signent, signer,
        valid*, evalue, evaluent, mesurent, mesurer, enquete, interrog*, rencontre, rencontrent, visite, visitent,
        visiter, cherche, cherchent, chercher, trouve, trouvent, trouver, recrut*, embauch*, encadre, encadrent,
        parraine, parrainent, met, mettent, mettre, mise a disposition, met a disposition, pose, posent, poser,
        prend, prennent, prendre, s occup*, occupe, occupent, assure, assurent, assurer, negoci*, defend*,
        représente, representent, porte, portent, porter, charge, chargent, charger, collecte, collectent,
        collecter, recuper*, recycle, recyclent, recens*, cartograph*, reperent, repérer, signalent, signaler,
        alert*, imprim*, cree, creent, creer, crée, invent*, imagin*, teste, testent, tester, essai*, experiment*,
        corrig*, modifi*, ajout*, cuit, cuisent, cuire, chante, chantent, chanter, joue, jouent, jouer, danse,
        dansent, danser, racont*, temoign*, sait, savent, savoir, connait, connaissent, parle, parlent, parler,
        habill*, lave, lavent, laver, branch*, fait, font, faire, tourne, tournent, aiguill*, mobilis*, loue,
        louent, louer, stock*, relaie, relaient, relaye, relayent, arbitr*, filtr*, nourri*, lance, lancent, tracte,
        transmet*, transmis*, interviennent, rend, rendent, ramen*, veille, veillent, sert a, responsable d*, en
        charge, charge du, charge de la, brode, brodent, scie, rabot*, grimp*, courir, court, maitris*, expertise
        en, compos*, mixe, mixent, sonoris*, eclair*, projett*, promen*, sort, sortent, coach*, entrain*, debloqu*,
        debroussaill*, taille, taillent, recous*, repass*, livre les, livre des, livre le, prêtent""",
    ),
)
