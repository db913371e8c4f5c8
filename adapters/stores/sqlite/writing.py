"""What a turn writes: rows by statement, so that several turns are written by one call of the driver per statement."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adapters.stores.sqlite.records import (
    decode_answer,
    encode_answer,
    encode_conversation,
    encode_project,
    encode_reply,
    mark,
    moment,
)
from bot.core.model import Blank, Erase, Outcome, Person, Place, Reply, Situation
from bot.ports import Inbound, Outgoing, TurnMoved

Row = tuple[str | int | bytes | None, ...]
Rows = dict[str, list[Row]]  # by statement
Messages = tuple[Outgoing, ...]

_INBOX = "INSERT OR IGNORE INTO inbox (event, at) VALUES (?, ?)"
_NEW_PERSON = """
    INSERT INTO persons (language, consent_version, consent_at, project, id, turn, created_at, seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_NEW_ACCOUNT = "INSERT INTO accounts (channel, name, person) VALUES (?, ?, ?)"
_TURN = "UPDATE persons SET seen_at = ?, turn = turn + 1 WHERE id = ? AND turn = ?"
_PERSON = "UPDATE persons SET language = ?, consent_version = ?, consent_at = ?, project = ? WHERE id = ?"
_PLACE = """
    INSERT INTO places (channel, address, account, person, private, notice, dialog, subject)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    private = excluded.private, notice = excluded.notice, dialog = excluded.dialog, subject = excluded.subject"""
_PROJECT = """
    INSERT INTO projects (id, person, created_at, body) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body"""
_CONVERSATION = """
    INSERT INTO conversations (person, dialog, subject, round, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body"""
_ANSWER = "INSERT INTO answers (project, subject, step, revision, body) VALUES (?, ?, ?, ?, ?)"
_ERASURE = "INSERT OR IGNORE INTO erasures (person) VALUES (?)"
_OUTBOX = "INSERT INTO outbox (channel, address, id, person, body) VALUES (?, ?, ?, ?, ?)"
_SET_ASIDE = "UPDATE counters SET value = value + ? WHERE name = 'message' RETURNING value"
_SENT = "DELETE FROM outbox WHERE channel = ? AND address = ? AND id = ?"
_OF_PROJECT = "SELECT subject, step, revision, CAST(body AS BLOB) FROM answers WHERE project = ?"
_REWRITE = "UPDATE answers SET body = ? WHERE project = ? AND subject = ? AND step = ? AND revision = ?"
REMOVED = "UPDATE counters SET value = value + 1 WHERE name = 'removed'"

_RECORDS = (_PERSON, _PLACE, _PROJECT, _CONVERSATION, _ANSWER, _ERASURE)  # in an order that foreign keys allow
_IDS = 256  # how many message ids are set aside at a time: the counter is not written on every turn


class AppliedBefore(Exception):
    """The event is in the inbox already: there is nothing to write."""


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


@dataclass(slots=True, eq=False)
class Turn:
    """One turn, ready to be written: rows by statement, and the messages that follow.

    `owner`: two turns of one owner never share a transaction.
    """

    owner: str
    rows: Rows
    place: Place
    replies: tuple[Reply, ...]
    posts: list[tuple[str | None, str]]  # of each reply: whom it is about, and its body
    blanks: list[Blank]
    written: asyncio.Future[Messages | None]


def turn_of(inbound: Inbound, before: Situation, outcome: Outcome, written: asyncio.Future[Messages | None]) -> Turn:
    """The rows of one turn. Raises ValueError for a text that is not valid Unicode, which no file could hold."""
    person = outcome.person or before.person
    rows: Rows = {_INBOX: [(mark(inbound), int(inbound.at.timestamp()))]}
    if person:
        _add_person(rows, inbound, before, person)
        _add_records(rows, inbound, before, outcome, person)
    about = person.id if person else None
    return Turn(
        before.person.id if before.person else f"{inbound.account.channel}\0{inbound.account.name}",
        rows,
        inbound.place,
        outcome.replies,
        [(about, encode_reply(reply)) for reply in outcome.replies],
        [effect for effect in outcome.effects if isinstance(effect, Blank)],
        written,
    )


def _add_person(rows: Rows, inbound: Inbound, before: Situation, person: Person) -> None:
    now, consent = moment(inbound.at), person.consent
    if before.person:
        rows[_TURN] = [(now, person.id, before.person.turn)]
    if person is not before.person and person != before.person:
        agreed = (consent.version, moment(consent.at)) if consent else (None, None)
        columns = (person.language, *agreed, person.project, person.id)
        if before.person:
            rows[_PERSON] = [columns]
        else:
            rows[_NEW_PERSON] = [(*columns, 1, now, now)]
            rows[_NEW_ACCOUNT] = [(inbound.account.channel, inbound.account.name, person.id)]


def _add_records(rows: Rows, inbound: Inbound, before: Situation, outcome: Outcome, person: Person) -> None:
    if before.person is None or outcome.focus != before.focus:
        place = inbound.place
        key = (place.channel, place.address, inbound.account.name, person.id, place.private, place.notice)
        rows[_PLACE] = [(*key, *(outcome.focus or (None, None)))]
    if outcome.projects:
        rows[_PROJECT] = [(p.id, person.id, moment(p.created_at), encode_project(p)) for p in outcome.projects]
    if outcome.conversations:
        rows[_CONVERSATION] = [
            (person.id, c.dialog, c.subject, c.round, encode_conversation(c)) for c in outcome.conversations
        ]
    if outcome.answers:
        rows[_ANSWER] = [(a.project, a.subject, a.step, a.revision, encode_answer(a)) for a in outcome.answers]
    if outcome.effects:
        rows[_ERASURE] = [(effect.person,) for effect in outcome.effects if isinstance(effect, Erase)]


def write(connection: sqlite3.Connection, turns: Sequence[Turn], ids: Ids) -> list[Messages]:
    """Write these turns inside the open transaction; the messages of each.

    Raises AppliedBefore or TurnMoved if that is so for any of them (the caller rolls back, and tries each alone),
    sqlite3.Error, StoreCorrupt.
    """
    rows = _together(turns)
    if connection.executemany(_INBOX, rows[_INBOX]).rowcount < len(turns):
        raise AppliedBefore
    if _NEW_PERSON in rows:
        _welcome(connection, rows)
    if _TURN in rows and connection.executemany(_TURN, rows[_TURN]).rowcount < len(rows[_TURN]):
        raise TurnMoved
    for statement in _RECORDS:
        if statement in rows:
            connection.executemany(statement, rows[statement])
    for turn in turns:
        if turn.blanks:
            _blank(connection, turn.blanks)
    return _post(connection, turns, ids)


def remove_sent(connection: sqlite3.Connection, messages: Iterable[Outgoing]) -> None:
    """Take delivered messages out of the outbox."""
    connection.executemany(_SENT, [(m.place.channel, m.place.address, m.id) for m in messages])


def _together(turns: Sequence[Turn]) -> Rows:
    """The rows of all turns by statement."""
    if len(turns) == 1:
        return turns[0].rows
    together: Rows = {}
    for turn in turns:
        for statement, rows in turn.rows.items():
            together.setdefault(statement, []).extend(rows)
    return together


def _welcome(connection: sqlite3.Connection, rows: Rows) -> None:
    try:
        connection.executemany(_NEW_PERSON, rows[_NEW_PERSON])
        connection.executemany(_NEW_ACCOUNT, rows[_NEW_ACCOUNT])
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_PRIMARYKEY":
            raise
        raise TurnMoved from error  # another process met this account first


def _post(connection: sqlite3.Connection, turns: Sequence[Turn], ids: Ids) -> list[Messages]:
    """Put the replies into the outbox."""
    fresh = iter(ids.take(connection, sum(len(turn.replies) for turn in turns)))
    posted: list[Messages] = []
    rows: list[Row] = []
    for turn in turns:
        place = turn.place
        messages = tuple([Outgoing(next(fresh), place, reply) for reply in turn.replies])
        posted.append(messages)
        rows += [(place.channel, place.address, m.id, *post) for m, post in zip(messages, turn.posts, strict=True)]
    if rows:
        connection.executemany(_OUTBOX, rows)
    return posted


def _blank(connection: sqlite3.Connection, blanks: Iterable[Blank]) -> None:
    """Take withdrawn words out of what is stored; which messages they came from, and when, stays."""
    for blank in blanks:
        for *key, body in connection.execute(_OF_PROJECT, (blank.project,)).fetchall():
            answer = decode_answer(body)
            left = blank.of(answer)
            if left != answer:
                connection.execute(_REWRITE, (encode_answer(left), blank.project, *key))
    connection.execute(REMOVED)
