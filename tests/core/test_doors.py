"""Into a walk, from one chapter to the next, and to another one."""

from __future__ import annotations

import pytest

from bot.core.machine import REVIEW
from bot.core.model import Reply
from bot.core.plain import inside, without_article
from tests.core.wild import GOOD
from tests.talk import Talk, shown, values

CIRCLES = ["personne", "groupe", "organisation", "territoire"]


def passed(talk: Talk) -> Reply:
    """Pass what is left of a chapter."""
    reply = talk.say("/passer")
    while not {"next_chapter", "look_back"} & {*values(reply)}:
        reply = talk.say("/passer")
    return reply


# --- the circles, in any order ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["territoire", "4", "Le territoire", "the area"])
def test_a_door_leads_to_the_chapter_that_is_named_with_it(talk: Talk, typed: str) -> None:
    reply = shown(talk.say(f"/cercles {typed}"))
    assert "Quatre cercles, du plus proche" in reply
    assert "Les quatre cercles, le territoire : question 1 sur 6" in reply
    assert "Quatre cercles, du plus proche" not in shown(talk.say("/cercles 1"))
    assert talk.draft.state.startswith("P1")


def test_words_after_a_door_that_name_no_chapter_lead_to_the_choice(talk: Talk) -> None:
    assert values(talk.say("/cercles bla bla")) == CIRCLES
    talk.press("groupe")
    assert values(talk.say("/cercles bla bla")) == CIRCLES
    assert "Que voyez-vous" in shown(talk.say("/voyage bla bla"))


@pytest.mark.parametrize("typed", ["/cercles", "cercles", "/circles"])
def test_the_door_of_the_walk_one_stands_in_leads_to_the_choice(talk: Talk, typed: str) -> None:
    talk.say("/cercles 3")
    reply = talk.say(typed)
    assert values(reply) == CIRCLES
    assert "Quatre cercles, du plus proche" not in shown(reply)
    assert "question 1 sur 6" in shown(talk.say("groupe"))
    assert talk.draft.state.startswith("P2")


def test_one_may_stay_where_one_was(talk: Talk) -> None:
    talk.say("/cercles 3")
    talk.say("/passer")
    before = talk.draft.state
    talk.say("/cercles")
    assert "question 2 sur 6" in shown(talk.say("/retour"))
    assert talk.draft.state == before


def test_a_chapter_without_any_question_left_says_so(talk: Talk) -> None:
    talk.say("/cercles 4")
    passed(talk)
    reply = talk.say("/cercles territoire")
    assert "« Le territoire » a déjà vos réponses" in shown(reply)
    assert values(reply)[:3] == CIRCLES[:3]
    talk.say("/voyage")
    assert values(talk.say("/cercles"))[:3] == CIRCLES[:3]
    assert "« Le territoire » a déjà vos réponses" in shown(talk.say("/cercles 4"))


@pytest.mark.parametrize("typed", ["organisation", "Organisation", "l organisation", "the organisation"])
def test_a_chapter_is_named_without_its_article(talk: Talk, typed: str) -> None:
    talk.say("/cercles")
    assert "Les quatre cercles, l'organisation : question 1 sur 6" in shown(talk.say(typed))


def test_a_walk_in_a_fixed_order_has_no_chapter_to_choose(talk: Talk) -> None:
    talk.say("/voyage")
    assert "Que voyez-vous" in shown(talk.say("/voyage"))
    assert "Que voyez-vous" in shown(talk.say("/voyage traversée"))


# --- going on ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["continuer", "Suite", "la suite", "on continue", "chapitre suivant", "oui", "continue", "/reprendre"]
)
def test_at_the_end_of_a_chapter_one_goes_on_by_saying_so(talk: Talk, typed: str) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    assert values(passed(talk)) == ["next_chapter", "pause"]
    assert "Le voyage en mer, la traversée : question 1 sur 4" in shown(talk.say(typed))


@pytest.mark.parametrize("typed", ["continuer", "oui", "/reprendre", "/passer"])
def test_at_the_end_of_a_circle_one_goes_on_to_the_next_by_saying_so(talk: Talk, typed: str) -> None:
    talk.say("/cercles 2")
    passed(talk)
    assert "Les quatre cercles, l'organisation : question 1 sur 6" in shown(talk.say(typed))
    passed(talk)
    talk.say(typed)
    passed(talk)
    assert talk.draft.state == REVIEW
    assert "Les quatre cercles, la personne : question 1 sur 6" in shown(talk.say(typed))


def test_from_elsewhere_the_break_is_offered_again(talk: Talk) -> None:
    talk.say("/voyage")
    passed(talk)
    talk.say("/menu")
    assert values(talk.say("/reprendre")) == ["next_chapter", "pause"]


def test_after_a_break_at_the_end_of_a_chapter_the_next_one_begins(talk: Talk) -> None:
    talk.say("/voyage")
    passed(talk)
    talk.say("/pause")
    assert "la traversée : question 1 sur 4" in shown(talk.say("continuer"))


@pytest.mark.parametrize("door", ["/voyage", "/annexe"])
def test_a_chapter_that_was_passed_waits_and_is_not_done(door: str) -> None:
    talk = Talk()
    talk.settle_in()
    talk.say(door)
    assert "» attend : vous pourrez y revenir." in shown(passed(talk))


def test_a_circle_that_was_passed_waits_and_one_with_an_answer_is_done(talk: Talk) -> None:
    talk.say("/cercles 1")
    assert "« La personne » attend : vous pourrez y revenir. Par où voulez-vous continuer ?" in shown(passed(talk))
    talk.press("groupe")
    talk.say(GOOD)
    assert "Fin de « Le groupe »." in shown(passed(talk))


# --- names ------------------------------------------------------------------------------------------------------------


def test_a_name_is_typed_without_its_article_and_has_a_small_one_inside_a_line() -> None:
    names = [
        "La personne",
        "L'organisation",
        "L’organisation",
        "The area",
        "Une halte",
        "Laverie",
        "Cap",
        "Les",
        "Anna",
    ]
    assert [*map(without_article, names)] == [
        *("personne", "organisation", "organisation", "area", "halte", "Laverie", "Cap", "Les", "Anna")
    ]
    assert [*map(inside, names)] == [
        *("la personne", "l'organisation", "l’organisation", "the area", "une halte", "Laverie", "Cap", "Les", "Anna")
    ]


def test_what_is_quoted_ends_with_one_full_stop(talk: Talk) -> None:
    talk.say("/cercles 3")
    reply = shown(talk.say("Le directeur décide seul."))
    assert ".»." not in reply
    assert ". »." not in reply
