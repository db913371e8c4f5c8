"""What the shell needs from the outside world. Adapters implement these; `bot.wiring` picks them.

Every store passes `tests/contracts/store.py`, every channel `tests/contracts/channel.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.core.dialog import Language
from bot.core.model import (
    Account,
    Answer,
    Asked,
    Attachment,
    Conversation,
    Event,
    Outcome,
    Person,
    Place,
    Project,
    Reply,
    Situation,
)


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something that happened on a channel. `id` is unique for the channel: a second delivery changes nothing."""

    id: str
    account: Account
    place: Place
    event: Event
    at: datetime


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that waits in the outbox. `id` is stable, so that a channel with idempotent sends can use it."""

    id: int
    place: Place
    reply: Reply


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything stored about one person, for /mesdonnees and for documents.

    `history` holds every revision, oldest first; `asked` the questions of the dialog versions that it names.
    """

    person: Person
    accounts: tuple[Account, ...]
    created_at: datetime
    seen_at: datetime
    projects: tuple[Project, ...]
    conversations: tuple[Conversation, ...]
    history: tuple[Answer, ...]
    asked: Asked = field(default_factory=dict)


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


class TurnMoved(Exception):
    """Another process took a turn of this person in between: load again and decide again."""


class Reader(Protocol):
    """What documents are written from."""

    async def holding(self, person: str) -> Holding:
        """Everything about this person; KeyError if there is nobody of that id."""

    async def person_of(self, account: Account) -> str | None:
        """The id of the person behind an account, or None."""


class Store(Reader, Protocol):
    """Where everything is kept. Every method may raise a StoreFault."""

    async def load(self, account: Account, place: Place) -> Situation:
        """What a turn needs to decide. A stranger's situation has no person."""

    async def commit(self, inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        """Write one turn, all of it or nothing, and return its messages; None if this event was applied before.

        Raises TurnMoved if the person took another turn since `before` was loaded. Outcome.effects of kind Blank are
        applied here; Erase is not (see `erase`). A person without consent leaves no word: the engine gives none to
        store.
        """

    async def waiting(self, place: Place) -> Sequence[Outgoing]:
        """Messages of this place that were committed and not yet marked as sent, oldest first."""

    async def sent(self, messages: Sequence[Outgoing]) -> None:
        """These have been delivered: their words leave the outbox."""

    async def erase(self, person: str) -> None:
        """Blank and delete everything about a person, journals included; returns only when no trace is left in the
        file.

        Raises StoreBusy when a reader keeps an old copy open for too long, and StoreFull when there is no room to clean
        the file; the erasure is then finished at the next start.
        """

    async def keep_versions(self, versions: Asked) -> None:
        """Keep the questions of each version, so that history can show one as it was asked.

        One that is kept stays as it is.
        """

    async def close(self) -> None:
        """Let go of the file. Messages handed to `sent` are marked before."""


class Channel(Protocol):
    """A way to reach people. It translates, and nothing more."""

    name: str

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        """Show one message, with its rendered attachments."""


@dataclass(frozen=True, slots=True)
class File:
    """A rendered document. The name holds no word of a person."""

    name: str
    content: bytes


class DocumentWriter(Protocol):
    """Renders what an Attachment names."""

    async def write(self, attachment: Attachment, holding: Holding | None) -> File:
        """The document as bytes. `holding` is None for the blank form."""
