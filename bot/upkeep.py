"""What an operator does beside a run: copy the database, look into it.

Composed here, apart from `bot.wiring`: these commands need no content, no channel and no clock.
"""

from __future__ import annotations

from pathlib import Path

from adapters.stores import sqlite
from bot.lock import is_running
from bot.ports import OperatorReport
from bot.settings import Settings


def backup(settings: Settings, target: Path) -> None:
    """Copy the database while others use it. Raises StoreFault, and OSError about the target."""
    sqlite.back_up(settings.database, target, settings.busy_seconds)


def report(settings: Settings) -> tuple[OperatorReport, bool]:
    """How everything stands, and whether a run is alive. Raises StoreFault, OSError."""
    return sqlite.read_report(settings.database), is_running(settings.database)
