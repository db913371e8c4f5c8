"""A coach changed, on the platform itself, a message that made a comment or a note."""

from __future__ import annotations

from bot.core.asking.base import current
from bot.core.coaching.rewording import reword
from bot.core.distress import in_distress
from bot.core.turn import Turn


def edited(turn: Turn, message: str, text: str) -> bool:
    """Change it there, and say so. Whether it was such a message; words of distress are heard as any others."""
    said = "" if in_distress(text) else reword(turn, message, text)
    if said:
        turn.say(said)
        current(turn).ask(turn)
    return bool(said)
