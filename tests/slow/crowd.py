"""The program without a terminal, and people who do not wait for an answer before they write again."""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from adapters.stores.sqlite import open_store
from bot.core.dialog import LANGUAGES
from bot.core.model import Account, Event, Place, Reply, Said, Started
from bot.courier import Courier
from bot.ports import File, Holding, Inbound, Outgoing, Store
from bot.runner import Runner
from tests.talk import Talk, shipped_engine, unmarked

_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Program:
    """A runner on a store. It is the channel too: `heard` is what each person was told."""

    name = "test"

    def __init__(self, store: Store) -> None:
        self.store = store
        self.heard: dict[str, list[Reply]] = defaultdict(list)
        courier = Courier(store, {self.name: self}, {}, dict.fromkeys(LANGUAGES, Reply(())), lambda: _NOW)
        self._runner = Runner(shipped_engine(), store, courier, lambda: _NOW, lambda: secrets.token_hex(8))
        self._events = count()

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        self.heard[message.place.address].append(unmarked(message.reply))

    async def takes(self, person: str, event: Event) -> None:
        number = f"{id(self)}:{next(self._events)}"
        await self._runner.receive(Inbound(number, Account("test", person), Place("test", person), event, _NOW))

    async def takes_all(self, events: Sequence[tuple[str, Event]]) -> None:
        """All of them at once: nobody waits for anything."""
        await asyncio.gather(*(self.takes(person, event) for person, event in events))

    async def holding(self, person: str) -> Holding:
        id_ = await self.store.person_of(Account("test", person))
        assert id_ is not None
        return await self.store.holding(id_)


@asynccontextmanager
async def program(path: Path) -> AsyncIterator[Program]:
    store = await open_store(path)
    try:
        yield Program(store)
    finally:
        await store.close()


def script(person: str, texts: Sequence[str]) -> list[tuple[str, Event]]:
    """A person opens the place, goes through the first contact, begins the form, and writes these texts."""
    words = ("oui", "oui", "1", *texts)
    return [(person, Started("fr")), *((person, Said(f"{number}", text)) for number, text in enumerate(words))]


def undisturbed(events: Sequence[tuple[str, Event]]) -> tuple[list[Reply], Talk]:
    """What one person is told when every answer is waited for, and what is kept of it."""
    talk = Talk(shipped_engine())
    return [unmarked(talk.event(event)) for _, event in events], talk
