"""Home: what the doors are, where one stands in each, and what may come next."""

from __future__ import annotations

import pytest

from bot.core.dialog import Language
from bot.core.model import Reply
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, shown


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in reply.choices]


@pytest.mark.parametrize(
    ("language", "doors"),
    [
        (
            "fr",
            ["Les quatre cercles : qui change ?", "Le storyboard : raconter comme un film", "Le voyage en mer"],
        ),
        ("en", ["The four circles: who changes?", "The storyboard: tell it like a film", "The sea journey"]),
    ],
)
def test_the_doors_say_what_they_are(language: Language, doors: list[str]) -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in(language)
    assert labels(talk.say("/menu"))[1:4] == doors
    talk.say("/voyage")
    form = "Le dossier (Annexe B)" if language == "fr" else "The file (Annexe B)"
    assert labels(talk.say("/menu"))[1] == form


@pytest.mark.parametrize("typed", ["annexe b", "Le dossier", "le dossier (annexe b)", "annexe", "the file"])
def test_a_door_is_known_by_its_other_names(talk: Talk, typed: str) -> None:
    talk.say("/voyage")
    talk.say("/menu")
    assert "Qui va profiter" in shown(talk.say(typed))


def test_a_walk_without_an_answer_has_no_count(talk: Talk) -> None:
    talk.say("/cercles 3")
    home = shown(talk.say("/menu"))
    assert "Les quatre cercles : pas encore de réponse" in home
    assert "0 réponse" not in home


def test_a_walk_with_answers_is_not_to_be_begun(talk: Talk) -> None:
    talk.say("/cercles 2")
    talk.say(GOOD)
    talk.say("/recommencer")
    talk.press("from_first")  # which circle comes first is being asked
    reply = talk.say("/menu")
    assert "Les quatre cercles : 1 réponse sur 24" in shown(reply)
    assert labels(reply)[0] == "Reprendre : Les quatre cercles"


def test_the_document_is_not_said_to_be_full_when_it_is_not() -> None:
    talk = Talk(place=NETWORK)
    reply = talk.settle_in()
    talk.say("La Laverie qui roule")
    while "finish" not in [choice.value for choice in reply.choices]:
        reply = talk.say("/passer")
    talk.press("finish")
    assert "tout y a sa réponse" not in shown(talk.say("/menu"))


def test_another_dossier_opens_with_where_one_stands_in_it(talk: Talk) -> None:
    talk.say("/recommencer")
    talk.press("new_project")
    talk.say("/voyage")
    talk.say(GOOD)
    reply = talk.say("/dossiers")
    home = shown(talk.press(reply.choices[0].value))
    assert "Annexe B : 1 réponse sur 20" in home
    assert "Pas encore commencé : Les quatre cercles, Le storyboard, Le voyage en mer" in home
    assert "Une suite possible : Annexe B" in home
    reply = talk.say("/dossiers")
    home = shown(talk.press(reply.choices[1].value))
    assert "Le voyage en mer : 1 réponse sur 7" in home
    assert "Une suite possible : Le voyage en mer (/voyage)" in home
