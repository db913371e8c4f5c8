"""Texts that may belong together, for the moment it takes to know: a platform splits a long answer, and so do people.

They are stored before they come here; this is only the waiting.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.model import Account, Place, Said
from bot.core.trouble import named
from bot.ports import Inbound, StoreFault

log = logging.getLogger(__name__)
_NEXT = 0.5  # seconds that the next text of a backlog may take to be stored, when its window is long over
_AGAIN = 5.0  # seconds until a store that could not take them is tried again


@dataclass(slots=True)
class Gathered:
    """Texts of one account, in the order in which they came, and the alarm that ends the waiting."""

    pieces: list[Inbound]
    alarm: asyncio.TimerHandle | None = None

    def as_one(self) -> Inbound:
        """The event that they make together."""
        said = [piece.event for piece in self.pieces if isinstance(piece.event, Said)]
        together = replace(said[0], more=tuple(said[1:]))
        return replace(self.pieces[-1], event=together, kept=tuple(piece.id for piece in self.pieces))


class Gathering:
    """What is being waited for. `window`: seconds between two texts of one answer; `close` takes an account's texts."""

    def __init__(
        self, window: float, clock: Callable[[], datetime], close: Callable[[Account], Awaitable[None]]
    ) -> None:
        self._window = timedelta(seconds=window)
        self._clock = clock
        self._close = close
        self._waiting: dict[Account, Gathered] = {}
        self._closing: set[asyncio.Task[None]] = set()

    def accounts(self) -> tuple[Account, ...]:
        """Whose texts are being gathered."""
        return tuple(self._waiting)

    def held(self, channel: str) -> tuple[Account, ...]:
        """Whose texts, on this channel, were gathered by an earlier run, and by this one nothing more."""
        return tuple(who for who, found in self._waiting.items() if who.channel == channel and found.alarm is None)

    def place_of(self, account: Account) -> Place | None:
        """Where the texts of an account came from."""
        gathered = self._waiting.get(account)
        return gathered.pieces[-1].place if gathered else None

    def fits(self, inbound: Inbound) -> bool:
        """Whether an event may go on with what is gathered: the same place, and soon enough by the platform's clock."""
        gathered = self._waiting.get(inbound.account)
        if gathered is None:
            return True
        last = gathered.pieces[-1]
        return inbound.place == last.place and inbound.at - last.at <= self._window

    def add(self, inbound: Inbound) -> None:
        """Gather one more text, and wait anew: until the window is over by the platform's clock."""
        gathered = self._waiting.setdefault(inbound.account, Gathered([]))
        gathered.pieces.append(inbound)
        left = (inbound.at + self._window - self._clock()).total_seconds()
        self._set_alarm(inbound.account, gathered, min(max(left, _NEXT), self._window.total_seconds()))

    def hold(self, inbound: Inbound) -> None:
        """Gather a text of an earlier run. Nothing rings: what was sent after it has still to be brought."""
        self._waiting.setdefault(inbound.account, Gathered([])).pieces.append(inbound)

    def pop(self, account: Account) -> Gathered | None:
        """What was gathered, to be taken now."""
        gathered = self._waiting.pop(account, None)
        if gathered is not None and gathered.alarm is not None:
            gathered.alarm.cancel()
        return gathered

    def put_back(self, gathered: Gathered) -> None:
        """It could not be taken: wait a little and try again."""
        account = gathered.pieces[0].account
        self._waiting[account] = gathered
        self._set_alarm(account, gathered, _AGAIN)

    async def settle(self) -> None:
        """Wait until what is being taken has been taken."""
        await asyncio.gather(*self._closing)

    def _set_alarm(self, account: Account, gathered: Gathered, seconds: float) -> None:
        if gathered.alarm is not None:
            gathered.alarm.cancel()
        gathered.alarm = asyncio.get_running_loop().call_later(seconds, self._ring, account)

    def _ring(self, account: Account) -> None:
        task = asyncio.ensure_future(self._take(account))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _take(self, account: Account) -> None:
        try:
            await self._close(account)
        except StoreFault as fault:
            log.warning("a gathered answer waits for the store: %s", fault.name)
        except Exception as error:  # noqa: BLE001 - a boundary: the texts are on disk, and the next start takes them
            log.error("a gathered answer could not be taken: %s", named(error))
