"""What a holder lets a coach read, and what the coach says to it.

A share opens parts of one project to one coach until a day. Everything else hangs on it: readings, comments, notes.
Nothing of it is seen by a coach without a share that runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.core.dialog import Language
from bot.core.model.together import Voice
from bot.core.model.work import Answer, Asked, Part, Project

StageName = Literal["draft", "shared", "changes", "ready"]
Page = Literal["summary", "answers", "transcript", "document"]  # what of a project is read
HOLDER = "holder"  # who moved a stage, when it was not a coach


@dataclass(frozen=True, slots=True)
class Coach:
    """Somebody who accompanies projects, as the operator added them; `name` is what holders see.

    `invitation`: the digest of the code that makes a person this coach, once, until `invited_until`; "" once it is
    used. `person`: who that is, "" before. `code`: what the coach gives to holders, as it is typed; it opens nothing by
    itself. `bell`: since when a digest of what moved is wanted, and `rung`: when the last one came. A removed coach
    keeps the name alone, for the log of the holders.
    """

    id: str
    name: str
    code: str
    added_at: datetime
    invitation: str = ""
    invited_until: datetime | None = None
    person: str = ""
    bell: datetime | None = None
    rung: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What a holder opened of a project to a coach: parts (see `bot.core.coaching.parts`), each since a moment.

    A part that is opened later shows what was said from then on, and what stood there then. `until`: the last moment;
    `ended_at`: withdrawn before, or the coach was removed. One that ended is never opened again: there is a new one,
    and what the same coach said about the project goes on under it.
    """

    id: str
    project: str
    coach: str
    coach_name: str
    parts: Mapping[str, datetime]
    since: datetime
    until: datetime
    ended_at: datetime | None = None

    def runs(self, now: datetime) -> bool:
        """Whether the coach may read now."""
        return self.ended_at is None and now < self.until


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a project stands, as the holder (HOLDER) or a coach (the id) said. The last one counts; none is a draft."""

    project: str
    name: StageName
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """A coach read something of a project: which page, and when. The holder sees every one."""

    share: str
    page: Page
    at: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What a coach says to one answer, in the revision that was read; it becomes a question in the holder's chat.

    `told_at`: the holder knows of it. `answered_at`, `answered_by`: when, and which revision is the reply; the same as
    `revision` where the answer was kept as it is. `resolved_at`: the coach has nothing more to say. A comment without
    text is taken back. `parts`: the messages that make the text, where it was written in a chat: one may be edited.
    """

    id: str
    share: str
    project: str
    subject: str
    step: str
    revision: int
    text: str
    language: Language
    at: datetime
    coach_name: str = ""
    told_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: int = 0
    resolved_at: datetime | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Replied:
    """What a holder did about a comment: was told of it, and, with a revision, answered it by that one."""

    comment: str
    at: datetime
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What a coach notes for herself about a project. The holder's copy of everything has it. Without text: removed.

    `parts`: as of a comment.
    """

    id: str
    share: str
    text: str
    language: Language
    at: datetime
    coach_name: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """A way into the coach's pages, sent in chat: the digest of its secret, good once until a moment."""

    digest: str
    person: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A share that runs, as a coach's list shows it, without the words of any answer but the project's name.

    `naming`: the answers to the question that names an action, by subject. `moved`: (subject, step, when) of each
    answer, as of the last revision that says something else than the one before (one that notes a follow-up question
    does not); which of them the share opens is decided in the core. `read_at`: the last reading.
    """

    share: Share
    project: Project
    naming: Mapping[str, Answer]
    moved: tuple[tuple[str, str, datetime], ...]
    comments: tuple[Comment, ...] = ()
    stages: tuple[Stage, ...] = ()
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything about a project that runs in a share, before the core leaves out what its parts do not open.

    `history`: every revision, oldest first. `language`: the holder's. `asked`: as in `bot.ports.Holding`. `comments`
    and `notes` are those of this coach.
    """

    share: Share
    project: Project
    language: Language
    history: tuple[Answer, ...]
    asked: Asked = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[Note, ...] = ()
    stages: tuple[Stage, ...] = ()
    readings: tuple[Reading, ...] = ()
