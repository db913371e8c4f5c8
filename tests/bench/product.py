"""The program as it is composed for a terminal, with a channel that renders into nothing, and a count of disk syncs."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from time import perf_counter

from adapters.channels.console import NAME, render
from adapters.stores.sqlite import SqliteStore, open_store
from adapters.stores.sqlite.outbox import Messages
from adapters.stores.sqlite.writing import Turn
from bot.core.content import load
from bot.core.dialog import LANGUAGES, Library
from bot.core.engine import Engine
from bot.core.model import Account, Block, Event, Place, Reply, Said, Started
from bot.courier import Courier
from bot.ports import File, Inbound, Outgoing
from bot.runner import Runner
from bot.shelf import read_folder, shipped
from tests.bench.holder import Holder

_BEGUN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_APOLOGY = Reply((Block("paragraph", "a bug"),))


@cache
def library() -> Library:
    return load(read_folder(shipped()))


@cache
def shipped_engine() -> Engine:
    return Engine(library(), {"retention_days": "180"})


class Nowhere:
    """A channel that renders each message as the terminal does, and shows nothing.

    It keeps the last message of each place, which the holders read, until `forget`.
    """

    name = NAME

    def __init__(self) -> None:
        self.last: dict[str, Reply] = {}

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        if message.reply == _APOLOGY:
            raise AssertionError("a turn could not be decided: what is measured would mean nothing")
        render(message.reply)
        self.last[message.place.address] = message.reply

    def forget(self) -> None:
        self.last = {}


class Product:
    """A runner on a real file. `syncs` counts the transactions that waited for the disk."""

    def __init__(self, store: SqliteStore, engine: Engine) -> None:
        self.channel = Nowhere()
        self.syncs = 0
        self.turns = 0
        courier = Courier(store, {NAME: self.channel}, {}, dict.fromkeys(LANGUAGES, _APOLOGY), self._now)
        self._runner = Runner(engine, store, courier, self._now, lambda: secrets.token_hex(8))
        self._moments = count()
        self._count_syncs(store)

    async def turn(self, name: str, event: Event) -> None:
        """One turn of one person."""
        self.turns += 1
        inbound = Inbound(f"bench:{self.turns}", Account(NAME, name), Place(NAME, name), event, self._now())
        await self._runner.receive(inbound)

    def _now(self) -> datetime:
        return _BEGUN + timedelta(milliseconds=next(self._moments))

    def _count_syncs(self, store: SqliteStore) -> None:
        groups = store._groups
        transact = groups._transact

        def counted(group: list[Turn]) -> list[Messages]:
            self.syncs += bool(group)  # without a turn there are only marks, and no disk sync
            return transact(group)

        groups._transact = counted  # type: ignore[method-assign]


class Visit:
    """One person's way from the first contact to the end of the form, turn by turn."""

    def __init__(self, product: Product, number: int) -> None:
        self._product = product
        self._name = f"holder-{number}"
        self._holder = Holder(library(), number)
        self._next: Event | None = Started()
        self.latencies: list[float] = []

    async def turn(self) -> bool:
        """Take one turn; False if there was none left to take."""
        if self._next is None:
            return False
        begun = perf_counter()
        await self._product.turn(self._name, self._next)
        self.latencies.append(perf_counter() - begun)
        text = self._holder.next(self._product.channel.last[self._name])
        self._next = None if text is None else Said(f"m{len(self.latencies)}", text)
        return True

    async def whole(self) -> None:
        while await self.turn():
            pass


async def one_at_a_time(visits: Sequence[Visit]) -> None:
    """All of them interleaved, each turn awaited before the next."""
    waiting = list(visits)
    while waiting:
        waiting = [visit for visit in waiting if await visit.turn()]


async def all_at_once(visits: Sequence[Visit]) -> None:
    """All of them side by side."""
    await asyncio.gather(*(visit.whole() for visit in visits))


@asynccontextmanager
async def product(path: Path, engine: Engine | None = None) -> AsyncIterator[Product]:
    store = await open_store(path)
    try:
        yield Product(store, engine or shipped_engine())
    finally:
        await store.close()
