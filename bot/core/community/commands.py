"""Commands in a room: what is answered there, and what is only done in private."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.community import cards, inquiry, members
from bot.core.community.thread import Thread
from bot.core.moves import Command


def do(thread: Thread, command: Command) -> None:
    """Answer a command here, or offer a private talk for it."""
    name = command.move.name
    if name in cards.MOVES:
        cards.answer(thread, command)
    else:
        _HERE.get(name, _in_private)(thread)


def tell_help(thread: Thread) -> None:
    """What one can do here."""
    thread.say("room_help")


def _in_private(thread: Thread) -> None:
    """Questionnaire, answers, documents, settings: never where others read."""
    thread.invite("room_private")


def _human(thread: Thread) -> None:
    thread.say("human_contact" if thread.turn.guide.reachable else "human_none")


def _privacy(thread: Thread) -> None:
    thread.invite("room_privacy")


def _erase(thread: Thread) -> None:
    if thread.is_open or thread.is_closed:
        members.erase(thread)
    else:
        _in_private(thread)


_HERE: Mapping[str, Callable[[Thread], None]] = {
    "help": tell_help,
    "human": _human,
    "privacy": _privacy,
    "contribute": inquiry.begin,
    "close": inquiry.close,
    "cancel": inquiry.cancel,
    "erase": _erase,
}
HERE = frozenset((*cards.MOVES, "help", "contribute", "close"))  # words that mean us even when they call nobody
