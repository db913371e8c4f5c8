"""One turn: load, decide, commit, deliver. The steps and their promises are numbered in the design notes.

Turns of one account are strictly in order; turns of different people run side by side, and the store may write those
that are ready together. Nothing about a person is kept here between turns.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_random

from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import Account, Erase, Event, Outcome, Place, Situation, Started
from bot.courier import Courier
from bot.ports import Inbound, Outgoing, Store, StoreBusy, StoreFault, TurnMoved

log = logging.getLogger(__name__)
_PATIENCE = 10.0  # seconds; another process that takes turns of the same person for longer than this is no accident
_PAUSE = 0.05  # seconds at most before deciding again; by chance, or the slower of two would lose every time


@dataclass(slots=True)
class _Line:
    """The turns of one account, one behind the other. `users` are those in it: the last one to leave removes it.

    A lock, and not a chain of futures: one who stops waiting leaves the line, and those behind do not move up too far.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Runner:
    """Takes turns. `clock` gives the time in UTC, `ids` new record ids; `patience` with other processes, in seconds."""

    def __init__(
        self,
        engine: Engine,
        store: Store,
        courier: Courier,
        clock: Callable[[], datetime],
        ids: Callable[[], str],
        *,
        patience: float = _PATIENCE,
    ) -> None:
        self._engine = engine
        self._store = store
        self._courier = courier
        self._clock = clock
        self._ids = ids
        self._patience = patience
        self._lines: dict[Account, _Line] = {}
        self.spoken: Language | None = None  # in the last turn; where one person talks, a fault is told in it

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event to its end: returns when the answer is stored and its messages are with the channel.

        Raises StoreFault when the store cannot do its work; `lost` says whether what the person sent is kept. A bug in
        deciding is logged without words and answered with an apology; the person's records are as before.
        """
        account = inbound.account
        line = self._lines.get(account)
        if line is None:
            line = self._lines[account] = _Line()
        line.users += 1
        try:
            async with line.lock:
                await self._turn(inbound)
        finally:
            line.users -= 1
            if not line.users:
                del self._lines[account]

    async def _turn(self, inbound: Inbound) -> None:
        try:
            taken = await self._take(inbound)
        except StoreFault as fault:
            fault.lost = not isinstance(inbound.event, Started)
            raise
        if taken is not None:
            outcome, messages = taken
            await self._courier.send(messages)
            await self._erase(inbound.place, outcome)

    async def _take(self, inbound: Inbound) -> tuple[Outcome, Sequence[Outgoing]] | None:
        """Decide and commit; None if there is nothing to deliver: the event was applied before, or broke a turn.

        Decides again on what is stored now whenever another process overtook it. Raises StoreBusy when that has no end.
        """
        try:
            return await self._attempt(inbound)
        except TurnMoved:
            pass
        patience = AsyncRetrying(
            retry=retry_if_exception_type(TurnMoved),
            stop=stop_after_delay(self._patience),
            wait=wait_random(0, _PAUSE),
            reraise=True,
        )
        try:
            return await patience(self._attempt, inbound)
        except TurnMoved as moved:
            raise StoreBusy from moved

    async def _attempt(self, inbound: Inbound) -> tuple[Outcome, Sequence[Outgoing]] | None:
        """Decide on what is stored now, and commit. Raises TurnMoved if it was overtaken in between."""
        situation = await self._store.load(inbound.account, inbound.place)
        self.spoken = self._language(situation, inbound.event)
        try:
            outcome = self._engine.step(situation, inbound.event, self._clock(), self._ids)
        except StoreFault:  # records are read when they are looked at: the file is at fault, and not the engine
            raise
        except Exception as error:  # noqa: BLE001 - a boundary: whatever breaks, the person gets an answer
            log.error("a turn could not be decided: %s at %s", type(error).__name__, _where(error))
            await self._courier.apologise(inbound.place, self.spoken)
            return None
        messages = await self._store.commit(inbound, situation, outcome)
        return None if messages is None else (outcome, messages)

    def _language(self, situation: Situation, event: Event) -> Language:
        """The person's, or what is guessed of a stranger."""
        if situation.person is not None:
            return situation.person.language
        guessed = event.language if isinstance(event, Started) else None
        return guessed or self._engine.language

    async def _erase(self, place: Place, outcome: Outcome) -> None:
        """Erase after the turn, and say so only when no trace is left.

        What is in the way (a reader, a disk with no room to rebuild the file) is said too, never hidden: the erasure
        was committed with the turn, and the next start finishes it.
        """
        for effect in outcome.effects:
            if isinstance(effect, Erase):
                try:
                    await self._store.erase(effect.person)
                except StoreFault:
                    await self._courier.tell(place, effect.owed)
                else:
                    await self._courier.tell(place, effect.done)


def _where(error: Exception) -> str:
    """The file and line where an error was raised: enough to find a bug, and no word of a person."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
