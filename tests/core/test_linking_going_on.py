"""Whatever is open on one account goes on in the other, and nothing that is written for something else answers it."""

from __future__ import annotations

import pytest

from bot.core.model import Reply
from tests.core.joined import InWorld, code_of, pair
from tests.core.wild import GOOD
from tests.talk import shipped_library, shown

MESSAGES = shipped_library().messages["fr"]
STRAY = "Les voisins de la rue des Lilas et la mairie"
OPEN = {
    "the question": [],
    "a probe": ["Des gens"],
    "an example": ["/exemple"],
    "words that are held": ["/menu", "Les infirmières du collège nous aident"],
    "distress": ["je veux mourir"],
    "an answer": ["/modifier 1"],
    "an answer to be replaced": ["/modifier 1", "remplacer"],
    "which answer": ["/modifier"],
    "the question before": ["/retour"],
    "where to file an answer": ["/ranger"],
    "the end of a chapter": [GOOD, GOOD],
    "a story": ["/modifier s12", GOOD],
    "the menu": ["/menu"],
    "the recap": ["/recap"],
    "the actions": ["/actions"],
    "the order of importance": ["/modifier b02"],
    "the dossiers": ["/dossiers"],
    "beginning again": ["/recommencer"],
    "the language": ["/langue"],
    "reminders": ["/rappel"],
    "erasing": ["/effacer"],
}


def open_on_one(texts: list[str]) -> tuple[InWorld, InWorld, Reply]:
    """A holder on two channels, and what is asked on the first one after these messages."""
    ana, other = pair()
    other.take(code_of(ana))
    other.press("accept")
    asked = ana.start("fr")
    for text in texts:
        asked = ana.say(text)
    return ana, other, asked


def question(reply: Reply) -> tuple[list[str], list[str]]:
    """What a reply asks, and what can be chosen."""
    asks = [block.text for block in reply.blocks if block.kind == "question"]
    return asks, [choice.label for choice in reply.choices]


@pytest.mark.parametrize("texts", OPEN.values(), ids=OPEN)
def test_what_is_open_is_asked_there_in_the_same_words(texts: list[str]) -> None:
    ana, other, asked = open_on_one(texts)
    assert question(other.start("fr")) == question(asked)
    assert (other.focus, other.asked) == (ana.focus, ana.asked)


def test_a_break_ends_there_too() -> None:
    ana, other, _ = open_on_one(["/pause"])
    assert other.step_question("B03.3") in shown(other.start("fr"))
    assert not ana.draft.paused


@pytest.mark.parametrize("texts", OPEN.values(), ids=OPEN)
def test_words_that_were_written_for_something_else_answer_nothing_there(texts: list[str]) -> None:
    ana, other, _ = open_on_one(texts)
    before = ana.history()
    same = other.asked == ana.asked
    reply = shown(other.say(STRAY))
    if not same:
        assert ana.history() == before
        assert MESSAGES["went_on"] in reply
        assert STRAY in reply
