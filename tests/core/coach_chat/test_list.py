"""The coach's list, and what a turn has to be given for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.coaching.naming import awaited_coach, coach_code_of, opens_projects
from bot.core.model import Reviewed, Said
from tests.core.office import (
    BUS,
    OWN_CODE,
    UNKNOWN,
    CoachTalk,
    laundry,
)
from tests.talk import shown


def test_the_list_tells_where_each_project_stands_and_is_no_reading(talk: CoachTalk) -> None:
    told = shown(talk.say("/coach"))
    assert "La laverie qui roule : partagé. Pas encore lu depuis le partage du 03/03/2026." in told
    assert BUS not in told
    assert talk.outcomes[-1].readings == ()


def test_many_projects_are_listed_some_at_a_time(talk: CoachTalk) -> None:
    for number in range(2, 20):
        talk.office.share(laundry(f"share{number}", f"Le jardin numéro {number}"))
    seen = set()
    reply = talk.say("/coach")
    for _ in range(3):
        seen |= {choice.value for choice in reply.choices if choice.value.startswith("share")}
        assert all(len(choice.label) <= 40 for choice in reply.choices)
        reply = talk.press("coach_more")
    assert len(seen) == 19
    assert reply.choices == talk.say("/coach").choices  # round again
    assert shown(talk.say("/coach numéro 7")).startswith("Le jardin numéro 7.")


def test_projects_of_the_same_name_can_be_told_apart(talk: CoachTalk) -> None:
    talk.office.share(laundry("again"))
    labels = [choice.label for choice in talk.say("/coach").choices]
    assert labels[:2] == ["La laverie qui roule (1)", "La laverie qui roule (2)"]
    assert UNKNOWN in shown(talk.say("/coach laverie qui"))  # which one


@pytest.mark.parametrize("named", ["1", "laverie", "La laverie qui roule", "LAVERIE QUI ROULE"])
def test_a_project_opens_by_its_number_or_its_name(talk: CoachTalk, named: str) -> None:
    assert BUS in shown(talk.say(f"/coach {named}"))
    assert [reading.page for reading in talk.outcomes[-1].readings] == ["summary"]
    talk.say("/coach")
    assert BUS in shown(talk.say(named))


@pytest.mark.parametrize("named", ["2", "le jardin", "Le jardin partagé"])
def test_a_summary_is_asked_for_by_its_name(talk: CoachTalk, named: str) -> None:
    talk.office.share(laundry("other", "Le jardin partagé"))
    rows = [choice.value for choice in talk.say("/coach").choices]
    told = shown(talk.say(f"/coach résumé {rows.index('other') + 1 if named == '2' else named}"))
    assert told.startswith("Le jardin partagé.")
    assert [(reading.share, reading.page) for reading in talk.outcomes[-1].readings] == [("other", "summary")]


def test_a_summary_without_a_name_is_that_of_the_project_that_is_open_or_the_only_one(talk: CoachTalk) -> None:
    assert shown(talk.say("/coach résumé")).startswith("La laverie qui roule.")
    talk.office.share(laundry("other", "Le jardin partagé"))
    assert shown(talk.say("/coach résumé")).startswith("La laverie qui roule.")  # it is open still
    talk.say("/annuler")
    assert "Quel projet voulez-vous ouvrir ?" in shown(talk.say("/coach résumé"))
    assert talk.outcomes[-1].readings == ()
    talk.say("/langue english")
    talk.say("/cancel")
    assert "Which project do you want to open?" in shown(talk.say("/coach summary"))


def test_a_summary_is_no_digest(talk: CoachTalk) -> None:
    assert UNKNOWN in shown(talk.say("/coach résumé oui"))
    assert talk.outcomes[-1].coaches == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"/coach {OWN_CODE}", str(OWN_CODE)),
        (f"!partager {str(OWN_CODE).lower()}", str(OWN_CODE)),
        (f"share {OWN_CODE}", str(OWN_CODE)),
        (f"/lier {OWN_CODE}", ""),
        ("/coach", ""),
        ("/coach code", ""),
        ("coach de foot", ""),
        (str(OWN_CODE), ""),
    ],
)
def test_the_code_of_a_coach_is_found_where_it_belongs(text: str, code: str) -> None:
    assert coach_code_of(Said("m", text)) == code


def test_projects_are_read_for_whoever_may_open_them_and_for_nobody_else(project: CoachTalk) -> None:
    here = project.situation()
    assert opens_projects(here, Said("m", "bonjour"))
    assert not opens_projects(replace(here, coach=None), Said("m", "bonjour"))
    away = replace(here, conversations={}, focus=None)
    assert not opens_projects(away, Said("m", "bonjour"))
    assert not opens_projects(away, Said("m", "/coach"))
    assert opens_projects(away, Said("m", "/coach laverie"))
    assert opens_projects(away, Reviewed("ready", "share"))
    assert awaited_coach(here) == ""
