"""Small words of both languages, and endings that tell what an unknown word may be."""

FRENCH = (
    # Small words that only French has: they tell the language of an answer.
    (
        "french",
        """le, la, les, l, des, du, au, aux, et, est, sont, ont, pas, ne, nous, vous, je, j, il, elle, ils, elles, que, qu, qui, quoi, dans, pour!, avec, sur, mais, ce, cet, cette, ces, c, ca, cela, tout, tous, toute, toutes, plus!, tres, aussi, leur, leurs, y, se, si, en, chez, sans, entre, depuis, puis, ou, etre, faire, fait, font, peu, bien, par, notre, nos, votre, vos, quand, parce, donc, comme, alors, avons, ete, oui, non, jour, jours, gens, une, un, d, de, vers, deux, trois""",
    ),
    ("determiner", "le, la, les, l, un, une, des, du, au, aux, ce, cet, cette, ces, mon, ma, mes, ton, ta, tes, notre, nos, votre, vos, leur, leurs, quelques, plusieurs, certains, certaines, chaque, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, quinze, vingt, trente, d, autre, autres, jeune, jeunes, ancien, ancienne, anciens, vieux, nouveau, nouvelle, nouveaux"),
    ("determiner owner", "son!, sa, ses, mon!, ma, notre, leur, un!, une, ce!, cette, cet, l, le, la"),
    ("locative", "a!, dans, chez, vers, sur, pres, autour, aux, au, en, de!, du, depuis"),
    # Words that mean nothing by themselves, or whose ending would mislead (not trades, not futures, not verbs).
    (
        "plain",
        """heure, heures, valeur, couleur, ascenseur, bonheur, malheur, moteur, meilleur, meilleurs, ailleurs, plusieurs, douleur, ampleur, secteur, exterieur, interieur, faveur, ordinateur, chaleur, fleur, fleurs, coeur, coeurs, peur, erreur, erreurs, hauteur, longueur, largeur, lenteur, douceur, vapeur, majeur, mineur, superieur, inferieur, anterieur, ulterieur, vigueur, rigueur, honneur, humeur, odeur, rumeur, fureur, horreur, saveur, sueur, terreur, lueur, grandeur, profondeur, epaisseur, distributeur, composteur, refrigerateur, congelateur, aspirateur, radiateur, tracteur, indicateur, facteur de, acteur, acteurs, actrice, actrices, porteur, porteurs, incubateur,
        premier, premiere, premiers, premieres, dernier, derniere, derniers, dernieres, papier, papiers, quartier, quartiers, atelier, ateliers, metier, metiers, courrier, chantier, chantiers, dossier, dossiers, cahier, panier, paniers, fevrier, janvier, calendrier, pilier, loyer, loyers, foyer, foyers, cuisiniere, matiere, maniere, lumiere, riviere, barriere, barrieres, carriere, frontiere, entier, entiere, particulier, particuliere, regulier, reguliere, escalier, clavier, levier, collier, poirier, pommier, escaliers, sentier, sentiers, arriere, derriere, hier, tiers, fier, fiere, financier, financiere, financiers, financieres, alimentaire, immobilier, mobilier, materiel, chaudiere, poussiere, biere, priere, banniere,
        bien, lien, liens, rien, soutien, entretien, maintien, quotidien, quotidienne, moyen, moyens, moyenne, combien, mien, sien, tien, biens, aerien, europeen, ancien, italien, tienne, vienne,
        liste, piste, listes, pistes, triste, existe, consiste, touriste, reste, visite, modiste,
        matrice, cicatrice, exercice, service, services, notice, justice, police, supervision,
        parfait, parfaite, imparfait, souhait, bienfait, satisfait, extrait, portrait, retrait, attrait, parait, plait, connait, opera, camera, verra!, extra, para, agora, coronavirus, sera, fera, ira, aura, sont, font, vont, ont, front, affront, pont, donc,
        argent, comment, souvent, seulement, vraiment, simplement, notamment, moment, moments, logement, logements, changement, document, evenement, mouvement, accompagnement, developpement, financement, environnement, departement, equipement, batiment, element, traitement, paiement, amenagement, engagement, renforcement, fonctionnement, isolement, vetement, vetements, aliment, aliments, sentiment, appartement, appartements, egalement, tellement, rapidement, directement, facilement, actuellement, exactement, different, content, vent, cent, lent, dent, accent, present, absent, recent, urgent, patient, client, parent, agent, president, excellent, permanent, precedent, incident, accident, talent, talents, continent, evident, permettent, aident, peuvent, doivent, participent, soutiennent, travaillent, collaborent, impliquent, investissent, interviennent,
        avant, pendant, durant, maintenant, cependant, pourtant, autant, devant, important, importante, suffisant, existant, restaurant, montant, instant, avantage, quant, tant, etant, ayant, faisant, allant, enfant, volant, vivant, croissant, puissant, auparavant, dorenavant, moyennant, suivant, suivante, courant, constant, distant, etudiant, habitant, participant, aidant, soignant, enseignant, croyant, assistant, apprenant, gagnant, restant, levant,
        aider, ameliorer, favoriser, chercher, trouver, apporter, repondre, rendre, faire, etre, avoir, aller, venir, pouvoir, devoir, vouloir, projet, action, actions, chose, choses, truc, trucs, machin, situation, solution, solutions, besoin, vie, lien social, solidarite, solidaire, ensemble, partenaire, partenaires, partenariat, structure, structures, organisme, organismes, organisation, territoire, local""",
    ),
)

