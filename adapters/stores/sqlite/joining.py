"""An account comes to another person, and goes back: what moves with it, inside the transaction of the turn.

Everything goes by a key: the rows of one person, or of the accounts that were joined together. What a project was begun
by (`home`) says with whom it goes back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Sequence
from datetime import datetime

from adapters.stores.sqlite.records import decode_consents, encode_consents, moment
from adapters.stores.sqlite.rows import Row
from bot.core.model import COMMUNITY, Consent, Join, Place, Separate
from bot.ports import Inbound, TurnMoved

# Who is to be erased is joined to nobody and separated from nobody: it would not be clear what is to go.
_OWED = "SELECT 1 FROM erasures WHERE person IN (?, ?)"

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
    # What both have is about a notice that both were asked about: each keeps its own.
    "UPDATE OR IGNORE conversations SET person = :person WHERE person = :former AND subject != :former",
    "UPDATE projects SET person = :person WHERE person = :former",
    "UPDATE contributions SET person = :person WHERE person = :former",
    "UPDATE coaches SET person = :person WHERE person = :former",
    "UPDATE kept SET person = :person WHERE person = :former",
    "DELETE FROM codes WHERE person = :former",
)

_LINKED = """
    SELECT linked_at FROM accounts WHERE channel = ? AND name = ? AND person = ? AND former = ?
        AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person = accounts.person)"""
_LINKS = "SELECT DISTINCT a.person, a.former, a.linked_at FROM accounts a JOIN persons p ON p.id = a.former"
_REVIVE = """
    UPDATE persons SET turn = turn + 1, seen_at = :at, warned_at = NULL, erase_on = NULL,
        language = (SELECT p.language FROM persons p WHERE p.id = :person)
    WHERE id = :former"""
_SEPARATE = (
    """UPDATE projects SET person = :former WHERE person = :person AND home IN (
        SELECT home FROM accounts WHERE person = :person AND former = :former UNION SELECT :former)""",
    """UPDATE contributions SET person = :former WHERE person = :person AND home IN (
        SELECT home FROM accounts WHERE person = :person AND former = :former UNION SELECT :former)""",
    """UPDATE coaches SET person = :former WHERE person = :person AND home IN (
        SELECT home FROM accounts WHERE person = :person AND former = :former UNION SELECT :former)""",
    # Nobody can tell whose of the two a way into the pages is: it is asked for again.
    "DELETE FROM tickets WHERE person IN (:person, :former)",
    "DELETE FROM sessions WHERE person IN (:person, :former)",
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
_HAS_BEGUN = "SELECT EXISTS (SELECT 1 FROM projects WHERE person = ?)"
_CONSENTS = "SELECT CAST(consents AS BLOB) FROM persons WHERE id = ?"
_AGREE = "UPDATE persons SET consents = ? WHERE id = ?"
# The place that the account used last, if the person was last seen there; else the one that was written to last.
_OWN_PLACE = """
    SELECT f.key, f.channel, f.address, f.notice FROM places f WHERE f.person = :former AND f.private
    ORDER BY f.key = (SELECT p.place FROM persons p WHERE p.id = :person) DESC, f.asked_at DESC LIMIT 1"""
_AT_OWN_PLACE = "UPDATE persons SET place = ? WHERE id = ?"
# Neither of the two is left with what the other has now: an open project, a place used last, a focus. The account opens
# what was begun since, else what was open before.
_APART = (
    """UPDATE persons SET project = coalesce(
        (SELECT o.id FROM projects o WHERE o.person = persons.id ORDER BY o.created_at DESC, o.id LIMIT 1), '')
    WHERE id = :person
        AND NOT EXISTS (SELECT 1 FROM projects o WHERE o.id = persons.project AND o.person = persons.id)""",
    """UPDATE persons SET project = coalesce(
        (SELECT o.id FROM projects o JOIN persons p ON p.id = o.person WHERE p.id = :former
        ORDER BY o.created_at > :since DESC, o.id = p.project DESC, o.created_at DESC, o.id LIMIT 1), '')
    WHERE id = :former""",
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
    What the former person agreed to and wished for stays with its record, as it is that person again if this is undone.

    Raises TurnMoved if there is no such person any more, or one of them is to be erased.
    """
    code = effect.code
    if code.person == former:
        return None
    names = {"person": code.person, "former": former, "at": moment(effect.at)}
    owed = connection.execute(_OWED, (code.person, former)).fetchone()
    if owed is not None or connection.execute(_RECEIVE, names).rowcount < 1:
        raise TurnMoved
    theirs, brought = _consents(connection, code.person), _consents(connection, former)
    known = {_about(consent) for consent in theirs}
    spoken = [consent for consent in brought if consent.notice == COMMUNITY and _about(consent) not in known]
    _agree(connection, code.person, (*theirs, *spoken))
    for statement in _JOIN:
        connection.execute(statement, names)
    return code.place


