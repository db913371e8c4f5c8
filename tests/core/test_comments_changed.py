"""The comments of a coach that are changed or taken back, or answered where the coach does not read any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Comment
from tests.core.coached import asked, comment, known, quotes, share_all, shares, stored
from tests.core.wild import GOOD
from tests.talk import Talk, shown

OPEN = "Qui s'est aperçu de ce besoin ?"  # the question that was open
READ, NOW = "Est-ce urgent ?", "Faut-il abandonner le projet ?"
MORE = "Oui, depuis que le pressing du bourg a fermé."


@pytest.fixture
def told(talk: Talk) -> Comment:
    """Marie commented an answer that can be completed; it is being asked about."""
    talk.say(GOOD)
    share_all(known(talk))
    said = comment(talk, "B03.3", READ)
    talk.say("/commentaires")
    return said


def change(talk: Talk, said: Comment, text: str = NOW) -> None:
    """Have the coach put other words in its place."""
    talk.records.comments[said.id] = replace(stored(talk, said), text=text)


def take_back(talk: Talk, said: Comment) -> None:
    """Have the coach take it back."""
    del talk.records.comments[said.id]


# --- other words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", ["keep", "complete", "replace"])
def test_what_was_changed_since_it_was_read_is_asked_again(talk: Talk, told: Comment, chosen: str) -> None:
    change(talk, told)
    reply = talk.press(chosen, talk.asked)
    assert "Marie Petit a changé ce commentaire depuis que vous l'avez lu." in shown(reply)
    assert NOW in quotes(reply)
    assert stored(talk, told).answered_at is None
    assert "rien ne change. Marie Petit le verra." in shown(talk.press("keep", talk.asked))
    assert stored(talk, told).answered_by == told.revision


def test_a_button_under_the_old_words_says_nothing_of_the_new_ones(talk: Talk, told: Comment) -> None:
    old = talk.asked
    change(talk, told)
    talk.press("keep", old)
    assert talk.asked != old
    talk.press("keep", old)
    assert stored(talk, told).answered_at is None


@pytest.mark.parametrize("choice", [(), ("compléter",)])
def test_words_that_reply_to_the_old_ones_are_kept_and_the_new_ones_are_asked(
    talk: Talk, told: Comment, choice: tuple[str, ...]
) -> None:
    for typed in choice:
        talk.say(typed)
    change(talk, told)
    reply = talk.say(MORE)
    told_then = shown(reply)
    if NOW not in quotes(reply):  # a follow-up question comes first
        reply = talk.say("passer")
    assert NOW in quotes(reply)
    assert "Marie Petit a changé ce commentaire pendant que vous répondiez." in told_then
    assert "pourra lire votre réponse" not in told_then
    assert talk.texts()["B03.3"] == f"{GOOD}\n{MORE}"
    assert stored(talk, told).answered_at is None
    talk.say("garder")
    assert stored(talk, told).answered_by == told.revision


def test_who_saw_the_new_words_on_coming_back_replies_to_these(talk: Talk, told: Comment) -> None:
    change(talk, told)
    talk.say("/menu")
    assert NOW in quotes(talk.say("reprendre"))
    assert "rien ne change. Marie Petit le verra." in shown(talk.say("garder"))
    assert stored(talk, told).answered_by == told.revision


def test_who_saw_the_new_words_while_writing_replies_to_these(talk: Talk, told: Comment) -> None:
    talk.say("compléter")
    change(talk, told)
    assert NOW in quotes(talk.say("/aide"))
    assert "Marie Petit pourra lire votre réponse." in shown(talk.say(MORE))
    assert stored(talk, told).answered_by == 2


def test_the_words_of_the_coach_are_not_kept_with_what_is_asked(talk: Talk, told: Comment) -> None:
    talk.say("compléter")
    assert not any(READ in text for text in talk.conversations.values())


# --- taken back -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["garder", "compléter", "/aide"])
def test_that_it_was_taken_back_is_said_and_what_was_open_goes_on(talk: Talk, told: Comment, typed: str) -> None:
    take_back(talk, told)
    reply = talk.say(typed)
    assert "Ce commentaire a été retiré" in shown(reply)
    assert OPEN in asked(reply)
    assert READ not in shown(reply)


def test_that_it_was_taken_back_is_said_to_who_writes_a_reply(talk: Talk, told: Comment) -> None:
    talk.say("compléter")
    take_back(talk, told)
    reply = talk.say("/aide")
    assert "Ce commentaire a été retiré" in shown(reply)
    assert OPEN in asked(reply)


def test_words_for_one_that_was_taken_back_are_kept_all_the_same(talk: Talk, told: Comment) -> None:
    talk.say("compléter")
    take_back(talk, told)
    reply = talk.say(MORE)
    assert "Ce commentaire a été retiré" in shown(reply)
    assert "pourra lire votre réponse" not in shown(reply)
    assert OPEN in asked(reply)
    assert talk.texts()["B03.3"] == f"{GOOD}\n{MORE}"


# --- who reads the reply ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "said"), [("garder", "rien ne change."), (MORE, "Merci.")])
def test_a_reply_in_a_part_that_was_closed_is_not_said_to_be_seen(
    talk: Talk, told: Comment, typed: str, said: str
) -> None:
    (shared,) = shares(talk)
    talk.records.shares[shared.id] = replace(shared, parts={"annexe_b/besoin": shared.since, "voices": shared.since})
    reply = shown(talk.say(typed))
    assert f"{said} Vous ne partagez plus cette réponse avec Marie Petit." in reply
    assert not any(wrong in reply for wrong in ("le verra.", "pourra lire", "ne lit plus ce projet"))


@pytest.mark.parametrize("part", ["all", "annexe_b/commencer"])
def test_a_reply_in_an_open_part_is_said_to_be_seen(talk: Talk, told: Comment, part: str) -> None:
    (shared,) = shares(talk)
    talk.records.shares[shared.id] = replace(shared, parts={part: shared.since})
    assert "Marie Petit le verra." in shown(talk.say("garder"))
