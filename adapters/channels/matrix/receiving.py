"""Events to the receiver, whatever breaks on the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from nio.events.misc import BadEvent, UnknownBadEvent
from nio.events.room_events import Event as Happened
from nio.events.room_events import MegolmEvent
from nio.rooms import MatrixRoom
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    retry_if_not_exception_type,
    wait_exponential,
)

from adapters.channels.matrix.aside import Aside
from adapters.channels.matrix.community import Community
from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.events import Us, content_of, inbound_of, shown_of
from adapters.channels.matrix.late import Late
from adapters.channels.matrix.membership import Told, private_when
from adapters.channels.matrix.originals import thread_of
from adapters.channels.matrix.receipts import confirm
from adapters.channels.matrix.threads import Threads
from bot.core.model import Attached, Place, Said
from bot.ports import Inbound, Receiver, StoreCorrupt, StoreFault

log = logging.getLogger(__name__)
Sleep = Callable[[float], Awaitable[None]]


class Receiving:
    """Hands over what happens in direct chats, and what is said to us in rooms.

    `threads`: those in which we talk. `sleep` makes the pauses while the store cannot take an event.
    """

    def __init__(
        self,
        client: Client,
        us: Us,
        receiver: Receiver,
        late: Late,
        *,
        aside: Aside,
        threads: Threads,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._client = client
        self._us = us
        self._receiver = receiver
        self._late = late
        self._aside = aside
        self._threads = threads
        self._community = Community(client, us, threads)
        self._sleep = sleep

    async def take(self, room: MatrixRoom, events: Sequence[Told]) -> None:
        """Handle the events of one room, in their order: durably when it returns, however long the store needs.

        What breaks on one event is logged without words, and counts as handled: no event may come for ever.
        """
        await self._take(room, list(zip(events, private_when(events, room), strict=True)))

    async def take_late(self) -> None:
        """Handle what can be read now and could not before."""
        for item, event in self._late.readable():
            if room := self._client.rooms.get(item.room):
                await self._take(room, [(event, item.private)])
            self._late.done(event)

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """Note that we can be written to in a room, or no longer."""
        try:
            await self._until_stored()(self._receiver.reach, place, reachable=reachable)
        except StoreCorrupt as fault:
            log.error("it is not noted whether a room can be written to: %s", fault.name)

    async def _take(self, room: MatrixRoom, events: Sequence[tuple[Told, bool]]) -> None:
        """Each with whether the room was private at that time."""
        read: dict[str, str] = {}
        for event, private in events:
            if isinstance(event, UnknownBadEvent):
                continue
            try:
                if await self._one(room, event, private=private) and not isinstance(event, BadEvent):
                    read[thread_of(content_of(event))] = event.event_id
            except Exception as error:  # noqa: BLE001 - a boundary: a bug in one event must not stop the others
                log.error("an event could not be handled: %s", type(error).__name__)
        for thread, last in read.items():
            self._aside.begin(confirm(self._client, room.room_id, last, thread))

    async def _one(self, room: MatrixRoom, event: Happened | BadEvent, *, private: bool) -> bool:
        """Whether it is to be shown as read."""
        if isinstance(event, BadEvent):
            if private and (shown := shown_of(event, room, self._us)):
                await self._hand_over(shown)
            return False
        if isinstance(event, MegolmEvent):
            if event.sender != self._us.user_id:
                self._late.keep(room.room_id, event, private=private)
            return False
        if private and not self._community.changes(event, room):
            inbound = inbound_of(event, room, self._us)
        else:
            inbound = await self._community.inbound_of(event, room)
        if inbound is None:
            return False
        if inbound.place.private:
            self._threads.note_private(room.room_id)
        await self._hand_over(inbound)
        return event.sender != self._us.user_id and (private or isinstance(inbound.event, Said | Attached))

    async def _hand_over(self, inbound: Inbound) -> None:
        """Until the store has it: what comes behind it has to wait, and the server is not told that we have it."""
        try:
            await self._until_stored(self._excuse(inbound))(self._receiver.receive, inbound)
        except StoreCorrupt as fault:  # it will not be sound next time, and everybody else waits behind it
            log.error("an event is given up: %s", fault.name)
            self._aside.begin(self._receiver.put_off(inbound, lost=True))

    def _until_stored(self, before_sleep: Callable[[RetryCallState], None] | None = None) -> AsyncRetrying:
        return AsyncRetrying(
            retry=retry_if_exception_type(StoreFault) & retry_if_not_exception_type(StoreCorrupt),
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
                self._aside.begin(self._receiver.put_off(inbound, lost=False))

        return tell
