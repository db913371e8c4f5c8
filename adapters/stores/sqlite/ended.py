"""Shares that were stopped and coaches who were removed: a backup that is put back does not bring them back.

They stand on the list of `erased`, by the hash of their id, beside the persons who were erased. Of a share that goes on
and came to open less, each former state stands there: where a backup has one of these, the share ends. What was left of
it is in no backup, and the holder can share anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from adapters.stores.sqlite import doors, erased
from adapters.stores.sqlite.groups import transaction
from adapters.stores.sqlite.outbox import UNSEND
from adapters.stores.sqlite.records import moment

_ENDED = """
    SELECT id FROM shares WHERE ended_at IS NOT NULL UNION ALL SELECT id FROM coaches WHERE removed_at IS NOT NULL"""
_NARROWED = "SELECT id, narrowed FROM shares WHERE narrowed > 0 AND ended_at IS NULL"
_RUNNING = "SELECT id, narrowed FROM shares WHERE ended_at IS NULL"
_COACHES = "SELECT id FROM coaches WHERE removed_at IS NULL"
_STOP = "UPDATE shares SET ended_at = ?2 WHERE id = ?1"


def note(connection: sqlite3.Connection, database: Path) -> None:
    """List whatever ended, or came to open less, and is not listed yet. Raises sqlite3.Error, OSError."""
    over = (*_ids(connection, _ENDED), *_former(connection))
    erased.add(erased.beside(database), str(_now(connection).date()), *over)


def end_again(connection: sqlite3.Connection, listed: Iterable[str]) -> bool:
    """End what is on a list and runs here, from a backup; whether words went with it. Raises sqlite3.Error."""
    gone = frozenset(listed)
    if not gone:
        return False
    coaches = [coach for coach in _ids(connection, _COACHES) if erased.hashed(coach) in gone]
    shares = [
        share
        for share, narrowed in connection.execute(_RUNNING).fetchall()
        if not gone.isdisjoint(map(erased.hashed, (share, _state(share, narrowed))))
    ]
    now = _now(connection)
    if shares:
        with transaction(connection):
            connection.executemany(_STOP, [(share, moment(now)) for share in shares])
            connection.executemany(UNSEND, [(share,) for share in shares])
    return sum([doors.remove_coach(connection, coach, now) for coach in coaches]) > 0


def _former(connection: sqlite3.Connection) -> Iterator[str]:
    """The states in which running shares opened more than now."""
    for share, narrowed in connection.execute(_NARROWED).fetchall():
        yield from (_state(share, number) for number in range(narrowed))


def _state(share: str, narrowed: int) -> str:
    """What stands for a share after it was narrowed so often."""
    return f"{share}|{narrowed}"


def _ids(connection: sqlite3.Connection, statement: str) -> list[str]:
    return [id_ for (id_,) in connection.execute(statement).fetchall()]


def _now(connection: sqlite3.Connection) -> datetime:
    (now,) = connection.execute("SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')").fetchone()
    return datetime.fromisoformat(now)
