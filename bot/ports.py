"""What the shell needs from the outside world. Adapters implement these; `bot.wiring` picks them.

Every store passes `tests/contracts/store.py`, every channel `tests/contracts/channel.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.core.dialog import Language
from bot.core.model import (
    Account,
    Answer,
    Asked,
    Attachment,
    Coach,
    Comment,
    Contribution,
    Conversation,
    Disclosure,
    Event,
    Followed,
    Link,
    Note,
    Outcome,
    Person,
    Place,
    Project,
    Reading,
    Reminders,
    Reply,
    Share,
    Situation,
    Stage,
    Voice,
    Warned,
)


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something that happened on a channel. `id` is unique for the channel: a second delivery changes nothing.

    `at`: when it happened, by the platform's clock if it has one. `splits`: the platform may deliver one text as
    several, so that a long answer is worth a moment's wait. `kept`: the ids under which its pieces were received
    before; empty if the turn is what stores it.
    """

    id: str
    account: Account
    place: Place
    event: Event
    at: datetime
    splits: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that waits in the outbox. `id` is stable, so that a channel with idempotent sends can use it.

    `again`: it may have been seen before, so that what is written meanwhile may well answer it. `to`: the account that
    it answers, where several people read.
    """

    id: int
    place: Place
    reply: Reply
    again: bool = False
    to: Account | None = None


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
    """A coach who is signed in to the pages: one of their accounts stands for what they do there."""

    person: str
    account: Account
    coach: Coach
    language: Language


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


class StoreFault(Exception):
    """The store could not do its work.

    `name` names the message that says what happened, what is safe and what to do. Who meets the fault on its way adds
    what is known: `lost`: what the person sent in this turn is not kept; `language`: the person's.
    """

    name = "store_fault"
    lost: bool = False
    language: Language | None = None


class StoreFull(StoreFault):
    """No room left on the disk. Nothing of this turn was written; everything before is safe."""

    name = "store_full"


class StoreReadOnly(StoreFault):
    """The file or its folder cannot be written."""

    name = "store_read_only"


class StoreBusy(StoreFault):
    """Another program held the file beyond the timeout."""

    name = "store_busy"


class StoreCorrupt(StoreFault):
    """The file is not a sound database of ours."""

    name = "store_corrupt"


class StoreNewer(StoreFault):
    """The file was written by a newer version of this program."""

    name = "store_newer"


class Unreachable(Exception):
    """The person blocked us, or the place is gone: nothing is to be sent there until they come back."""


class Uncertain(Exception):
    """The network left us unable to know whether a message arrived: it must not be sent again blindly."""


class ChannelRefused(Exception):
    """The platform will not serve us at all. `name` names the message that says why and what to do."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TurnMoved(Exception):
    """Another process took a turn of this person in between: load again and decide again."""


class Reader(Protocol):
    """What documents are written from."""

    async def holding(self, person: str) -> Holding:
        """Everything about this person; KeyError if there is nobody of that id."""

    async def person_of(self, account: Account) -> str | None:
        """The id of the person behind an account, or None."""


class Desk(Protocol):
    """What the pages of a coach are made from. Who asks is always part of the question."""

    async def followed(self, person: str, now: datetime) -> Sequence[Followed]:
        """The shares to this person, as a coach, that run now, oldest first. Nobody's, for whoever is no coach."""

    async def disclosed(self, person: str, share: str, now: datetime) -> Disclosure | None:
        """The project of a share to this person that runs now. None for whatever else, as if it did not exist."""


class Door(Protocol):
    """Who is signed in to the pages. Secrets come as digests, and are kept as such."""

    async def enter(self, ticket: str, session: str, now: datetime, until: datetime) -> bool:
        """Spend a ticket, for a session that lasts until a moment. False if there is no such ticket (any more)."""

    async def visitor(self, session: str, now: datetime) -> Visitor | None:
        """Whose session this is, if it runs, and the person is still a coach."""

    async def leave(self, session: str) -> None:
        """End a session."""


