"""What an erasure means for those with whom something was shared.

Coaches notice that a project is not shared any more; of whom is not said. Words of the other side that wait to be sent
are taken back.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from adapters.stores.sqlite import quiet, sharing
from adapters.stores.sqlite.records import encode_text
from adapters.stores.sqlite.rows import Row
from bot.core.model import Comment, Erase, Place, Reply

_FOLLOWED = "FROM projects o JOIN shares s ON s.project = o.id JOIN coaches c ON c.id = s.coach WHERE o.person = ?1"
_COACHES = f"""
    SELECT DISTINCT c.person {_FOLLOWED}
        AND s.ended_at IS NULL AND c.removed_at IS NULL AND c.person IS NOT NULL AND c.person != ?1 ORDER BY c.person"""
# What waits to be sent to them may quote the holder.
_QUOTES = f"""
    DELETE FROM outbox WHERE (channel, address) IN (
        SELECT f.channel, f.address FROM places f
        WHERE f.private AND f.person IN (SELECT c.person {_FOLLOWED} AND c.person IS NOT NULL))"""
_END = "DELETE FROM shares WHERE project IN (SELECT id FROM projects WHERE person = ?)"


# A comment that waits to be sent to the holder, found by how it begins.
UNSAID = """
    DELETE FROM outbox WHERE (channel, address, id) IN (
        SELECT b.channel, b.address, b.id FROM shares s JOIN projects o ON o.id = s.project
        JOIN places f ON f.person = o.person AND f.private
        JOIN outbox b ON b.channel = f.channel AND b.address = f.address
        WHERE s.id = ?1 AND instr(b.body, ?2))"""
_ENOUGH = 30  # signs by which words are found again: quotes may be cut


def part(connection: sqlite3.Connection, effect: Erase) -> Iterator[tuple[str, Place, Reply]]:
    """End what a person shares who is about to be erased; what is to be said to which coach, and where."""
    coaches = [coach for (coach,) in connection.execute(_COACHES, (effect.person,)).fetchall()]
    end(connection, effect.person)
    for coach in coaches if effect.parted else ():
        if found := quiet.where(connection, coach):
            place, language = found
            yield coach, place, effect.parted[language]


def end(connection: sqlite3.Connection, person: str) -> None:
    """Delete what a person shares, and what waits to be sent to coaches who read it, inside the open transaction."""
    connection.execute(_QUOTES, (person,))
    connection.execute(_END, (person,))


def unsaid(comment: Comment) -> Row:
    """What UNSAID looks for: the words as they lie in a message."""
    return comment.share, encode_text(comment.text[:_ENOUGH])[1:-1]


def leave(connection: sqlite3.Connection, person: str) -> None:
    """Take back what waits to be sent of the comments of a coach who is erased, inside the open transaction."""
    written, _ = sharing.written_by(connection, person)
    connection.executemany(UNSAID, [unsaid(comment) for comment in written])