def separate(connection: sqlite3.Connection, person: str, effect: Separate, inbound: Inbound) -> Place | None:
    """Let an account be its former person again, with the accounts that came with it; where to tell that, if anywhere.

    Raises TurnMoved if the link is not there any more, or the person is to be erased.
    """
    account, former = effect.link.account, effect.link.former
    found = connection.execute(_LINKED, (account.channel, account.name, person, former)).fetchone()
    if found is None:
        raise TurnMoved
    return _part(connection, person, former, since=found[0], at=moment(inbound.at))


def part_from(connection: sqlite3.Connection, erased: Container[str]) -> None:
    """Separate, inside the open transaction, whoever is erased from whom they are joined to and who is not.

    That is so in a backup of while they were joined: they were apart when one of them asked for it.
    """
    for person, former, since in connection.execute(_LINKS).fetchall():
        if (person in erased) != (former in erased):
            _part(connection, person, former, since=since, at=since)


def _part(connection: sqlite3.Connection, person: str, former: str, *, since: str, at: str) -> Place | None:
    """Separate two; where the account is to be written to. Raises TurnMoved if nothing is left of whom it was."""
    names = {"person": person, "former": former, "since": since, "at": at}
    if connection.execute(_REVIVE, names).rowcount < 1:
        raise TurnMoved
    for statement in _SEPARATE:
        connection.execute(statement, names)
    _agree(connection, former, _own_consents(connection, person, former, datetime.fromisoformat(since)))
    place = connection.execute(_OWN_PLACE, names).fetchone()
    if place is not None:
        connection.execute(_AT_OWN_PLACE, (place[0], former))
    for statement in _APART:
        connection.execute(statement, names)
    return None if place is None else Place(place[1], place[2], notice=place[3])


def _own_consents(connection: sqlite3.Connection, person: str, former: str, since: datetime) -> Iterable[Consent]:
    """What a person agreed to who is apart again: as before, and since then where the account is used.

    An older agreement of the other is theirs alone, unless a dossier was begun here under it. What was taken back
    since, of what was said in a community, is not agreed to any more.
    """
    now = {_about(consent): consent for consent in _consents(connection, person)}
    own = {_about(c): c for c in _consents(connection, former) if c.notice != COMMUNITY or _about(c) in now}
    here = {notice for (notice,) in connection.execute(_NOTICES, (former,)).fetchall()}
    (has_begun,) = connection.execute(_HAS_BEGUN, (former,)).fetchone()
    for about, consent in now.items():
        given = consent.at >= since or (has_begun and consent.notice != COMMUNITY and about not in own)
        if consent.notice in here and given:
            own[about] = consent
    return own.values()


def _about(consent: Consent) -> tuple[str, str]:
    return consent.notice, consent.inquiry


def _consents(connection: sqlite3.Connection, person: str) -> tuple[Consent, ...]:
    return decode_consents(connection.execute(_CONSENTS, (person,)).fetchone()[0])


def _agree(connection: sqlite3.Connection, person: str, consents: Iterable[Consent]) -> None:
    connection.execute(_AGREE, (encode_consents(tuple(consents)), person))


def settled(connection: sqlite3.Connection) -> list[str]:
    """The former persons of links that are too old to be undone."""
    return [former for (former,) in connection.execute(_SETTLED).fetchall()]


def settle(connection: sqlite3.Connection, former: Sequence[str]) -> None:
    """Make these links final, inside the open transaction: nothing is left of the persons that the accounts were."""
    rows: list[Row] = [(person,) for person in former]
    connection.executemany(_SETTLE, rows)
    connection.executemany(_FORMER, rows)
