"""Shares that were stopped and coaches who were taken away: a backup that is put back does not bring them back.

They stand on the list of `erased`, by the hash of their id, beside the persons who were erased.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from adapters.stores.sqlite import doors, erased
from adapters.stores.sqlite.groups import transaction
from adapters.stores.sqlite.outbox import TAKE_BACK
from adapters.stores.sqlite.records import moment

_ENDED = """
    SELECT id FROM shares WHERE ended_at IS NOT NULL UNION ALL SELECT id FROM coaches WHERE removed_at IS NOT NULL"""
_SHARES = "SELECT id FROM shares WHERE ended_at IS NULL"
_COACHES = "SELECT id FROM coaches WHERE removed_at IS NULL"
_STOP = "UPDATE shares SET ended_at = ?2 WHERE id = ?1"


def note(connection: sqlite3.Connection, database: Path) -> None:
    """List whatever ended and is not listed yet. Raises sqlite3.Error, OSError."""
    erased.add(erased.beside(database), str(_now(connection).date()), *_ids(connection, _ENDED))


def end_again(connection: sqlite3.Connection, listed: Iterable[str]) -> bool:
    """End what is on a list and runs here, from a backup; whether words went with it. Raises sqlite3.Error."""
    gone = frozenset(listed)
    if not gone:
        return False
    shares, coaches = (
        [id_ for id_ in _ids(connection, statement) if erased.hashed(id_) in gone] for statement in (_SHARES, _COACHES)
    )
    now = _now(connection)
    if shares:
        with transaction(connection):
            connection.executemany(_STOP, [(share, moment(now)) for share in shares])
            connection.executemany(TAKE_BACK, [(share,) for share in shares])
    return sum([doors.remove_coach(connection, coach, now) for coach in coaches]) > 0


def _ids(connection: sqlite3.Connection, statement: str) -> list[str]:
    return [id_ for (id_,) in connection.execute(statement).fetchall()]


def _now(connection: sqlite3.Connection) -> datetime:
    (now,) = connection.execute("SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')").fetchone()
    return datetime.fromisoformat(now)
