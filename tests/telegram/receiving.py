"""What the tests of the receiving side share: a receiver that notes what it is given, and the channel at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from adapters.channels.telegram.channel import Profile, Telegram, TelegramOptions
from bot.core.model import Attached, Edited, Event, Place, Said
from bot.ports import Inbound, StoreFault
from tests.telegram.emulator import BotApi

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
PROFILE = Profile(
    commands={"fr": (("aide", "Obtenir de l’aide"),), "en": (("help", "Get help"),)},
    description={"fr": "Je vous accompagne.", "en": "I coach you."},
    about={"fr": "Un accompagnement.", "en": "A coach."},
)


class Recorder:
    """A receiver. `breaks`, if it returns an exception for an event, makes receiving it fail with that."""

    def __init__(self) -> None:
        self.offered: list[Inbound] = []
        self.handled: list[Inbound] = []
        self.reached: list[tuple[Place, bool]] = []
        self.put_off_to_later: list[Inbound] = []
        self.cannot_tell: Exception | None = None
        self.breaks: Callable[[Inbound], Exception | None] = lambda _: None
        self.may_end = asyncio.Event()
        self.may_end.set()
        self._changed = asyncio.Event()

    async def receive(self, inbound: Inbound) -> None:
        self.offered.append(inbound)
        self._changed.set()
        if error := self.breaks(inbound):
            raise error
        await self.may_end.wait()
        self.handled.append(inbound)
        self._changed.set()

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        self.put_off_to_later.append(inbound)
        if self.cannot_tell:
            raise self.cannot_tell

    async def reach(self, place: Place, *, reachable: bool) -> None:
        self.reached.append((place, reachable))
        self._changed.set()

    @property
    def events(self) -> list[Event]:
        return [inbound.event for inbound in self.handled]

    async def until(self, true: Callable[[], object]) -> None:
        async with asyncio.timeout(5):
            while not true():
                self._changed.clear()
                await self._changed.wait()

    async def one(self) -> Inbound:
        """The only event that came."""
        await self.until(lambda: self.handled)
        (inbound,) = self.handled
        return inbound


class Pauses:
    """Notes how long it should have waited, and does not."""

    def __init__(self, then: Callable[[], Awaitable[object]] | None = None) -> None:
        self.taken: list[float] = []
        self._then = then

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        await asyncio.sleep(0.001)
        if self._then:
            await self._then()


def options(telegram: BotApi, **more: str) -> TelegramOptions:
    given: dict[str, str] = {
        "token": telegram.token,
        "base_url": telegram.base_url,
        "file_url": telegram.base_file_url,
    }
    return TelegramOptions(**(given | more))


def withdraw_token(telegram: BotApi) -> None:
    telegram._requests._token = "7100000001:another-token-0123456789abcdef"


def channel_of(telegram: BotApi, settings: TelegramOptions | None = None, **more: Any) -> Telegram:
    return Telegram(settings or options(telegram), PROFILE, lambda: NOW, **({"sleep": Pauses()} | more))


@asynccontextmanager
async def listening(
    telegram: BotApi, recorder: Recorder, settings: TelegramOptions | None = None, **more: Any
) -> AsyncIterator[Telegram]:
    """The channel while it serves."""
    channel = channel_of(telegram, settings, **more)
    await channel.open()
    serving = asyncio.create_task(channel.listen(recorder))
    try:
        yield channel
    finally:
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving
        await channel.close()


def words(inbound: Inbound) -> str:
    assert isinstance(inbound.event, Said | Edited | Attached)
    return inbound.event.text


def fault_on(text: str, times: int, fault: type[StoreFault] = StoreFault) -> Callable[[Inbound], Exception | None]:
    """The store cannot take this text so many times."""
    left = [times]

    def breaks(inbound: Inbound) -> Exception | None:
        if words(inbound) != text or not left[0]:
            return None
        left[0] -= 1
        return fault()

    return breaks
