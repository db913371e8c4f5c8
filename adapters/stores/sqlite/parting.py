"""What an erasure means for those with whom something was shared.

Coaches notice that a project is not shared any more, and holders that a coach is gone; of whom is not said. What waits
to be sent and shows words of the other side is taken back.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from adapters.stores.sqlite import quiet
from adapters.stores.sqlite.outbox import unsending
from bot.core.model import Erase, Place, Reply

_FOLLOWED = "FROM projects o JOIN shares s ON s.project = o.id JOIN coaches c ON c.id = s.coach WHERE o.person = ?1"
_COACHES = f"""
    SELECT DISTINCT c.person {_FOLLOWED}
        AND s.ended_at IS NULL AND c.removed_at IS NULL AND c.person IS NOT NULL AND c.person != ?1 ORDER BY c.person"""
_GIVEN = unsending(f"SELECT s.id {_FOLLOWED}")
_HOLDERS = """
    SELECT DISTINCT o.person FROM coaches c JOIN shares s ON s.coach = c.id JOIN projects o ON o.id = s.project
    WHERE c.person = ?1 AND c.removed_at IS NULL AND s.ended_at IS NULL AND o.person != ?1 ORDER BY o.person"""
_END = "DELETE FROM shares WHERE project IN (SELECT id FROM projects WHERE person = ?)"
_HERS = "SELECT s.id FROM coaches c JOIN shares s ON s.coach = c.id WHERE c.person = ?1"
_RECEIVED = unsending(_HERS)
_SAID = unsending(f"SELECT m.id FROM comments m WHERE m.share IN ({_HERS})")


def part(connection: sqlite3.Connection, effect: Erase) -> Iterator[tuple[str, Place, Reply]]:
    """End what a person shares who is about to be erased; what is to be said to which coach or holder, and where."""
    told = [
        (other, words)
        for statement, words in ((_COACHES, effect.ended), (_HOLDERS, effect.left))
        for (other,) in connection.execute(statement, (effect.person,)).fetchall()
    ]
    end(connection, effect.person)
    for other, words in told:
        if words and (found := quiet.where(connection, other)):
            place, language = found
            yield other, place, words[language]


def end(connection: sqlite3.Connection, person: str) -> None:
    """Delete what a person shares, and what waits to be sent to coaches of it, inside the open transaction."""
    connection.execute(_GIVEN, (person,))
    connection.execute(_END, (person,))


def leave(connection: sqlite3.Connection, person: str) -> None:
    """Take back what waits to be sent of what a coach who is erased reads and said, inside the open transaction."""
    connection.execute(_RECEIVED, (person,))
    connection.execute(_SAID, (person,))
