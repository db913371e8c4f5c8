"""One turn: load, decide, commit, deliver. The steps and their promises are numbered in the design notes.

Turns of one account are strictly in order; turns of different people run side by side, and the store may write those
that are ready together. Nothing about a person is kept here between turns.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_random

from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import (
    Account,
    Block,
    Event,
    Join,
    Linked,
    Outcome,
    Place,
    Reply,
    Said,
    Situation,
    Started,
    Unread,
)
from bot.core.trouble import named
from bot.courier import Courier
from bot.erasing import Erasing
from bot.gathering import Gathering
from bot.loading import load
from bot.ports import Inbound, Outgoing, Store, StoreBusy, StoreFault, TurnMoved

log = logging.getLogger(__name__)
_PATIENCE = 10.0  # seconds; another process that takes turns of the same person for longer than this is no accident
_PAUSE = 0.05  # seconds at most before deciding again; by chance, or the slower of two would lose every time
_A_MOMENT = timedelta(milliseconds=1)
_WINDOW = 2.0  # seconds by the platform's clock: what is sent within them belongs together


@dataclass(slots=True)
class _Line:
    """The turns of one account, one behind the other. `users` are those in it: the last one to leave removes it.

    `decided` counts its turns: what waited here while one was decided was sent before our reply to that one. `failed`
    counts those that the store could not take: they are offered again, and nothing behind them may go first.

    A lock, and not a chain of futures: one who stops waiting leaves the line, and those behind do not move up too far.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    decided: int = 0
    failed: int = 0


