"""Somebody writes of their own danger: what comes first, and what becomes of their words."""

from __future__ import annotations

import pytest

from tests.core.wild import GOOD
from tests.talk import GROUP, NETWORK, Talk, shown

WORDS = "je veux mourir"


def filed(talk: Talk) -> str:
    return "\n".join(answer.text for answer in talk.history())


def waiting(talk: Talk) -> str:
    return "\n".join(talk.conversations.values())


@pytest.mark.parametrize("before", ["", "Des gens", "/menu", "/pause", "/exemple", "/modifier 1", "/actions"])
def test_the_message_comes_first_and_the_words_are_filed_nowhere(talk: Talk, before: str) -> None:
    if before:
        talk.say(before)
    reply = talk.say(WORDS)
    assert "3114" in reply.blocks[0].text
    assert [choice.value for choice in reply.choices] == ["go_on", "pause"]
    assert "mourir" not in filed(talk)
    assert "mourir" in waiting(talk)


def test_whoever_goes_on_is_asked_what_to_do_with_the_words(talk: Talk) -> None:
    talk.say(WORDS)
    reply = talk.say("continuer")
    assert [choice.value for choice in reply.choices] == ["hold_yes", "hold_no"]
    talk.say("non")
    assert "mourir" not in f"{filed(talk)}{waiting(talk)}"
    assert talk.draft.state == "B03.3"


def test_in_a_break_continuing_is_understood_at_once(talk: Talk) -> None:
    talk.say("/pause")
    talk.say(WORDS)
    assert [choice.value for choice in talk.say("Continuer").choices] == ["hold_yes", "hold_no"]


def test_whoever_stops_finds_the_words_again_later(talk: Talk) -> None:
    talk.say(WORDS)
    assert "En pause" in shown(talk.say("pause")).replace("C'est en pause", "En pause")
    reply = talk.say("reprendre")
    assert WORDS in shown(reply)
    assert [choice.value for choice in reply.choices] == ["hold_yes", "hold_no"]


def test_twice_in_a_row_both_are_held(talk: Talk) -> None:
    talk.say(WORDS)
    assert "3114" in shown(talk.say("je vais me tuer ce soir"))
    reply = talk.say("continuer")
    assert WORDS in shown(reply)
    assert "ce soir" in shown(reply)


@pytest.mark.parametrize("move", ["/effacer", "/langue", "/rappel"])
def test_words_under_another_question_are_not_lost(talk: Talk, move: str) -> None:
    talk.say(WORDS)
    talk.say(move)
    talk.say("je vais me tuer ce soir")
    assert WORDS in waiting(talk)
    assert "ce soir" in waiting(talk)


@pytest.mark.parametrize(
    "move", ["/menu", "/passer", "/retour", "/annuler", "/modifier 1", "/recommencer", "/demarrer"]
)
def test_no_move_loses_the_words(talk: Talk, move: str) -> None:
    talk.say(WORDS)
    reply = talk.say(move)
    assert WORDS in waiting(talk)
    assert [choice.value for choice in reply.choices] == ["hold_yes", "hold_no"]


@pytest.mark.parametrize("move", ["/effacer", "/langue", "/rappel"])
def test_leaving_from_a_question_above_loses_them_neither(talk: Talk, move: str) -> None:
    talk.say("/menu")
    talk.say(WORDS)
    talk.say(move)
    talk.say("/menu")
    assert WORDS in waiting(talk)


def test_more_words_are_held_too(talk: Talk) -> None:
    talk.say(WORDS)
    talk.say("je suis toute seule avec tout cela")
    assert "toute seule" in waiting(talk)
    assert "toute seule" not in filed(talk)


def test_a_stranger_is_answered_first_and_nothing_is_kept() -> None:
    talk = Talk(place=NETWORK)
    for _ in range(2):
        reply = talk.say(WORDS)
        assert "3114" in reply.blocks[0].text
    assert "mourir" not in f"{filed(talk)}{waiting(talk)}{talk.person}"


def test_the_words_with_a_picture_are_heard(talk: Talk) -> None:
    assert "3114" in talk.share(WORDS).blocks[0].text
    stranger = Talk(place=NETWORK)
    assert "3114" in stranger.share(WORDS).blocks[0].text


def test_a_command_with_such_words_is_heard_too(talk: Talk) -> None:
    assert "3114" in talk.say(f"/humain {WORDS}").blocks[0].text


def test_an_answer_that_speaks_of_the_topic_is_an_answer(talk: Talk) -> None:
    text = f"{GOOD} Nous travaillons sur la prévention du suicide chez les agriculteurs."
    talk.say(text)
    assert talk.texts()["B03.3"] == text


def test_in_a_group_there_is_no_such_message(talk: Talk) -> None:
    talk.place = GROUP
    assert "3114" not in shown(talk.say(WORDS))
