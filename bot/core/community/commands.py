"""Commands in a room: what is answered there, and what is only done in private."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.core.community import cards, inquiry, members
from bot.core.community.thread import Thread
from bot.core.moves import Command
from bot.core.plain import plain


def do(thread: Thread, command: Command) -> None:
    """Answer a command here, or offer a private talk for it."""
    name = command.move.name
    if name in cards.MOVES:
        cards.answer(thread, command)
    else:
        _HERE.get(name, tell_private)(thread)


def tell_help(thread: Thread) -> None:
    """What one can do here."""
    thread.say("room_help")


def names_the_form(text: str) -> bool:
    """Whether a text that is no command asks for what is done in private."""
    return not _FORM.isdisjoint(re.findall(r"\w+", plain(text)))


def tell_private(thread: Thread) -> None:
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
        tell_private(thread)


def _stop(thread: Thread) -> None:
    """Who never agreed wants to be left alone; who did takes back what they said with another command."""
    if thread.is_open and thread.given is None and not thread.is_holders:
        members.chose(thread, members.NONE)
    else:
        tell_private(thread)


_FORM = frozenset(
    ["annexe", "annex", "questionnaire", "dossier", "formulaire", "form", "file", "commencer", "commence", "begin"]
)
_HERE: Mapping[str, Callable[[Thread], None]] = {
    "help": tell_help,
    "human": _human,
    "privacy": _privacy,
    "contribute": inquiry.begin,
    "close": inquiry.close,
    "cancel": inquiry.cancel,
    "erase": _erase,
    "stop": _stop,
}
HERE = frozenset((*cards.MOVES, "help", "contribute", "close"))  # words that mean us even when they call nobody
