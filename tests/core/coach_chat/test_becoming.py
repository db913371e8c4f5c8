"""Becoming a coach, by an invitation that works once: somebody we know, or a stranger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import codes
from bot.core.model import Erase, Person
from tests.core.office import (
    BUS,
    INVITATION,
    OWN_CODE,
    WRONG,
    CoachTalk,
    Office,
    day,
    laundry,
    marie,
)
from tests.talk import GROUP, shown


def test_somebody_we_know_becomes_a_coach_at_once_and_their_own_file_is_as_it_was() -> None:
    talk = CoachTalk(Office())
    talk.settle_in()
    talk.say("La Laverie qui roule")
    before = talk.texts()
    talk.office.coaches["marie"] = marie()
    told = shown(talk.say(f"/coach {INVITATION}"))
    assert "vous êtes coach ici" in told
    assert str(OWN_CODE) in told
    coach = talk.office.coaches["marie"]
    assert (coach.person, coach.invitation, coach.invited_until) == (talk.id, "", None)
    assert talk.texts() == before
    assert "Qui va profiter" in shown(talk.press("coach_leave"))


def test_a_stranger_agrees_first_and_then_stands_at_the_list() -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    told = shown(talk.say(f"!coach {str(INVITATION).lower().replace('-', ' ')}"))
    assert "Bonjour Marie Petit" in told
    assert "Hello Marie Petit" in told
    assert talk.office.coaches["marie"].person == talk.id
    for answer in ("fr", "yes"):
        talk.press(answer)
    assert "Donnez votre code" in shown(talk.press("accept"))
    talk.office.share(laundry())
    assert "La laverie qui roule" in shown(talk.say("/coach"))


@pytest.mark.parametrize("answers", [("fr", "no"), ("fr", "yes", "refuse")])
def test_who_refuses_is_forgotten_and_the_code_is_spent(answers: tuple[str, ...]) -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    talk.say(f"/coach {INVITATION}")
    for answer in answers:
        talk.press(answer)
    assert any(isinstance(effect, Erase) for effect in talk.outcomes[-1].effects)
    assert WRONG in shown(talk.say(f"/coach {INVITATION}"))


def test_a_code_that_is_wrong_used_too_old_or_of_a_removed_coach_gets_one_answer() -> None:
    unused = marie()
    cases = {
        "wrong": ({"marie": unused}, codes.made_from("another")),
        "what is given to holders": ({"marie": unused}, OWN_CODE),
        "used": ({"marie": marie("somebody")}, INVITATION),
        "used, and still there": ({"marie": replace(unused, person="somebody")}, INVITATION),
        "too old": ({"marie": replace(unused, invited_until=day(3))}, INVITATION),
        "removed": ({"marie": replace(unused, removed_at=day(1))}, INVITATION),
        "nobody": ({}, INVITATION),
    }
    for known in (True, False):
        told = set()
        for coaches, code in cases.values():
            talk = CoachTalk(Office(dict(coaches)))
            if known:
                talk.settle_in()
            told.add(shown(talk.say(f"/coach {code}")))
            assert talk.outcomes[-1].coaches == ()
        assert len(told) == 1
        assert WRONG in told.pop()


def test_a_stranger_with_a_wrong_code_leaves_no_record() -> None:
    talk = CoachTalk(Office())
    talk.say(f"/coach {INVITATION}")
    assert talk.person is None


def test_who_is_a_coach_already_spends_no_other_invitation(talk: CoachTalk) -> None:
    other = replace(marie(id_="other"), code="CCC-CCCCC")
    talk.office.coaches["other"] = other
    assert "déjà coach" in shown(talk.say(f"/coach {INVITATION}"))
    assert talk.office.coaches["other"] == other


def test_an_invitation_that_is_typed_in_a_group_is_not_used() -> None:
    talk = CoachTalk(Office({"marie": marie()}), GROUP)
    talk.say(f"/coach {INVITATION}")
    assert talk.office.coaches["marie"].person == ""


def test_an_invitation_in_the_first_contact_leaves_its_question_open() -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    talk.start()
    assert "15 ans" in shown(talk.say(f"/coach {INVITATION}"))
    assert talk.office.coaches["marie"].person == talk.id
    talk.press("yes")
    assert "Donnez votre code" in shown(talk.press("accept"))


def test_who_is_no_coach_is_told_what_this_is_for() -> None:
    talk = CoachTalk(Office())
    talk.settle_in()
    told = shown(talk.say("/coach"))
    assert "pour les coachs" in told
    assert "Quel nom simple" in told  # the question that was open


def test_home_leads_coaches_to_their_list_and_nobody_else(talk: CoachTalk) -> None:
    assert "[Les projets que je suis]" in shown(talk.say("/menu"))
    assert "La laverie qui roule" in shown(talk.press("coach"))
    holder = CoachTalk(Office())
    holder.settle_in()
    assert "Les projets que je suis" not in shown(holder.say("/menu"))


def test_a_coach_who_is_a_person_of_another_language_reads_in_it() -> None:
    talk = CoachTalk(Office())
    talk.settle_in("en")
    talk.office.coaches["marie"] = marie()
    talk.say(f"/coach {INVITATION}")
    talk.office.share(laundry())
    told = shown(talk.say("/coach 1"))
    assert "The project, in its own words" in told
    assert BUS in told
    assert isinstance(talk.situation().person, Person)


def test_home_begins_with_what_a_coach_follows_until_something_of_her_own_is_begun() -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    talk.say(f"/coach {INVITATION}")
    for answer in ("fr", "yes", "accept"):
        talk.press(answer)
    assert [choice.value for choice in talk.press("coach_leave").choices][:2] == ["coach", "resume"]
    talk.press("resume")
    assert [choice.value for choice in talk.say("/menu").choices][:2] == ["resume", "coach"]