class Runner:
    """Takes turns. `clock` gives the time in UTC, `ids` new record ids.

    In seconds: `patience` with other processes; `window`: what follows a long text within it belongs to it.
    """

    def __init__(
        self,
        engine: Engine,
        store: Store,
        courier: Courier,
        clock: Callable[[], datetime],
        ids: Callable[[], str],
        *,
        patience: float = _PATIENCE,
        window: float = _WINDOW,
    ) -> None:
        self._engine = engine
        self._store = store
        self._courier = courier
        self._clock = clock
        self._ids = ids
        self._patience = patience
        self._lines: dict[Account, _Line] = {}
        self._erasing = Erasing(store, courier)
        self._gathering = Gathering(window, clock, self._close)
        self.spoken: Language | None = None  # in the last turn; where one person talks, a fault is told in it

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event to its end: returns when it is stored, and its messages are with the courier.

        Raises StoreFault when the store cannot do its work; `lost` says whether what the person sent is kept. A bug in
        deciding is logged without words and answered with an apology; the person's records are as before.
        """
        try:
            await self._in_line(inbound.account, inbound)
        except StoreFault as fault:
            fault.lost = not isinstance(inbound.event, Started)
            raise
        await self._courier.bring(inbound.place)

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """Note that a person blocked us, or came back. Raises StoreFault."""
        await self._store.reach(place, reachable=reachable)

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        """Tell a person that the store cannot take what they sent, and that it will be taken up later; or not."""
        try:
            situation = await self._store.load(inbound.account, inbound.place)
        except StoreFault:
            situation = Situation(inbound.account, inbound.place)
        language = self._language(situation, inbound.event)
        if lost:
            self._courier.apologise(inbound.place, language)
        else:
            words = self._engine.library.messages[language]["store_waits"]
            self._courier.tell(inbound.place, Reply((Block("paragraph", words),)))
        await self._courier.bring(inbound.place)

    async def take_up(self) -> None:
        """Gather what an earlier run kept and could not decide any more. Raises StoreFault."""
        for inbound in await self._store.kept():
            self._gathering.hold(inbound)

    async def take_held(self, channel: str) -> None:
        """Decide of it what has stayed as it was: the channel has brought all that could belong to it.

        Raises StoreFault; it is then tried again.
        """
        for account in self._gathering.held(channel):
            await self._close(account)

    async def settle(self) -> None:
        """Decide at once what is still being gathered. Raises StoreFault."""
        for account in self._gathering.accounts():
            await self._close(account)
        await self._gathering.settle()
        await self._erasing.settle()

    async def _close(self, account: Account) -> None:
        place = self._gathering.place_of(account)
        await self._in_line(account, None)
        if place is not None:
            await self._courier.bring(place)

    async def _in_line(self, account: Account, inbound: Inbound | None) -> None:
        """Wait for the turns of this account that came before, then take what was gathered, and this event."""
        line = self._lines.get(account)
        if line is None:
            line = self._lines[account] = _Line()
        line.users += 1
        before, failed = line.decided, line.failed
        try:
            async with line.lock:
                if line.failed > failed and inbound is not None:
                    raise StoreBusy
                if inbound is None or not self._gathering.fits(inbound):
                    line.decided += await self._take_gathered(account)
                if inbound is not None:
                    unseen = inbound.splits and (line.decided > before or self._courier.owes(inbound.place))
                    line.decided += await self._take_in(inbound, unseen=unseen)
        except StoreFault:
            line.failed += 1
            raise
        finally:
            line.users -= 1
            if not line.users:
                del self._lines[account]

    async def _take_in(self, inbound: Inbound, *, unseen: bool) -> int:
        """Keep a text for later, or take a turn; how many turns that was."""
        if not unseen and await self._gathers(inbound):
            return 0
        gathered = await self._take_gathered(inbound.account)
        await self._turn(inbound, unseen=unseen)
        return gathered + 1

    async def _gathers(self, inbound: Inbound) -> bool:
        """Keep a text that may be followed by more of the same answer. Whether it was."""
        if not inbound.splits or not isinstance(inbound.event, Said):
            return False
        begun = self._gathering.place_of(inbound.account) is not None
        situation = await self._store.load(inbound.account, inbound.place)
        try:
            gathers = self._engine.gathers(situation, inbound.event, begun=begun)
        except Unread:
            situation = await self._store.load(inbound.account, inbound.place, followed=True)
            gathers = self._engine.gathers(situation, inbound.event, begun=begun)
        if not gathers:
            return False
        try:
            kept = await self._store.keep(inbound)
        except TurnMoved:  # the person is gone meanwhile
            return False
        if kept:
            self._gathering.add(inbound)
            self._courier.show_busy(inbound.place)
        return True

    async def _take_gathered(self, account: Account) -> int:
        """Take what was gathered as one event; how many turns that was.

        If the store cannot, it is gathered still, and tried again.
        """
        gathered = self._gathering.pop(account)
        if gathered is None:
            return 0
        try:
            await self._turn(gathered.as_one())
        except StoreFault:
            self._gathering.put_back(gathered)
            raise
        return 1

    async def _turn(self, inbound: Inbound, *, unseen: bool = False) -> None:
        """Take one turn. `unseen`: it was sent before our last reply, which a clock of whole seconds may not show."""
        taken = await self._take(inbound, unseen=unseen)
        if taken is None:
            return
        outcome, messages = taken
        await self._post(inbound.place, messages)
        await self._erasing.take(inbound.place, outcome)
        if any(isinstance(effect, Join) for effect in outcome.effects):
            await self._turn(replace(inbound, id=f"{inbound.id}:linked", event=Linked(), kept=()))

    async def _post(self, here: Place, messages: Sequence[Outgoing]) -> None:
        """Put messages in line. Those for other places go at once, if we reach them; else they wait in the outbox."""
        self._courier.post([message for message in messages if message.place == here])
        elsewhere = [message for message in messages if message.place != here and self._courier.reaches(message.place)]
        self._courier.post(elsewhere)
        for place in dict.fromkeys(message.place for message in elsewhere):
            await self._courier.bring(place)

    async def _take(self, inbound: Inbound, *, unseen: bool) -> tuple[Outcome, Sequence[Outgoing]] | None:
        """Decide and commit; None if there is nothing to deliver: the event was applied before, or broke a turn.

        Decides again on what is stored now whenever another process overtook it. Raises StoreBusy when that has no end.
        If nobody took a turn of the person meanwhile, the event itself cannot be written, ever: it is given up, or its
        channel would offer it for ever, and nothing that comes after it.
        """
        try:
            return await self._attempt(inbound, unseen=unseen)
        except TurnMoved:
            before = await self._store.load(inbound.account, inbound.place)
        patience = AsyncRetrying(
            retry=retry_if_exception_type(TurnMoved),
            stop=stop_after_delay(self._patience),
            wait=wait_random(0, _PAUSE),
            reraise=True,
        )
        try:
            return await patience(self._attempt, inbound, unseen=unseen)
        except TurnMoved as moved:
            try:  # a turn that changes nothing: refused too, if the person took any since
                await self._store.commit(inbound, before, Outcome(focus=before.focus))
            except TurnMoved:
                raise StoreBusy from moved
        log.error("a turn was refused again and again")
        self._courier.apologise(inbound.place, self._language(before, inbound.event))
        return None

    async def _attempt(
        self, inbound: Inbound, *, unseen: bool, followed: bool = False
    ) -> tuple[Outcome, Sequence[Outgoing]] | None:
        """Decide on what is stored now, and commit. Raises TurnMoved if it was overtaken in between."""
        situation = await load(self._store, inbound, followed=followed)
        if unseen:
            situation = replace(situation, asked_at=inbound.at + _A_MOMENT)
        self.spoken = self._language(situation, inbound.event)
        try:
            outcome = self._engine.step(situation, inbound.event, self._clock(), self._ids)
        except StoreFault:  # records are read when they are looked at: the file is at fault, and not the engine
            raise
        except Unread:
            return await self._attempt(inbound, unseen=unseen, followed=True)
        except Exception as error:  # noqa: BLE001 - a boundary: whatever breaks, the person gets an answer
            log.error("a turn could not be decided: %s", named(error))
            self._courier.apologise(inbound.place, self.spoken)
            if inbound.kept:  # the apology says that it is lost; kept, it would break every start from now on
                await self._store.commit(inbound, situation, Outcome(focus=situation.focus))
            return None
        try:
            messages = await self._store.commit(inbound, situation, outcome)
        except ValueError as error:  # half of a sign, which no file could hold
            log.error("a turn could not be written: %s", type(error).__name__)
            self._courier.apologise(inbound.place, self.spoken)
            return None
        return None if messages is None else (outcome, messages)

    def _language(self, situation: Situation, event: Event) -> Language:
        """The person's, or what is guessed of a stranger."""
        if situation.person is not None:
            return situation.person.language
        guessed = event.language if isinstance(event, Started) else None
        return guessed or self._engine.language
