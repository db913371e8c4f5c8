"""What holders share with coaches, and what coaches said to it: as it is read for a holder; and all coaches."""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple, cast

from adapters.stores.sqlite.records import at_or_none, decode_comment, decode_note, decode_parts
from bot.core import codes
from bot.core.model import Coach, Comment, Note, Page, Reading, Share, Stage, StageName

_COACH = (
    "SELECT c.id, c.name, c.code, c.added_at, c.invitation, c.invited_until, c.person, c.bell, c.rung, c.removed_at"
)
_COACHES = f"{_COACH} FROM coaches c ORDER BY c.added_at, c.id"
_COACH_OF = f"{_COACH} FROM acting c WHERE c.person = ?"
_NAMED = f"""
    {_COACH} FROM coaches c WHERE c.code = ? AND (c.person IS NULL OR EXISTS (SELECT 1 FROM acting a WHERE a.id = c.id))
    UNION ALL {_COACH} FROM coaches c WHERE c.invitation = ?"""

# What a record is made of, for the statements of this module and its neighbours; by the tables' usual short names.
SHARE = "s.id, s.project, s.coach, c.name, CAST(s.parts AS BLOB), s.since, s.until, s.ended_at"
STAGE = "t.project, t.name, t.mover, t.at"
READING = "r.share, r.page, r.at"
COMMENT = "CAST(m.body AS BLOB), m.share, c.name, m.told_at, m.answered_at, m.answered_by, m.resolved_at"
NOTE = "CAST(n.body AS BLOB), n.share, c.name"

_HELD = "FROM projects o JOIN shares s ON s.project = o.id JOIN coaches c ON c.id = s.coach"
_SHARES = f"SELECT {SHARE} {_HELD} WHERE o.person = ? ORDER BY s.since, s.id"
_STAGES = f"""
    SELECT {STAGE} FROM projects o JOIN stages t ON t.project = o.id WHERE o.person = ? ORDER BY t.at, t.number"""
_READINGS = f"SELECT {READING} {_HELD} JOIN readings r ON r.share = s.id WHERE o.person = ? ORDER BY r.at, r.share"
_COMMENTS = f"SELECT {COMMENT} {_HELD} JOIN comments m ON m.share = s.id WHERE o.person = ? ORDER BY m.at, m.id"
_NOTES = f"SELECT {NOTE} {_HELD} JOIN notes n ON n.share = s.id WHERE o.person = ? ORDER BY n.at, n.id"
_OWN = "FROM coaches c JOIN shares s ON s.coach = c.id"
_WRITTEN = f"SELECT {COMMENT} {_OWN} JOIN comments m ON m.share = s.id WHERE c.person = ? ORDER BY m.at, m.id"
_NOTED = f"SELECT {NOTE} {_OWN} JOIN notes n ON n.share = s.id WHERE c.person = ? ORDER BY n.at, n.id"


class Shared(NamedTuple):
    """What a holder shares, in every project, and what came of it; each oldest first."""

    shares: tuple[Share, ...] = ()
    stages: tuple[Stage, ...] = ()
    readings: tuple[Reading, ...] = ()
    comments: tuple[Comment, ...] = ()


def of_holder(connection: sqlite3.Connection, person: str) -> Shared:
    """All that a holder shares or shared."""
    read, about = connection.execute, (person,)
    return Shared(
        tuple(share_from(row) for row in read(_SHARES, about).fetchall()),
        tuple(stage_from(row) for row in read(_STAGES, about).fetchall()),
        tuple(reading_from(row) for row in read(_READINGS, about).fetchall()),
        tuple(comment_from(row) for row in read(_COMMENTS, about).fetchall()),
    )


def notes_about(connection: sqlite3.Connection, person: str) -> tuple[Note, ...]:
    """What coaches noted about the projects of a holder."""
    return tuple(note_from(row) for row in connection.execute(_NOTES, (person,)).fetchall())


def written_by(connection: sqlite3.Connection, person: str) -> tuple[tuple[Comment, ...], tuple[Note, ...]]:
    """What a person wrote as a coach, even a removed one."""
    written = tuple(comment_from(row) for row in connection.execute(_WRITTEN, (person,)).fetchall())
    return written, tuple(note_from(row) for row in connection.execute(_NOTED, (person,)).fetchall())


def coaches(connection: sqlite3.Connection) -> list[Coach]:
    """Everybody who was added, oldest first."""
    return [coach_from(row) for row in connection.execute(_COACHES).fetchall()]


def coach_of(connection: sqlite3.Connection, person: str) -> Coach | None:
    """The coach that a person is. (Of two, where two accounts were joined, only the one who was added first acts.)"""
    found = connection.execute(_COACH_OF, (person,)).fetchone()
    return None if found is None else coach_from(found)


def named(connection: sqlite3.Connection, code: str) -> Coach | None:
    """The coach whom a code names: an invitation that nobody used yet, or what is given to holders."""
    written = codes.read(code)
    if written is None:
        return None
    found = connection.execute(_NAMED, (str(written), written.digest)).fetchone()
    return None if found is None else coach_from(found)


def coach_from(row: tuple[Any, ...]) -> Coach:
    """A coach; a removed one keeps the name alone."""
    id_, name, code, added_at, invitation, invited_until, person, bell, rung, removed_at = row
    gone = at_or_none(removed_at)
    return Coach(
        id_,
        name,
        code or "",
        datetime.fromisoformat(added_at),
        invitation or "",
        at_or_none(invited_until),
        "" if gone else person or "",
        at_or_none(bell),
        at_or_none(rung),
        gone,
    )


def share_from(row: tuple[Any, ...]) -> Share:
    """A share, from the columns SHARE."""
    id_, project, coach, name, parts, since, until, ended_at = row
    first, last = datetime.fromisoformat(since), datetime.fromisoformat(until)
    return Share(id_, project, coach, name, decode_parts(parts), first, last, at_or_none(ended_at))


def stage_from(row: tuple[Any, ...]) -> Stage:
    """A stage, from the columns STAGE."""
    project, name, mover, at = row
    return Stage(project, cast(StageName, name), mover, datetime.fromisoformat(at))


def reading_from(row: tuple[Any, ...]) -> Reading:
    """A reading, from the columns READING."""
    share, page, at = row
    return Reading(share, cast(Page, page), datetime.fromisoformat(at))


def comment_from(row: tuple[Any, ...]) -> Comment:
    """A comment, from the columns COMMENT."""
    body, share, name, told_at, answered_at, answered_by, resolved_at = row
    return replace(
        decode_comment(body),
        share=share,
        coach_name=name,
        told_at=at_or_none(told_at),
        answered_at=at_or_none(answered_at),
        answered_by=answered_by,
        resolved_at=at_or_none(resolved_at),
    )


def note_from(row: tuple[Any, ...]) -> Note:
    """A note, from the columns NOTE."""
    body, share, name = row
    return replace(decode_note(body), share=share, coach_name=name)
