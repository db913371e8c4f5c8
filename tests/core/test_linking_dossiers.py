"""One person on several channels: with dossiers on both sides, it is asked before they are put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.edited import renoticed_engine
from tests.core.joined import MATRIX, MESSAGES, WRONG, InWorld, both, code_of, pair
from tests.core.wild import GOOD
from tests.talk import shown


def test_dossiers_of_both_stay_whole_and_beside_each_other() -> None:
    ana, other = both()
    first, _ = other.take(code_of(ana))
    assert MESSAGES["fr"]["link_projects"] in first
    other.press("accept")
    assert len(other.say("/dossiers").choices) == 2
    other.press(other.situation().projects[1].id)
    other.press("resume")
    other.say(GOOD)
    by_project = {(answer.project, answer.step): answer.text for answer in ana.history()}
    mine, theirs = (project.id for project in ana.situation().projects)
    assert by_project == {
        (mine, "B01"): "La Laverie qui roule",
        (theirs, "B01"): "L'atelier du mardi soir",
        (theirs, "B03.3"): GOOD,
    }


def test_who_has_answers_is_asked_before_the_other_account_sees_them() -> None:
    ana, other = both()
    reply = other.say(f"/lier {code_of(ana)}")
    assert MESSAGES["fr"]["link_ask"] in shown(reply)
    assert [choice.value for choice in reply.choices] == ["join", "no"]
    assert (other.outcomes[-1].effects, other.id == ana.id) == ((), False)
    assert ana.world.told == []


@pytest.mark.parametrize("typed", ["1", "oui", "Oui, relier", "relier", "yes"])
def test_the_yes_can_be_typed(typed: str) -> None:
    ana, other = both()
    other.say(f"/lier {code_of(ana)}")
    assert MESSAGES["fr"]["link_done"] in shown(other.say(typed))
    assert other.id == ana.id


@pytest.mark.parametrize("typed", ["2", "non", "Non, ne pas relier", "/annuler", "/retour", "/passer"])
def test_after_a_no_the_question_goes_on_and_the_code_is_still_good(typed: str) -> None:
    ana, other = both()
    code = code_of(ana)
    other.say(f"/lier {code}")
    assert other.step_question("B03.3") in shown(other.say(typed))
    assert (other.draft.pending, other.id == ana.id) == (None, False)
    other.at = ana.at
    other.take(code)
    assert other.id == ana.id


def test_of_the_code_that_is_asked_about_no_secret_is_stored() -> None:
    ana, other = both()
    code = code_of(ana)
    other.say(f"/lier {code}")
    (stored,) = ana.codes.values()
    kept = "".join(other.conversations.values())
    assert stored.selector in kept
    assert code.partition("-")[2] not in kept
    assert stored.digest not in kept


def test_a_yes_after_ten_minutes_or_to_a_used_code_joins_nothing() -> None:
    for minutes in (0, 10):
        ana, other = both()
        code = code_of(ana)
        other.say(f"/lier {code}")
        other.at = ana.at + timedelta(minutes=minutes)
        if not minutes:
            InWorld(ana.world, MATRIX).take(code)
        reply = shown(other.press("join"))
        assert WRONG in reply
        assert other.step_question("B03.3") in reply
        assert other.id != ana.id


def test_a_yes_does_not_join_whoever_has_a_code_of_the_same_letters_by_then() -> None:
    ana, other = both()
    other.say(f"/lier {code_of(ana)}")
    (stored,) = ana.codes.values()
    ben = InWorld(ana.world)
    ben.settle_in()
    ana.codes[stored.selector] = replace(
        stored, person=ben.id, digest="another", expires_at=stored.expires_at + timedelta(seconds=1)
    )
    assert WRONG in shown(other.press("join"))
    assert other.id not in (ana.id, ben.id)


def test_what_is_asked_in_between_keeps_the_question_open() -> None:
    ana, other = both()
    other.say(f"/lier {code_of(ana)}")
    for text in ("/aide", "/mot diagnostic", f"/lier {code_of(ana)[:-1]}B"):
        assert MESSAGES["fr"]["link_ask"] in shown(other.say(text))
    assert MESSAGES["fr"]["link_done"] not in shown(other.say("/menu"))
    assert other.id != ana.id


def test_answers_in_a_dossier_that_is_not_open_count_too_and_change_no_menu() -> None:
    ana, other = both()
    other.say("/recommencer")
    other.press("new_project")
    other.say("/menu")
    menu = [choice.value for choice in other.say("/aide").choices]
    assert [choice.value for choice in other.say("/lier BBB-BBBBB").choices] == menu
    other.at = ana.at
    assert MESSAGES["fr"]["link_ask"] in shown(other.say(f"/lier {code_of(ana)}"))


def test_who_has_agreed_and_answered_nothing_joins_at_once() -> None:
    ana, other = pair()
    other.settle_in()
    assert MESSAGES["fr"]["link_done"] in shown(other.say(f"/lier {code_of(ana)}"))


def test_held_words_are_decided_about_before_anything_is_joined() -> None:
    ana, other = pair()
    other.settle_in()
    other.say("/menu")
    other.say("Les infirmières du collège nous aident")
    code = code_of(ana)
    reply = shown(other.say(f"/lier {code}"))
    assert MESSAGES["fr"]["held_first"] in reply
    assert "Les infirmières" in reply
    other.press("hold_yes")
    other.at = ana.at
    other.take(code)
    assert "Les infirmières du collège nous aident" in ana.texts().values()


def test_who_owes_an_answer_to_a_changed_notice_gives_it_first() -> None:
    ana, other = both()
    code = code_of(ana)
    other.engine = renoticed_engine()
    assert MESSAGES["fr"]["link_agree_first"] in shown(other.say(f"/lier {code}"))
    assert "Acceptez-vous" in shown(other.start("fr"))
    other.press("accept")
    other.at = ana.at
    assert MESSAGES["fr"]["link_ask"] in shown(other.say(f"/lier {code}"))
