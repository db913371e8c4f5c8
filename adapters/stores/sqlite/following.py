"""What a coach reads: the list of what is shared with them, and the projects themselves.

However many projects there are, it is a statement for each kind of record; what is quoted is decoded when it is looked
at. Every statement goes by the view `granted`: what is not in it does not exist for a coach.
"""

# ruff: noqa: S608 - statements are put together from constants of ours

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from adapters.stores.sqlite import voices
from adapters.stores.sqlite.records import Lazy, at_or_none, decode_answer, decode_project, decode_questions
from adapters.stores.sqlite.sharing import (
    COMMENT,
    NOTE,
    READING,
    SHARE,
    STAGE,
    comment_from,
    note_from,
    reading_from,
    share_from,
    stage_from,
)
from bot.core.dialog import Language
from bot.core.model import Answer, Asked, Disclosure, Followed

Row = tuple[Any, ...]

# Asked with: whose, after which moment ("" for all that did not end), and which share ("" for all).
_GRANTED = "FROM granted g WHERE g.person = ?1 AND g.until > ?2 AND ?3 IN ('', g.id)"
_PROJECTS = f"(SELECT g.project {_GRANTED})"
_SHARES = f"""
    SELECT {SHARE}, CAST(o.body AS BLOB), p.language
    FROM granted g JOIN shares s ON s.id = g.id JOIN coaches c ON c.id = s.coach JOIN projects o ON o.id = s.project
    JOIN persons p ON p.id = o.person
    WHERE g.person = ?1 AND g.until > ?2 AND ?3 IN ('', g.id) ORDER BY s.since, s.id"""
_STAGES = f"SELECT {STAGE} FROM stages t WHERE t.project IN {_PROJECTS} ORDER BY t.project, t.number"
_OF_SHARES = "FROM shares s JOIN coaches c ON c.id = s.coach"
_COMMENTS = f"""
    SELECT s.id, {COMMENT} {_OF_SHARES} JOIN comments m ON m.share = s.id
    WHERE s.id IN (SELECT g.id {_GRANTED}) ORDER BY m.at, m.id"""
_NOTES = f"""
    SELECT s.id, {NOTE} {_OF_SHARES} JOIN notes n ON n.share = s.id
    WHERE s.id IN (SELECT g.id {_GRANTED}) ORDER BY n.at, n.id"""
_READ_AT = f"SELECT r.share, max(r.at) FROM readings r WHERE r.share IN (SELECT g.id {_GRANTED}) GROUP BY r.share"
_READINGS = f"SELECT {READING} FROM readings r WHERE r.share IN (SELECT g.id {_GRANTED}) ORDER BY r.at"
# Of each answer, the last revision that says something else than the one before: one that notes a follow-up question
# does not. The columns beside max() are of the row that has it.
_SAID = "json_extract(a.body, '$.parts', '$.chosen')"
_MOVED = f"""
    SELECT project, subject, step, max(revision), json_extract(body, '$.at'),
        CASE WHEN step IN (SELECT value FROM json_each(?4)) THEN CAST(body AS BLOB) END
    FROM (SELECT a.*, {_SAID} AS said, lag({_SAID}) OVER (PARTITION BY a.project, a.subject, a.step ORDER BY a.revision)
            AS before
        FROM answers a WHERE a.project IN {_PROJECTS})
    WHERE said IS NOT before GROUP BY project, subject, step"""
_HISTORY = f"SELECT a.project, CAST(a.body AS BLOB) FROM answers a WHERE a.project IN {_PROJECTS} ORDER BY a.revision"
_VOICES = f"SELECT p.id, {voices.COLUMNS} {voices.FROM} WHERE p.id IN {_PROJECTS} ORDER BY i.opened_at, c.at, c.id"
_VERSIONS = "SELECT dialog, version, CAST(source AS BLOB) FROM dialog_versions"
_OF_PROJECT = {"history": _HISTORY, "voices": _VOICES, "stages": _STAGES}
_OF_SHARE = {"comments": _COMMENTS, "notes": _NOTES, "readings": _READINGS}
_WIDTH = 8  # columns of a share


