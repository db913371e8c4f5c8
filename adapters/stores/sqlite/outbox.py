"""Messages on their way into the outbox, with an id that no other message ever has; and how some leave it unsent.

What shows the words of others (`Reply.about`) goes when those end: a share is over, a comment is taken back. A turn
that shows what is not so any more when it is written is refused; what ends by it, or beside it, goes right after.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from adapters.stores.sqlite.records import decode_comment, decode_parts, encode_about, encode_reply, moment
from adapters.stores.sqlite.rows import Row
from bot.core.model import Account, Comment, Place, Reply, Share, Situation
from bot.ports import Outgoing

Messages = tuple[Outgoing, ...]
Quoted = Share | Comment

_OUTBOX = "INSERT INTO outbox (channel, address, id, account, person, body, about) VALUES (?, ?, ?, ?, ?, ?, ?)"
# Who asked to be erased is sent nothing more, also while the erasure is owed.
WANTED = "NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person = b.person)"
# What it is about, each of it, is a share that runs or a comment.
_STILL_WAITS = f"""
    SELECT 1 FROM outbox b WHERE b.channel = ?1 AND b.address = ?2 AND b.id = ?3 AND {WANTED}
        AND NOT EXISTS (SELECT 1 FROM json_each(b.about)
            WHERE NOT EXISTS (
                SELECT 1 FROM shares s WHERE s.id = json_each.value AND s.ended_at IS NULL AND s.until > ?4)
            AND NOT EXISTS (SELECT 1 FROM comments m WHERE m.id = json_each.value))"""
_PARTS = "SELECT CAST(parts AS BLOB) FROM shares WHERE id = ? AND ended_at IS NULL"
_WORDS = "SELECT CAST(body AS BLOB) FROM comments WHERE id = ?"
_SET_ASIDE = "UPDATE counters SET value = value + ? WHERE name = 'message' RETURNING value"
_IDS = 256  # how many message ids are set aside at a time: the counter is not written on every turn


def _about(shown: str) -> str:
    found = f"SELECT 1 FROM json_each(about) WHERE json_each.value IN ({shown})"
    return f"FROM outbox WHERE about IS NOT NULL AND EXISTS ({found})"


def unsending(shown: str) -> str:
    """The statement that deletes the messages about these shares or comments: a selection of ids, or a placeholder.

    Few messages wait, and few of those are about anything: they stand in an index that has no others.
    """
    return f"DELETE {_about(shown)}"


# Of a comment whose words change while a message with the former ones waits, the holder is told anew.
TELL_ANEW = f"UPDATE comments SET told_at = NULL WHERE id = ?1 AND EXISTS (SELECT 1 {_about('?1')})"
UNSEND = unsending("?1")
AT_LAST = (TELL_ANEW, UNSEND)  # once all messages lie there, in this order


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
    """
    fresh = iter(ids.take(connection, sum([len(of_turn) for of_turn in posts])))
    messages: list[Messages] = []
    rows: list[Row] = []
    for of_turn in posts:
        named = tuple([Outgoing(next(fresh), place, reply, to=to) for place, to, _, reply, _ in of_turn])
        messages.append(named)
        for message, (place, to, person, reply, body) in zip(named, of_turn, strict=True):
            about = encode_about(reply.about) if reply.about else None
            answers = to.name if to and place.community else None
            rows.append((place.channel, place.address, message.id, answers, person, body, about))
    if rows:
        connection.executemany(_OUTBOX, rows)
    return messages


def quoted(before: Situation, replies: Sequence[Reply]) -> tuple[Quoted, ...]:
    """What these messages are about, as it was when they were decided."""
    about = {shown for reply in replies for shown in reply.about}
    if not about:
        return ()
    known: tuple[Quoted, ...] = (*(followed.share for followed in before.followed or ()), *before.comments)
    return tuple(each for each in known if each.id in about)


def stands(connection: sqlite3.Connection, shown: Quoted) -> bool:
    """Whether what was shown may be shown still: the share runs and opens as much, the comment has these words.

    Raises sqlite3.Error, StoreCorrupt.
    """
    if isinstance(shown, Comment):
        found = connection.execute(_WORDS, (shown.id,)).fetchone()
        return found is not None and decode_comment(found[0]).text == shown.text
    found = connection.execute(_PARTS, (shown.id,)).fetchone()
    return found is not None and shown.parts.items() <= decode_parts(found[0]).items()


def still_waits(connection: sqlite3.Connection, message: Outgoing, now: datetime) -> bool:
    """Whether a message lies in the outbox for somebody, and what it is about may be told at a moment.

    Raises sqlite3.Error.
    """
    place = message.place
    key = (place.channel, place.address, message.id, moment(now))
    return connection.execute(_STILL_WAITS, key).fetchone() is not None
