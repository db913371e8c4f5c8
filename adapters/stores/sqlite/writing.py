"""What a turn writes: rows by statement, so that several turns are written by one call of the driver per statement."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from adapters.stores.sqlite.records import (
    decode_answer,
    encode_answer,
    encode_conversation,
    encode_project,
    encode_reply,
    mark,
    moment,
)
from bot.core.model import Blank, Erase, Outcome, Person, Situation
from bot.ports import Inbound, Outgoing, TurnMoved

Row = tuple[str | int | bytes | None, ...]
Messages = tuple[Outgoing, ...]

_INBOX = "INSERT OR IGNORE INTO inbox (event, at) VALUES (?, ?)"
_NEW_PERSON = """
    INSERT INTO persons (language, consent_version, consent_at, project, seen_at, id, turn, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_NEW_ACCOUNT = "INSERT INTO accounts (channel, name, person) VALUES (?, ?, ?)"
_TURN = """
    UPDATE persons SET language = ?, consent_version = ?, consent_at = ?, project = ?, seen_at = ?, turn = turn + 1
    WHERE id = ? AND turn = ?"""
_PLACE = """
    INSERT INTO places (channel, address, account, person, private, notice, dialog, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
    private = excluded.private, notice = excluded.notice, dialog = excluded.dialog, subject = excluded.subject"""
_PROJECT = """
    INSERT INTO projects (id, person, created_at, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body"""
_CONVERSATION = """
    INSERT INTO conversations (person, dialog, subject, round, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body"""
_ANSWER = "INSERT INTO answers (project, subject, step, revision, body) VALUES (?, ?, ?, ?, ?)"
_ERASURE = "INSERT OR IGNORE INTO erasures (person) VALUES (?)"
_OUTBOX = "INSERT INTO outbox (channel, address, id, person, body) VALUES (?, ?, ?, ?, ?)"
_RESERVE = "UPDATE counters SET value = value + ? WHERE name = 'message' RETURNING value"
_SENT = "DELETE FROM outbox WHERE channel = ? AND address = ? AND id = ?"
_OLDER = """
    SELECT revision, CAST(body AS BLOB) FROM answers WHERE project = ? AND subject = ? AND step = ? AND revision < ?"""
_REWRITE = "UPDATE answers SET body = ? WHERE project = ? AND subject = ? AND step = ? AND revision = ?"
REMOVED = "UPDATE counters SET value = value + 1 WHERE name = 'removed'"

_RECORDS = (_PLACE, _PROJECT, _CONVERSATION, _ANSWER, _ERASURE)  # in an order that foreign keys allow


class AppliedBefore(Exception):
    """This event is in the inbox already: there is nothing to write."""


@dataclass(slots=True, eq=False)
class Turn:
    """One turn, ready to be written. `owner`: two turns of one owner never share a transaction."""

    owner: str
    inbound: Inbound
    outcome: Outcome
    person: str | None
    rows: dict[str, list[Row]]
    replies: tuple[str, ...]
    blanks: tuple[Blank, ...]
    written: asyncio.Future[Messages | None]


def turn_of(inbound: Inbound, before: Situation, outcome: Outcome, written: asyncio.Future[Messages | None]) -> Turn:
    """The rows of one turn. Raises ValueError for a text that is not valid Unicode, which no file could hold."""
    person = outcome.person or before.person
    owner = person.id if before.person and person else f"{inbound.account.channel}\0{inbound.account.name}"
    rows: dict[str, list[Row]] = {_INBOX: [(mark(inbound), int(inbound.at.timestamp()))]}
    if person:
        rows |= _person_rows(inbound, before, person)
        rows |= _record_rows(inbound, before, outcome, person)
    return Turn(
        owner,
        inbound,
        outcome,
        person.id if person else None,
        rows,
        tuple(map(encode_reply, outcome.replies)),
        tuple(effect for effect in outcome.effects if isinstance(effect, Blank)),
        written,
    )


def _person_rows(inbound: Inbound, before: Situation, person: Person) -> dict[str, list[Row]]:
    consent, now = person.consent, moment(inbound.at)
    columns = (
        person.language,
        consent.version if consent else None,
        moment(consent.at) if consent else None,
        person.project,
        now,
        person.id,
    )
    if before.person:
        return {_TURN: [(*columns, before.person.turn)]}
    account = (inbound.account.channel, inbound.account.name, person.id)
    return {_NEW_PERSON: [(*columns, 1, now)], _NEW_ACCOUNT: [account]}


def _record_rows(inbound: Inbound, before: Situation, outcome: Outcome, person: Person) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
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
    return rows


def write(connection: sqlite3.Connection, turns: Sequence[Turn]) -> list[Messages]:
    """Write these turns inside the open transaction; the messages of each.

    Raises AppliedBefore or TurnMoved if that is so for any of them (the caller rolls back, and tries each alone),
    sqlite3.Error, StoreCorrupt.
    """
    if _many(connection, _INBOX, turns) < len(turns):
        raise AppliedBefore
    try:
        _many(connection, _NEW_PERSON, turns)
        _many(connection, _NEW_ACCOUNT, turns)
    except sqlite3.IntegrityError as error:
        raise TurnMoved from error
    if _many(connection, _TURN, turns) < sum(_TURN in turn.rows for turn in turns):
        raise TurnMoved
    for statement in _RECORDS:
        _many(connection, statement, turns)
    for turn in turns:
        if turn.blanks:
            _blank(connection, turn.blanks)
    return _post(connection, turns)


def remove_sent(connection: sqlite3.Connection, messages: Iterable[Outgoing]) -> None:
    """Take delivered messages out of the outbox."""
    connection.executemany(_SENT, [(m.place.channel, m.place.address, m.id) for m in messages])


def _many(connection: sqlite3.Connection, statement: str, turns: Sequence[Turn]) -> int:
    """Run a statement for all its rows in these turns; how many rows changed."""
    rows = [row for turn in turns if statement in turn.rows for row in turn.rows[statement]]
    return connection.executemany(statement, rows).rowcount if rows else 0


def _post(connection: sqlite3.Connection, turns: Sequence[Turn]) -> list[Messages]:
    """Put the replies into the outbox. Ids come from a counter: one that was used once never names another message."""
    count = sum(len(turn.replies) for turn in turns)
    if not count:
        return [() for _ in turns]
    ((last,),) = connection.execute(_RESERVE, (count,)).fetchall()
    ids = iter(range(last - count + 1, last + 1))
    posted = [tuple(Outgoing(next(ids), turn.inbound.place, reply) for reply in turn.outcome.replies) for turn in turns]
    connection.executemany(
        _OUTBOX,
        [
            (message.place.channel, message.place.address, message.id, turn.person, body)
            for turn, messages in zip(turns, posted, strict=True)
            for message, body in zip(messages, turn.replies, strict=True)
        ],
    )
    return posted


def _blank(connection: sqlite3.Connection, blanks: Iterable[Blank]) -> None:
    """Take the words out of earlier revisions; which messages they came from, and when, stays."""
    for blank in blanks:
        key = (blank.project, blank.subject, blank.step)
        for revision, body in connection.execute(_OLDER, (*key, blank.before_revision)).fetchall():
            answer = decode_answer(body)
            wordless = replace(answer, parts=tuple(replace(part, text="") for part in answer.parts))
            connection.execute(_REWRITE, (encode_answer(wordless), *key, revision))
    connection.execute(REMOVED)
