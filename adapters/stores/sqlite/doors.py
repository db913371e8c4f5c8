"""Who is a coach, by the operator's word; and who is signed in to the pages. Of secrets there are digests alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from adapters.stores.sqlite import quiet
from adapters.stores.sqlite.groups import transaction
from adapters.stores.sqlite.outbox import Ids, Post, post, put, unsending
from adapters.stores.sqlite.records import moment, moment_or_none
from adapters.stores.sqlite.rows import REMOVED
from adapters.stores.sqlite.sharing import coach_of
from bot.core.dialog import Language
from bot.core.model import Account, Coach
from bot.ports import Removal, Visitor

_ADD = """
    INSERT INTO coaches (id, name, code, added_at, invitation, invited_until, person, home)
    VALUES (?1, ?2, nullif(?3, ''), ?4, nullif(?5, ''), ?6, nullif(?7, ''), nullif(?7, ''))"""
_END = "UPDATE shares SET ended_at = ?2 WHERE coach = ?1 AND ended_at IS NULL"
_UNSENT = unsending("SELECT id FROM shares WHERE coach = ?1")
_NOTES = "DELETE FROM notes WHERE share IN (SELECT id FROM shares WHERE coach = ?)"
_COACH = "SELECT person FROM coaches WHERE id = ? AND person IS NOT NULL"
_HOLDERS = """
    SELECT DISTINCT o.person FROM shares s JOIN projects o ON o.id = s.project
    WHERE s.coach = ? AND s.ended_at IS NULL AND s.until > ? ORDER BY o.person"""
_OUT = (
    "DELETE FROM tickets WHERE person = (SELECT person FROM coaches WHERE id = ?)",
    "DELETE FROM sessions WHERE person = (SELECT person FROM coaches WHERE id = ?)",
)
_REMOVE = """
    UPDATE coaches SET removed_at = ?2, code = NULL, invitation = NULL, invited_until = NULL, bell = NULL, rung = NULL
    WHERE id = ?1 AND removed_at IS NULL"""

_SPEND = "DELETE FROM tickets WHERE digest = ? RETURNING person, until"
_ENTER = """
    INSERT INTO sessions (digest, person, until)
    SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM coaches c WHERE c.person = ?2 AND c.removed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person = ?2)"""
# The account that wrote in a private place last; who is to be erased is nobody any more. In a terminal nobody is
# written to first.
_VISITOR = """
    SELECT p.id, p.language, a.channel, a.name, EXISTS (SELECT 1 FROM places r
        WHERE r.person = p.id AND r.private AND NOT r.unreachable AND r.notice != 'terminal_notice')
    FROM sessions s JOIN persons p ON p.id = s.person JOIN accounts a ON a.person = p.id
    LEFT JOIN places f ON f.person = p.id AND f.channel = a.channel AND f.account = a.name AND f.private
    WHERE s.digest = ? AND s.until > ? AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person = p.id)
    ORDER BY f.key = p.place DESC, f.asked_at DESC, a.channel, a.name LIMIT 1"""
_LEAVE = "DELETE FROM sessions WHERE digest = ?"
_OVER = """
    SELECT EXISTS (SELECT 1 FROM tickets WHERE until <= strftime('%Y-%m-%dT%H:%M:%S', 'now'))
        OR EXISTS (SELECT 1 FROM sessions WHERE until <= strftime('%Y-%m-%dT%H:%M:%S', 'now'))"""
_SWEEP = (
    "DELETE FROM tickets WHERE until <= strftime('%Y-%m-%dT%H:%M:%S', 'now')",
    "DELETE FROM sessions WHERE until <= strftime('%Y-%m-%dT%H:%M:%S', 'now')",
)


def add_coach(connection: sqlite3.Connection, coach: Coach) -> None:
    """Add a coach. Raises sqlite3.Error."""
    invited = (coach.invitation, moment_or_none(coach.invited_until))
    with transaction(connection):
        connection.execute(_ADD, (coach.id, coach.name, coach.code, moment(coach.added_at), *invited, coach.person))


def remove_coach(connection: sqlite3.Connection, coach: str, at: datetime, told: Removal | None = None) -> bool:
    """Remove a coach; whether words went with it. Nothing, if there is no such coach any more. Raises sqlite3.Error.

    Who it was stays known here, so that an erasure of that person still finds the comments. What is `told` waits where
    each was last.
    """
    with transaction(connection):
        if connection.execute(_REMOVE, (coach, moment(at))).rowcount < 1:
            return False
        posts = tuple(_told(connection, coach, at, told)) if told else ()
        connection.execute(_END, (coach, moment(at)))
        gone = sum([connection.execute(statement, (coach,)).rowcount for statement in (_UNSENT, _NOTES)])
        for statement in _OUT:
            connection.execute(statement, (coach,))
        put(connection, [posts], Ids())
        if gone:
            connection.execute(REMOVED)
        return bool(gone)


def _told(connection: sqlite3.Connection, coach: str, at: datetime, told: Removal) -> Iterator[Post]:
    """What the coach is told, and those who share with them."""
    persons = ((_COACH, (coach,), told.coach), (_HOLDERS, (coach, moment(at)), told.holders))
    for statement, asked, words in persons:
        for (person,) in connection.execute(statement, asked).fetchall():
            if found := quiet.where(connection, person):
                place, language = found
                yield post(place, None, person, words[language])


def enter(connection: sqlite3.Connection, ticket: str, session: str, now: datetime, until: datetime) -> bool:
    """Spend a ticket for a session; whether that was so. Raises sqlite3.Error."""
    with transaction(connection):
        found = connection.execute(_SPEND, (ticket,)).fetchone()
        if found is None or found[1] <= moment(now):
            return False
        return connection.execute(_ENTER, (session, found[0], moment(until))).rowcount > 0


def visitor(connection: sqlite3.Connection, session: str, now: datetime) -> Visitor | None:
    """Whose session this is. Raises sqlite3.Error."""
    found = connection.execute(_VISITOR, (session, moment(now))).fetchone()
    coach = found and coach_of(connection, found[0])
    if not coach:
        return None
    person, language, channel, name, reachable = found
    return Visitor(person, Account(channel, name), coach, cast(Language, language), bool(reachable))


def leave(connection: sqlite3.Connection, session: str) -> None:
    """End a session. Raises sqlite3.Error."""
    with transaction(connection):
        connection.execute(_LEAVE, (session,))


def over(connection: sqlite3.Connection) -> bool:
    """Whether there are tickets or sessions that are over."""
    return bool(connection.execute(_OVER).fetchone()[0])


def sweep(connection: sqlite3.Connection) -> None:
    """Delete those, inside the open transaction."""
    for statement in _SWEEP:
        connection.execute(statement)
