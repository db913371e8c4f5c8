"""Those who answer an inquiry: their agreement, first, and as whom they speak; then their words, which stay theirs.

When somebody who has not agreed writes in the thread of an open question, their words are not kept, and the notice is
said. They are not written down either, so that what keeps us from asking twice is what we said last in the thread (the
mark of that message), and nothing about anybody. Right under the question, where the notice stands already, only what
is missing is said; so it is once to a bare "yes". Not asked again: while the notice is our last word there, or else it
would come after each of three messages in a row; and in no case, in this thread, once somebody said "no thanks". That
somebody must never be asked again and cannot be told from others; who comes later still finds the choices above, and
reads there that nothing is kept without one. To whoever calls us the notice is always said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.choosing import LONGEST, match
from bot.core.community.thread import NOTICE, OPENING, REMINDER, Thread
from bot.core.dialog import Choice
from bot.core.model import COMMUNITY, Contribution, Person, Said
from bot.core.plain import plain, visible
from bot.core.turn import Turn

ROLES = ("lives", "near", "works")
NONE = "none"  # no thanks


def choices(turn: Turn) -> tuple[Choice, ...]:
    """To agree as one of these, or not at all: in one go."""
    return tuple(turn.option(value, f"choice_role_{value}") for value in (*ROLES, NONE))


def named(turn: Turn, text: str, *, offered: bool, called: bool) -> Choice | None:
    """The choice that a text names: the bare words if they stand right under the choices, or are said to us.

    Elsewhere only with "d'accord" before them: "je suis voisine" alone tells something, and agrees to nothing.
    """
    every, rest = choices(turn), _after_yes(turn, text)
    bare = match(every, text, numbered=offered) if offered or called else None
    return bare or (match(every, rest, numbered=False) if rest else None)


def _yes(turn: Turn) -> tuple[str, ...]:
    """Words of agreement, in both languages."""
    option = turn.option("yes", "choice_community_yes")
    return tuple(map(plain, (option.label, *option.synonyms)))


def _after_yes(turn: Turn, text: str) -> str:
    """What follows a word of agreement at the beginning of a text; "" without one, or if nothing does."""
    typed = plain(text[:LONGEST])
    return next((plain(typed.removeprefix(yes)) for yes in _yes(turn) if re.match(rf"{re.escape(yes)}\W", typed)), "")


def offer_roles(thread: Thread) -> None:
    """Put the choices under this message: for everybody, as who agrees need not be who wrote last."""
    thread.turn.offer(choices(thread.turn))
    thread.turn.for_all = True


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
    if thread.agreed is not None and _is_small(thread.turn, event):
        if event.called:
            thread.say("noted")
    elif thread.agreed is not None:
        _keep(thread, event)
    elif event.called:
        _ask(thread, COMMUNITY, NOTICE)
    elif thread.last == OPENING:
        _ask(thread, "community_first", NOTICE)
    elif thread.last == NOTICE and plain(event.text) in _yes(thread.turn):
        _ask(thread, "community_first", REMINDER)
    elif thread.last not in (NOTICE, REMINDER) and (thread.given is not None or not thread.hushed):
        _ask(thread, COMMUNITY, NOTICE)


def _is_small(turn: Turn, event: Said) -> bool:
    """Whether words are a nod among people, "ok" or "merci": none of the questions can be answered so."""
    return (
        plain(event.text) in _yes(turn)
        or match((turn.option("nod", "choice_community_nod"),), event.text, numbered=False) is not None
    )


def _ask(thread: Thread, message: str, saying: str) -> None:
    """Ask for the agreement, after a message."""
    thread.say(message)
    thread.turn.ask("community_ask")
    offer_roles(thread)
    thread.saying = saying


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
    _withdraw(thread)
    thread.invite("inquiry_erased")


def decline_child(thread: Thread) -> None:
    """Somebody says that they are under 15: nothing of theirs is kept."""
    _withdraw(thread)
    thread.say("community_child")


def _withdraw(thread: Thread) -> None:
    turn = thread.turn
    turn.contributions += [replace(each, text="") for each in thread.own]
    if turn.person is not None and thread.inquiry is not None:
        turn.person = turn.person.agreeing_no_more(COMMUNITY, thread.inquiry.id)
