"""Whom time has something to tell, and where: in a private place where nothing is in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Sequence
from datetime import datetime
from typing import Any

from adapters.stores.sqlite.records import WIDTH, moment, person_from
from bot.core.dialog import Language
from bot.core.model import HOLDER, Account, Place
from bot.ports import Quiet

_SOMEBODY = """
    SELECT p.id, p.language, CAST(p.consents AS BLOB), p.project, p.turn, p.reminders_since, p.reminders_last,
        p.warned_at, p.erase_on, p.seen_at, f.channel, f.account, f.address, f.private, f.notice, f.unreachable"""
_WITH_PLACE = "JOIN places f ON f.person = p.id AND f.key = p.place"
# In a room nobody is written to: of those who never wrote elsewhere there is only the end of keeping.
_QUIET = f"{_SOMEBODY} FROM persons p {_WITH_PLACE} WHERE p.seen_at <= ? ORDER BY p.seen_at"
_ANSWERED = f"{_SOMEBODY} FROM answered r JOIN persons p ON p.id = r.person {_WITH_PLACE} WHERE f.private ORDER BY p.id"
_REMARKED = f"{_SOMEBODY} FROM remarked r JOIN persons p ON p.id = r.person {_WITH_PLACE} WHERE f.private ORDER BY p.id"
# Since the last digest: a share, what the holder said about the stage, a reply to a comment, an answer. (Nobody answers
# without being seen.)
_MOVED = """
    SELECT 1 FROM granted g JOIN shares s ON s.id = g.id
        JOIN projects o ON o.id = g.project JOIN persons h ON h.id = o.person
    WHERE g.coach = c.id AND g.until > ?1 AND (
        s.since > max(c.bell, coalesce(c.rung, ''))
        OR EXISTS (SELECT 1 FROM stages t
            WHERE t.project = g.project AND t.mover = ?2 AND t.at > max(c.bell, coalesce(c.rung, '')))
        OR EXISTS (SELECT 1 FROM comments m
            WHERE m.share = g.id AND m.answered_at > max(c.bell, coalesce(c.rung, '')))
        OR h.seen_at > max(c.bell, coalesce(c.rung, '')) AND EXISTS (SELECT 1 FROM answers a
            WHERE a.project = g.project
            AND rtrim(json_extract(a.body, '$.at'), 'Z') > replace(max(c.bell, coalesce(c.rung, '')), '+00:00', '')))"""
_RINGS = f"""{_SOMEBODY}
    FROM coaches c JOIN persons p ON p.id = c.person {_WITH_PLACE}
    WHERE f.private AND c.bell IS NOT NULL AND (c.rung IS NULL OR c.rung <= ?1)
        AND EXISTS ({_MOVED}) ORDER BY p.id"""
_NAMED = f"{_SOMEBODY} FROM persons p {_WITH_PLACE} WHERE p.id = ?"
# For whom the place used last will not do: others of theirs where they agreed and nothing is in the way.
_OTHER_PLACES = """
    SELECT channel, account, address, private, notice, unreachable FROM places
    WHERE person = ? AND private AND NOT unreachable ORDER BY asked_at DESC"""


def quiet(connection: sqlite3.Connection, since: datetime) -> Sequence[Quiet]:
    """Who wrote last at this moment or before."""
    return [_quiet(connection, row) for row in connection.execute(_QUIET, (moment(since),)).fetchall()]


def answered(connection: sqlite3.Connection) -> Sequence[Quiet]:
    """Holders whom a community answered since they were told."""
    return [_quiet(connection, row) for row in connection.execute(_ANSWERED).fetchall()]


def remarked(connection: sqlite3.Connection) -> Sequence[Quiet]:
    """Holders whom a coach has said something that is not resolved, and who were not told."""
    return [_quiet(connection, row) for row in connection.execute(_REMARKED).fetchall()]


def rings(connection: sqlite3.Connection, before: datetime) -> Sequence[Quiet]:
    """Coaches who want a digest, had none since a moment, and would have something to read in it."""
    return [_quiet(connection, row) for row in connection.execute(_RINGS, (moment(before), HOLDER)).fetchall()]


def where(connection: sqlite3.Connection, person: str) -> tuple[Place, Language] | None:
    """Where a person can be written to, and in which language; None if nowhere."""
    row = connection.execute(_NAMED, (person,)).fetchone()
    found = row and _quiet(connection, row)
    return (found.place, person_from(row[:WIDTH]).language) if found and found.reachable and found.agreed else None


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
