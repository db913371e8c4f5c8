"""A second visit: what was written last time is shown, what changed is asked, and nothing is lost."""

from __future__ import annotations

import pytest

from bot.core.machine import REVIEW
from tests.core.wild import GOOD
from tests.talk import Talk, shown, values

LATER = "Depuis mars, ils sont déjà douze à descendre dans le hall"


@pytest.fixture
def over(talk: Talk) -> Talk:
    """The voyage was walked to its end, with two answers, and the menu is open."""
    talk.say("/voyage")
    talk.say(GOOD)
    talk.say("/passer")
    talk.say(GOOD)
    talk.press("already_said")
    talk.press("next_chapter")
    for words in ("/passer", "/passer", "/passer", "/passer"):
        if "encore meilleur" in shown(talk.say(words)):
            talk.press("pass")
    assert talk.draft.state == REVIEW
    talk.say("/menu")
    return talk


@pytest.fixture
def again(over: Talk) -> Talk:
    """The holder was done, and walks it once more."""
    over.say("/voyage")
    over.press("finish")
    over.press("again")
    return over


def test_a_walk_that_is_over_is_not_begun_anew_unasked(over: Talk) -> None:
    reply = over.say("/voyage")
    assert "Vous êtes déjà au bout de ce chemin : « Le voyage en mer »" in shown(reply)
    assert GOOD not in shown(reply)
    assert {"read_again", "again", "menu"} <= {*values(reply)}
    assert over.draft.round == 1
    assert "Que voulez-vous faire ?" in shown(over.say("revenir"))
    over.say("/voyage")
    assert GOOD in shown(over.say("relire"))


def test_a_walk_the_person_is_done_with_is_not_begun_anew_unasked(over: Talk) -> None:
    over.say("/voyage")
    over.press("finish")
    over.say("/menu")
    assert values(over.say("/voyage")) == ["again", "read_again", "menu"]
    assert "Un nouveau passage" in shown(over.say("refaire"))


def test_a_walk_where_questions_wait_is_gone_through_again_and_is_no_new_round(over: Talk) -> None:
    over.say("/voyage")
    reply = over.press("again")
    assert "Nous reprenons à la première question" in shown(reply)
    assert GOOD in shown(reply)
    assert over.draft.round == 1


def test_beginning_again_after_one_answer_is_no_new_round(talk: Talk) -> None:
    talk.say("/cercles")
    talk.press("groupe")
    talk.say(GOOD)
    talk.say("/recommencer")
    reply = talk.say("1")
    assert "Un nouveau passage" not in shown(reply)
    assert talk.draft.round == 1
    assert GOOD in shown(talk.press("groupe"))


@pytest.mark.parametrize(
    "words", ["rien", "Non.", "rien n'a changé", "pareil", "idem", "garder", "Inchangé", "nothing has changed", "same"]
)
def test_that_nothing_changed_is_no_answer(again: Talk, words: str) -> None:
    assert "laisser à quai" in shown(again.say(words))
    assert again.texts()["V1"] == GOOD


def test_yes_means_that_something_changed(again: Talk) -> None:
    assert "Écrivez ce que vous voulez ajouter" in shown(again.say("oui"))
    assert again.texts()["V1"] == GOOD


def test_what_was_not_looked_at_again_is_to_be_read_again_and_does_not_wait(again: Talk) -> None:
    recap = shown(again.say("/recap"))
    assert "À relire : 1. Le phare — là où vous voulez arriver, 3." in recap
    assert "En attente" not in recap
    assert "Questions encore à venir" in recap
    assert "À relire : 3." in shown((again.say("rien"), again.say("/recap"))[1])


def test_a_second_visit_shows_what_was_written_and_asks_what_changed(over: Talk) -> None:
    over.say("/voyage")
    over.press("finish")
    reply = over.press("again")
    assert "Un nouveau passage dans « Le voyage en mer »" in shown(reply)
    assert "Que voyez-vous ?" in shown(reply)
    assert GOOD in shown(reply)
    assert shown(reply).index("La dernière fois, vous aviez écrit") < shown(reply).index("Qu'est-ce qui a changé")
    assert values(reply) == ["complete", "replace", "keep"]
    assert over.draft.round == 2


def test_what_is_written_then_is_added_to_what_was_there(again: Talk) -> None:
    again.say(LATER)
    assert again.texts()["V1"] == f"{GOOD}\n{LATER}"


def test_what_is_kept_stays_as_it_was_and_the_next_question_comes(again: Talk) -> None:
    revisions = len([answer for answer in again.history() if answer.step == "V1"])
    assert "laisser à quai" in shown(again.press("keep"))
    assert len([answer for answer in again.history() if answer.step == "V1"]) == revisions


def test_what_is_replaced_stays_in_the_history(again: Talk) -> None:
    again.press("replace")
    again.say(LATER)
    assert again.texts()["V1"] == LATER
    assert GOOD in [answer.text for answer in again.history() if answer.step == "V1"]


def test_a_question_that_was_passed_over_is_asked_plainly_in_the_next_round(again: Talk) -> None:
    reply = again.press("keep")
    assert "Que voulez-vous faire" not in shown(reply)
    assert not reply.choices


def test_a_second_round_has_its_breaks_and_an_end(again: Talk) -> None:
    again.press("keep")
    again.say("/passer")
    assert values(again.press("keep")) == ["next_chapter", "pause"]


def test_the_end_offers_another_round_and_resuming_begins_none(over: Talk) -> None:
    assert "again" in values(over.say("/reprendre"))
    assert over.draft.round == 1
    over.press("finish")
    over.press("again")
    assert over.draft.round == 2


def test_beginning_again_from_the_first_question_is_another_round(over: Talk) -> None:
    over.say("/reprendre")
    over.press("finish")
    over.say("/recommencer")
    assert "Qu'est-ce qui a changé" in shown(over.press("from_first"))
    assert over.draft.round == 2


def test_the_form_is_one_document_and_has_no_rounds(talk: Talk) -> None:
    for _ in range(40):
        if talk.draft.state == REVIEW:
            break
        talk.say("/passer")
    talk.say("/menu")
    talk.say("/annexe")
    assert talk.draft.state == REVIEW
    assert talk.draft.round == 1


def test_circles_begin_again_with_the_choice_of_a_circle(talk: Talk) -> None:
    talk.say("/cercles")
    talk.press("groupe")
    talk.say(GOOD)
    for _ in range(6):
        if "look_back" in values(talk.say("/passer")):
            break
    talk.press("look_back")
    talk.press("finish")
    talk.say("/menu")
    talk.say("/cercles")
    assert values(talk.press("again")) == ["personne", "groupe", "organisation", "territoire"]
    assert GOOD in shown(talk.press("groupe"))