class Store(Reader, Desk, Door, Protocol):
    """Where everything is kept. Every method may raise a StoreFault."""

    async def load(
        self,
        account: Account,
        place: Place,
        *,
        every_project: bool = False,
        code: str = "",
        coach_code: str = "",
        disclosures: bool = False,
    ) -> Situation:
        """What a turn needs to decide. A stranger's situation has no person.

        `every_project`: with the answers of all projects, and not of the open one alone. `code`: the selector of a code
        that the event names. `coach_code`: the code of a coach that the event names, as `bot.core.codes` writes it.
        `disclosures`: with all that the coach may read. A share that ended is not among `followed`; whether one still
        runs at this moment is decided in the core.
        """

    async def commit(self, inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        """Write one turn, all of it or nothing, and return its messages; None if this event was applied before.
        What a coach writes about a project is refused with TurnMoved if the share is gone.

        The pieces that `inbound.kept` names are done with. What time brings (TimedOut) is no sign of life: it leaves
        the time of the last message as it was. Raises TurnMoved if the person took another turn since `before` was
        loaded. Outcome.effects of kind Blank, Join and Separate are applied here; Erase is not (see `erase`). A person
        without consent leaves no word: the engine gives none to store. Messages for other places may be among those
        returned: what a Join or a Separate tells there.

        A new code takes the place of the person's old one. Join: the account, its places, and the projects of the
        person it was (with their conversations) are of the person of the code, whose turn moves, and for whom this
        was no sign of life: where and when they wrote last stays. The place takes that person's focus. The record of
        the person it was stays, for 30 days, without anything. Separate: the account and its places are of its former
        person again, with the projects begun there before and since; agreements to the notices of these places are
        copied. Whose open project leaves has another one open, or none. Raises TurnMoved if either person took a turn
        meanwhile.
        """

    async def keep(self, inbound: Inbound) -> bool:
        """Keep an event of a known person that is to be decided later, with others. False if it was kept before."""

    async def kept(self) -> Sequence[Inbound]:
        """Every event that is kept and not decided yet, oldest first."""

    async def waiting(self, place: Place) -> Sequence[Outgoing]:
        """Messages of this place that were committed and not yet marked as sent, oldest first."""

    async def places_waiting(self) -> Sequence[Place]:
        """Every place that has such messages."""

    async def sent(self, messages: Sequence[Outgoing], *, at: datetime | None = None, uncertain: bool = False) -> None:
        """These have been delivered: their words leave the outbox.

        `at`: when they were there, by the platform's clock. `uncertain`: they may not have arrived; that is counted.
        """

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """Note whether messages can be sent to a place."""

    async def quiet(self, since: datetime) -> Sequence[Quiet]:
        """Everybody whose last message came at this moment or before, with the place they used last."""

    async def answered(self) -> Sequence[Quiet]:
        """Holders to whom a community said something since they were told, with the private place they used last."""

    async def remarked(self) -> Sequence[Quiet]:
        """Holders with comments of a coach that they were not told of, with the private place they used last."""

    async def rings(self, before: datetime) -> Sequence[Quiet]:
        """Coaches who want a digest, with the private place they used last, if they had none since a moment, and
        something moved in their projects since their last one (or since they asked for it).
        """

    async def coaches(self) -> Sequence[Coach]:
        """Every coach who was added, removed ones included, oldest first."""

    async def add_coach(self, coach: Coach) -> None:
        """Add a coach whose id is new."""

    async def remove_coach(self, coach: str, at: datetime) -> None:
        """Take a coach away: the shares end now, notes and sessions are deleted, comments stay with the holders."""

    async def erase(self, person: str) -> None:
        """Blank and delete everything about a person, journals included; returns only when no trace is left in the
        file, and it is noted (by a hash) that whoever puts back a backup erases this person again.

        Raises StoreBusy when a reader keeps an old copy open for too long, StoreFull when there is no room to clean
        the file, and StoreReadOnly when that cannot be noted; the erasure is then finished at the next start.
        """

    async def keep_versions(self, versions: Asked) -> None:
        """Keep the questions of each version, so that history can show one as it was asked.

        One that is kept stays as it is.
        """

    async def note_channel(self, name: str, state: str, error: str = "") -> None:
        """Note how a channel fares, and the type of an error: never what it says.

        No error leaves the last one; "starting" forgets it. One that was "refused" and then "stopped" is refused.
        """

    async def report(self) -> OperatorReport:
        """How everything stands, for the operator."""

    async def close(self) -> None:
        """Let go of the file. Messages handed to `sent` are marked before."""


class Channel(Protocol):
    """A way to reach people. It translates, and nothing more."""

    name: str

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        """Show one message, with its rendered attachments. Returns when it was there, by the platform's clock if any.

        Tries again as long as that is safe: while the network is down it does not return. Raises Unreachable, and
        Uncertain.
        """

    async def busy(self, place: Place) -> None:
        """Show that something is being prepared, where a platform can. Never fails."""


@runtime_checkable
class Retracting(Protocol):
    """What a channel can do besides, where a platform lets us take back what we said."""

    async def clear(self, place: Place, *, told: bool) -> None:
        """Take back our own messages in a private place, as they quote a person who is erased.

        `told`: the last one says so, and stays. Returns when that is noted: it is done in time, and after a restart as
        well. Never fails.
        """


class Receiver(Protocol):
    """What a network channel is given: where to bring what happens."""

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event. Returns as soon as it is durably handled, before the replies are sent: only then may the
        platform be told that we have it. Events of one account must be handed over in their order.

        Raises StoreFault: then the event is not handled, and is to be offered again.
        """

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """Note that a person blocked us, or came back. Raises StoreFault."""

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        """Tell a person, once, that an event had to be refused with a StoreFault, and will be taken up later.

        `lost`: it will not, because the file is not sound.
        """


class Network(Channel, Protocol):
    """A channel at the other end of a network, which `colibri run` serves."""

    async def open(self) -> None:
        """Say who we are to the platform. Waits while the network is down. Raises ChannelRefused."""

    async def listen(self, receiver: Receiver) -> None:
        """Bring everything that happens to the receiver, until cancelled. Raises ChannelRefused."""

    def heard(self) -> bool:
        """Whether the platform has told us lately all that it has for us."""

    async def close(self) -> None:
        """Let go of the network."""


@dataclass(frozen=True, slots=True)
class File:
    """A rendered document. The name holds no word of a person. `shows`: what is seen on it in words, for a picture."""

    name: str
    content: bytes
    shows: str = ""


class DocumentWriter(Protocol):
    """Renders what an Attachment names."""

    async def write(self, attachment: Attachment, holding: Holding | None) -> File:
        """The document as bytes. `holding` is None for the blank form."""
