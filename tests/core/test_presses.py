"""Buttons that are pressed in time, late, twice, or made up."""

from __future__ import annotations

import pytest

from bot.core.model import Press
from bot.core.moves import BY_NAME
from tests.core.corrected import to
from tests.core.edited import renoticed_engine
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, shipped_library, shown


def mark(talk: Talk) -> str:
    """The mark of the last message."""
    return talk.outcomes[-1].replies[0].asked


def records(talk: Talk) -> object:
    return (talk.person, dict(talk.projects), talk.history(), talk.focus)


# --- choices ---------------------------------------------------------------------------------------------------------


def test_a_button_of_what_is_asked_now_works_and_shows_what_was_chosen(talk: Talk) -> None:
    talk.say("Des gens")
    reply = talk.press("already_said", mark(talk))
    assert reply.press == Press("m6", "C'est déjà dit")
    assert talk.draft.state == "B05.1"


def test_a_second_tap_changes_nothing(talk: Talk) -> None:
    talk.say("Des gens")
    asked = mark(talk)
    talk.press("already_said", asked)
    before = records(talk)
    reply = talk.press("already_said", asked)
    assert records(talk) == before or "changer" in shown(reply)
    assert len([answer for answer in talk.history() if answer.step == "B05.1"]) == 0


def test_a_button_of_an_answered_question_offers_to_change_that_answer(talk: Talk) -> None:
    to(talk, "B06")
    talk.say("/retour")
    to(talk, "B06")
    asked = mark(talk)
    talk.say(GOOD)
    reply = talk.press("not_now", asked)
    assert "Cette question a déjà votre réponse" in shown(reply)
    assert [choice.value for choice in reply.choices] == ["complete", "replace", "keep"]
    assert talk.texts()["B06"] == GOOD


def test_an_old_question_of_another_action_is_found(talk: Talk) -> None:
    to(talk, "B06")
    asked, subject = mark(talk), talk.draft.subject
    talk.say(GOOD)
    talk.say("/actions ajouter")
    reply = talk.press("not_now", asked)
    assert talk.draft.subject == subject
    assert "Cette question a déjà votre réponse" in shown(reply)


def test_an_old_question_ends_a_pause(talk: Talk) -> None:
    to(talk, "B06")
    asked = mark(talk)
    talk.say(GOOD)
    talk.say("/pause")
    assert "Cette question a déjà votre réponse" in shown(talk.press("not_now", asked))
    assert not talk.draft.paused


def test_while_words_are_held_an_old_button_waits(talk: Talk) -> None:
    to(talk, "B06")
    asked = mark(talk)
    talk.say(GOOD)
    talk.say("/menu")
    talk.say("Le bailleur nous prête le local depuis janvier")
    reply = talk.press("not_now", asked)
    assert [choice.value for choice in reply.choices] == ["hold_yes", "hold_no"]


def test_a_menu_of_before_still_leads(talk: Talk) -> None:
    talk.say("/menu")
    asked = mark(talk)
    talk.press("resume", asked)
    reply = talk.press("actions", asked)
    assert "Vos actions" in shown(reply)
    assert reply.press is None, "the old message, far up, is left as it is"


@pytest.mark.parametrize("kind", ["probe", "example", "chapter_end"])
def test_an_old_button_of_a_small_question_is_kindly_told(talk: Talk, kind: str) -> None:
    if kind == "probe":
        talk.say("Des gens")
    elif kind == "example":
        talk.say("/exemple")
    else:
        to(talk, "B05.1")
        talk.say(GOOD)
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == kind
    asked, value = mark(talk), talk.outcomes[-1].replies[0].choices[0].value
    talk.press(value, asked)
    state = talk.draft.state
    reply = talk.press(value, asked)
    assert "déjà votre réponse" in shown(reply) or "plus" in reply.blocks[0].text
    assert talk.draft.state == state


