"""One turn: load, decide, commit, deliver. The steps and their promises are numbered in the design notes.

Turns of one account are strictly in order; turns of different people run side by side, and the store may write those
that are ready together. Nothing about a person is kept here between turns.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.core.engine import Engine
from bot.core.model import Account, Erase, Outcome, Place
from bot.courier import Courier
from bot.ports import Inbound, Store, StoreBusy, TurnMoved

log = logging.getLogger(__name__)
_ATTEMPTS = 8  # another process took a turn of the same person in between; so many times in a row is no accident


class Runner:
    """Takes turns. `clock` gives the time in UTC, `ids` new record ids."""

    def __init__(
        self, engine: Engine, store: Store, courier: Courier, clock: Callable[[], datetime], ids: Callable[[], str]
    ) -> None:
        self._engine = engine
        self._store = store
        self._courier = courier
        self._clock = clock
        self._ids = ids
        self._last: dict[Account, asyncio.Future[None]] = {}

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event to its end: returns when the answer is stored and its messages are with the channel.

        Raises StoreFault when the store cannot do its work; nothing of the turn is kept then. A bug in deciding is
        logged without words and answered with an apology; the person's records are as before.
        """
        account = inbound.account
        mine = asyncio.get_running_loop().create_future()
        before, self._last[account] = self._last.get(account), mine
        try:
            if before is not None:
                await before
            await self._turn(inbound)
        finally:
            mine.set_result(None)
            if self._last[account] is mine:
                del self._last[account]

    async def _turn(self, inbound: Inbound) -> None:
        for _ in range(_ATTEMPTS):
            situation = await self._store.load(inbound.account, inbound.place)
            try:
                outcome = self._engine.step(situation, inbound.event, self._clock(), self._ids)
            except Exception as error:  # noqa: BLE001 - a boundary: whatever breaks, the person gets an answer
                log.error("a turn could not be decided: %s at %s", type(error).__name__, _where(error))
                await self._courier.apologise(inbound.place)
                return
            try:
                messages = await self._store.commit(inbound, situation, outcome)
            except TurnMoved:
                continue
            if messages is not None:
                await self._courier.send(messages)
                await self._erase(inbound.place, outcome)
            return
        raise StoreBusy

    async def _erase(self, place: Place, outcome: Outcome) -> None:
        """Erase after the turn, and say so only when no trace is left.

        A reader in the way is said too, never hidden.
        """
        for effect in outcome.effects:
            if isinstance(effect, Erase):
                try:
                    await self._store.erase(effect.person)
                except StoreBusy:
                    await self._courier.tell(place, effect.owed)
                else:
                    await self._courier.tell(place, effect.done)


def _where(error: Exception) -> str:
    """The file and line where an error was raised: enough to find a bug, and no word of a person."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