def followed(
    connection: sqlite3.Connection, person: str, naming: Sequence[str], share: str = "", after: str = ""
) -> tuple[Followed, ...]:
    """The shares to a coach that did not end, and that run `after` a moment, oldest first; or one of them alone.

    `naming`: the ids of the question that names an action, today's first. Raises sqlite3.Error, StoreCorrupt.
    """
    read, asking = connection.execute, (person, after, share)
    shares = read(_SHARES, asking).fetchall()
    if not shares:
        return ()
    moved = _gathered(read(_MOVED, (*asking, json.dumps(naming))).fetchall())
    stages = _gathered(read(_STAGES, asking).fetchall())
    comments = _gathered(read(_COMMENTS, asking).fetchall())
    read_at = dict(read(_READ_AT, asking).fetchall())
    return tuple(
        Followed(
            share_from(row[:_WIDTH]),
            decode_project(row[-2]),
            _named(moved[row[1]], naming),
            tuple([(subject, step, datetime.fromisoformat(at)) for subject, step, _, at, _ in moved[row[1]]]),
            tuple(comment_from(comment) for comment in comments[row[0]]),
            tuple(stage_from((row[1], *stage)) for stage in stages[row[1]]),
            at_or_none(read_at.get(row[0])),
        )
        for row in shares
    )


def disclosed(
    connection: sqlite3.Connection, person: str, share: str = "", after: str = ""
) -> Mapping[str, Disclosure]:
    """What a coach may read, by share: of one or of all, decoded when it is looked at. Nothing of what is not shared.

    `after`: as for `followed`. Raises sqlite3.Error; StoreCorrupt too, then and when something is looked at.
    """
    read, asking = connection.execute, (person, after, share)
    shares = read(_SHARES, asking).fetchall()
    if not shares:
        return {}
    of_project = {name: _gathered(read(statement, asking).fetchall()) for name, statement in _OF_PROJECT.items()}
    of_share = {name: _gathered(read(statement, asking).fetchall()) for name, statement in _OF_SHARE.items()}
    versions = Lazy({(d, version): body for d, version, body in read(_VERSIONS).fetchall()}, decode_questions)
    rows = {
        row[0]: _Found(
            row,
            {name: found[row[1]] for name, found in of_project.items()},
            {name: found[row[0]] for name, found in of_share.items()},
            versions,
        )
        for row in shares
    }
    return Lazy(rows, _disclosure)


class _Found(NamedTuple):
    """The rows of one disclosure, by kind, without the project or the share that they are of."""

    share: Row
    of_project: Mapping[str, list[Row]]
    of_share: Mapping[str, list[Row]]
    versions: Asked


def _disclosure(found: _Found) -> Disclosure:
    history = [decode_answer(body) for (body,) in found.of_project["history"]]
    asked = {(answer.dialog, answer.version) for answer in history}
    id_, project = found.share[:2]
    return Disclosure(
        share_from(found.share[:_WIDTH]),
        decode_project(found.share[-2]),
        cast(Language, found.share[-1]),
        tuple(sorted(history, key=lambda answer: answer.at)),
        {key: found.versions[key] for key in asked if key in found.versions},
        voices.voices(found.of_project["voices"]),
        tuple(comment_from(row) for row in found.of_share["comments"]),
        tuple(note_from(row) for row in found.of_share["notes"]),
        tuple(stage_from((project, *row)) for row in found.of_project["stages"]),
        tuple(reading_from((id_, *row)) for row in found.of_share["readings"]),
    )


def _gathered(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """The rows by their first column, each without it."""
    gathered: defaultdict[str, list[Row]] = defaultdict(list)
    for first, *others in rows:
        gathered[first].append(tuple(others))
    return gathered


def _named(moved: Iterable[Row], naming: Sequence[str]) -> Mapping[str, Answer]:
    """The answers that name actions, by subject: to today's question, else to one it was before."""
    found = [(naming.index(step), subject, body) for subject, step, _, _, body in moved if body is not None]
    return {subject: decode_answer(body) for _, subject, body in sorted(found, reverse=True)}
