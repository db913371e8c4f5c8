"""A project as a coach's share opens it: what the summary is made from."""

from __future__ import annotations

from datetime import timedelta

from bot.core.coaching.parts import ALL
from bot.core.coaching.seen import Opened
from bot.core.coaching.view import open_up
from bot.core.dialog import Language, Library
from bot.core.model import Comment, Disclosure, Share, Stage, Voice
from bot.ports import Holding
from tests.documents.archive import BEGUN, FIRST, Archive
from tests.documents.test_voices import voice

SHARED = BEGUN + timedelta(minutes=1 + 8 + 3, seconds=30)  # when the first answers had been given
NAME = "La Laverie qui roule"
TOLD = {
    "B03.1": "Depuis mars 2025, quarante familles lavent leur linge chaque semaine dans le camion, et nous parlons.",
    "B03.2": "Le mardi matin, deux habitants branchent les machines devant l'église et le café commence aussitôt.",
    "B03.3": "Les familles logées en meublé viennent d'abord, puis les personnes âgées qui ne portent plus leur linge.",
    "B04.1": "À Mérival, douze familles lavent leurs draps à la main dans la salle de bain, faute de machine.",
    "B04.2": "La mairie a acheté deux machines en 2023, mais personne n'a les clés du local le soir.",
    "B05.1": "L'infirmière du collège a vu des enfants absents le lundi, parce que leurs habits n'étaient pas secs.",
    "B09": "Le lycée professionnel aménage le camion et la caisse de retraite paie la formation des bénévoles.",
    "B10": "Nous avons revu l'accueil : chacun remplit ses papiers debout, pendant que la machine tourne.",
}
WALKED = {
    "V5": "Le loyer du garage monte chaque année, et nous cherchons un autre lieu avec la commune.",
    "V7": "Deux anciens du village réparent les machines chaque mois et forment trois jeunes.",
    "P1.B1": "Des voisines qui ne se parlaient pas prennent maintenant le bus ensemble le mardi.",
}


def told() -> Holding:
    """A project as most are when they are shared: told in the main, some of it open, three answers changed since."""
    archive = Archive().answer("B01", NAME)
    for step, words in TOLD.items():
        archive.answer(step, words, still_open=step == "B10")
    for step, words in WALKED.items():
        archive.answer(step, words, subject=archive.project, dialog="walk")
    for step, words in list(TOLD.items())[:3]:
        archive.answer(step, f"{words} Et dix de plus.", still_open=False)
    return archive.holding()


def opened(
    library: Library,
    holding: Holding,
    voices: tuple[Voice, ...] = (),
    language: Language = "fr",
    parts: tuple[str, ...] = (ALL,),
) -> Opened:
    """All of it, or some parts, opened to Inès, and read a day later for the first time."""
    share = Share(
        "share1", "project1", "coach1", "Inès", dict.fromkeys(parts, SHARED), SHARED, SHARED + timedelta(days=60)
    )
    said = "Combien de personnes, et d'où viennent-elles ?"
    comment = Comment("comment1", "share1", "project1", FIRST, "B03.1", 1, said, language, SHARED, "Inès")
    stage = Stage("project1", "shared", "holder", SHARED)
    found = Disclosure(
        share, holding.projects[0], language, holding.history, voices=voices, comments=(comment,), stages=(stage,)
    )
    made = open_up(library, found, SHARED + timedelta(days=1))
    assert made is not None
    return made


def three_voices() -> tuple[Voice, ...]:
    return (voice("Moi, je vais à 17 km."), voice("Chez ma voisine.", role="near"), voice("Le bus passe peu."))
