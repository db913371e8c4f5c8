"""What a coach sees, as data that knows no channel: chats, pages and documents are made from it, and from nothing else.

Made by `view`, `rows` and `summary` beside this file. Never a score, a rank or a number about quality.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.dialog import Language
from bot.core.map import Map
from bot.core.model import Answer, AnswerKey, Comment, Disclosure, Share, StageName

Status = Literal["open", "answered", "resolved", "outdated"]  # of a comment; outdated: the answer changed under it


@dataclass(frozen=True, slots=True)
class Given:
    """How a message came. `asked`: the revision in which it stands first, opened or not, without any of its words.

    `probe`: the follow-up question that it answers; "" for the question itself, or a comment (`asked.comment`).
    """

    asked: Answer
    probe: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project as far as its share opens it, made by `view.open_up` alone: nothing in it has to be left out any more.

    `found`: the disclosure, without what is not opened. `answers`: the last revision of each answer. `title`: the name
    of the first action, or what a nameless project is called; coaches know a project by it, opened or not. `read_at`:
    the last reading before this sitting (see `sittings`), in this share. `given`: how
    each message came, by subject, question and message.
    """

    found: Disclosure
    answers: Mapping[AnswerKey, Answer]
    title: str
    stage: StageName
    stage_at: datetime | None
    read_at: datetime | None
    given: Mapping[tuple[str, str, str], Given]

    @property
    def share(self) -> Share:
        """What opens it."""
        return self.found.share


@dataclass(frozen=True, slots=True)
class Row:
    """One project in a coach's list. `moved`: labels of the answers that changed since the last reading, newest first,
    the first of them at `moved_since`. `waiting`: the comments to which the holder replied and that are not resolved,
    the oldest reply at `waiting_since`. `unanswered`: comments without a reply.
    """

    share: str
    title: str
    stage: StageName
    stage_at: datetime | None
    since: datetime
    until: datetime
    read_at: datetime | None
    moved: tuple[str, ...]
    moved_since: datetime | None
    waiting: int
    waiting_since: datetime | None
    unanswered: int


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the holder as they are quoted: where they stand, in which message, and when they were given.

    `anchor`: names the answer on a page ("action-id/B01"). `about`: the action, where there are several; else "".
    `message`: a short mark of the message, the same wherever it is quoted; no id of the platform.
    """

    words: str
    language: Language
    step: str
    label: str
    question: str
    about: str
    anchor: str
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that is new or was changed since the last reading (since the sharing, before the first one)."""

    label: str
    about: str
    anchor: str
    at: datetime
    new: bool


@dataclass(frozen=True, slots=True)
class PutAside:
    """A follow-up question that the holder passed over: a place to talk, and no reproach."""

    question: str
    label: str
    about: str
    anchor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody of a community said, which the holder kept and shared: by role, never by name.

    `anchor`: "" where the answer beside which it stands is not opened.
    """

    words: str
    language: Language
    role: str
    label: str
    anchor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SeenComment:
    """A comment and where it stands. `quoted`: the answer as it was when it was commented; `reply`: the revision that
    answers it in words, "" while there is none. Either is "" too where its words were taken back, or are older than the
    share.
    """

    comment: Comment
    status: Status
    label: str
    about: str
    anchor: str
    quoted: str
    reply: str

    @property
    def waits(self) -> bool:
        """Whether nothing was said to it: the coach may still write it anew."""
        return self.status in ("open", "outdated")

    @property
    def kept(self) -> bool:
        """Whether the holder answered that the answer stays as it is."""
        return self.comment.answered_at is not None and self.comment.answered_by == self.comment.revision


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in a comparison of two revisions."""

    kind: Literal["same", "added", "removed"]
    words: str


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it read for a while: from the revision `number` on, until the next version.

    `pieces`: compared with the version before it that was shared; `changed`: there is one. `withdrawn`: the holder took
    the words back; then there are none.
    """

    number: int
    at: datetime
    words: str
    pieces: tuple[Piece, ...]
    changed: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, with its history from the first sharing on (oldest first; the last one counts), and its comments."""

    subject: str
    step: str
    label: str
    question: str
    about: str
    anchor: str
    open: bool
    versions: tuple[Version, ...]
    voices: tuple[Told, ...]
    comments: tuple[SeenComment, ...]

    @property
    def now(self) -> Version:
        """What stands today."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class SeenChapter:
    """The answers of one chapter, in its order. `walk`: the title of the dialog."""

    walk: str
    title: str
    answers: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of the holder in the order of time, with what it answers: the question as it was asked then, a
    follow-up question, or a comment.
    """

    question: str
    said: Said


@dataclass(frozen=True, slots=True)
class Summary:
    """A project on one page, for whoever meets the holder soon.

    `strongest`: three to six quotes. `open`: labels of shared questions without an answer, then of those "à préciser".
    `coverage`: the map in words, None where the form is not shared. `reflections`: quotes from the other walks that are
    shared. `comments`: those that wait for somebody. `empty`: nothing is answered in the opened parts.
    """

    language: Language
    share: str
    title: str
    coach_name: str
    stage: StageName
    stage_at: datetime | None
    since: datetime
    until: datetime
    read_at: datetime | None
    strongest: tuple[Said, ...]
    moved: tuple[Moved, ...]
    open: tuple[str, ...]
    to_clarify: tuple[str, ...]
    coverage: Map | None
    put_aside: tuple[PutAside, ...]
    reflections: tuple[Said, ...]
    voices: tuple[Told, ...]
    comments: tuple[SeenComment, ...]
    empty: bool = False