@pytest.mark.parametrize("asked", ["?", "", "a.b.c", "...", "é" * 20, "id1..x", "nobody.B01.0", "id2.home.0"])
@pytest.mark.parametrize("value", ["?", "erase", "yes", "bridge:B01", "é", "id3"])
def test_made_up_presses_change_nothing(talk: Talk, asked: str, value: str) -> None:
    before = records(talk)
    reply = talk.press(value, asked)
    assert records(talk) == before
    assert reply.blocks[-1].kind in ("question", "paragraph")


def test_before_the_new_notice_is_agreed_to_old_buttons_lead_nowhere(talk: Talk) -> None:
    to(talk, "B06")
    question = mark(talk)
    talk.say(GOOD)
    talk.say("/menu")
    menu = mark(talk)
    talk.engine = renoticed_engine()
    talk.say("bonjour")
    for asked, value in ((question, "not_now"), (menu, "recap")):
        reply = talk.press(value, asked)
        assert [choice.value for choice in reply.choices] == ["accept", "refuse"]
        assert GOOD[:20] not in shown(reply)


# --- moves -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("move", ["skip", "back", "cancel", "example"])
def test_an_old_button_of_a_relative_move_changes_nothing(talk: Talk, move: str) -> None:
    asked = mark(talk)
    talk.say(GOOD)
    state = talk.draft
    reply = talk.command(move, asked)
    assert talk.draft == state
    assert "aperçu" in shown(reply)


@pytest.mark.parametrize("move", ["skip", "back", "example"])
def test_a_button_of_a_relative_move_works_under_its_question(talk: Talk, move: str) -> None:
    state = talk.draft
    talk.command(move, mark(talk))
    assert talk.draft != state


@pytest.mark.parametrize(("move", "said"), [("help", "/aide tout"), ("menu", "Que voulez-vous"), ("recap", "Voici")])
def test_the_other_moves_work_under_every_message(talk: Talk, move: str, said: str) -> None:
    asked = mark(talk)
    talk.say(GOOD)
    reply = talk.command(move, asked)
    assert said in shown(reply)
    assert reply.press is None, "the old message, far up, is left as it is"
    assert talk.command("help", mark(talk)).press is not None


def test_to_leave_a_question_for_later_is_an_answer_and_stays_visible(talk: Talk) -> None:
    reply = talk.command("skip", mark(talk))
    assert reply.press is not None
    assert reply.press.label == "Plus tard"


@pytest.mark.parametrize("move", ["", "no_such_move", "é", "erase now"])
def test_an_unknown_move_changes_nothing(talk: Talk, move: str) -> None:
    before = records(talk)
    assert "B03.3" in talk.draft.state
    talk.command(move)
    assert records(talk) == before


@pytest.mark.parametrize("move", sorted(BY_NAME))
def test_before_the_agreement_only_open_moves_do_anything(move: str) -> None:
    talk = Talk(place=NETWORK)
    talk.start("fr")
    reply = talk.command(move)
    assert not talk.projects
    assert not talk.answers
    if not BY_NAME[move].open:
        assert "après votre accord" in shown(reply)


@pytest.mark.parametrize("move", sorted(BY_NAME))
def test_every_move_can_be_pressed_by_a_stranger(move: str) -> None:
    assert Talk(place=NETWORK).command(move).blocks


# --- room in a button ------------------------------------------------------------------------------------------------


def test_every_mark_and_value_of_the_form_has_room_in_a_button() -> None:
    """64 bytes: a letter, two bars, the mark with an id of 16 characters, and the longest value of the step."""
    for dialog in shipped_library().dialogs.values():
        for step in dialog.steps.values():
            values = [choice.value for words in step.words.values() for choice in words.choices]
            values += ["already_said", "replace_words", "next_chapter", f"bridge:{step.id}", "f" * 16]
            for value in values:
                assert len(f"c|{'f' * 16}.{step.id}.{'f' * 8}|{value}".encode()) <= 64


def test_every_message_on_the_way_has_room_in_its_buttons() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule")
    to(talk, "B15")
    for outcome in talk.outcomes:
        for reply in outcome.replies:
            longest = max([len(choice.value.encode()) for choice in reply.choices], default=0)
            assert len(reply.asked.encode()) - len(reply.asked.split(".")[0]) + 16 + longest + 3 <= 64
