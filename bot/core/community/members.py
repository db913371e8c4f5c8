"""Those who answer an inquiry: their agreement, first, and as whom they speak; then their words, which stay theirs.

When somebody who has not agreed writes in the thread of an open question, their words are not kept, and the notice is
said. They are not written down either, so that what keeps us from asking twice is what we said last in the thread (the
mark of that message), and nothing about anybody. Not asked again: while the notice is our last word there, or else it
would come after each of three messages in a row; and in no case, in this thread, once somebody said "no thanks". That
somebody must never be asked again and cannot be told from others; who comes later still finds the choices above, and
reads there that nothing is kept without one. To whoever calls us the notice is always said.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.community.thread import NOTICE, Thread
from bot.core.dialog import Choice
from bot.core.model import COMMUNITY, Contribution, Person, Said
from bot.core.plain import visible
from bot.core.turn import Turn

ROLES = ("lives", "near", "works")
NONE = "none"  # no thanks


def choices(turn: Turn) -> tuple[Choice, ...]:
    """To agree as one of these, or not at all: in one go."""
    return tuple(turn.option(value, f"choice_role_{value}") for value in (*ROLES, NONE))


def offer_roles(thread: Thread) -> None:
    """Put the choices under this message."""
    thread.turn.offer(choices(thread.turn))


def chose(thread: Thread, value: str) -> None:
    """One of the choices: an agreement, by a clear act, or none. A later choice counts instead of an earlier one."""
    if value != NONE:
        _agree(thread, value)
    elif thread.given is not None:
        erase(thread)
    else:
        thread.say("community_declined")
        thread.hushed = True


def _agree(thread: Thread, role: str) -> None:
    turn, inquiry = thread.turn, thread.inquiry
    if inquiry is None:
        raise LookupError("nothing is asked here")
    known = thread.agreed is not None
    person = turn.person or Person(turn.new_id(), turn.language)
    turn.person = person.agreeing(COMMUNITY, turn.guide.notice_versions[COMMUNITY], turn.now, inquiry.id, role)
    turn.contributions += [replace(each, role=role) for each in thread.own if each.role != role]
    thread.say("noted" if known else "community_agreed")


def wrote(thread: Thread, event: Said) -> None:
    """Words for the open question: kept as their author's, or, without agreement, the notice."""
    if thread.agreed is not None:
        _keep(thread, event)
    elif event.called or (thread.last != NOTICE and (thread.given is not None or not thread.hushed)):
        thread.say(COMMUNITY)
        thread.turn.ask("community_ask")
        offer_roles(thread)
        thread.saying = NOTICE


def _keep(thread: Thread, event: Said) -> None:
    """Thank for the first words; after that a room is no place for receipts, but whoever calls is answered."""
    turn, inquiry, agreed = thread.turn, thread.inquiry, thread.agreed
    if inquiry is None or agreed is None:
        raise LookupError("nobody agreed here")
    turn.contributions += [
        Contribution(turn.new_id(), inquiry.id, said.message, said.text, turn.language, agreed.role, turn.now)
        for said in event.pieces
        if visible(said.text)
    ]
    if not thread.own:
        thread.say("community_thanks")
    elif event.called:
        thread.say("noted")


def edited(thread: Thread, message: str, words: str) -> bool:
    """A message of an author has other words, or none: so it is kept, or taken back, with no remark for all to read.

    Whether that message was an answer, or is one now.
    """
    old = next((each for each in thread.turn.situation.contributions if each.message == message), None)
    if old is not None and old.text != words and (old.text or thread.agreed):
        at = thread.turn.now if words else old.at  # other words are news to the holder
        thread.turn.contributions.append(replace(old, text=words, at=at))
    elif old is None and words and thread.is_open and thread.agreed and not thread.is_holders:
        _keep(thread, Said(message, words, called=False))
    else:
        return old is not None
    return True


def erase(thread: Thread) -> None:
    """The move `effacer`: all that somebody answered here, and their agreement. Said in the same words to whomever."""
    turn = thread.turn
    turn.contributions += [replace(each, text="") for each in thread.own]
    if turn.person is not None and thread.inquiry is not None:
        turn.person = turn.person.agreeing_no_more(COMMUNITY, thread.inquiry.id)
    thread.invite("inquiry_erased")
