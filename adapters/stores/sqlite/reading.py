"""What is read: the situation of a turn in three statements, by key; and everything about a person, for documents.

Every statement is read to its end at once: a cursor left open would hold a snapshot, and with it the journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from adapters.stores.sqlite.records import (
    Lazy,
    decode_answer,
    decode_conversation,
    decode_project,
    decode_questions,
    decode_reply,
    person_from,
)
from bot.core.model import Account, Asked, Place, Situation
from bot.ports import Holding, Outgoing

# Bodies are cast to BLOB so that the driver does not decode text that may never be looked at.
# A row for each project, all with the person and the focus: nearly everybody has one, and a statement less is run.
_PERSON_FOCUS_AND_PROJECTS = """
    SELECT p.id, p.language, p.consent_version, p.consent_at, p.project, p.turn, f.dialog, f.subject,
        CAST(o.body AS BLOB)
    FROM accounts a JOIN persons p ON p.id = a.person
    LEFT JOIN places f ON f.channel = ? AND f.address = ? AND f.account = a.name
    LEFT JOIN projects o ON o.person = p.id
    WHERE a.channel = ? AND a.name = ? ORDER BY o.created_at, o.id"""
_PROJECTS = "SELECT CAST(body AS BLOB) FROM projects WHERE person = ? ORDER BY created_at, id"
_CONVERSATIONS = """
    SELECT dialog, subject, CAST(body AS BLOB) FROM conversations WHERE person = ? ORDER BY dialog, subject, round"""
# All revisions, in order: the last of each answer stays in the mapping. Letting SQLite pick them takes twice as long.
_ANSWERS = """
    SELECT subject, step, CAST(body AS BLOB) FROM answers WHERE project = ? ORDER BY subject, step, revision"""
_WAITING = "SELECT id, CAST(body AS BLOB) FROM outbox WHERE channel = ? AND address = ? ORDER BY id"
_PERSON = """
    SELECT id, language, consent_version, consent_at, project, turn, created_at, seen_at FROM persons WHERE id = ?"""
_ACCOUNTS = "SELECT channel, name FROM accounts WHERE person = ? ORDER BY channel, name"
_PERSON_OF = "SELECT person FROM accounts WHERE channel = ? AND name = ?"
_HISTORY = """
    SELECT CAST(a.body AS BLOB) FROM projects p JOIN answers a ON a.project = p.id
    WHERE p.person = ? ORDER BY a.revision"""
_ASKED = "SELECT CAST(source AS BLOB) FROM dialog_versions WHERE dialog = ? AND version = ?"


def situation(connection: sqlite3.Connection, account: Account, place: Place) -> Situation:
    """All that one turn may look at. Raises sqlite3.Error, StoreCorrupt.

    The statements need no common snapshot: what changes in between moves the person's turn, and the commit is refused.
    """
    read = connection.execute
    key = (place.channel, place.address, account.channel, account.name)
    found = read(_PERSON_FOCUS_AND_PROJECTS, key).fetchall()
    if not found:
        return Situation(account, place)
    person = person_from(found[0][:6])
    dialog, subject = found[0][6:8]
    return Situation(
        account,
        place,
        person,
        tuple([decode_project(row[-1]) for row in found if row[-1] is not None]),
        Lazy({(d, s): body for d, s, body in read(_CONVERSATIONS, (person.id,)).fetchall()}, decode_conversation),
        None if dialog is None else (dialog, subject),
        Lazy({(s, step): body for s, step, body in read(_ANSWERS, (person.project,)).fetchall()}, decode_answer),
    )


def waiting(connection: sqlite3.Connection, place: Place) -> Sequence[Outgoing]:
    """The messages in the outbox of a place, oldest first."""
    rows = connection.execute(_WAITING, (place.channel, place.address)).fetchall()
    return [Outgoing(id_, place, decode_reply(body)) for id_, body in rows]


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
        person_from(found[:6]),
        tuple(Account(channel, name) for channel, name in read(_ACCOUNTS, (person,)).fetchall()),
        datetime.fromisoformat(found[6]),
        datetime.fromisoformat(found[7]),
        tuple(decode_project(body) for (body,) in read(_PROJECTS, (person,)).fetchall()),
        tuple(decode_conversation(body) for _, _, body in read(_CONVERSATIONS, (person,)).fetchall()),
        tuple(sorted(history, key=lambda answer: answer.at)),
        _asked(connection, {(answer.dialog, answer.version) for answer in history}),
    )


def _asked(connection: sqlite3.Connection, versions: Iterable[tuple[str, str]]) -> Asked:
    """The questions of these dialog versions, as far as they are kept."""
    rows = ((key, connection.execute(_ASKED, key).fetchone()) for key in versions)
    return {key: decode_questions(row[0]) for key, row in rows if row}
