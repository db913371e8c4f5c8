"""What a turn writes: rows by statement, so that several turns are written by one call of the driver per statement."""

from __future__ import annotations

import asyncio
import operator
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from adapters.stores.sqlite import contributing, granting, joining, linking, parting
from adapters.stores.sqlite.outbox import AT_LAST, Ids, Messages, Post, Quoted, post, put, quoted, stands
from adapters.stores.sqlite.records import (
    decode_answer,
    encode_answer,
    encode_conversation,
    encode_project,
    encode_said,
    mark,
    moment,
    person_columns,
    place_key,
    thread_key,
)
from adapters.stores.sqlite.rows import REMOVED, Rows
from bot.core.model import (
    Blank,
    Effect,
    Erase,
    Join,
    Outcome,
    Person,
    Place,
    Reply,
    Said,
    Separate,
    Situation,
    TimedOut,
)
from bot.ports import WEB, Inbound, TurnMoved

_INBOX = "INSERT OR IGNORE INTO inbox (event, at) VALUES (?, ?)"
_KEEP = """
    INSERT INTO kept (event, person, id, place, at, body)
    SELECT ?1, a.person, ?2, ?3, ?4, ?5 FROM accounts a WHERE a.channel = ?6 AND a.name = ?7"""
_KEPT = "DELETE FROM kept WHERE event = ?"
_NEW_PERSON = """
    INSERT INTO persons (language, consents, project, reminders_since, reminders_last, warned_at, erase_on,
        id, turn, created_at, seen_at, place)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_NEW_ACCOUNT = "INSERT INTO accounts (channel, name, person, home) VALUES (?, ?, ?, ?)"
_TURN = "UPDATE persons SET seen_at = ?, place = ?, turn = turn + 1 WHERE id = ? AND turn = ?"
_TURN_ELSEWHERE = "UPDATE persons SET seen_at = ?, turn = turn + 1 WHERE id = ? AND turn = ?"  # where others read
_TURN_OF_TIME = "UPDATE persons SET turn = turn + 1 WHERE id = ? AND turn = ?"
_PERSON = """
    UPDATE persons SET language = ?, consents = ?, project = ?, reminders_since = ?,
    reminders_last = ?, warned_at = ?, erase_on = ? WHERE id = ?"""
_PLACE = """
    INSERT INTO places (channel, address, account, key, person, private, notice, dialog, subject)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    private = excluded.private, notice = excluded.notice, dialog = excluded.dialog, subject = excluded.subject"""
_PROJECT = """
    INSERT INTO projects (id, person, home, created_at, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body"""
_CONVERSATION = """
    INSERT INTO conversations (person, dialog, subject, round, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body"""
_ANSWER = "INSERT INTO answers (project, subject, step, revision, body) VALUES (?, ?, ?, ?, ?)"
_THREAD = "INSERT INTO threads (thread, asked) VALUES (?, ?) ON CONFLICT DO UPDATE SET asked = excluded.asked"
_ERASURE = "INSERT OR IGNORE INTO erasures (person) VALUES (?)"
HEARD = "UPDATE channels SET event_at = max(coalesce(event_at, ''), ?) WHERE name = ?"
_OF_PROJECT = "SELECT subject, step, revision, CAST(body AS BLOB) FROM answers WHERE project = ?"
_REWRITE = "UPDATE answers SET body = ? WHERE project = ? AND subject = ? AND step = ? AND revision = ?"

_ONCE = (_INBOX, _KEPT)
_FIRST = (_TURN, _TURN_ELSEWHERE, _TURN_OF_TIME, _KEEP)
# In an order that foreign keys allow.
_RECORDS = (_PERSON, _PLACE, _PROJECT, _CONVERSATION, _ANSWER, _THREAD, _ERASURE, HEARD)
_OF_SEVERAL = (*contributing.CHECKED, *linking.CHECKED, *granting.CHECKED)
_AFTER = (*dict.fromkeys((*contributing.UNCHECKED, *linking.UNCHECKED, *granting.UNCHECKED)),)


_OF_COACHING = operator.attrgetter("coaches", "shares", "stages", "readings", "comments", "replied", "notes", "tickets")


class AppliedBefore(Exception):
    """The event is in the inbox already: there is nothing to write."""


@dataclass(slots=True, eq=False)
class Turn:
    """One turn, ready to be written: rows by statement, and the messages that follow.

    `owners`: two turns with an owner in common never share a transaction. `about`: the person. `removes`: words are
    taken back in it. `shown`: what its messages are about, as it was when they were decided.
    """

    owners: tuple[str, ...]
    rows: Rows
    inbound: Inbound
    written: asyncio.Future[Messages | None]
    posts: list[Post] = field(default_factory=list)
    about: str | None = None
    effects: tuple[Effect, ...] = ()
    removes: bool = False
    shown: tuple[Quoted, ...] = ()


def turn_of(inbound: Inbound, before: Situation, outcome: Outcome, written: asyncio.Future[Messages | None]) -> Turn:
    """The rows of one turn. Raises ValueError for a text that is not valid Unicode, which no file could hold."""
    shared = not inbound.place.private
    passing = shared and _only_said(before, outcome)  # in a room: nothing of anybody is noted, not even the time
    person = None if passing else outcome.person or before.person
    rows: Rows = {_KEPT: [(mark(inbound, id_),) for id_ in inbound.kept]} if inbound.kept else _received(inbound)
    owner = before.person.id if before.person else _owner(inbound)
    to, about = inbound.account if shared else None, person.id if person else None
    heard = () if inbound.place.channel == WEB else outcome.replies
    posts = [post(inbound.place, to, about, reply) for reply in heard]
    turn = Turn((owner,), rows, inbound, written, posts, about, shown=quoted(before, heard))
    if inbound.place.community and outcome.replies:
        rows[_THREAD] = [(thread_key(inbound.place), outcome.replies[-1].asked)]
    if person:
        _add_person(rows, inbound, before, person)
        _add_records(rows, inbound, before, outcome, person)
        _add_what_few_have(turn, before, outcome, person)
    elif outcome.codes:  # a stranger tried one
        linking.add_codes(turn.rows, turn.inbound, before, outcome)
    return turn


def _only_said(before: Situation, outcome: Outcome) -> bool:
    """Whether nothing follows but words."""
    as_before = Outcome(person=outcome.person, focus=before.focus, replies=outcome.replies)
    return outcome == as_before and outcome.person in (None, before.person)


def keeping(inbound: Inbound, written: asyncio.Future[Messages | None]) -> Turn:
    """The rows of an event that is to be decided later. Raises ValueError for a text that is not valid Unicode."""
    if not isinstance(inbound.event, Said):
        raise TypeError("only texts wait for others")
    account = (inbound.account.channel, inbound.account.name)
    words = (moment(inbound.at), encode_said(inbound.event))
    kept = (mark(inbound, inbound.id), inbound.id, place_key(inbound), *words, *account)
    return Turn((_owner(inbound),), {**_received(inbound), _KEEP: [kept]}, inbound, written)


def _received(inbound: Inbound) -> Rows:
    return {_INBOX: [(mark(inbound, inbound.id), int(inbound.at.timestamp()))]}


def _owner(inbound: Inbound) -> str:
    """Whose turns must not share a transaction, where no person is known."""
    return f"{inbound.account.channel}\0{inbound.account.name}"


def _add_person(rows: Rows, inbound: Inbound, before: Situation, person: Person) -> None:
    now, here = moment(inbound.at), place_key(inbound)
    if before.person and isinstance(inbound.event, TimedOut):
        rows[_TURN_OF_TIME] = [(person.id, before.person.turn)]
    elif before.person and not inbound.place.private:
        rows[_TURN_ELSEWHERE] = [(now, person.id, before.person.turn)]
    elif before.person:
        rows[_TURN] = [(now, here, person.id, before.person.turn)]
    if person is not before.person and person != before.person:
        columns = (*person_columns(person), person.id)
        if before.person:
            rows[_PERSON] = [columns]
        else:
            rows[_NEW_PERSON] = [(*columns, 1, now, now, here)]
            rows[_NEW_ACCOUNT] = [(inbound.account.channel, inbound.account.name, person.id, person.id)]


def _add_records(rows: Rows, inbound: Inbound, before: Situation, outcome: Outcome, person: Person) -> None:
    place = inbound.place
    if before.person is None or (outcome.focus != before.focus and place.channel != WEB):
        address = (place.channel, place.address, inbound.account.name)
        rows[_PLACE] = [
            (*address, place_key(inbound), person.id, place.private, place.notice, *(outcome.focus or (None, None)))
        ]
    if outcome.projects:
        home = before.home or person.id
        rows[_PROJECT] = [(p.id, person.id, home, moment(p.created_at), encode_project(p)) for p in outcome.projects]
    if outcome.conversations:
        rows[_CONVERSATION] = [
            (person.id, c.dialog, c.subject, c.round, encode_conversation(c)) for c in outcome.conversations
        ]
    if outcome.answers:
        rows[_ANSWER] = [(a.project, a.subject, a.step, a.revision, encode_answer(a)) for a in outcome.answers]


def _add_what_few_have(turn: Turn, before: Situation, outcome: Outcome, person: Person) -> None:
    """Effects, and what several accounts and several people have with each other."""
    if outcome.effects:
        turn.rows[_ERASURE] = [(effect.person,) for effect in outcome.effects if isinstance(effect, Erase)]
        turn.effects = outcome.effects
        turn.owners += tuple(_other_of(effect) for effect in turn.effects if isinstance(effect, Join | Separate))
        turn.removes = any(isinstance(effect, Blank) for effect in turn.effects)
    if outcome.codes or before.code:
        linking.add_codes(turn.rows, turn.inbound, before, outcome)
    if outcome.inquiries or outcome.contributions or outcome.verdicts:
        turn.removes |= contributing.add(turn.rows, turn.inbound, before, outcome, person)
    if any(_OF_COACHING(outcome)):
        turn.removes |= granting.add(turn.rows, turn.inbound, before, outcome, person)


def _other_of(effect: Join | Separate) -> str:
    """The other person whom such a turn is about."""
    return effect.code.person if isinstance(effect, Join) else effect.link.former


def write(connection: sqlite3.Connection, turns: Sequence[Turn], ids: Ids) -> list[Messages]:
    """Write these turns inside the open transaction; the messages of each.

    Raises AppliedBefore or TurnMoved if that is so for any of them (the caller rolls back, and tries each alone),
    sqlite3.Error, StoreCorrupt.
    """
    rows = _together(turns)
    _write_each(connection, rows, _ONCE, AppliedBefore)
    if _NEW_PERSON in rows:
        _welcome(connection, rows)
    if not all(stands(connection, shown) for turn in turns for shown in turn.shown):
        raise TurnMoved
    _write_each(connection, rows, _FIRST, TurnMoved)
    _write_each(connection, rows, _RECORDS)
    _write_each(connection, rows, _OF_SEVERAL, TurnMoved)
    _write_each(connection, rows, _AFTER)
    messages = put(connection, [turn.posts for turn in turns], ids)
    for number, turn in enumerate(turns):
        if turn.effects:
            messages[number] += put(connection, [tuple(_take_effects(connection, turn))], ids)[0]
    _write_each(connection, rows, AT_LAST)  # of what these very turns say too
    return messages


def _write_each(
    connection: sqlite3.Connection,
    rows: Rows,
    statements: Iterable[str],
    refusal: type[AppliedBefore | TurnMoved] | None = None,
) -> None:
    """Write rows. Where there is a `refusal`, each must find what it is about: it is raised if one does not."""
    for statement in statements:
        if statement in rows:
            written = connection.executemany(statement, rows[statement]).rowcount
            if refusal is not None and written < len(rows[statement]):
                raise refusal


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


def _take_effects(connection: sqlite3.Connection, turn: Turn) -> Iterator[Post]:
    """Apply the effects of a turn, after its records; what they tell elsewhere. Raises TurnMoved."""
    for effect in turn.effects:
        if isinstance(effect, Blank):
            _blank(connection, effect)
        elif isinstance(effect, Erase):
            for other, last, reply in parting.part(connection, effect):
                yield post(last, None, other, reply)
        elif isinstance(effect, Join):
            yield from _told(effect.code.person, joining.join(connection, turn.about or "", effect), effect.told)
        else:
            place = joining.separate(connection, turn.about or "", effect, turn.inbound)
            yield from _told(effect.link.former, place, effect.told)


def _told(about: str, place: Place | None, reply: Reply) -> Iterator[Post]:
    if place is not None:
        yield post(place, None, about, reply)


def _blank(connection: sqlite3.Connection, blank: Blank) -> None:
    """Take withdrawn words out of what is stored; which messages they came from, and when, stays."""
    for *key, body in connection.execute(_OF_PROJECT, (blank.project,)).fetchall():
        answer = decode_answer(body)
        left = blank.of(answer)
        if left != answer:
            connection.execute(_REWRITE, (encode_answer(left), blank.project, *key))
    connection.execute(REMOVED)
