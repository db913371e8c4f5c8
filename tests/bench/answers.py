"""What an invented holder answers, by step: a repair café that travels between three valleys."""

ANSWERS = {
    "B01": "La Roulotte des bricoleurs : réparer ensemble, de village en village",
    "B03.3": (
        "D'abord les personnes qui n'ont pas de voiture et peu d'argent : environ 140 foyers dans les sept communes du "
        "plateau. Ensuite les collégiens de Sarrans, qui apprennent à souder et à coudre le mercredi. Les retraités "
        "bricoleurs y gagnent de la compagnie, et l'envie de transmettre ce qu'ils savent faire."
    ),
    "B05.1": (
        "La gardienne de la déchèterie l'a dit la première. Puis douze habitantes du quartier de la gare ont noté "
        "pendant deux mois ce qu'elles jetaient. Elles disent que réparer coûte plus cher que racheter, et que "
        "personne ne leur montre comment faire."
    ),
    "B06": (
        "Dans les sept communes du plateau, il n'y a plus aucun réparateur depuis 2019. Le plus proche est à quarante "
        "kilomètres, et il ne se déplace pas. Chez nous, l'atelier vient sur la place du marché."
    ),
    "B07": (
        "Un atelier associatif visité à l'automne dans une vallée voisine, qui prête ses outils contre un coup de "
        "main. Nous avons repris le carnet d'heures, mais nous avons changé le lieu : il vient vers les gens."
    ),
    "B08": (
        "Nous avons ajouté une rampe et un banc parce que beaucoup de visiteurs ont plus de soixante-dix ans. Les "
        "habitants ont choisi les jours : le matin du marché, et un soir par mois pour ceux qui travaillent."
    ),
    "B09": (
        "Le climat et les inégalités. Un appareil réparé, c'est un appareil qui n'est pas fabriqué une deuxième fois, "
        "et c'est aussi cinquante euros qui restent dans la poche d'une famille. Chaque semaine, vingt objets évitent "
        "la benne, et nous le comptons sur une ardoise."
    ),
    "B10": (
        "Dans le département, six ateliers sur huit sont en ville. Ici, le car passe deux fois par jour, alors les "
        "personnes sans voiture ne peuvent pas en profiter, contrairement à celles de la préfecture."
    ),
    "B12": (
        "D'habitude, on dépose son objet et on revient le chercher. Chez nous, la personne tient le tournevis et le "
        "bénévole garde les mains dans le dos. Nous avons aussi écrit des fiches sans texte, avec des dessins, pour "
        "ceux qui lisent mal."
    ),
    "B04.1": (
        "Les familles du plateau jettent ce qui tombe en panne, puis rachètent à crédit. Une sur trois dit avoir "
        "renoncé à chauffer une pièce après la panne d'un radiateur. Les personnes âgées gardent des appareils "
        "dangereux, faute de savoir à qui demander. Cela isole, cela coûte, et cela fait honte."
    ),
    "B04.2": (
        "Elles demandent à un voisin, ou elles attendent la visite d'un enfant qui habite loin. Certaines vont jusqu'à "
        "la ville en car, mais le magasin refuse les vieux modèles. La mairie prête une salle, personne ne s'en sert, "
        "parce que les outils manquent."
    ),
    "B05.2": (
        "Nous avons tenu un cahier à la déchèterie pendant neuf semaines : 312 objets, dont 190 réparables. Puis nous "
        "avons posé cinq questions à quarante-trois foyers, chez eux, avec l'infirmière libérale."
    ),
    "B11": (
        "Le collège de Sarrans prête son atelier et deux professeurs. La déchèterie met de côté les objets. "
        "L'association des aînés tient l'accueil. Le garage Delmas révise la roulotte. C'est la première fois que le "
        "collège et la déchèterie travaillent ensemble, et que des aînés décident du planning avec des élèves."
    ),
    "B14": (
        "Une fois par mois, une réunion ouverte décide des dates et des achats. Les usagers ont une voix comme les "
        "bénévoles, et un usager tiré au sort préside. Le compte rendu est affiché sur la roulotte. C'est un groupe de "
        "visiteuses qui a décidé de l'atelier couture, contre l'avis du bureau."
    ),
    "B13": (
        "Au début, nous réparions à la place des gens, et ils revenaient avec le même objet. Nous avons changé cela en "
        "mai, après avoir compté les retours. Nous sommes prêts à changer aussi les horaires si l'enquête de juin le "
        "demande."
    ),
    "B03.1": (
        "Dans deux ans, 140 foyers sauront faire une réparation simple, et la moitié des objets du cahier auront "
        "évité la benne. Les habitants se connaîtront assez pour se prêter leurs outils sans passer par nous."
    ),
    "B03.2": (
        "Chaque mardi matin, la roulotte s'installe sur un marché différent. Deux bénévoles et une salariée "
        "accueillent les visiteurs, regardent l'objet avec eux et choisissent les outils. La personne répare "
        "elle-même. À midi, on range, on compte, on écrit ce qui a marché. Un soir par mois, la même roulotte va au "
        "collège, où les élèves reçoivent leurs voisins."
    ),
    "B03.4": (
        "Une salariée à mi-temps, onze bénévoles, et 18 000 euros par an : 9 000 de la communauté de communes, 6 000 "
        "d'une fondation, le reste en dons et en prix libre. Les outils viennent de la déchèterie. Le garage Delmas "
        "donne deux révisions par an."
    ),
    "B03.5": (
        "Janvier 2026 : achat de la roulotte\nMars 2026 : premier marché à Sarrans\nJuin 2026 : enquête auprès des "
        "visiteurs\nNovembre 2026 : premier bilan, avec les habitants"
    ),
    "B15": (
        "Une visiteuse a écrit : « Je suis venue avec un grille-pain, je suis repartie avec un numéro de téléphone. » "
        "Nous gardons cette phrase sur la porte."
    ),
}

WEAK = (  # calls for a follow-up question wherever it is given
    "Tout le monde sera content de pouvoir venir, et les gens pourront faire des choses ensemble dans un lieu agréable."
)
ADDED = (  # what is added to it when that question comes
    "Je pense à la soirée du 12 mars : vingt-trois habitants, deux élues et le facteur étaient là. Ils ont réparé neuf "
    "lampes, parce que la mairie les jetait, et ils ont décidé de recommencer chaque mois."
)
