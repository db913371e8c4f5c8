"""What is read: the situation of a turn in three statements, by key; and everything about a person, for documents.

Every statement is read to its end at once: a cursor left open would hold a snapshot, and with it the journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from typing import Any

from adapters.stores.sqlite import linking, voices
from adapters.stores.sqlite.records import (
    WIDTH,
    Lazy,
    decode_answer,
    decode_conversation,
    decode_project,
    decode_questions,
    decode_reply,
    decode_said,
    moment,
    person_from,
)
from bot.core.model import Account, Asked, Place, Situation
from bot.ports import Holding, Inbound, Outgoing, Quiet

_SOMEBODY = """
    SELECT p.id, p.language, CAST(p.consents AS BLOB), p.project, p.turn, p.reminders_since, p.reminders_last,
        p.warned_at, p.erase_on, p.seen_at"""
# Bodies are cast to BLOB so that the driver does not decode text that may never be looked at.
# A row for each project, all with the person and the focus: nearly everybody has one, and a statement less is run. The
# last columns but one say whether it is worth asking for what few people have.
_PERSON_FOCUS_AND_PROJECTS = """
    SELECT p.id, p.language, CAST(p.consents AS BLOB), p.project, p.turn, p.reminders_since, p.reminders_last,
        p.warned_at, p.erase_on, p.seen_at, p.place, a.home, f.key, f.dialog, f.subject, f.asked_at, f.asked,
        EXISTS (SELECT 1 FROM accounts l WHERE l.person = p.id AND l.former IS NOT NULL),
        EXISTS (SELECT 1 FROM projects q JOIN inquiries i ON i.project = q.id WHERE q.person = p.id),
        CAST(o.body AS BLOB)
    FROM accounts a JOIN persons p ON p.id = a.person
    LEFT JOIN places f ON f.channel = ? AND f.address = ? AND f.account = a.name
    LEFT JOIN projects o ON o.person = p.id
    WHERE a.channel = ? AND a.name = ? ORDER BY o.created_at, o.id"""
_FOCUS = "SELECT dialog, subject FROM places WHERE person = ? AND key = ? AND private AND dialog IS NOT NULL"
_PROJECTS = "SELECT CAST(body AS BLOB) FROM projects WHERE person = ? ORDER BY created_at, id"
_CONVERSATIONS = """
    SELECT dialog, subject, CAST(body AS BLOB) FROM conversations WHERE person = ? ORDER BY dialog, subject, round"""
# All revisions, in order: the last of each answer stays in the mapping. Letting SQLite pick them takes twice as long.
_ANSWERS = """
    SELECT subject, step, CAST(body AS BLOB) FROM answers WHERE project = ? ORDER BY subject, step, revision"""
_EVERY_ANSWER = """
    SELECT a.subject, a.step, CAST(a.body AS BLOB) FROM projects p JOIN answers a ON a.project = p.id
    WHERE p.person = ? ORDER BY a.subject, a.step, a.revision"""
_WAITING = "SELECT id, account, CAST(body AS BLOB) FROM outbox WHERE channel = ? AND address = ? ORDER BY id"
_PLACES_WAITING = "SELECT DISTINCT channel, address FROM outbox"
_KEPT = """
    SELECT k.id, f.channel, f.address, f.account, f.private, f.notice, k.at, CAST(k.body AS BLOB)
    FROM kept k JOIN places f ON f.person = k.person AND f.key = k.place
    ORDER BY k.rowid"""
# In a room nobody is written to: of those who never wrote elsewhere there is only the end of keeping.
_QUIET = f"""{_SOMEBODY}, f.channel, f.account, f.address, f.private, f.notice, f.unreachable
    FROM persons p JOIN places f ON f.person = p.id AND f.key = p.place
    WHERE p.seen_at <= ? ORDER BY p.seen_at"""
_ANSWERED = f"""{_SOMEBODY}, f.channel, f.account, f.address, f.private, f.notice, f.unreachable
    FROM answered a JOIN persons p ON p.id = a.person JOIN places f ON f.person = p.id AND f.key = p.place
    WHERE f.private ORDER BY p.id"""
# For whom the place used last will not do: others of theirs where they agreed and nothing is in the way.
_OTHER_PLACES = """
    SELECT channel, account, address, private, notice, unreachable FROM places
    WHERE person = ? AND private AND NOT unreachable ORDER BY asked_at DESC"""
_PERSON = f"""{_SOMEBODY}, p.created_at
    FROM persons p WHERE p.id = ?"""
_PLACES = "SELECT channel, address, private, notice FROM places WHERE person = ? ORDER BY channel, address"
_ACCOUNTS = "SELECT channel, name FROM accounts WHERE person = ? ORDER BY channel, name"
_PERSON_OF = "SELECT person FROM accounts WHERE channel = ? AND name = ?"
_HISTORY = """
    SELECT CAST(a.body AS BLOB) FROM projects p JOIN answers a ON a.project = p.id
    WHERE p.person = ? ORDER BY a.revision"""
_ASKED = "SELECT CAST(source AS BLOB) FROM dialog_versions WHERE dialog = ? AND version = ?"


def situation(
    connection: sqlite3.Connection, account: Account, place: Place, *, every_project: bool = False, code: str = ""
) -> Situation:
    """All that one turn may look at. Raises sqlite3.Error, StoreCorrupt.

    The statements need no common snapshot: what changes in between moves the person's turn, and the commit is refused.
    """
    read = connection.execute
    key = (place.channel, place.address, account.channel, account.name)
    found = read(_PERSON_FOCUS_AND_PROJECTS, key).fetchall()
    named = linking.code(connection, code, found[0][0] if found else "") if code else None
    inquiry = voices.inquiry(connection, place) if place.community else None
    said = voices.said_last(connection, place) if place.community else ""
    if not found:
        return Situation(account, place, code=named, inquiry=inquiry, asked=said)
    person = person_from(found[0][:WIDTH])
    seen_at, last, home, here, dialog, subject, asked_at, asked, linked, inquired, _ = found[0][WIDTH:]
    answers = read(_EVERY_ANSWER, (person.id,)) if every_project else read(_ANSWERS, (person.project,))
    focus = None if dialog is None else (dialog, subject)
    return Situation(
        account,
        place,
        person,
        tuple([decode_project(row[-1]) for row in found if row[-1] is not None]),
        Lazy({(d, s): body for d, s, body in read(_CONVERSATIONS, (person.id,)).fetchall()}, decode_conversation),
        focus,
        Lazy({(s, step): body for s, step, body in answers.fetchall()}, decode_answer),
        None if asked_at is None else datetime.fromisoformat(asked_at),
        datetime.fromisoformat(seen_at),
        here_last=here == last,
        last_focus=focus if here == last and place.private else read(_FOCUS, (person.id, last)).fetchone(),
        asked=said or asked or "",
        home=home,
        code=named,
        links=linking.links(connection, person.id) if linked and place.private else (),
        inquiry=inquiry,
        contributions=voices.own(connection, person.id, inquiry.id) if inquiry else (),
        voices=voices.of_holder(connection, person.id) if inquired and place.private else (),
    )


def waiting(connection: sqlite3.Connection, place: Place) -> Sequence[Outgoing]:
    """The messages in the outbox of a place, oldest first."""
    rows = connection.execute(_WAITING, (place.channel, place.address)).fetchall()
    return [
        Outgoing(id_, place, decode_reply(body), to=None if account is None else Account(place.channel, account))
        for id_, account, body in rows
    ]


def places_waiting(connection: sqlite3.Connection) -> Sequence[Place]:
    """The places that have messages in the outbox: where, and no more. Its channel tells a group by the address."""
    return [Place(*row) for row in connection.execute(_PLACES_WAITING).fetchall()]


def kept(connection: sqlite3.Connection) -> Sequence[Inbound]:
    """The events that are kept and not decided yet, oldest first."""
    return [
        Inbound(
            id_,
            Account(channel, account),
            Place(channel, address, bool(private), notice),
            decode_said(body),
            datetime.fromisoformat(at),
            splits=True,
        )
        for id_, channel, address, account, private, notice, at, body in connection.execute(_KEPT).fetchall()
    ]


def quiet(connection: sqlite3.Connection, since: datetime) -> Sequence[Quiet]:
    """Who wrote last at this moment or before."""
    return [_quiet(connection, row) for row in connection.execute(_QUIET, (moment(since),)).fetchall()]


def answered(connection: sqlite3.Connection) -> Sequence[Quiet]:
    """Holders whom a community answered since they were told."""
    return [_quiet(connection, row) for row in connection.execute(_ANSWERED).fetchall()]


def _quiet(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Quiet:
    """Somebody and the place they used last, from the columns of both; or another one, if that one will not do."""
    person, seen_at = person_from(row[:WIDTH]), row[WIDTH]
    agreed = {consent.notice for consent in person.consents}
    place = row[WIDTH + 1 :]
    if person.agreed and not _will_do(place, agreed):
        others = connection.execute(_OTHER_PLACES, (person.id,)).fetchall()
        place = next((other for other in others if _will_do(other, agreed)), place)
    channel, account, address, private, notice, unreachable = place
    return Quiet(
        person.id,
        Account(channel, account),
        Place(channel, address, bool(private), notice),
        reachable=bool(private) and not unreachable,
        seen_at=datetime.fromisoformat(seen_at),
        agreed=bool(person.consents),
        reminders=person.reminders,
        warned=person.warned,
    )


def _will_do(place: tuple[Any, ...], agreed: Container[str]) -> bool:
    """Whether somebody can be written to in a place, from its columns."""
    _, _, _, private, notice, unreachable = place
    return bool(private) and not unreachable and notice in agreed


def person_of(connection: sqlite3.Connection, account: Account) -> str | None:
    """The id of the person behind an account."""
    found = connection.execute(_PERSON_OF, (account.channel, account.name)).fetchone()
    return None if found is None else str(found[0])


def holding(connection: sqlite3.Connection, person: str) -> Holding:
    """Everything about a person, of one moment. KeyError if there is nobody of that id."""
    connection.execute("BEGIN")
    try:
        return _holding(connection, person)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _holding(connection: sqlite3.Connection, person: str) -> Holding:
    read = connection.execute
    found = read(_PERSON, (person,)).fetchone()
    if found is None:
        raise KeyError(person)
    history = [decode_answer(body) for (body,) in read(_HISTORY, (person,)).fetchall()]
    return Holding(
        person_from(found[:WIDTH]),
        tuple(Account(channel, name) for channel, name in read(_ACCOUNTS, (person,)).fetchall()),
        datetime.fromisoformat(found[WIDTH + 1]),
        datetime.fromisoformat(found[WIDTH]),
        tuple(decode_project(body) for (body,) in read(_PROJECTS, (person,)).fetchall()),
        tuple(decode_conversation(body) for _, _, body in read(_CONVERSATIONS, (person,)).fetchall()),
        tuple(sorted(history, key=lambda answer: answer.at)),
        _asked(connection, {(answer.dialog, answer.version) for answer in history}),
        tuple(Place(c, address, bool(p), notice) for c, address, p, notice in read(_PLACES, (person,)).fetchall()),
        linking.links(connection, person),
        voices.own(connection, person),
        voices.of_holder(connection, person),
    )


def _asked(connection: sqlite3.Connection, versions: Iterable[tuple[str, str]]) -> Asked:
    """The questions of these dialog versions, as far as they are kept."""
    rows = ((key, connection.execute(_ASKED, key).fetchone()) for key in versions)
    return {key: decode_questions(row[0]) for key, row in rows if row}
