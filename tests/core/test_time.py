"""What time brings: reminders to those who asked, warnings before erasing, and erasing; on networks alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.engine import Engine
from bot.core.model import Erase, Person
from tests.core.edited import renoticed_engine
from tests.core.wild import GOOD
from tests.talk import NETWORK, PLACE, Talk, shipped_library, shown

DAY = datetime(2026, 9, 3, tzinfo=UTC)


def person(talk: Talk) -> Person:
    found = talk.situation().person
    assert found is not None
    return found


def values(talk: Talk) -> list[str]:
    return [choice.value for reply in talk.outcomes[-1].replies for choice in reply.choices]


# --- reminders -------------------------------------------------------------------------------------------------------


def test_nobody_is_reminded_who_did_not_ask_for_it(talk: Talk) -> None:
    assert not talk.time_out("reminder").blocks


def test_a_reminder_names_the_question_and_asks_it(talk: Talk) -> None:
    talk.say("/rappel oui")
    reply = talk.time_out("reminder")
    assert "« Personnes qui en profitent »" in shown(reply)
    assert "Qui va profiter" in shown(reply)
    reminders = person(talk).reminders
    assert reminders is not None
    assert reminders.last == talk.at


def test_a_form_that_was_never_begun_is_reminded_of_by_its_first_question() -> None:
    talk = Talk(place=NETWORK)
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/rappel oui")
    assert "« Nom de l'action »" in shown(talk.time_out("reminder"))


def test_a_reminder_comes_in_a_break_too(talk: Talk) -> None:
    talk.say("/rappel oui")
    talk.say("/pause")
    assert "Qui va profiter" in shown(talk.time_out("reminder"))
    talk.say(GOOD)
    assert talk.texts()["B03.3"] == GOOD


def test_a_reminder_is_offered_at_a_break_and_the_break_goes_on(talk: Talk) -> None:
    reply = talk.say("/pause")
    assert "reminder" in [move.move for move in reply.moves]
    talk.command("reminder")
    reply = talk.press("yes")
    assert "D'accord : un petit rappel" in shown(reply)
    assert talk.draft.paused
    assert "reminder" not in [move.move for move in reply.moves]


def test_no_reminder_is_offered_in_a_terminal() -> None:
    talk = Talk(place=PLACE)
    talk.settle_in()
    assert "reminder" not in [move.move for move in talk.say("/pause").moves]
    assert "il n'y a pas de rappel" in shown(talk.say("/rappel"))


@pytest.mark.parametrize("word", ["/stop", "/rappel stop", "/arreter"])
def test_reminders_stop_with_one_word(talk: Talk, word: str) -> None:
    talk.say("/rappel oui")
    talk.say(word)
    assert person(talk).reminders is None


@pytest.mark.parametrize("word", ["stop", "Stop.", "arrêter", "STOP"])
def test_the_bare_word_stops_them_even_where_a_word_could_be_the_answer(word: str) -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("/rappel oui")
    assert talk.draft.state == "B01"
    talk.say(word)
    assert person(talk).reminders is None
    assert "B01" not in talk.texts()


def test_a_name_of_one_word_is_a_name_to_who_has_no_reminders() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("stop")
    assert talk.texts()["B01"] == "stop"


def test_the_reminder_is_asked_where_it_was_not_said(talk: Talk) -> None:
    talk.say("/rappel")
    assert values(talk) == ["yes", "no"]
    talk.say("non")
    assert person(talk).reminders is None
    talk.say("/rappel")
    talk.say("oui")
    assert person(talk).reminders is not None


def test_stopping_in_a_break_leaves_the_person_there(talk: Talk) -> None:
    talk.say("/rappel oui")
    talk.say("/pause")
    talk.say("stop")
    assert talk.draft.paused


# --- the warning -----------------------------------------------------------------------------------------------------


def test_the_warning_tells_the_day(talk: Talk) -> None:
    reply = talk.time_out("warning", DAY)
    assert "03/09/2026" in shown(reply)
    assert values(talk) == ["keep", "copy", "erase"]
    warned = person(talk).warned
    assert warned is not None
    assert (warned.at, warned.on) == (talk.at, DAY)


@pytest.mark.parametrize("before", ["", "/menu", "/pause", "/modifier 1", "/effacer", "Des gens", "/actions ordre"])
@pytest.mark.parametrize("word", ["garder", "keep", "copie", "Copy"])
def test_one_word_keeps_or_copies_whatever_was_asked(talk: Talk, before: str, word: str) -> None:
    if before:
        talk.say(before)
    assert "03/09/2026" in shown(talk.time_out("warning", DAY))
    reply = talk.say(word)
    keeps = word in ("garder", "keep")
    assert ("C'est gardé" if keeps else "Voici tout") in shown(reply)
    assert len(reply.attachments) == (0 if keeps else 2)
    assert "03/09/2026" not in shown(reply)
    assert word not in talk.texts().values()


def test_any_other_words_answer_the_question_that_was_open(talk: Talk) -> None:
    talk.time_out("warning", DAY)
    talk.say(GOOD)
    assert talk.texts()["B03.3"] == GOOD
    assert talk.draft.pending is None


def test_a_short_answer_is_an_answer_under_a_warning() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.time_out("warning", DAY)
    talk.say("pause")
    assert talk.texts()["B01"] == "pause"


@pytest.mark.parametrize("word", ["/recap", "/garder", "/aide", "/menu", "/demarrer"])
def test_after_any_command_the_warning_is_over(talk: Talk, word: str) -> None:
    talk.time_out("warning", DAY)
    assert "03/09/2026" not in shown(talk.say(word))


def test_opening_the_place_again_ends_the_warning(talk: Talk) -> None:
    talk.time_out("warning", DAY)
    assert "03/09/2026" not in shown(talk.start("fr"))


def test_a_second_warning_does_not_pile_up(talk: Talk) -> None:
    talk.time_out("warning", DAY)
    talk.time_out("warning", DAY)
    talk.say("garder")
    assert talk.draft.pending is None


@pytest.mark.parametrize(("word", "said"), [("garder", "C'est gardé"), ("copie", "Voici tout")])
def test_whoever_owes_a_yes_to_a_changed_notice_is_warned_too(talk: Talk, word: str, said: str) -> None:
    talk.engine = renoticed_engine()
    reply = talk.time_out("warning", DAY)
    assert "03/09/2026" in shown(reply)
    assert [move.move for move in reply.moves] == ["keep", "my_data", "erase"]
    talk.say("bonjour")
    assert said in shown(talk.say(word))


# --- the end ---------------------------------------------------------------------------------------------------------


def test_in_the_end_everything_is_erased_and_it_is_said(talk: Talk) -> None:
    assert "j'ai tout effacé" in shown(talk.time_out("expired"))
    assert talk.person is None


def test_who_never_agreed_is_erased_without_a_word() -> None:
    talk = Talk(place=NETWORK)
    talk.start("fr")
    assert not talk.time_out("reminder").blocks
    assert not talk.time_out("warning", DAY).blocks
    assert talk.person is not None
    assert not talk.time_out("expired").blocks
    assert talk.person is None


def test_a_stranger_hears_nothing() -> None:
    talk = Talk(place=NETWORK)
    assert not talk.time_out("reminder").blocks
    assert talk.person is None


@pytest.mark.parametrize("what", ["reminder", "warning", "expired"])
def test_time_brings_nothing_in_a_terminal(what: str) -> None:
    talk = Talk(place=PLACE)
    talk.settle_in()
    before = (talk.person, dict(talk.conversations), talk.focus)
    assert not talk.time_out(what, DAY).blocks  # type: ignore[arg-type]
    assert (talk.person, talk.conversations, talk.focus) == before
    assert not any(isinstance(effect, Erase) for effect in talk.outcomes[-1].effects)


@pytest.mark.parametrize("word", ["/effacer", "/erase"])
def test_what_a_network_keeps_on_its_side_is_told_after_erasing(word: str) -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say(word)
    assert "supprimez cette conversation" in shown(talk.press("erase"))
    here = Talk()
    here.settle_in()
    here.say(word)
    assert "supprimez cette conversation" not in shown(here.press("erase"))


def test_a_request_to_a_person_gets_a_date_within_a_month() -> None:
    talk = Talk(Engine(shipped_library(), {"contact": "Nadia", "retention_days": "180"}))
    talk.settle_in()
    assert "01/04/2026" in shown(talk.say("/humain"))
