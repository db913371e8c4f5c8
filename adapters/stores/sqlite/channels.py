"""What an operator is told: how each channel fares, how much there is. No text, no name and no id of anybody.

By SQLite's own clock: these times are for reading, nothing is decided by them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from adapters.stores.sqlite import schema
from adapters.stores.sqlite.faults import translated
from adapters.stores.sqlite.files import look
from adapters.stores.sqlite.groups import transaction
from adapters.stores.sqlite.records import moment
from adapters.stores.sqlite.writing import HEARD, Turn
from bot.core.model import TimedOut
from bot.ports import WEB, ChannelReport, Inbound, OperatorReport

# A new run starts with a clean slate. What refused us says more than that we stopped because of it.
_NOTE = """
    INSERT INTO channels (name, state, since, error) VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), ?)
    ON CONFLICT DO UPDATE SET
        since = CASE WHEN state = excluded.state AND state != 'starting' THEN since ELSE excluded.since END,
        error = CASE WHEN excluded.error != '' OR excluded.state = 'starting' THEN excluded.error ELSE error END,
        state = excluded.state
    WHERE state != 'refused' OR excluded.state NOT IN ('stopped', 'failed')"""
_CHANNELS = "SELECT name, state, since, event_at, error FROM channels ORDER BY name"
_COUNTS = """
    SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM kept), (SELECT count(DISTINCT person) FROM accounts),
        (SELECT value FROM counters WHERE name = 'uncertain')"""
_EVERY = timedelta(minutes=1)


class Heard:
    """Notes when a channel brought its last event: with the event's own turn, and once a minute at most."""

    def __init__(self) -> None:
        self._noted: dict[str, datetime] = {}

    def note(self, inbound: Inbound, turn: Turn) -> None:
        """Let this turn bring the note along, if it is time. What time or the pages brought is no sign of a channel."""
        channel, last = inbound.account.channel, self._noted.get(inbound.account.channel)
        silent = isinstance(inbound.event, TimedOut) or inbound.place.channel == WEB
        if silent or (last is not None and inbound.at < last + _EVERY):
            return
        self._noted[channel] = inbound.at
        turn.rows[HEARD] = [(moment(inbound.at), channel)]


def note(connection: sqlite3.Connection, name: str, state: str, error: str) -> None:
    """Note the state of a channel. Raises sqlite3.Error."""
    with transaction(connection, durable=False):
        connection.execute(_NOTE, (name, state, error))


def report(connection: sqlite3.Connection, path: Path) -> OperatorReport:
    """How everything stands. Raises sqlite3.Error, StoreCorrupt."""
    version = schema.version(connection)
    waiting, kept, persons, uncertain = connection.execute(_COUNTS).fetchone()
    channels = tuple(
        ChannelReport(name, state, datetime.fromisoformat(since), event_at and datetime.fromisoformat(event_at), error)
        for name, state, since, event_at, error in connection.execute(_CHANNELS).fetchall()
    )
    return OperatorReport(channels, waiting, kept, uncertain, persons, _size(path), version)


def read_report(path: Path) -> OperatorReport:
    """How everything stands in a file that others may be using. Nothing is written and nothing made.

    Raises StoreNewer, StoreCorrupt, StoreBusy, StoreReadOnly (the file is not there, or is not ours to read).
    """
    with translated, closing(look(path)) as connection:
        return report(connection, path)


def _size(path: Path) -> int:
    """Bytes on the disk, the journal included: it may be gone the next moment."""
    size = 0
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            size += file.stat().st_size
        except FileNotFoundError:
            continue
    return size
