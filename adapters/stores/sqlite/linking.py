"""Several accounts of one person: the links between them, and the codes that make those."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from adapters.stores.sqlite.records import moment, place_key
from adapters.stores.sqlite.rows import Rows
from bot.core.model import Account, Code, Join, Link, Outcome, Place, Situation
from bot.ports import Inbound

_CODE = """
    SELECT c.digest, c.person, f.channel, f.address, f.private, f.notice, c.expires_at, c.tries, c.language
    FROM codes c JOIN places f ON f.person = c.person AND f.key = c.place
    WHERE c.selector = ? AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person IN (c.person, ?))"""
_LINKS = """
    SELECT channel, name, former, linked_at FROM accounts
    WHERE person = ? AND former IS NOT NULL AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person = accounts.person)
    ORDER BY linked_at, channel, name"""

_NEW_CODE = """
    INSERT OR REPLACE INTO codes (selector, digest, person, place, expires_at, tries, language)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_TRIED = "UPDATE codes SET tries = ? WHERE selector = ? AND tries = ?"
_ENDED = "DELETE FROM codes WHERE selector = ? AND tries = ?"
_WITHOUT_TIME = "SELECT selector FROM codes WHERE expires_at <= strftime('%Y-%m-%dT%H:%M:%S', 'now')"
_FORGET = "DELETE FROM codes WHERE selector = ?"

# Of two who try a code at the same time the second decides again: each try counts, and nobody uses what is used.
CHECKED = (_TRIED, _ENDED)
UNCHECKED = (_NEW_CODE,)


def code(connection: sqlite3.Connection, selector: str, person: str) -> Code | None:
    """The code that a selector finds for a person ("" for a stranger), until it was used or tried too often.

    None while one of the two is to be erased: what is joined then would not go along, or would without being asked.
    """
    found = connection.execute(_CODE, (selector, person)).fetchone()
    if found is None:
        return None
    digest, person, channel, address, private, notice, expires_at, tries, language = found
    place = Place(channel, address, bool(private), notice)
    return Code(selector, digest, person, place, datetime.fromisoformat(expires_at), tries, language)


def links(connection: sqlite3.Connection, person: str) -> tuple[Link, ...]:
    """The accounts that were joined to a person, and can still be separated, oldest first.

    None while the person is to be erased: what goes with one of them would stay.
    """
    return tuple(
        Link(Account(channel, name), former, datetime.fromisoformat(at))
        for channel, name, former, at in connection.execute(_LINKS, (person,)).fetchall()
    )


def add_codes(rows: Rows, inbound: Inbound, before: Situation, outcome: Outcome) -> None:
    """Add the rows of codes: a new one takes the place of the one that its person had."""
    known = before.code
    ended = {effect.code.selector for effect in outcome.effects if isinstance(effect, Join)}
    for code in outcome.codes:
        if known is None or known.selector != code.selector:
            key = place_key(inbound)
            until = moment(code.expires_at)
            rows[_NEW_CODE] = [(code.selector, code.digest, code.person, key, until, code.tries, code.language)]
        elif code.expires_at <= inbound.at or code.expires_at < known.expires_at:
            ended.add(code.selector)
        else:
            rows[_TRIED] = [(code.tries, code.selector, known.tries)]
    if known is not None and known.selector in ended:
        rows[_ENDED] = [(known.selector, known.tries)]
        rows.pop(_TRIED, None)


def without_time(connection: sqlite3.Connection) -> list[str]:
    """The selectors of codes that are over, whether they were used or not."""
    return [selector for (selector,) in connection.execute(_WITHOUT_TIME).fetchall()]


def forget(connection: sqlite3.Connection, selectors: Sequence[str]) -> None:
    """Delete codes, inside the open transaction."""
    connection.executemany(_FORGET, [(selector,) for selector in selectors])
