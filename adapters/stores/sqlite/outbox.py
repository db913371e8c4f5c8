"""Messages on their way into the outbox, with an id that no other message ever has."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from adapters.stores.sqlite.records import encode_reply
from adapters.stores.sqlite.rows import Row
from bot.core.model import Account, Place, Reply
from bot.ports import Outgoing

Messages = tuple[Outgoing, ...]

_OUTBOX = "INSERT INTO outbox (channel, address, id, account, person, body) VALUES (?, ?, ?, ?, ?, ?)"
_SET_ASIDE = "UPDATE counters SET value = value + ? WHERE name = 'message' RETURNING value"
_IDS = 256  # how many message ids are set aside at a time: the counter is not written on every turn


class Post(NamedTuple):
    """A message: where it goes, whom it answers (None where nobody else reads), whom it is about, and its body."""

    place: Place
    to: Account | None
    about: str | None
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


def post(place: Place, to: Account | None, about: str | None, reply: Reply) -> Post:
    """A message. Raises ValueError for a text that is not valid Unicode."""
    return Post(place, to, about, reply, encode_reply(reply))


def put(connection: sqlite3.Connection, posts: Sequence[Sequence[Post]], ids: Ids) -> list[Messages]:
    """Put the messages of several turns into the outbox, inside the open transaction.

    Whom one answers lies there where people agree to speak with us; in another group nothing of anybody is noted.
    """
    fresh = iter(ids.take(connection, sum([len(of_turn) for of_turn in posts])))
    messages: list[Messages] = []
    rows: list[Row] = []
    for of_turn in posts:
        named = tuple([Outgoing(next(fresh), place, reply, to=to) for place, to, _, reply, _ in of_turn])
        messages.append(named)
        rows += [
            (place.channel, place.address, message.id, to.name if to and place.community else None, about, body)
            for message, (place, to, about, _, body) in zip(named, of_turn, strict=True)
        ]
    if rows:
        connection.executemany(_OUTBOX, rows)
    return messages
