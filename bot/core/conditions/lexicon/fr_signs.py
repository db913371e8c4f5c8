"""French words for what an answer says: figures, dates, decisions, causes, traces... One group for each sign."""

GROUPS = (
    # Figures in words. "un" and "une" are articles, so they are not here.
    (
        "number",
        """deux, trois, quatre, cinq, six, sept, huit, neuf!, dix, onze, douze, treize, quatorze, quinze, seize, vingt,
        trente, quarante, cinquante, soixante, septante, huitante, nonante, cent, cents, mille, million, milliard,
        dizaine*, douzaine*, quinzaine*, vingtaine*, trentaine*, quarantaine*, cinquantaine*, soixantaine*, centaine*,
        millier*, moitie, quart!, quarts, trois quarts, demi, pourcent, pour cent, double, doubl*, triple, tripl*, un
        sur, une sur, zero, premiere fois, une seule, un seul, une fois par, un jour par, une heure, une journee par,
        un euro, un mois sur, un an, tous les deux, une personne sur, un million, un kilo, une tonne, aucune, deux
        tiers, tiers des, tiers de, un poste, un emploi, un contrat, un cdi, un cdd, une embauche, un tiers des, un
        tiers de, un tiers du, un tiers d, un tiers en, un tiers est, un tiers sont, un tiers ont, un tiers vit, dont
        un tiers, pres d un tiers""",
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
        """vote, votes, voter, vota*, voté*, voten*, votons, decid*, decis*, co decid*, codecid*, choix, choisi*, choisir,
        tranch*, arbitr*, valid*, adopt*, refus*, accept*, consensus, consentement, unanim*, majorit*, a main levee,
        main levee, d accord, accord, accords, referendum, sondage, tirage au sort, tire* au sort, urne, bulletin*,
        voix!, mot a dire, droit de veto, veto, retenu*, retenir, opt*e pour, opte, optons, ont opte, a opte,
        priorise*, elu par, elus par, elue par, elues par, ont elu, a elu, avons elu, sont elus, est elue, est elu,
        elire, elisent, elections, deliber*, le dernier mot, avoir le dernier mot, charte, fix* les, fixe, fixent,
        fixons, fixes ensemble, reglent ensemble, obtenu*, impose*, ont demande, a demande, ont prefere, a prefere,
        prefere*, ont voulu, ont dit non, dit non, dire non, pouvoir de, co gouvern*, assemblee generale, jugement
        majoritaire, jury, a ete change, on a garde, on a supprime, selectionn*, designe*, nomm* par, leur idee, leurs
        idees, idee vient, propose par, proposee par, proposition de, on suit leur avis, suivi leur avis, suivi son
        avis, compromis, mis* d accord, met d accord, met* d accord, renonc*, abandonn*, on a dit oui, prevaut, l
        emporte, emporte, ecart*, ont ecrit, ont redige, a tranche, ont trouve l idee, feu vert, changer d avis, change
        d avis, statuer, statuent, priorites, la priorite, les priorites, arrete ensemble, arretons ensemble, avons
        arrete, on a arrete, repouss*, obtenir, rejet*, dit oui, ont dit oui, mis son veto, feu rouge, renvoy*, a droit
        de, droit de, tir* a la courte paille, en faveur""",
    ),
    # Means of knowing or of doing.
    (
        "method evidence",
        """enquete*, sondage*, questionnaire*, formulaire*, statistique*, chiffres, etude, etudes, insee, recensement,
        diagnostic*, cahier*, carnet*, registre*, tableau, tableaux, grille*, fiche*, compte rendu*, comptes rendus,
        rapport*, mesurer, mesurons, mesurent, mesurant, on mesure, nous mesure, photo*, video*, enregistr*, releve!,
        releves!, relevons, relevent""",
    ),
    (
        "method",
        """a la sortie, journal de bord, standard, enquetrices, compteur, sonn* aux portes, frapp* aux portes, toqu*, en
        tapant, a la sortie de, feuille*, cahiers, liste*, tri, statist*, suggestion*, remarque*, critiqu*, plainte*,
        chiffre*, visite*, visiter, entretien*, interview*, reunion*, rencontre*, rencontrer, rencontré*, atelier*,
        groupe* de parole, cafe*, petit dejeuner*, porte a porte, permanences, une permanence, la permanence,
        permanence au, permanence du, permanence a la, observ*, ecout*, discut*, discussion*, echang*, conversation*,
        temoign*, demande* recu*, appels, appel*, formation*, formons, former, forme, formes, guide*, mode d emploi,
        kit*, tuto*, manuel*, reseau*, site internet, en ligne, internet, open source, blog, whatsapp, facebook,
        podcast*, radio, newsletter, mail, mails, sms, affich*, tract*, flyer*, parrainage, tutorat, mentorat,
        compagnonnage, stage, stages, immersion*, essai*, test, tests, test*, prototype*, experiment*, maquette*,
        planning, calendrier, boite a idees, boite aux lettres, post it*, carto*, jeu de, jeux de, mur d, panneau*,
        tour de parole, tour de table, tours de table, cercle*, comite*, assemblee*, binom*, duo, duos, equipe* de,
        roles, role tourn*, tournant*, a tour de role, relais, relay*, comparer, croise*, croisant, croisons, croiser,
        recoup*, compt*, inventaire, tri des, evaluation*, evalu*, bilan*, retour* d, debrief*, feedback*, vote*,
        inscription*, liste d attente, listes d attente, suivi, sonde*, interrog*, consult*, demandant, demande a,
        demande aux, temps d echange, marche exploratoire, balade*, parcours, diagnostic en marchant, forum*,
        collecte*, archives, franchise, charte, label*, licence, livret*, brochure*, malle*, mallette*, boite a outils,
        outil*, methode*, protocole*, procedure*, logiciel*, application, appli, plateforme*, tableur, excel, badge*,
        tutoriel*, demonstration*, tournee*, portes ouvertes, journee* portes, apero*, repas partage*, gouter*, bouche
        a oreille, remont*, signal*, cahier de, recueil*, on note, nous notons, on a note, notees, point hebdo, point
        mensuel, point d equipe, jumelage*, essaim*, antenne*, par telephone, au telephone, telephon*, par courrier,
        courrier*, coup de fil, leur avis, son avis, les avis, des avis, avis des, donne* son avis, donne* leur avis,
        leurs avis, notre avis, regarde!, regardent, regardons, regarder, regardant, jeu de cartes, cartes, carte de,
        une carte, site web, un plan, plan d, note*, dit que, ont dit, a dit, nous disent, nous dit, raconte*, ont
        explique, a explique, ont propose, a propose, en parle, parlent, on parle, signalent, pose la question, posons
        la question, poser la question, a leur demande, leur a demande, repond*, frequentation, presence, presences,
        sac a, bocal, urne*, gommettes, gommette*, main levee, mains levees, sous la forme, en binome, essaye*,
        essayons, en stage, chez nous pour, kit de, parrain, marraine, fiches, un site, le site, notre site, sur un
        site, alles voir, alles en voir, aller voir, va voir, allons voir, sommes alles, suis alle, est alle, on est
        alle, en porte a porte, un par un, une par une, mis un, met un, baton*, coche*, intervention*, main courante,
        logs, passe une semaine, passer une semaine, passent une semaine, passe du temps, venir voir, viennent voir,
        transmett*, transmission, montrer, montrent, on montre, apprennent sur, bilan de, chantier*, reunis, reuni,
        reunies, reunir, reunissons, reunissent, rassemble, rassembles, rassembler, invite!, invites!, invitons,
        inviter, convoqu*, fait venir, faire venir""",
    ),
    # Causes and consequences.
    (
        "cause",
        """finance les, finance tous, rapporte, fait vivre, fait tenir, vient de la, ca vient de, parce que, parce qu,
        pcq, pck, parceque, paske, car!, donc, du coup, alors!, puisque, puisqu, comme!, grace a, grace au, grace aux,
        a cause, a force de, en raison, c est pourquoi, c est pour ca, pour ca que, pour cela, d ou, si bien que, de
        sorte que, ce qui fait, ce qui permet, ce qui a, ce qui oblige, consequence*, raison, raisons, vu que, vu qu,
        etant donne, faute de, sinon, pour eviter, pour que, pour qu, afin de, afin que, sans quoi, sans ca, sans elle,
        sans lui, sans eux, sans cela, depend, dependent, tellement, tant que, pourquoi, cause de, causes, provoqu*,
        entrain*, du fait, suite a, c est la que, c est ce qui, au cas ou, depuis que, comme ca, comme cela, empech*,
        oblige*, force a, permis de, permet de, permettent, permettait, la preuve, motiv*, peur que, de peur, pousse*,
        pousser, aide a oser, a aide, ont aide, encourag*, sans ce, venait de, vient de ce, vient du fait, ca fait que,
        fait que, font que, parc que, pr que, pr ca, liee a, lie a, lies a, liees a, decoule*, resultat!, resultats!,
        ca explique, c est ce qui explique, explique par, expliquent, sauf, helas, malheureusement, faute, au vu, vu
        le, vu la, vu les, en effet, oblige, obligees, si bien, convainc*, convaincu*, donne envie, donne le courage,
        donne confiance, rassur*, soutenu*, soutenue par, a cote d elle, a cote de lui, avec l aide, a ses cotes,
        declic, autrement, pris confiance, mis en confiance, a ose, osé, permettre de, decourag*, a quoi bon, merci a,
        c est pas pratique, pas pratique, dommage, par manque, par peur, par honte, par crainte, craign*, craint*,
        crainte, risque*, ca bloque, ca coince, coincent, dissuad*, inaccessible*, surcharg*, sature!, satures!,
        saturee!, saturees!, saturation, deborde!, debordes!, debordent, en panne, pas une de plus, pas un de plus, pas
        plus, quand ils, quand elles, debordé*, surcharge, il faut, faut, avant de, mais!, apres avoir, apres etre, ca
        rassure, ca evite, ca permet, ca calme, ca aide, ca motive, ca attire, ca donne, ca cree, ca fait, pas assez,
        sous peine, avant ca, ne veut plus, le double, le triple, hors de prix, hors de portee, pas donne, pas pour""",
    ),
    # What blocks people, told from life; also the signs that somebody tells a lived scene.
    (
        "hardship cause",
        """seulement, uniquement, a km, km, kilometre*, ne suffi*, pas adapte*, pas assez, insuffisant*, manque de place,
        ne convien*, honte, gene, genes, n osent, n ose, ose pas, osent pas, oser, trop cher*, trop loin, trop tard,
        trop long*, trop petit*, trop lourd*, trop peu, trop tot, trop age*, trop complique pour, coute*, couteux,
        cher!, chere, cheres, chers, loin!, eloigne*, attente, attente de, renonc*, bloqu*, coince*, coincent,
        refusent, plus de place, pas de place, debord*, epuis*, fatigu*, seules, galer*, perdu*, perdent, pas les
        moyens, pas d argent, sans voiture, pas de voiture, pas de permis, pas internet, ne savent pas, ne sait pas
        lire, ne lisent pas, ne comprennent pas, ne parlent pas, mais seulement, mais uniquement, seulement le,
        uniquement le, que le matin, mais pas, mais rien, mais personne, mais il faut, mais ca, mais c est, mais ils,
        mais elle*, mais aucun*, mais sans, mais on, deleg*, attendent, attendre, attendez, attendons, attendu,
        attendaient, attendait, complet!, complete!, completes!, peur, ferme!, fermes!, fermee!, fermees!, ferment,
        fermer, isoles!, isolees!, isolement, refuse!, refuser, refus, pas les horaires, a cette heure, heures de
        bureau, horaires de bureau, rendez vous obligatoire, sur dossier, justificatif*, liste d attente, mois d
        attente, ans d attente, longtemps, trop""",
    ),
    (
        "hardship",
        """dort, dorment, dormir, marche a pied, a pied, font la queue, queue, froid, faim, humide*, moisi*, pleur*,
        crie*, tomb*, chut*, porte* seul*, sautent, saute, saut* un repas, sautent des repas, mang* seul*, mangent,
        reste* chez, restent chez, enferm*, s ennuie*, trainent, errent, jett*, gaspill*, endett*, dette*, impaye*,
        expuls*, echou*, decroch*, abandonn*, arret* de, mentent, demenag*, quitt*, parten* de, perd*, paient, paie,
        paye, payer, emprunt*, debrouill*, bricol*, lavent, lave, chauff*, stress*, angoiss*, souffr*, malade*,
        deprim*, solitude, parle* a personne, sans parler, voir personne, voit personne, voient personne, heures de
        bus, heure de bus, heure de route, heures de route, minutes de, km, kilometre*, tous les matins, chaque matin,
        tous les soirs, chaque soir, le soir, dans le noir, manqu* l ecole, ratent, rat* leur, dans la rue, sous la
        pluie, a la main, garde pour, traine!, rate!, rates!, partent!, la nuit, nuits, cachent, cache!, cacher,
        cachette, se cach*, revend*, font semblant, fait semblant""",
    ),
    # Before and after, here and elsewhere.
    (
        "compare",
        """jusqu a, jusqu au, contrairement, et non, pas des, pas un, pas une, pas comme, en plus, de plus en plus, de
        moins en moins, mieux, pire, davantage, plus vite, plus tot, plus tard, plus souvent, avant!, auparavant,
        autrefois, jadis, jusque la, jusqu ici, jusqu alors, jusqu a present, desormais, dorenavant, maintenant,
        ailleurs, partout ailleurs, contrairement, inversement, a l inverse, au contraire, alors que, alors qu, tandis
        que, tandis qu, au lieu, plutot que, plutot qu, a la place, par rapport, compar*, pareil, pareille, contre,
        versus, vs, deux fois plus, deux fois moins, trois fois plus, plus que, plus qu, plus de, moins que, moins qu,
        moins de, mieux que, mieux qu, pire*, autant que, la moyenne, moyenne, au dessus, en dessous, que dans, que
        dans le, nulle part, personne ne, personne d autre, rien de tel, rien de, seul a, seule a, seuls a, le seul, la
        seule, les seuls, les seules, premiere fois, premier a, premiere a, inedit*, n existe pas, n existait pas,
        existe deja, existait, existent, le plus proche, la plus proche, plus proche*, ressembl*, meme chose, d
        habitude, d ordinaire, habituel*, habitude*, classique*, traditionnel*, normalement, en general, generalement,
        autrement, chez nous, chez eux, la bas, avaient, avait, etait, etaient, faisait, faisaient, allait, allaient,
        fallait, pouvait, pouvaient, n osait*, venait, venaient, pensait, pensaient, croyait, croyaient, disait,
        disaient, voyait, voyaient, restait, restaient, n est plus, ne sont plus, ne fait plus, n a plus, n ont plus,
        ancien, ancienne, anciens, anciennes, autre ville, autres villes, autre commune, l autre, les autres, au
        depart, au debut, a l epoque, l annee d avant, on gard*, gardons, garde, gardé, gardés, gardée, laissons,
        laisse de cote, repris, reprend, copie, copier, adapt*, modifi*, chang*, remplac*, en revanche, mais ici, mais
        chez, se distingue, l original*, devenu*, plus besoin, depuis que, differe*, difference*, differ!,
        differemment, ville d a cote, a cote, d autres le, ordinaire, ordinaires, sauf, la notre, le notre, les notres,
        la leur, le leur, meme principe, meme idee, meme pas, en ville, a paris, il y a six mois, il y a un an, il y a
        deux ans, il y a trois ans, il y a cinq ans, il y a dix ans, il y a quelques, il y a encore, a l origine, aussi
        bien que, n avait*, moitie moins, reserve*, pas seulement, les seul*, que des, que pour, que les, existe que,
        aucune autre, aucun autre, seulement les, seulement pour, jamais eu, jamais vu, jamais fait, mais elle, mais
        il, mais ils, mais elles, mais pas, mais seulement, mais uniquement, mais rien, mais personne, mais aucun, mais
        aucune, mais que, transpos*, inspire mais, version, ajoute, avons ajoute, plus petit, plus petite, plus grand,
        on a enleve, sans le, sans la, mais sans, a la difference, ici on, ici nous, ici c est, ici pas, ici aucun, ici
        les, voyais, pensais, croyais, disais, avais, etais, faisais, allais, pouvais, depuis qu, mais!, est different,
        est differente, sont differents, sont differentes, c est different, different de, differente de, differents de,
        differentes de, different d, autre chose, existe pas, exister, existe ailleurs, y a bien, il y a deja, y a
        deja, deja, aucun, aucune, personne n, personne dans, personne ici, rien ne, rien n, rien dans, rien pour, rien
        a, en fait, en temps normal, dans le temps, l usage, la regle, de coutume, la coutume, traditionnellement, trop
        loin""",
    ),
    # Something is no longer the same.
    (
        "change",
        """suite aux, a mis, ont mis, avons mis, remis, rouvr*, relanc*, simplifi*, inaugur*, converti*, renomm*,
        fusionn*, separe, raccourci*, elargir, reculé, invers*, repart* sur, plus confiance, moins peur, n aura plus, n
        auront plus, reprendre, reprendront, chang*, modifi*, ajust*, corrig*, ajout*, supprim*, enlev*, remplac*,
        deplac*, decal*, raccourc*, rallong*, elargi*, redui*, diminu*, augment*, baiss*, doubl*, passe* de, passes a,
        passes au, passe au, passe a, passés, transform*, devien*, devenu*, deven*, revoir, revu, revus, revue,
        repens*, repris, reprend*, recommenc*, abandonn*, arret*, renonc*, lach*, basculé*, bascul*, inver*, amelior*
        le, desormais, dorenavant, a la place, au lieu, plutot que, finalement, du coup on a, on a compris, avons
        compris, appris, apprend*, apprenn*, decouvert, plus jamais, n est plus, ne sont plus, n auront plus, n aura
        plus, ne seront plus, ne sera plus, n ont plus, n a plus, n aient plus, plus besoin, moins de, moins seul*,
        moins souvent, capable*, sauront, saura, pourra, pourront, osera, oseront, sans aide, tout seul, toute seule,
        tous seuls, toutes seules, d eux memes, d elles memes, par eux memes, elles memes, eux memes, retrouv*,
        sortent, sont sortis, sont sorties, sortir de, on ne fait plus, autrement, avant!, l ancien, les anciens, vient
        de cette, vient de cet, vient d une, a la demande de, ont demande, a demande, suite a, reorganis*, refait,
        refaire, recompos*, creer un, cree un, creneau, rajout*, coupe, coupé*, deplor*, retirer, retirent, retirons, a
        retire, ont retire, avons retire, au final, nouveau!, nouveaux!, nouvelle!, nouvelles!, puisse!, puissent,
        sachent, qu il ait, qu elle ait, qu ils aient, qu elles aient, qu ils soient, qu elles soient, qu ils osent, qu
        elles osent, qu ils ose*, gagne!, gagner en, ont gagne, a gagne, gagnent, version, laisse tomber, laissons,
        laisse de cote, laisser, laisse, on quitte, quitter, evite, eviter, evitent, evolue!, evoluent, a evolue, ont
        evolue, sera autonome, seront autonomes, deviennent autonomes, plus autonome*, autonomes pour, a l origine, au
        depart, au debut, contre, entre temps, resultat!, remplace, troqu*, echange contre, passees, passee, on passe,
        essaye*, differemment, avancer l, avancer la, avancer le, avance l heure, avance d, avancons, adapter,
        adaptons, adaptent, avons adapte, a adapte, ont adapte, on adapte, adaptation, redeven*, redevien*, en fait,
        alors on, donc on a, on a donc, depuis que, on jette, jeter, jetons, on garde pas, ne gardons pas, on en a
        fini, tourner la page, rompre, on rompt, rebrousse*, fini les, finie la, fini le, finies les, terminé les, on
        repart, repartons, rendus, a chaque fois qu, boug*, renvers*, installes dans, reviennent, revenu*, reprennent,
        osent, savent!, savoir faire, n attendent plus, se sentent, se sentiront, avons donc, ont donc, a donc, est
        donc pass*, avons ouvert, on a ouvert, ont ouvert, a ouvert, avons ferme, on a ferme, ont ferme, a ferme""",
    ),
    # A scene, a quote, something told.
    (
        "scene",
        """lors de, lors d, pendant la, pendant le, pendant l, au moment de, est ne, est nee, c est comme ca que, la
        premiere fois, par exemple, ex, exemple*, un jour, une fois, l autre jour, ce jour la, cette fois, un soir, un
        matin, une nuit, un apres midi, un midi, hier, la semaine derniere, le mois dernier, l an dernier, l annee
        derniere, l ete dernier, l hiver dernier, dernierement, recemment, lundi, mardi, mercredi, jeudi, vendredi,
        samedi, dimanche, au moment ou, comme quand, tel que, telle que, je me souviens, on se souvient, je revois, je
        vois, je voyais, j ai vu, on a vu, j ai entendu, nous a dit, m a dit, a dit, ont dit, nous dit, disait, disent,
        a raconte, racontait, a confie, temoign*, anecdote*, dans le cas, un voisin, une voisine, une dame, un
        monsieur, un homme, une femme, une maman, un papa, une mere, un pere, un eleve, une eleve, un jeune, une jeune,
        un ado, un gamin, un enfant, une fille, un garcon, une habitante, un habitant, une locataire, un locataire, un
        benevole, une benevole, un ancien, une ancienne, un retraite, une retraitee, un couple, une famille, un groupe
        de, un etudiant, une etudiante, un salarie, une salariee, la salariee, le salarie, un participant, une
        participante, un adherent, une adherente, un usager, une usagere, une utilisatrice, un utilisateur, une ado,
        une grand mere, un grand pere, une retraite, un agriculteur, une agricultrice, un commercant, une commercante,
        un boulanger, quelqu un a, pleur*, est arrive*, s est mis*, s est mise, le lendemain, a l entree, samedi
        dernier, prix libre, rampe, en gros caracteres, venu!, venus!, venue!, venues!, concret!, concrete!,
        concretement, gratuit!, gratuite!, gratuits!, gratuitement, raconte, racontent, chaque soir, traduit*, tapis,
        en arabe, en turc, en anglais, en portugais, en espagnol, langue des signes, garde d enfants, va chercher,
        navette*""",
    ),
    # A trace that somebody else could see.
    (
        "evidence",
        """redemand*, nous demande de revenir, nous rappel*, reviennent, statuts, reglement*, charte, convention*,
        contrat*, article*, ecrit*, document*, dossier*, journal, journaux, presse, gazette, affich*, annonc*,
        bulletin, panneau*, pancarte*, plaque*, signe*, signatur*, signee, lettre*, courrier*, mail*, message*, sms,
        livre d or, temoign*, compte rendu*, proces verbal, pv!, deliberation*, arrete municipal, vote*, budget*,
        facture*, subvention*, inscri*, photo*, video*, film*, enregistr*, registre*, cahier*, carnet*, tableau*,
        courbe*, graphi*, statistique*, bilan*, rapport*, enquete*, sondage*, on verra, on voit, on entend, on verrait,
        voit, voient, verra, verront, entend*, visible*, apparai*, figure*, disent, dit que, nous a dit, a dit, ont
        dit, raconte*, temoigne*, revien*, reste* ouvert*, install*, rempli*, remplie, pleine, se salu*, salu*, file d
        attente, faire la queue, prix!, label*, diplome*, certificat, trophee, medaille, maintenus, mur, murs,
        vitrine*, boite aux lettres, emmenag*, ont choisi, a choisi, sans nous, inaugur*, site internet, site web, en
        ligne, accroche*, liste!, listes!, plan!, plans!, carte!, cartes!, rempli!, remplis!, est pleine, est plein,
        etait pleine, etait plein, affiche complet, c est complet, reste ouvert, restent ouverts, sont ouverts, est
        ouvert, etait ouvert, accepte d ouvrir, ouvrent, ouvert le, ouverte le, ouverts le, ouvre le, vient nous,
        viennent nous, viennent des, sur papier, papiers, compte!, comptent, a compte, ont compte, mot pour mot,
        distribue!, distribues!, distribuee, punais*, epingl*, accroch*, a l entree, signature, remarque!, remarquent,
        demandent, achet*, loue*, louer, demenag*, installent, s installe*, s est installe*, se sont installe*, queue""",
    ),
    # Moments to take stock.
    (
        "review",
        """decide si, decider si, decidons si, on compte, nous comptons, compter les, tirer le bilan, prendre du recul,
        recul, constat, bilan*, point!, le point, faire le point, un point, points d etape, point d etape, evalu*,
        ajust*, corrig*, correction*, debrief*, retour*, retour d experience, retex, rex, analyse*, mesur*, comite de
        suivi, reunion de suivi, suivi, revue, revoir, on revoit, relecture, regard* ce qui, voir ce qui, ce qui
        marche, ce qui fonctionne, ce qui a marche, questionnaire*, enquete*, sondage*, satisfaction, compte* rendu*,
        rapport*, assemblee generale, ag!, conclusion*, lecon*, enseignements, on decide de la suite, decider de la
        suite, on arrete ou, stop ou encore, reunion pour corriger, amelior*, verifi*, controle*, restitution, tirer
        les, auto evaluation, on s arrete, pause pour, on en reparle, on regarde, feedback, avis des, demande leur
        avis, tirer des, tire les, tire les lecons, on tire, s arrete, nous arretons, arreter pour, pour corriger, pour
        ajuster, pour reparer, on fait les comptes, on garde ou, on continue ou, continuer ou, poursuivre ou, si ca
        marche, si c est concluant, si ca a marche, qu est ce qui, etat des lieux, tour de table, on verra si, regarder
        si, regarder ensemble, temps de relecture, ce que ca donne, ce qu on garde, mi parcours, ce qui cloche, ce qui
        ne va pas, ce qui coince, ce qui bloque, ce qui va, ce qui a plu, ce qui manque, galop d essai, on decide
        ensemble de la suite, point de situation, on se retrouve pour, si on continue, s il faut""",
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
        aucun*, manquons, on manque, il manque*, manque d, manque un, manque une, ca manque, il nous manque, y a pas
        de, y a pas d, il n y a pas, il n y a aucun*, il n existe pas, n existe pas, n existe aucun*, aucun lieu, aucun
        service, aucune structure, aucun espace, pas de lieu, pas d endroit, pas de structure, pas de local, pas d
        espace, pas de service*, pas de solution*, pas d offre, absence de, absence d, pas assez de, pas assez d, pas
        suffisamment, il faut un*, il faut des, il faudrait, il faut creer, il faut mettre, faut un, faut une, faudrait
        un*, besoin d un*, besoin de lieu*, besoin de structure*, besoin de service*, besoin d espace*, n ont pas de
        lieu, n ont pas d, n ont pas de, n ont aucun*, sans lieu, carence, deficit de, inexistant*, un manque, manque
        de, manque cruellement, aucun equipement, aucune offre, pas d equipement*, n a aucun*, besoin d une, besoin d
        un, necessite de creer, est absent, fait defaut, faire defaut, inexistant""",
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
        fourni*, apport*, amen*, amène*, emmen*, livrent, livrer, transporte, transportent, transporter, condui*, vend,
        vendent, vendre, achet*, paie, paye, paient, payent, payer, finance, financent, financer, subventionn*, verse,
        versent, heberg*, accueille, accueillent, accueillir, reçoi*, recev*, ouvre, ouvrent, ouvrir, ferme, ferment,
        forme, forment, former, forment, formes, enseigne, enseignent, enseigner, appren*, apprend*, montr*, expliq*,
        tradui*, ecri*, redig*, relit, relis*, lisent, relire, lire, dessin*, peint, peignent, peindre, cousent, coud,
        coudre, tricot*, cuisine, cuisinent, cuisiner, prepar*, sert, servent, servir, distribu*, cultiv*, plante,
        plantent, planter, arros*, recolt*, jardine, jardinent, jardiner, entretient, entretiennent, entretenir,
        nettoi*, nettoy*, range, rangent, ranger, trie, trient, trier, repare, reparent, reparer, répare*, bricole,
        bricolent, construi*, fabriqu*, amenage, amenagent, amenager, installe, installent, installer, monte, montent,
        monter, demont*, soude, soudent, souder, gere, gerent, gerer, coordonne, coordonnent, pilote, pilotent,
        planifi*, tient, tiennent, tenir, suit, suivent, surveill*, garde, gardent, garder, soigne, soignent, soigner,
        ecoute, ecoutent, ecouter, accompagne, accompagnent, oriente, orientent, orienter, envoi*, envoy*, adresse,
        adressent, invit*, appelle, appellent, appeler, telephon*, inform*, diffus*, affiche, affichent, publie,
        publient, publier, filme, filment, photographi*, enregistr*, program*, code, codent, coder, conseille,
        conseillent, conseiller les, proposent, choisi*, decid*, vote, votent, voter, fixe, fixent, signe, signent,
        signer, valid*, evalue, evaluent, mesurent, mesurer, enquete, interrog*, rencontre, rencontrent, visite,
        visitent, visiter, cherche, cherchent, chercher, trouve, trouvent, trouver, recrut*, embauch*, encadre,
        encadrent, parraine, parrainent, met, mettent, mettre, mise a disposition, met a disposition, pose, posent,
        poser, prend, prennent, prendre, s occup*, occupe, occupent, assure, assurent, assurer, negoci*, defend*,
        représente, representent, charge, chargent, charger, collecte, collectent, collecter, recuper*, recycle,
        recyclent, recens*, cartograph*, reperent, repérer, signalent, signaler, alert*, imprim*, invent*, imagin*,
        teste, testent, tester, essai*, experiment*, corrig*, modifi*, ajout*, cuit, cuisent, cuire, chante, chantent,
        chanter, joue, jouent, jouer, danse, dansent, danser, racont*, temoign*, sait, savent, savoir, connait,
        connaissent, parle, parlent, parler, habill*, lave, lavent, laver, branch*, tourne, tournent, aiguill*,
        mobilis*, loue, louent, louer, stock*, relaie, relaient, relaye, relayent, arbitr*, filtr*, nourri*, lance,
        lancent, tracte, transmet*, transmis*, interviennent, rend, rendent, ramen*, veille, veillent, responsable d*,
        en charge, charge du, charge de la, brode, brodent, scie, rabot*, grimp*, courir, court, maitris*, expertise
        en, compos*, mixe, mixent, sonoris*, eclair*, projett*, promen*, sort, sortent, coach*, entrain*, debloqu*,
        debroussaill*, taille, taillent, recous*, repass*, livre les, livre des, livre le, prêtent, comptent les,
        compte les, tiennent les comptes, anime!, animent, animer, organise, organisent, font, fait, faire, porte!,
        portent, porter, cree!, creent, developpent, propose les, laisse!, laissent, laissons, tire, tirent, loge,
        logent, loger, cede, cedent, ceder, brasse, refuse!, accepte!, acceptent, autorise, autorisent, verifie,
        verifient, revise, revisent, saigne, embarque, embarquent, jette, jettent, vide!, vident, remplit, remplissent,
        remplir, choisissent, finit, grossit, nourrit, reunit, reunissent, fournit, batit, batissent, gagne!, baisse!,
        baissent, augmente, debloque, decale, deplace, invente, inventent, reprend, reprennent, transforme,
        transforment, depose, deposent, debarrasse, desservent, dessert!, vient chercher, vont chercher, va chercher,
        sonne, sonnent, frappe!, frappent, vote!, repond, repondent, represente""",
    ),
)
