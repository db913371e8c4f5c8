"""Projects for documents to show: one as it should be, one as hard as people can make it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.dialog import Language, Library
from bot.core.model import Action
from bot.ports import Holding
from tests.documents.archive import FIRST, SECOND, THIRD, Archive
from tests.documents.test_escape import NASTY
from tests.documents.test_voices import voice

NAME = "La Laverie qui roule : linge propre et coup de main dans trois villages"
LONG = "z" * 500
ARABIC = "نغسل الثياب معا في القرية"
HEBREW = "כביסה נקייה לכל אחד"
TYPST = '#panic("no") $x^2$ *gras* _it_ <label> @ref `code` // c\n= titre\n- liste\n#sys.inputs'
SCRIPTS = {
    "emoji": "Bravo 😀 👩‍👩‍👧 🇫🇷 ✅ ☕",
    "arabic": f"{ARABIC} 12 fois.",
    "hebrew": f"Le mot {HEBREW} au milieu.",
    "cyrillic": "Стирка для всех",
    "greek": "Πλυντήριο για όλους",
    "devanagari": "सबके लिए धुलाई",
    "chinese": "大家一起洗衣服，很开心。",
    "japanese": "みんなで洗濯をします。",
    "korean": "함께 빨래를 해요.",
    "thai": "ซักผ้าสำหรับทุกคน",
}


def whole(library: Library, language: Language = "fr") -> Holding:
    """Two actions told whole, a third only begun, answers on the walks, and voices that were kept."""
    archive = Archive(actions=(Action(FIRST), Action(SECOND), Action(THIRD)))
    archive.examples(library, FIRST, language).examples(library, SECOND, language)
    archive.answer("V1", "Le phare : chacun lave son linge.")
    archive.answer("B04.1", "On lave à la main.", origin="S01", still_open=False)
    for step, words in {
        "V5": "Le loyer monte.",
        "P1.B1": "Des voisines prennent le bus.",
        "P1.I3": "Huit voisines prennent le bus seules.",
    }.items():
        archive.answer(step, words, subject="project1", dialog="walk")
    archive.answer("S12", "Une porte fermée.", subject="project1", dialog="walk", chosen=("S04", "S05"))
    return replace(archive.holding(), voices=(voice("Moi, je vais à 17 km."), voice("Chez ma voisine.", role="near")))


def hard(library: Library) -> Holding:
    """Words that break layouts."""
    archive = Archive(actions=(Action(FIRST), Action(SECOND), Action(THIRD)))
    archive.answer("B01", "Une laverie " + "très " * 40 + "longue").answer("B01", "X" * 500, subject=SECOND)
    archive.answer("B01", HEBREW, subject=THIRD)
    archive.answer("B03.1", LONG, "https://example.org/" + "abc/" * 80, "😀" * 300)
    archive.answer("B03.2", *SCRIPTS.values(), f"{ARABIC}\n{ARABIC}")
    archive.answer("B03.3", "a\x00b\x1b[31mc\x07 half \ud83d mark \ufeff none \ufffe\tend")
    archive.answer("B03.4", TYPST, language="en")
    archive.answer("B07", "…", chosen=("logement",))
    return replace(archive.holding(), voices=(voice("W" * 300), voice(ARABIC, role="near")))


def nasty(step: str = "B03.1") -> Holding:
    """Everything that means something to Markdown, to XML or to Typst."""
    return Archive().answer(step, *NASTY, TYPST).holding()


def long(pages: int) -> Holding:
    """So many pages of text, in one answer."""
    paragraph = "Nous lavons le linge au village, et nous parlons de ce qui manque ici. " * 8
    return Archive().answer("B03.1", *[paragraph] * (pages * 8)).holding()
