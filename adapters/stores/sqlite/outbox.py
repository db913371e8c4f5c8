"""Messages on their way into the outbox, with an id that no other message ever has; and how some leave it unsent.

What shows the words of others (`Reply.about`) goes when those end: a share is over, a comment is taken back.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from adapters.stores.sqlite.records import encode_about, encode_reply, moment
from adapters.stores.sqlite.rows import Row
from bot.core.model import Account, Place, Reply
from bot.ports import Outgoing, TurnMoved

Messages = tuple[Outgoing, ...]

_OUTBOX = "INSERT INTO outbox (channel, address, id, account, person, body) VALUES (?, ?, ?, ?, ?, ?)"
# What a message is about and may not be told (any more): neither a share that runs nor a comment.
_UNTOLD = """
    SELECT 1 FROM json_each({about})
    WHERE NOT EXISTS (SELECT 1 FROM shares s WHERE s.id = json_each.value AND s.ended_at IS NULL{and_runs})
        AND NOT EXISTS (SELECT 1 FROM comments m WHERE m.id = json_each.value)"""
_QUOTING = f"""
    INSERT INTO outbox (channel, address, id, account, person, body, about)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS ({_UNTOLD.format(about="?7", and_runs="")})"""
_STILL_WAITS = f"""
    SELECT 1 FROM outbox b WHERE b.channel = ?1 AND b.address = ?2 AND b.id = ?3
        AND NOT EXISTS ({_UNTOLD.format(about="b.about", and_runs=" AND s.until > ?4")})"""
_SET_ASIDE = "UPDATE counters SET value = value + ? WHERE name = 'message' RETURNING value"
_IDS = 256  # how many message ids are set aside at a time: the counter is not written on every turn


def taking_back(shown: str) -> str:
    """The statement that deletes the messages about these shares or comments: a selection of ids, or a placeholder.

    Few messages wait, and few of those are about anything: they stand in an index that has no others.
    """
    found = f"SELECT 1 FROM json_each(about) WHERE json_each.value IN ({shown})"
    return f"DELETE FROM outbox WHERE about IS NOT NULL AND EXISTS ({found})"


TAKE_BACK = taking_back("?1")


class Post(NamedTuple):
    """A message: where it goes, whom it answers (None where nobody else reads), with whom it goes, and its body."""

    place: Place
    to: Account | None
    person: str | None
    reply: Reply
    body: str


class Ids:
    """Outbox ids: one that was used once never names another message, whatever is deleted or undone.

    Each process takes them from a block of its own, so that of two processes that write to one place at the same time
    the later message may have the lower id.
    """

    def __init__(self) -> None:
        self._next = self._end = 0

    def take(self, connection: sqlite3.Connection, count: int) -> range:
        """So many ids, inside the open transaction; after a rollback call `drop`."""
        if self._end - self._next < count:
            size = max(count, _IDS)
            ((last,),) = connection.execute(_SET_ASIDE, (size,)).fetchall()
            self._next, self._end = last - size + 1, last + 1
        self._next += count
        return range(self._next - count, self._next)

    def drop(self) -> None:
        """Use none of the block that is left."""
        self._next = self._end = 0


def post(place: Place, to: Account | None, person: str | None, reply: Reply) -> Post:
    """A message. Raises ValueError for a text that is not valid Unicode."""
    return Post(place, to, person, reply, encode_reply(reply))


def put(connection: sqlite3.Connection, posts: Sequence[Sequence[Post]], ids: Ids) -> list[Messages]:
    """Put the messages of several turns into the outbox, inside the open transaction.

    Whom one answers lies there where people agree to speak with us; in another group nothing of anybody is noted.
    Raises TurnMoved if one shows what ended since its turn was decided.
    """
    fresh = iter(ids.take(connection, sum([len(of_turn) for of_turn in posts])))
    messages: list[Messages] = []
    rows: list[Row] = []
    quoting: list[Row] = []
    for of_turn in posts:
        named = tuple([Outgoing(next(fresh), place, reply, to=to) for place, to, _, reply, _ in of_turn])
        messages.append(named)
        for message, (place, to, person, reply, body) in zip(named, of_turn, strict=True):
            row = (place.channel, place.address, message.id, to.name if to and place.community else None, person, body)
            if reply.about:
                quoting.append((*row, encode_about(reply.about)))
            else:
                rows.append(row)
    if rows:
        connection.executemany(_OUTBOX, rows)
    if quoting and connection.executemany(_QUOTING, quoting).rowcount < len(quoting):
        raise TurnMoved
    return messages


def still_waits(connection: sqlite3.Connection, message: Outgoing, now: datetime) -> bool:
    """Whether a message lies in the outbox, and what it is about may be told at a moment. Raises sqlite3.Error."""
    place = message.place
    key = (place.channel, place.address, message.id, moment(now))
    return connection.execute(_STILL_WAITS, key).fetchone() is not None
