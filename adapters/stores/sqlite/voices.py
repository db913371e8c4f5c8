"""What holders ask a community, and what its members answer: as it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from adapters.stores.sqlite.records import decode_contribution, decode_inquiry, thread_key
from bot.core.model import Contribution, Inquiry, Place, Voice

_INQUIRY = """
    SELECT CAST(i.body AS BLOB), p.person FROM inquiries i JOIN projects p ON p.id = i.project
    WHERE i.thread = ? ORDER BY i.opened_at DESC, i.id DESC LIMIT 1"""
_SAID_LAST = "SELECT asked FROM threads WHERE thread = ?"
_OWN = "SELECT CAST(body AS BLOB) FROM contributions WHERE person = ? ORDER BY at, id"
_OWN_HERE = "SELECT CAST(body AS BLOB) FROM contributions WHERE person = ? AND inquiry = ? ORDER BY at, id"
COLUMNS = "CAST(i.body AS BLOB), p.person, CAST(c.body AS BLOB), c.person, c.kept"
FROM = "FROM projects p JOIN inquiries i ON i.project = p.id JOIN contributions c ON c.inquiry = i.id"
_OF_HOLDER = f"SELECT {COLUMNS} {FROM} WHERE p.person = ? ORDER BY i.opened_at, c.at, c.id"


def said_last(connection: sqlite3.Connection, place: Place) -> str:
    """The mark of our last message in this thread."""
    found = connection.execute(_SAID_LAST, (thread_key(place),)).fetchone()
    return "" if found is None else str(found[0])


def inquiry(connection: sqlite3.Connection, place: Place) -> Inquiry | None:
    """The last inquiry of this thread, closed or not."""
    found = connection.execute(_INQUIRY, (thread_key(place),)).fetchone()
    return None if found is None else _held(*found)


def own(connection: sqlite3.Connection, person: str, inquiry: str = "") -> tuple[Contribution, ...]:
    """What a member contributed, oldest first: everywhere, or to one inquiry."""
    found = connection.execute(*((_OWN_HERE, (person, inquiry)) if inquiry else (_OWN, (person,)))).fetchall()
    return tuple(decode_contribution(body) for (body,) in found)


def of_holder(connection: sqlite3.Connection, person: str) -> tuple[Voice, ...]:
    """All that was answered to the inquiries of a holder, in every project, oldest inquiry first."""
    return voices(connection.execute(_OF_HOLDER, (person,)).fetchall())


def voices(rows: Iterable[tuple[Any, ...]]) -> tuple[Voice, ...]:
    """What was answered, from COLUMNS.

    A member has another name in each inquiry, so that nobody is followed from one to the other.
    """
    voices = []
    for body, holder, contribution, member, kept in rows:
        about = _held(body, holder)
        by = blake2b(f"{about.id}\0{member}".encode(), digest_size=4).hexdigest()
        voices.append(Voice(about, decode_contribution(contribution), by, None if kept is None else bool(kept)))
    return tuple(voices)


def _held(body: bytes, holder: str) -> Inquiry:
    """An inquiry with its holder: a project may have come to another person since it was written."""
    return replace(decode_inquiry(body), person=holder)
