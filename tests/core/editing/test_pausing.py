"""Pausing, and what is no answer: the question that was open is asked again."""

from __future__ import annotations

import pytest

from tests.core.editing.looking import question_of
from tests.core.wild import GOOD
from tests.talk import Talk, shown, values

# --- pausing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["Reprendre", "continuer", "1", "/reprendre", "reprendre"])
def test_after_a_pause_what_is_offered_can_be_typed(talk: Talk, how: str) -> None:
    talk.say("/pause")
    assert question_of("B05.1") in shown(talk.say(how))
    talk.say(GOOD)
    assert talk.texts()["B05.1"] == GOOD


def test_after_a_pause_what_is_offered_can_be_pressed(talk: Talk) -> None:
    reply = talk.say("/pause")
    assert question_of("B05.1") in shown(talk.press(values(reply)[0]))


@pytest.mark.parametrize("move", ["/aide", "/recap", "/confidentialite", "/exporter", "/mesdonnees"])
def test_once_the_question_is_asked_again_the_pause_is_over(talk: Talk, move: str) -> None:
    talk.say("/pause")
    assert question_of("B05.1") in shown(talk.say(move))
    talk.say(GOOD)
    assert talk.texts()["B05.1"] == GOOD


def test_a_text_during_a_pause_is_held(talk: Talk) -> None:
    talk.say("/pause")
    talk.say("Les infirmières du collège")
    assert "B05.1" not in talk.texts()
    talk.say("oui")
    assert talk.texts()["B05.1"] == "Les infirmières du collège"


def test_a_pause_in_the_menu_ends_there_too(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("/pause")
    talk.press("resume")
    reply = talk.say("/menu")
    assert talk.press(values(reply)[0]).blocks[-1].text == question_of("B05.1")


# --- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   ", "...", "\x00\x1b", "\u202e"])
def test_a_message_without_anything_to_read_changes_nothing(talk: Talk, text: str) -> None:
    before = talk.history(), talk.draft
    assert question_of("B05.1") in shown(talk.say(text))
    assert (talk.history(), talk.draft) == before


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE answers;--",
        "<b>gras</b>",
        "{excerpt} {0} %s",
        "😀 👩‍👩‍👧‍👦",
        "שלום \u202eabc",
        "a\nb\r\nc",
        "x" * 100_000,
    ],
)
def test_an_answer_is_kept_to_the_letter_whatever_it_holds(talk: Talk, text: str) -> None:
    talk.say(text)
    assert talk.texts()["B05.1"] == text


@pytest.mark.parametrize(
    "move", ["/actions", "/modifier", "/ranger", "/langue", "/effacer", "/recommencer", "/dossiers"]
)
def test_an_answer_written_where_something_else_is_asked_is_held(talk: Talk, move: str) -> None:
    talk.say(move)
    talk.say(GOOD)
    talk.say("oui")
    assert talk.texts()["B05.1"] == GOOD


def test_an_unknown_command_is_told_and_the_question_is_asked_again(talk: Talk) -> None:
    reply = talk.say("/infirmières")
    assert "infirmières" in shown(reply)
    assert "Qui s'est aperçu" in shown(reply)
    assert "B05.1" not in talk.texts()
