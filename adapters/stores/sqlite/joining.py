"""An account comes to another person, and goes back: what moves with it, inside the transaction of the turn.

Everything goes by a key: the rows of one person, or of the accounts that were joined together. What a project was begun
by (`home`) says with whom it goes back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from adapters.stores.sqlite.records import decode_consents, encode_consents, moment
from adapters.stores.sqlite.rows import Row
from bot.core.model import COMMUNITY, Consent, Join, Place, Separate
from bot.ports import Inbound, TurnMoved

# :former is the person that the account was, :person the one whose code was used.
_RECEIVE = """
    UPDATE persons SET turn = turn + 1, project = CASE project
        WHEN '' THEN coalesce((SELECT f.project FROM persons f WHERE f.id = :former), '') ELSE project END
    WHERE id = :person"""
_JOIN = (
    """UPDATE places SET (dialog, subject) = (
        SELECT f.dialog, f.subject FROM places f JOIN persons p ON p.id = f.person AND p.place = f.key
        WHERE p.id = :person)
    WHERE person = :former AND private""",
    "UPDATE places SET person = :person WHERE person = :former",
    "UPDATE accounts SET former = :former, linked_at = :at WHERE person = :former AND former IS NULL",
    "UPDATE accounts SET person = :person WHERE person = :former",
    "UPDATE conversations SET person = :person WHERE person = :former AND subject != :former",
    "UPDATE projects SET person = :person WHERE person = :former",
    "UPDATE contributions SET person = :person WHERE person = :former",
    "UPDATE kept SET person = :person WHERE person = :former",
    "DELETE FROM codes WHERE person = :former",
    """UPDATE persons SET consents = '[]', project = '', reminders_since = NULL, reminders_last = NULL,
        warned_at = NULL, erase_on = NULL WHERE id = :former""",
)

_LINKED = "SELECT 1 FROM accounts WHERE channel = ? AND name = ? AND person = ? AND former = ?"
_REVIVE = """
    UPDATE persons SET turn = turn + 1, seen_at = :at,
        language = (SELECT p.language FROM persons p WHERE p.id = :person)
    WHERE id = :former"""
_SEPARATE = (
    """UPDATE projects SET person = :former WHERE person = :person AND home IN (
        SELECT home FROM accounts WHERE person = :person AND former = :former UNION SELECT :former)""",
    """UPDATE contributions SET person = :former WHERE person = :person AND home IN (
        SELECT home FROM accounts WHERE person = :person AND former = :former UNION SELECT :former)""",
    """UPDATE conversations SET person = :former WHERE person = :person AND subject IN (
        SELECT o.id FROM projects o WHERE o.person = :former
        UNION SELECT json_extract(a.value, '$.id') FROM projects o, json_each(o.body, '$.actions') a
        WHERE o.person = :former)""",
    """UPDATE places SET person = :former WHERE person = :person AND (channel, account) IN (
        SELECT channel, name FROM accounts WHERE person = :person AND former = :former)""",
    """UPDATE kept SET person = :former WHERE person = :person
        AND place IN (SELECT key FROM places WHERE person = :former)""",
    "DELETE FROM codes WHERE person = :person",
    """UPDATE accounts SET person = :former, former = NULL, linked_at = NULL
    WHERE person = :person AND former = :former""",
)
_NOTICES = "SELECT DISTINCT notice FROM places WHERE person = ?"
_CONSENTS = "SELECT CAST(consents AS BLOB) FROM persons WHERE id = ?"
_AGREE = "UPDATE persons SET consents = ? WHERE id = ?"
# The place that the account used last, if the person was last seen there; else the one that was written to last.
_OWN_PLACE = """
    SELECT f.key, f.channel, f.address, f.notice FROM places f WHERE f.person = :former AND f.private
    ORDER BY f.key = (SELECT p.place FROM persons p WHERE p.id = :person) DESC, f.asked_at DESC LIMIT 1"""
_AT_OWN_PLACE = "UPDATE persons SET place = ? WHERE id = ?"
# Neither of the two is left with what the other has now: an open project, a place used last, a focus.
_APART = (
    """UPDATE persons SET project = coalesce(
        (SELECT o.id FROM projects o WHERE o.person = persons.id ORDER BY o.created_at DESC, o.id LIMIT 1), '')
    WHERE id IN (:person, :former)
        AND NOT EXISTS (SELECT 1 FROM projects o WHERE o.id = persons.project AND o.person = persons.id)""",
    """UPDATE persons SET place = coalesce(
        (SELECT f.key FROM places f WHERE f.person = persons.id AND f.private ORDER BY f.asked_at DESC LIMIT 1), place)
    WHERE id = :person AND NOT EXISTS (SELECT 1 FROM places f WHERE f.person = persons.id AND f.key = persons.place)""",
    """UPDATE places SET dialog = NULL, subject = NULL
    WHERE person IN (:person, :former) AND dialog IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM conversations c
        WHERE c.person = places.person AND c.dialog = places.dialog AND c.subject = places.subject)""",
)

_SETTLED = """
    SELECT DISTINCT former FROM accounts
    WHERE former IS NOT NULL AND linked_at <= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-30 days')"""
