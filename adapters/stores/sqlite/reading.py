"""What is read: the situation of a turn in three statements, by key; and everything about a person, for documents.

Every statement is read to its end at once: a cursor left open would hold a snapshot, and with it the journal.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from adapters.stores.sqlite import following, linking, sharing, voices
from adapters.stores.sqlite.outbox import WANTED
from adapters.stores.sqlite.records import (
    WIDTH,
    Lazy,
    decode_answer,
    decode_conversation,
    decode_project,
    decode_questions,
    decode_reply,
    decode_said,
    person_from,
)
from bot.core.model import Account, Asked, Followed, Place, Situation
from bot.ports import WEB, Holding, Inbound, Outgoing

# Bodies are cast to BLOB so that the driver does not decode text that may never be looked at.
# A row for each project, all with the person and the focus: nearly everybody has one, and a statement less is run. The
# last columns but one say whether it is worth asking for what few people have.
_PERSON_FOCUS_AND_PROJECTS = """
    SELECT p.id, p.language, CAST(p.consents AS BLOB), p.project, p.turn, p.reminders_since, p.reminders_last,
        p.warned_at, p.erase_on, p.seen_at, p.place, a.home, f.key, f.dialog, f.subject, f.asked_at, f.asked,
        EXISTS (SELECT 1 FROM accounts l WHERE l.person = p.id AND l.former IS NOT NULL),
        EXISTS (SELECT 1 FROM projects q JOIN inquiries i ON i.project = q.id WHERE q.person = p.id),
        EXISTS (SELECT 1 FROM projects q JOIN shares s ON s.project = q.id WHERE q.person = p.id),
        EXISTS (SELECT 1 FROM coaches c WHERE c.person = p.id AND c.removed_at IS NULL),
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
_WAITING = f"""
    SELECT b.id, b.account, CAST(b.body AS BLOB) FROM outbox b
    WHERE b.channel = ? AND b.address = ? AND {WANTED} ORDER BY b.id"""
_PLACES_WAITING = f"SELECT DISTINCT b.channel, b.address FROM outbox b WHERE {WANTED}"
_KEPT = """
    SELECT k.id, f.channel, f.address, f.account, f.private, f.notice, k.at, CAST(k.body AS BLOB)
    FROM kept k JOIN places f ON f.person = k.person AND f.key = k.place
    ORDER BY k.rowid"""
_PERSON = """
    SELECT p.id, p.language, CAST(p.consents AS BLOB), p.project, p.turn, p.reminders_since, p.reminders_last,
        p.warned_at, p.erase_on, p.seen_at, p.created_at
    FROM persons p WHERE p.id = ?"""
_PLACES = "SELECT channel, address, private, notice FROM places WHERE person = ? ORDER BY channel, address"
_ACCOUNTS = "SELECT channel, name FROM accounts WHERE person = ? ORDER BY channel, name"
_PERSON_OF = "SELECT person FROM accounts WHERE channel = ? AND name = ?"
_HISTORY = """
    SELECT CAST(a.body AS BLOB) FROM projects p JOIN answers a ON a.project = p.id
    WHERE p.person = ? ORDER BY a.revision"""
_ASKED = "SELECT CAST(source AS BLOB) FROM dialog_versions WHERE dialog = ? AND version = ?"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a turn needs besides the usual, as `bot.ports.Store.load` says; `naming` as `following.followed` does."""

    every_project: bool = False
    code: str = ""
    coach_code: str = ""
    followed: bool = False
    disclosures: bool = False
    share: str = ""
    written: bool = False
    naming: Sequence[str] = ()


def situation(connection: sqlite3.Connection, account: Account, place: Place, wanted: Wanted) -> Situation:
    """All that one turn may look at. Raises sqlite3.Error, StoreCorrupt.

    The statements need no common snapshot: what changes in between moves the person's turn, and the commit is refused.
    """
    read = connection.execute
    key = (place.channel, place.address, account.channel, account.name)
    found = read(_PERSON_FOCUS_AND_PROJECTS, key).fetchall()
    code = linking.code(connection, wanted.code, found[0][0] if found else "") if wanted.code else None
    named = sharing.named(connection, wanted.coach_code) if wanted.coach_code else None
    inquiry = voices.inquiry(connection, place) if place.community else None
    said = voices.said_last(connection, place) if place.community else ""
    if not found:
        return Situation(account, place, code=code, named=named, inquiry=inquiry, asked=said)
    person = person_from(found[0][:WIDTH])
    seen_at, last, home, here, dialog, subject, asked_at, asked, linked, inquired, shared, coaches, _ = found[0][WIDTH:]
    answers = read(_EVERY_ANSWER, (person.id,)) if wanted.every_project else read(_ANSWERS, (person.project,))
    held = sharing.of_holder(connection, person.id) if shared and place.private else sharing.Shared()
    reviews = coaches and (place.private or place.channel == WEB)
    hers = sharing.written_by(connection, person.id) if wanted.written and place.private else ((), ())
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
        code=code,
        links=linking.links(connection, person.id) if linked and place.private else (),
        inquiry=inquiry,
        contributions=voices.own(connection, person.id, inquiry.id) if inquiry else (),
        voices=voices.of_holder(connection, person.id) if inquired and place.private else (),
        shares=held.shares,
        stages=held.stages,
        readings=held.readings,
        comments=held.comments,
        coach=sharing.coach_of(connection, person.id) if reviews else None,
        named=named,
        followed=_followed(connection, person.id, wanted) if reviews else (),
        disclosures=following.disclosed(connection, person.id, wanted.share) if reviews and wanted.disclosures else {},
        written=hers[0],
        noted=hers[1],
    )


def _followed(connection: sqlite3.Connection, person: str, wanted: Wanted) -> tuple[Followed, ...] | None:
    """What a coach follows, if it is wanted: of many projects that is much, and few turns look at it."""
    if not (wanted.followed or wanted.disclosures):
        return None
    return following.followed(connection, person, wanted.naming, wanted.share)


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
        *sharing.of_holder(connection, person),
        sharing.notes_about(connection, person),
        sharing.coach_of(connection, person),
        *sharing.written_by(connection, person),
    )


def _asked(connection: sqlite3.Connection, versions: Iterable[tuple[str, str]]) -> Asked:
    """The questions of these dialog versions, as far as they are kept."""
    rows = ((key, connection.execute(_ASKED, key).fetchone()) for key in versions)
    return {key: decode_questions(row[0]) for key, row in rows if row}
