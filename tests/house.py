"""A runner and its courier, with a person who writes to them: what the tests of the shell drive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count

from adapters.stores.sqlite import SqliteStore
from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import Account, Attachment, Block, Event, Outcome, Place, Reply, Said, Situation, Started
from bot.courier import Courier
from bot.ports import File, Holding, Inbound, Outgoing, Source, StoreCorrupt
from bot.runner import Runner
from tests.talk import shipped_engine

ANA = Account("test", "ana")
HERE = Place("test", "ana")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CANARY = "Zanzibar-74"
APOLOGIES: dict[Language, Reply] = {
    "fr": Reply((Block("paragraph", "excuses"),)),
    "en": Reply((Block("paragraph", "apology"),)),
}


class Listener:
    """A channel that keeps what it is told, as text."""

    name = "test"

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.files: list[File] = []

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        self.heard.append("\n".join(block.text for block in message.reply.blocks))
        self.files += files
        return None


class Writer:
    """A writer whose documents say only for whom they are; or that is broken."""

    def __init__(self, *, broken: bool = False) -> None:
        self.broken = broken

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        if self.broken:
            raise ValueError(CANARY)
        whose = source.person.id if isinstance(source, Holding) else "nobody"
        return File(f"{attachment.document}.md", f"of {whose}".encode())


class House:
    """A runner with all its parts."""

    def __init__(
        self, store: SqliteStore, *, engine: Engine | None = None, writer: Writer | None = None, patience: float = 10.0
    ) -> None:
        self.channel = Listener()
        self.store = store
        writing = writer or Writer()
        self.courier = Courier(store, {"test": self.channel}, {"md": writing, "json": writing}, APOLOGIES, lambda: NOW)
        numbers = count(1)
        self.runner = Runner(
            engine or shipped_engine(),
            store,
            self.courier,
            lambda: NOW,
            lambda: f"id{id(self)}-{next(numbers)}",
            patience=patience,
        )
        self._events = count(1)

    async def event(self, event: Event, id_: str = "") -> None:
        await self.runner.receive(Inbound(id_ or f"e{next(self._events)}", ANA, HERE, event, NOW))

    async def say(self, *texts: str) -> str:
        for text in texts:
            await self.event(Said("m", text))
        return self.channel.heard[-1]

    async def settle_in(self) -> None:
        await self.event(Started("fr"))
        await self.say("oui", "j'accepte", "1")


class Broken(Engine):
    """An engine with a bug that quotes what the person wrote."""

    def step(self, situation: Situation, event: Event, now: datetime, ids: Callable[[], str]) -> Outcome:
        if isinstance(event, Said) and CANARY in event.text:
            raise RuntimeError(event.text)
        return super().step(situation, event, now, ids)


class Unreadable(Engine):
    """An engine that looks at a record which lies broken in the file."""

    def step(self, situation: Situation, event: Event, now: datetime, ids: Callable[[], str]) -> Outcome:
        if isinstance(event, Said) and CANARY in event.text:
            raise StoreCorrupt
        return super().step(situation, event, now, ids)
