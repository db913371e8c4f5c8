"""Somebody who has been silent for a while."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.model import Account, Place, Reminders, Warned
from bot.ports import Quiet
from bot.reminders import Hours

SEEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HALF_A_YEAR = timedelta(days=180)
PARIS = ZoneInfo("Europe/Paris")
NIGHT = Hours(PARIS, time(20), time(9))
ANA, HERE = Account("test", "ana"), Place("test", "ana", notice="telegram_notice")
WISH = Reminders(SEEN)


def quiet(
    *, reminders: Reminders | None = None, warned: Warned | None = None, reachable: bool = True, agreed: bool = True
) -> Quiet:
    return Quiet("p1", ANA, HERE, reachable, SEEN, agreed, reminders, warned)
