"""Our end of the line: the adapter, served for a receiver that notes what it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from adapters.channels.matrix.channel import Matrix
from adapters.channels.matrix.options import MatrixOptions, MatrixWords
from bot.core.model import Block, Event, Place, Reply
from bot.ports import Inbound, Outgoing, StoreFault
from tests.matrix.peer import until
from tests.matrix.synapse import Account

E = TypeVar("E", bound=Event)
WORDS = MatrixWords("Je ne peux pas lire ce message.", "Je ne suis pas ouvert ici.")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Notes:
    """A receiver. `seen` drops what came before by its id, as the store does; `faults`: raised before it takes more."""

    def __init__(self) -> None:
        self.all: list[Inbound] = []
        self.seen: list[Inbound] = []
        self.reached: list[tuple[str, bool]] = []
        self.excused: list[Inbound] = []
        self.lost: list[Inbound] = []
        self.faults: list[StoreFault] = []
        self.errors: list[Exception] = []

    async def receive(self, inbound: Inbound) -> None:
        if self.faults:
            raise self.faults.pop()
        if self.errors:
            raise self.errors.pop()
        self.all.append(inbound)
        if inbound.id not in {earlier.id for earlier in self.seen}:
            self.seen.append(inbound)

    async def reach(self, place: Place, *, reachable: bool) -> None:
        self.reached.append((place.address, reachable))

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        (self.lost if lost else self.excused).append(inbound)

    def events(self, kind: type[E]) -> list[E]:
        return [inbound.event for inbound in self.seen if isinstance(inbound.event, kind)]

    def texts(self) -> list[str]:
        return [text for inbound in self.seen if (text := getattr(inbound.event, "text", None)) is not None]


class Bot:
    """The bot of an account, with a folder that outlives its runs."""

    def __init__(self, url: str, account: Account, folder: Path, **options: Any) -> None:
        self.user_id = account.user_id
        self.folder = folder
        given: dict[str, Any] = {"password": account.password, **options}
        self.options = MatrixOptions(url, account.user_id, folder, **given)
        self.notes = Notes()
        self.naps: list[float] = []
        self.nap = 0.02  # seconds at most
        self.patience = timedelta(seconds=30)
        self.channel = self._new()
        self.serving: asyncio.Task[None] | None = None

    def _new(self) -> Matrix:
        return Matrix(self.options, WORDS, _now, sleep=self._sleep, patience=self.patience)

    async def start(self) -> Bot:
        """Open and listen; returns when the first answer of the server is there."""
        self.channel = self._new()
        await self.channel.open()
        self.serving = asyncio.create_task(self.channel.listen(self.notes))
        serving = self.serving
        await until(lambda: self.channel._ready.is_set() or serving.done())
        if serving.done():
            await serving
        return self

    async def stop(self) -> None:
        if self.serving is not None:
            self.serving.cancel()
            with suppress(asyncio.CancelledError):
                await self.serving
            self.serving = None
        await self.channel.close()

    async def hears(self, *texts: str) -> None:
        """Wait until these were received, in this order and each of them once."""
        await until(lambda: [text for text in self.notes.texts() if text in texts] == list(texts))

    async def deliver(self, place: Place, text: str, message: int = 0, **reply: Any) -> datetime | None:
        given = Reply((Block("question", text),), **reply)
        return await self.channel.deliver(Outgoing(message, place, given), ())

    def place(self) -> Place:
        """Where the last event came from."""
        return self.notes.seen[-1].place

    def places(self) -> Sequence[Place]:
        return [inbound.place for inbound in self.notes.seen]

    async def _sleep(self, seconds: float) -> None:
        """Pauses are noted, and short."""
        self.naps.append(seconds)
        await asyncio.sleep(min(seconds, self.nap))


def _now() -> datetime:
    return EPOCH + timedelta(seconds=asyncio.get_running_loop().time())
