"""What a store hands out besides the nouns of the core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.dialog import Language
from bot.core.model import (
    Account,
    Answer,
    Asked,
    Coach,
    Comment,
    Contribution,
    Conversation,
    Link,
    Note,
    Person,
    Place,
    Project,
    Reading,
    Reminders,
    Reply,
    Share,
    Stage,
    Voice,
    Warned,
)


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything stored about one person, for /mesdonnees and for documents.

    `history` holds every revision, oldest first; `asked` the questions of the dialog versions that it names.
    `contributions` are the person's own, to inquiries of others; `voices` what others answered to the person's.
    `shares` to `notes`: what coaches were given to read of the projects, read, and wrote about them. Of somebody who is
    a coach: `coach`, and `written` and `noted`, the own comments and notes about projects of others.
    """

    person: Person
    accounts: tuple[Account, ...]
    created_at: datetime
    seen_at: datetime
    projects: tuple[Project, ...]
    conversations: tuple[Conversation, ...]
    history: tuple[Answer, ...]
    asked: Asked = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    shares: tuple[Share, ...] = ()
    stages: tuple[Stage, ...] = ()
    readings: tuple[Reading, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[Note, ...] = ()
    coach: Coach | None = None
    written: tuple[Comment, ...] = ()
    noted: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Visitor:
    """A coach who is signed in to the pages: one of their accounts stands for what they do there.

    `reachable`: we can write to them first, somewhere.
    """

    person: str
    account: Account
    coach: Coach
    language: Language
    reachable: bool


@dataclass(frozen=True, slots=True)
class Removal:
    """What is said when a coach is removed, by language: to the coach, and to those whose projects they read."""

    coach: Mapping[Language, Reply]
    holders: Mapping[Language, Reply]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody who has not written for some time. `place` is where they wrote last; `reachable`: nothing is in the way.

    `agreed`: whether answers may be kept at all; `reminders`, `warned`: as in Person.
    """

    person: str
    account: Account
    place: Place
    reachable: bool
    seen_at: datetime
    agreed: bool
    reminders: Reminders | None
    warned: Warned | None


@dataclass(frozen=True, slots=True)
class ChannelReport:
    """How a channel fares. `since`: when it came into this state. `error`: the type of the last error of its run.

    `event_at`: when the last event happened that it brought, to the minute; None if there was none.
    """

    name: str
    state: str
    since: datetime
    event_at: datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class OperatorReport:
    """How everything stands: counts and states, no text, no name and no id of anybody.

    `waiting`: messages in the outbox. `kept`: texts that wait for more of the same answer. `uncertain`: messages that
    may not have arrived. `size`: bytes on the disk. `schema`: the last migration.
    """

    channels: tuple[ChannelReport, ...]
    waiting: int
    kept: int
    uncertain: int
    persons: int
    size: int
    schema: str
