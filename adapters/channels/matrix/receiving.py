"""Events to the receiver, whatever breaks on the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from nio.events.misc import BadEvent, UnknownBadEvent
from nio.events.room_events import Event as Happened
from nio.events.room_events import MegolmEvent
from nio.rooms import MatrixRoom
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from adapters.channels.matrix.aside import Aside
from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.events import Told, Us, inbound_of, is_private
from adapters.channels.matrix.late import Late
from adapters.channels.matrix.receipts import confirm
from bot.core.model import Place
from bot.ports import Inbound, Receiver, StoreFault

log = logging.getLogger(__name__)
Sleep = Callable[[float], Awaitable[None]]


class Receiving:
    """Hands over what happens in direct chats. `sleep` makes the pauses while the store cannot take an event."""

    def __init__(
        self, client: Client, us: Us, receiver: Receiver, late: Late, aside: Aside, *, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._client = client
        self._us = us
        self._receiver = receiver
        self._late = late
        self._aside = aside
        self._sleep = sleep

    async def take(self, room: MatrixRoom, events: Sequence[Told]) -> None:
        """Handle the events of one room, in their order: durably when it returns, however long the store needs.

        What breaks on one event is logged without words, and counts as handled: no event may come for ever.
        """
        last = ""
        for event in events:
            if isinstance(event, BadEvent | UnknownBadEvent):
                continue
            try:
                if await self._one(room, event):
                    last = event.event_id
            except Exception as error:  # noqa: BLE001 - a boundary: a bug in one event must not stop the others
                log.error("an event could not be handled: %s", type(error).__name__)
        if last:
            self._aside.begin(confirm(self._client, room.room_id, last))

    async def take_late(self) -> None:
        """Handle what can be read now and could not before."""
        for room_id, event in self._late.readable():
            if room := self._client.rooms.get(room_id):
                await self.take(room, [event])
            self._late.done(event)

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """We can be written to in a room, or no longer."""
        await self._until_stored()(self._receiver.reach, place, reachable=reachable)

    async def _one(self, room: MatrixRoom, event: Happened) -> bool:
        if isinstance(event, MegolmEvent):
            if event.sender != self._us.user_id and is_private(room):
                self._late.keep(room.room_id, event)
            return False
        inbound = inbound_of(event, room, self._us)
        if inbound is not None:
            await self._hand_over(inbound)
        return inbound is not None and event.sender != self._us.user_id

    async def _hand_over(self, inbound: Inbound) -> None:
        """Until the store has it: what comes behind it has to wait, and the server is not told that we have it."""
        await self._until_stored(self._excuse(inbound))(self._receiver.receive, inbound)

    def _until_stored(self, before_sleep: Callable[[RetryCallState], None] | None = None) -> AsyncRetrying:
        return AsyncRetrying(
            retry=retry_if_exception_type(StoreFault),
            wait=wait_exponential(max=30),
            before_sleep=before_sleep,
            sleep=self._sleep,
        )

    def _excuse(self, inbound: Inbound) -> Callable[[RetryCallState], None]:
        """The person is told once, although the event is offered again and again."""

        def tell(state: RetryCallState) -> None:
            if state.attempt_number == 1:
                fault = state.outcome.exception() if state.outcome else None
                log.error("an event waits, the store cannot take it: %s", type(fault).__name__)
                self._aside.begin(self._receiver.put_off(inbound))

        return tell
