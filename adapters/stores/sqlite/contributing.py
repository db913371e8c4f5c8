"""What holders ask a community, and what its members answer: as it is written."""

from __future__ import annotations

from adapters.stores.sqlite.records import encode_contribution, encode_inquiry, moment, thread_key
from adapters.stores.sqlite.rows import REMOVED, Rows
from bot.core.model import Contribution, Outcome, Person, Situation
from bot.ports import Inbound

_OPEN = """
    INSERT INTO inquiries (id, project, thread, opened_at, told_at, body)
    SELECT ?1, p.id, ?3, ?4, ?5, ?6 FROM projects p WHERE p.id = ?2
    ON CONFLICT DO UPDATE SET told_at = excluded.told_at, body = excluded.body"""
_CHANGE = "UPDATE inquiries SET told_at = ?, body = ? WHERE id = ?"
# What was decided about other words is not decided about these.
_CONTRIBUTE = """
    INSERT INTO contributions (id, inquiry, person, home, at, body)
    SELECT ?1, i.id, ?3, ?4, ?5, ?6 FROM inquiries i WHERE i.id = ?2
    ON CONFLICT DO UPDATE SET at = excluded.at, body = excluded.body,
        kept = CASE WHEN json_extract(body, '$.text') = json_extract(excluded.body, '$.text') THEN kept END
    WHERE person = excluded.person"""
_DECIDE = """
    UPDATE contributions SET kept = ? WHERE id = ? AND inquiry IN (
        SELECT i.id FROM inquiries i JOIN projects p ON p.id = i.project WHERE p.person = ?)"""
_WITHDRAW = "DELETE FROM contributions WHERE id = ? AND person = ?"
_LEAVE = "INSERT OR IGNORE INTO erasures (person) SELECT id FROM strays WHERE id = ?"

# What each of them is about may be gone by now, with whom it was of: then the turn is to be decided again.
CHECKED = (_OPEN, _CHANGE, _CONTRIBUTE, _DECIDE)
UNCHECKED = (_WITHDRAW, _LEAVE, REMOVED)


def add(rows: Rows, inbound: Inbound, before: Situation, outcome: Outcome, person: Person) -> bool:
    """Add the rows of inquiries, contributions and verdicts. Whether words go with them."""
    if outcome.inquiries:
        _add_inquiries(rows, inbound, outcome)
    if outcome.verdicts:
        rows[_DECIDE] = [(verdict.kept, verdict.contribution, person.id) for verdict in outcome.verdicts]
    said = [contribution for contribution in outcome.contributions if contribution.text]
    if said:
        rows[_CONTRIBUTE] = [
            (c.id, c.inquiry, person.id, before.home or person.id, moment(c.at), encode_contribution(c)) for c in said
        ]
    if len(said) < len(outcome.contributions):
        rows[_WITHDRAW] = [(c.id, person.id) for c in outcome.contributions if not c.text]
        rows[_LEAVE] = [(person.id,)]
    removes = any(_removes(before, contribution) for contribution in outcome.contributions)
    if removes:
        rows[REMOVED] = [()]
    return removes


def _add_inquiries(rows: Rows, inbound: Inbound, outcome: Outcome) -> None:
    for inquiry in outcome.inquiries:
        told_at = moment(inquiry.told_at) if inquiry.told_at else None
        body = encode_inquiry(inquiry)
        if inbound.place.community:
            opened = (inquiry.id, inquiry.project, thread_key(inbound.place), moment(inquiry.opened_at), told_at, body)
            rows.setdefault(_OPEN, []).append(opened)
        else:
            rows.setdefault(_CHANGE, []).append((told_at, body, inquiry.id))


def _removes(before: Situation, contribution: Contribution) -> bool:
    """Whether words that may be stored are taken back by this."""
    old = next((known for known in before.contributions if known.id == contribution.id), None)
    return not contribution.text if old is None else old.text != contribution.text
