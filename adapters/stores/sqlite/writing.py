"""What a turn writes: rows by statement, so that several turns are written by one call of the driver per statement."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from adapters.stores.sqlite.records import (
    decode_answer,
    encode_answer,
    encode_conversation,
    encode_project,
    encode_reply,
    encode_said,
    mark,
    moment,
    person_columns,
    place_key,
)
from bot.core.model import Blank, Erase, Outcome, Person, Place, Reply, Said, Situation, TimedOut
from bot.ports import Inbound, Outgoing, TurnMoved

Row = tuple[str | int | bytes | None, ...]
Rows = dict[str, list[Row]]  # by statement
Messages = tuple[Outgoing, ...]

_INBOX = "INSERT OR IGNORE INTO inbox (event, at) VALUES (?, ?)"
_KEEP = """
    INSERT INTO kept (event, person, id, place, at, body)
    SELECT ?1, a.person, ?2, ?3, ?4, ?5 FROM accounts a WHERE a.channel = ?6 AND a.name = ?7"""
_KEPT = "DELETE FROM kept WHERE event = ?"
_NEW_PERSON = """
    INSERT INTO persons (language, consent_version, consent_at, project, reminders_since, reminders_last, warned_at,
        erase_on, id, turn, created_at, seen_at, place)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_NEW_ACCOUNT = "INSERT INTO accounts (channel, name, person) VALUES (?, ?, ?)"
_TURN = "UPDATE persons SET seen_at = ?, place = ?, turn = turn + 1 WHERE id = ? AND turn = ?"
_TURN_OF_TIME = "UPDATE persons SET turn = turn + 1 WHERE id = ? AND turn = ?"
_PERSON = """
    UPDATE persons SET language = ?, consent_version = ?, consent_at = ?, project = ?, reminders_since = ?,
    reminders_last = ?, warned_at = ?, erase_on = ? WHERE id = ?"""
