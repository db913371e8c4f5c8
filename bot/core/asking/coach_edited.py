"""A coach changed, on the platform itself, a message that made a comment or a note."""

from __future__ import annotations

from bot.core.asking.base import current
from bot.core.asking.correcting import command_in, offer
from bot.core.coaching.rewriting import rewrite
from bot.core.distress import in_distress
from bot.core.plain import visible
from bot.core.turn import Turn


def edited(turn: Turn, message: str, text: str) -> bool:
    """Change it there, and say so. Whether it was such a message; words of distress are heard as any others.

    A command is nothing that is said to anybody: the old words go, and it is offered, unless that is all it asks for.
    """
    command = command_in(turn, text)
    said = "" if in_distress(text) else rewrite(turn, message, "" if command else text)
    if said:
        turn.say(said)
        if command not in ("", "cancel"):
            offer(turn, message, text)
        else:
            current(turn).ask(turn)
    return bool(said)


def take_back(turn: Turn, message: str, text: str) -> None:
    """Take back the words of such a message, if it has none now, and say so: that needs no agreement."""
    if command_in(turn, text) or not visible(text):
        said = rewrite(turn, message, "")
        if said:
            turn.say(said)
