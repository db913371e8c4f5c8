"""What a share opens, looked at through the gate."""

from __future__ import annotations

from bot.core.coaching.seen import Opened, Seen
from bot.core.coaching.view import chapters, open_up
from bot.core.model import Disclosure
from tests.core.office import day
from tests.talk import shipped_library

LIBRARY = shipped_library()
NOW = day(5)
NEED, START, BRIDGES, TOGETHER = "annexe_b/besoin", "annexe_b/commencer", "annexe_b/ponts", "annexe_b/ensemble"


def seen(found: Disclosure) -> dict[str, Seen]:
    """The answers that are seen, by their anchors."""
    opened = up(found)
    return {answer.anchor: answer for chapter in chapters(LIBRARY, opened, "fr") for answer in chapter.answers}


def up(found: Disclosure) -> Opened:
    """What is opened of it now."""
    opened = open_up(LIBRARY, found, NOW)
    assert opened is not None
    return opened