ENGLISH = (
    (
        "english",
        """the, of, and, is, are, we, they, she, he, it, to, in!, with, for, that, this, these, those, was, were, has, have, had, not, but, from, by, our, your, their, his, her, its, who, which, what, when, where, why, how, will, would, can, could, should, been, being, them, there, here, than, then, very, because, about, into, out, up, down, all, also, so, if, my, you, i, do, does, did, don, didn, isn, aren, ll, ve, re, people, some, any, no!, yes, it s, at, an, each, every, more, other, as!""",
    ),
    ("determiner", "the, an, our, their, my, your, his, her, its, some, two, three, four, five, six, seven, eight, nine, ten, twelve, twenty, several, many, few, each, every, another, local, former, young, old, retired, school, social, both, new"),
    ("determiner owner", "his, her, my, our, their, a!, an, one, this, the, that"),
    ("locative", "in!, on, at, near, around, from, to, across, outside, inside, behind, beside"),
    (
        "plain",
        """other, others, after, over, under, better, never, together, number, numbers, order, orders, water, paper, papers, offer, offers, power, powers, summer, winter, answer, answers, whether, either, neither, center, centre, computer, computers, letter, letters, corner, corners, dinner, shower, showers, easier, later, further, shelter, shelters, matter, matters, master, river, flower, flowers, dryer, poster, posters, newsletter, trailer, cooker, freezer, container, containers, charger, larger, smaller, bigger, cheaper, faster, slower, longer, shorter, younger, older, fewer, lower, higher, nearer, former, latter, another, ever, however, rather, whatever, whoever, wherever, buffer, border, shoulder, finger, hammer, ladder, folder, fever, danger, hunger, anger, tower, towers, layer, proper, super, per, inner, outer, upper, consider, remember, deliver, discover, foster, gather, transfer, trigger, wonder, suffer, differ, enter, december, september, october, november, stakeholder, stakeholders, player, players, partner, partners, burgers, stickers, flyers, covers, trousers, trainers, rollers, crackers, speakers, printers, screwdrivers, drawers, printers, helpers, users_, members_, sensors, floors, doors, indoors, outdoors, colors, errors, motors, tractors, factors, sectors, corridors, visitors_, easter, weather, leather, rubber, timber, copper, silver, butter, pepper, sugar, beer, career, cheer, volunteer, quarter, quarters, chapter, charter, register, theatre, barrier, barriers, earlier, happier, healthier,
        thing, things, something, anything, nothing, everything, during, being, having, doing, going, helping, improving, bring, spring, string, evening, morning, building, buildings, housing, funding, meaning, feeling, feelings, willing, existing, interesting, according, including, living, wellbeing, clothing, ceiling, king, ring, wing, sibling, amazing, exciting, everything, ongoing, missing,
        help, helps, helped, improve, improves, support, supports, supported, supporting, work, works, worked, working, partnership, partnerships, project, projects, action, actions, situation, solution, solutions, need, organisation, organisations, organization, organizations, involved, together, collaborate, participate, take part""",
    ),
)

# Endings of words that no lexicon knows. An -eur or a -trice needs an article before it to be read as a person.
ENDINGS = (
    ("agent", "eur, eurs, euse, euses, trice, trices, iste, istes, ien, iens, ienne, iennes, iere, ieres, ologue, ologues, aire, aires, ist, ists, ician, icians, ologist"),
    ("er", "er, ers, ors, or, ier, iers"),
    ("future", "era, eront, ira, iront, ura, uront, dra, dront, tra, tront, rra, rront, oira, oiront, vra, vront"),
    ("conditional", "raient, erait, irait, urait, rions, drait, trait, rrait, vrait"),
    ("gerund", "ant"),
    ("ing", "ing"),
    ("plural_verb", "ent"),
    ("verb", "issent"),
    # An imperfect tells how things were before.
    ("compare", "vait, tait, nait, lait, cait, dait, gait, pait, mait, iait, aient"),
)
