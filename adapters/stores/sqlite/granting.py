"""What holders and coaches have to do with each other: as it is written.

Every statement says itself who may write: a holder about the own projects, a coach about what is shared with them at
that moment. Their own words they may take back at any time. If it finds nothing the turn is refused, and decided again
on what is there.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from adapters.stores.sqlite.outbox import AT_LAST
from adapters.stores.sqlite.records import encode_comment, encode_note, encode_parts, moment, moment_or_none
from adapters.stores.sqlite.rows import REMOVED, Row, Rows
from bot.core.model import HOLDER, Coach, Comment, Note, Outcome, Person, Share, Situation
from bot.ports import Inbound

# An invitation makes one person a coach, once; later the coach is changed by that person alone. No code is of two.
_BECOME = """
    UPDATE coaches SET person = ?2, home = CASE WHEN person IS NULL THEN ?3 ELSE home END, invitation = NULL,
        invited_until = NULL, bell = ?4, rung = ?5, code = nullif(?6, '')
    WHERE id = ?1 AND removed_at IS NULL AND (person = ?2 OR person IS NULL AND invitation IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM coaches o WHERE o.code = ?6 AND o.id != ?1)"""
# One that ended stays so, and is made no longer after its last moment.
_SHARE = """
    INSERT INTO shares (id, project, coach, parts, since, until, ended_at)
    SELECT ?1, o.id, c.id, ?4, ?5, ?6, ?7 FROM projects o, coaches c
    WHERE o.id = ?2 AND o.person = ?8 AND c.id = ?3 AND c.person IS NOT NULL AND c.removed_at IS NULL
    ON CONFLICT DO UPDATE SET parts = excluded.parts, until = excluded.until, ended_at = excluded.ended_at
    WHERE ended_at IS NULL AND project = excluded.project AND coach = excluded.coach
        AND (until > ?9 OR until >= excluded.until)"""
# What a coach said about the project while it was shared with her before goes on under the share of now.
_CARRIED = """
    SET share = ?1 WHERE share IN (
        SELECT s.id FROM shares n JOIN shares s ON s.project = n.project AND s.coach = n.coach
        WHERE n.id = ?1 AND n.ended_at IS NULL AND s.id != n.id)"""
_CARRY = (f"UPDATE comments {_CARRIED}", f"UPDATE notes {_CARRIED}")
_NEXT = "(SELECT coalesce(max(t.number), 0) + 1 FROM stages t WHERE t.project = o.id)"
_HELD_STAGE = f"""
    INSERT INTO stages (project, number, name, mover, at)
    SELECT o.id, {_NEXT}, ?2, ?3, ?4 FROM projects o WHERE o.id = ?1 AND o.person = ?5"""
_COACHED_STAGE = f"""
    INSERT INTO stages (project, number, name, mover, at)
    SELECT o.id, {_NEXT}, ?2, ?3, ?4 FROM projects o WHERE o.id = ?1
        AND EXISTS (SELECT 1 FROM granted g
            WHERE g.project = o.id AND g.coach = ?3 AND g.person = ?5 AND g.until > ?4)"""
_READ = """
    INSERT INTO readings (share, at, page)
    SELECT g.id, ?2, ?3 FROM granted g WHERE g.id = ?1 AND g.person = ?4 AND g.until > ?2
    ON CONFLICT DO UPDATE SET page = excluded.page"""
# A comment has other words only while what its coach knows of the reply is so still; and a reply is one to the words
# that were read.
_COMMENT = """
    INSERT INTO comments (id, share, at, body, resolved_at)
    SELECT ?1, g.id, ?4, ?5, ?6 FROM granted g
    WHERE g.id = ?2 AND g.project = ?3 AND g.person = ?7 AND g.until > coalesce(?6, ?4)
    ON CONFLICT DO UPDATE SET body = excluded.body, resolved_at = excluded.resolved_at
    WHERE share = excluded.share AND (answered_at IS ?8 OR body = excluded.body)"""
_HERS = "SELECT s.id FROM shares s JOIN coaches c ON c.id = s.coach WHERE s.id = ?2 AND c.person = ?3"
_TAKE_BACK = f"DELETE FROM comments WHERE id = ?1 AND share IN ({_HERS})"
_NOTE = """
    INSERT INTO notes (id, share, at, body)
    SELECT ?1, g.id, ?3, ?4 FROM granted g WHERE g.id = ?2 AND g.person = ?5 AND g.until > ?3
    ON CONFLICT DO UPDATE SET at = excluded.at, body = excluded.body WHERE share = excluded.share"""
_DROP = f"DELETE FROM notes WHERE id = ?1 AND share IN ({_HERS})"
_REPLY = """
    UPDATE comments SET told_at = coalesce(told_at, ?2),
        answered_at = CASE WHEN ?3 THEN ?2 ELSE answered_at END, answered_by = CASE WHEN ?3 THEN ?3 ELSE answered_by END
    WHERE id = ?1 AND share IN (SELECT s.id FROM projects o JOIN shares s ON s.project = o.id WHERE o.person = ?4)
        AND (NOT ?3 OR json_extract(body, '$.text') IS ?5)"""
_TICKET = """
    INSERT INTO tickets (digest, person, until)
    SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM coaches c WHERE c.person = ?2 AND c.removed_at IS NULL)"""

# In an order in which what is given now can be used at once.
CHECKED = (
    _BECOME,
    _SHARE,
    _HELD_STAGE,
    _COACHED_STAGE,
    _READ,
    _COMMENT,
    _TAKE_BACK,
    _NOTE,
    _DROP,
    _REPLY,
    _TICKET,
)
UNCHECKED = (*_CARRY, REMOVED)


def add(rows: Rows, inbound: Inbound, before: Situation, outcome: Outcome, person: Person) -> bool:
    """Add the rows of all that a holder or a coach writes. Whether words go with them."""
    by, now = person.id, moment(inbound.at)
    if outcome.coaches:
        rows[_BECOME] = [_become(coach, by, before.home or by) for coach in outcome.coaches]
    if outcome.tickets:
        rows[_TICKET] = [(ticket.digest, by, moment(ticket.expires_at)) for ticket in outcome.tickets]
    if outcome.readings:
        rows[_READ] = [(reading.share, moment(reading.at), reading.page, by) for reading in outcome.readings]
    if outcome.replied:
        read = {comment.id: comment.text for comment in before.comments}
        rows[_REPLY] = [(r.comment, moment(r.at), r.revision, by, read.get(r.comment)) for r in outcome.replied]
    if outcome.shares:
        rows[_SHARE] = [(*_share(share), by, now) for share in outcome.shares]
        rows |= {statement: [(share.id,) for share in outcome.shares] for statement in _CARRY}
    for stage in outcome.stages:
        statement = _HELD_STAGE if stage.by == HOLDER else _COACHED_STAGE
        rows.setdefault(statement, []).append((stage.project, stage.name, stage.by, moment(stage.at), by))
    _add_words(rows, outcome, by)
    written: tuple[Comment | Note, ...] = (*outcome.comments, *outcome.notes)
    gone = [old for said in written if (old := _replaced(before, said))]
    if gone:
        rows[REMOVED] = [()]
    unsaid = (*(share for share in outcome.shares if _closes(before, share)), *gone)
    if unsaid:
        rows |= {statement: [(shown.id,) for shown in unsaid] for statement in AT_LAST}
    return bool(gone)


def _become(coach: Coach, by: str, home: str) -> Row:
    return (coach.id, by, home, moment_or_none(coach.bell), moment_or_none(coach.rung), coach.code)


def _closes(before: Situation, share: Share) -> bool:
    """Whether something that was opened is not any more, so that what waits to be sent may show too much.

    The coach is not told that it was taken back: as if there had never been such a project.
    """
    old = next((old for old in before.shares if old.id == share.id), None)
    closed = old is not None and any(share.parts.get(part) != since for part, since in old.parts.items())
    return closed or share.ended_at is not None


def _share(share: Share) -> Row:
    opened = (encode_parts(share.parts), moment(share.since), moment(share.until))
    return (share.id, share.project, share.coach, *opened, moment_or_none(share.ended_at))


def _add_words(rows: Rows, outcome: Outcome, by: str) -> None:
    """Add the rows of comments and notes. What stands in columns, and names, are no part of what a coach writes."""
    for comment in outcome.comments:
        if comment.text:
            own = replace(comment, share="", coach_name="", told_at=None, answered_at=None, answered_by=0)
            own = replace(own, resolved_at=None)
            when = (moment(comment.at), encode_comment(own), moment_or_none(comment.resolved_at))
            known = moment_or_none(comment.answered_at)
            rows.setdefault(_COMMENT, []).append((comment.id, comment.share, comment.project, *when, by, known))
        else:
            rows.setdefault(_TAKE_BACK, []).append((comment.id, comment.share, by))
    for note in outcome.notes:
        if note.text:
            body = encode_note(replace(note, share="", coach_name=""))
            rows.setdefault(_NOTE, []).append((note.id, note.share, moment(note.at), body, by))
        else:
            rows.setdefault(_DROP, []).append((note.id, note.share, by))


def _replaced(before: Situation, said: Comment | Note) -> Comment | Note | None:
    """What is stored and loses its words by this. Where it was not read, it may well be that it does."""
    known: Iterable[Comment | Note] | None = None
    if isinstance(said, Comment):
        known = next((found.comments for found in before.followed or () if found.share.id == said.share), None)
    elif said.share in before.disclosures:
        known = before.disclosures[said.share].notes
    if known is None:
        return said
    return next((old for old in known if old.id == said.id and old.text != said.text), None)
