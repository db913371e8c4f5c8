"""A message says what it shows of others: it goes with the share or the comment, should it wait to be sent then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Attachment
from bot.core.turn import Turn
from tests.core.coached import comment, known, share_all
from tests.core.office import CoachTalk, Office, day, laundry, share
from tests.core.wild import GOOD
from tests.talk import Talk, shown


@pytest.fixture
def coach() -> CoachTalk:
    """Marie, with whom two projects are shared; a question about her own is open."""
    found = CoachTalk(Office())
    found.become()
    found.office.share(laundry())
    found.office.share(laundry("bread", "Le four à pain"))
    found.press("coach_leave")
    return found


def test_the_list_is_about_every_project_on_it(coach: CoachTalk) -> None:
    reply = coach.say("/coach")
    assert "La laverie qui roule" in shown(reply)
    assert sorted(reply.about) == ["bread", "share"]


def test_a_list_of_several_pages_is_about_those_that_are_shown(coach: CoachTalk) -> None:
    for number in range(9):
        coach.office.share(laundry(f"more{number}", f"Projet {number}"))
    first = coach.say("/coach").about
    second = coach.press("coach_more").about
    assert (len(first), len(second)) == (8, 3)
    assert not {*first} & {*second}


@pytest.mark.parametrize("value", ["", "coach_answers", "coach_document", "coach_notes", "coach_ready"])
def test_what_is_said_about_a_project_is_about_that_one_alone(coach: CoachTalk, value: str) -> None:
    reply = coach.say("/coach four")
    if value:
        reply = coach.press(value)
    assert reply.about == ("bread",)


def test_the_digest_counts_names_no_project_and_is_about_nothing(coach: CoachTalk) -> None:
    coach.say("/coach point oui")
    coach.at = day(4)
    coach.office.share(laundry("new", "Les jardins du port", share=share(id_="new", since=3.5)))
    told = coach.time_out("bell")
    assert "Projets partagés avec vous : 1." in shown(told)
    assert "jardins" not in shown(told)
    assert told.about == ()


@pytest.mark.parametrize("words", ["/menu", "/aide", "/coach code", GOOD])
def test_what_shows_nothing_of_others_is_about_nothing(coach: CoachTalk, words: str) -> None:
    assert coach.say(words).about == ()


def test_who_leaves_a_project_is_told_nothing_of_it(coach: CoachTalk) -> None:
    coach.say("/coach four")
    reply = coach.say("/menu")
    assert "Le four à pain" not in shown(reply)
    assert reply.about == ()


@pytest.mark.parametrize("words", ["/mesdonnees", "/exporter"])
@pytest.mark.parametrize("opened", ["/coach", "/coach four"])
def test_documents_of_the_own_data_are_about_nothing(coach: CoachTalk, words: str, opened: str) -> None:
    coach.say("La laverie de Marie")
    coach.say(opened)
    reply = coach.say(words)
    assert reply.attachments
    assert "Le four à pain" not in shown(reply)
    assert reply.about == ()


def test_a_document_of_a_project_is_about_it(coach: CoachTalk) -> None:
    turn = Turn(coach.engine.guide, coach.situation(), coach.at, str, "fr")
    turn.attach(Attachment("summary", "md", "fr", coach.id, share="bread"))
    assert turn.outcome().replies[0].about == ("bread",)


@pytest.mark.parametrize("value", ["", "1", "coach_answers", "coach_notes", "coach_remarks"])
def test_who_is_on_both_sides_and_withdraws_is_told_so(coach: CoachTalk, value: str) -> None:
    mine = replace(share(), project=coach.situation().projects[0].id)
    coach.records.shares[mine.id] = mine
    assert mine.id in coach.say("/coach").about
    if value:
        coach.say("/coach laverie")
        coach.press(value)
    reply = coach.say("/partage stop")
    assert "Le four à pain" in shown(reply), "the list is open still"
    assert reply.about == ("bread",)


# --- a holder's side --------------------------------------------------------------------------------------------------


def test_a_message_that_shows_a_comment_is_about_it(talk: Talk) -> None:
    share_all(known(talk))
    talk.say("La laverie qui roule")
    first, second = comment(talk, "B01"), comment(talk, "B01", "Encore ceci.")
    assert talk.time_out("comments").about == (), "who and how many, and no word of it"
    assert talk.say("/menu").about == ()
    assert talk.say("/commentaires").about == (first.id,)
    assert talk.press("replace").about == (first.id,)
    assert talk.say("La laverie des mères").about == (second.id,)
    assert talk.press("keep").about == ()