_SETTLE = "UPDATE accounts SET former = NULL, linked_at = NULL WHERE former = ?"
_FORMER = "DELETE FROM persons WHERE id = ?"


def join(connection: sqlite3.Connection, former: str, effect: Join) -> Place | None:
    """Let all that a person has be of the person of the code; where to tell that, None if they are one already.

    Agreements to speak in a community come along with what was said there, others do not: those are asked for again.

    Raises TurnMoved if there is no such person any more.
    """
    code = effect.code
    if code.person == former:
        return None
    names = {"person": code.person, "former": former, "at": moment(effect.at)}
    if connection.execute(_RECEIVE, names).rowcount < 1:
        raise TurnMoved
    theirs, brought = _consents(connection, code.person), _consents(connection, former)
    known = {(consent.notice, consent.inquiry) for consent in theirs}
    spoken = [c for c in brought if c.notice == COMMUNITY and (c.notice, c.inquiry) not in known]
    _agree(connection, code.person, (*theirs, *spoken))
    for statement in _JOIN:
        connection.execute(statement, names)
    return code.place


def separate(connection: sqlite3.Connection, person: str, effect: Separate, inbound: Inbound) -> Place | None:
    """Let an account be its former person again, with the accounts that came with it; where to tell that, if anywhere.

    Raises TurnMoved if the link is not there any more.
    """
    account, former = effect.link.account, effect.link.former
    names = {"person": person, "former": former, "at": moment(inbound.at)}
    found = connection.execute(_LINKED, (account.channel, account.name, person, former)).fetchone()
    if found is None or connection.execute(_REVIVE, names).rowcount < 1:
        raise TurnMoved
    for statement in _SEPARATE:
        connection.execute(statement, names)
    here = {notice for (notice,) in connection.execute(_NOTICES, (former,)).fetchall()}
    _agree(connection, former, [c for c in _consents(connection, person) if c.notice in here])
    place = connection.execute(_OWN_PLACE, names).fetchone()
    if place is not None:
        connection.execute(_AT_OWN_PLACE, (place[0], former))
    for statement in _APART:
        connection.execute(statement, names)
    return None if place is None else Place(place[1], place[2], notice=place[3])


def _consents(connection: sqlite3.Connection, person: str) -> tuple[Consent, ...]:
    return decode_consents(connection.execute(_CONSENTS, (person,)).fetchone()[0])


def _agree(connection: sqlite3.Connection, person: str, consents: Sequence[Consent]) -> None:
    connection.execute(_AGREE, (encode_consents(tuple(consents)), person))


def settled(connection: sqlite3.Connection) -> list[str]:
    """The former persons of links that are too old to be undone."""
    return [former for (former,) in connection.execute(_SETTLED).fetchall()]


def settle(connection: sqlite3.Connection, former: Sequence[str]) -> None:
    """Make these links final, inside the open transaction: nothing is left of the persons that the accounts were."""
    rows: list[Row] = [(person,) for person in former]
    connection.executemany(_SETTLE, rows)
    connection.executemany(_FORMER, rows)