_PLACE = """
    INSERT INTO places (channel, address, account, key, person, private, notice, dialog, subject)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
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
_DELIVERED = "UPDATE places SET asked_at = ?, unreachable = 0 WHERE channel = ? AND address = ?"
_UNCERTAIN = "UPDATE counters SET value = value + ? WHERE name = 'uncertain'"
HEARD = "UPDATE channels SET event_at = max(coalesce(event_at, ''), ?) WHERE name = ?"
_REACH = "UPDATE places SET unreachable = ? WHERE channel = ? AND address = ?"
_OF_PROJECT = "SELECT subject, step, revision, CAST(body AS BLOB) FROM answers WHERE project = ?"
_REWRITE = "UPDATE answers SET body = ? WHERE project = ? AND subject = ? AND step = ? AND revision = ?"
REMOVED = "UPDATE counters SET value = value + 1 WHERE name = 'removed'"

_RECORDS = (_PERSON, _PLACE, _PROJECT, _CONVERSATION, _ANSWER, _ERASURE, HEARD)  # in an order that foreign keys allow
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
    only_said = outcome == Outcome(focus=before.focus, replies=outcome.replies)
    passing = only_said and not inbound.place.private  # in a room: nothing of anybody is noted, not even the time
    person = None if passing else outcome.person or before.person
    rows: Rows = {_KEPT: [(mark(inbound, id_),) for id_ in inbound.kept]} if inbound.kept else _received(inbound)
    if person:
        _add_person(rows, inbound, before, person)
        _add_records(rows, inbound, before, outcome, person)
    about = person.id if person else None
    return Turn(
        before.person.id if before.person else _owner(inbound),
        rows,
        inbound.place,
        outcome.replies,
        [(about, encode_reply(reply)) for reply in outcome.replies],
        [effect for effect in outcome.effects if isinstance(effect, Blank)],
        written,
    )


def keeping(inbound: Inbound, written: asyncio.Future[Messages | None]) -> Turn:
    """The rows of an event that is to be decided later. Raises ValueError for a text that is not valid Unicode."""
    if not isinstance(inbound.event, Said):
        raise TypeError("only texts wait for others")
    account = (inbound.account.channel, inbound.account.name)
    words = (moment(inbound.at), encode_said(inbound.event))
    kept = (mark(inbound, inbound.id), inbound.id, place_key(inbound), *words, *account)
    return Turn(_owner(inbound), {**_received(inbound), _KEEP: [kept]}, inbound.place, (), [], [], written)


def _received(inbound: Inbound) -> Rows:
    return {_INBOX: [(mark(inbound, inbound.id), int(inbound.at.timestamp()))]}


def _owner(inbound: Inbound) -> str:
    """Whose turns must not share a transaction, where no person is known."""
    return f"{inbound.account.channel}\0{inbound.account.name}"


def _add_person(rows: Rows, inbound: Inbound, before: Situation, person: Person) -> None:
    now, here = moment(inbound.at), place_key(inbound)
    if before.person and isinstance(inbound.event, TimedOut):
        rows[_TURN_OF_TIME] = [(person.id, before.person.turn)]
    elif before.person:
        rows[_TURN] = [(now, here, person.id, before.person.turn)]
    if person is not before.person and person != before.person:
        columns = (*person_columns(person), person.id)
        if before.person:
            rows[_PERSON] = [columns]
        else:
            rows[_NEW_PERSON] = [(*columns, 1, now, now, here)]
            rows[_NEW_ACCOUNT] = [(inbound.account.channel, inbound.account.name, person.id)]


def _add_records(rows: Rows, inbound: Inbound, before: Situation, outcome: Outcome, person: Person) -> None:
    if before.person is None or outcome.focus != before.focus:
        place = inbound.place
        address = (place.channel, place.address, inbound.account.name)
        rows[_PLACE] = [
            (*address, place_key(inbound), person.id, place.private, place.notice, *(outcome.focus or (None, None)))
        ]
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
    for statement in (_INBOX, _KEPT):
        if statement in rows and connection.executemany(statement, rows[statement]).rowcount < len(rows[statement]):
            raise AppliedBefore
    if _NEW_PERSON in rows:
        _welcome(connection, rows)
    for statement in (_TURN, _TURN_OF_TIME, _KEEP):
        if statement in rows and connection.executemany(statement, rows[statement]).rowcount < len(rows[statement]):
            raise TurnMoved
    for statement in _RECORDS:
        if statement in rows:
            connection.executemany(statement, rows[statement])
    for turn in turns:
        if turn.blanks:
            _blank(connection, turn.blanks)
    return _post(connection, turns, ids)


@dataclass(slots=True)
class Marks:
    """What was delivered and is still to be noted: messages by id, when the last one of a place was there, and how many
    may not have arrived.
    """

    messages: dict[int, Outgoing] = field(default_factory=dict)
    delivered: dict[tuple[str, str], str] = field(default_factory=dict)
    uncertain: int = 0

    def __bool__(self) -> bool:
        return bool(self.messages or self.delivered or self.uncertain)

    def add(self, messages: Iterable[Outgoing], at: datetime | None, *, uncertain: bool) -> None:
        """Note messages of one place."""
        for message in messages:
            self.messages[message.id] = message
            self.uncertain += uncertain
            if at is not None:
                self.delivered[message.place.channel, message.place.address] = moment(at)

    def write(self, connection: sqlite3.Connection) -> None:
        """Take the messages out of the outbox, and note the rest, inside the open transaction."""
        connection.executemany(_SENT, [(m.place.channel, m.place.address, m.id) for m in self.messages.values()])
        if self.delivered:
            connection.executemany(_DELIVERED, [(at, *address) for address, at in self.delivered.items()])
        if self.uncertain:
            connection.execute(_UNCERTAIN, (self.uncertain,))


def note_reach(connection: sqlite3.Connection, place: Place, *, reachable: bool) -> None:
    """Note whether messages can be sent to a place, inside the open transaction."""
    connection.execute(_REACH, (not reachable, place.channel, place.address))


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
