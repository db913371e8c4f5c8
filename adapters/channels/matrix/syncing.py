"""Reading what happens. The server is told how far we have read only when all of it is handled durably.

nio's own loop saves that before it hands anything over, asks for ten events, and asks again without a pause when it is
refused: a kill, a busy room or a bad gateway would each lose messages or hammer the server.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from time import monotonic

from aiohttp import ClientError
from nio.api import MessageDirection
from nio.events.to_device import ForwardedRoomKeyEvent, RoomKeyEvent
from nio.responses import RoomInfo, RoomMessagesResponse, SyncResponse
from nio.rooms import MatrixRoom
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from adapters.channels.matrix import keys
from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.events import place_of
from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.invites import Invites
from adapters.channels.matrix.late import Late
from adapters.channels.matrix.membership import Told, have_joined, is_private, since_answered, since_invited
from adapters.channels.matrix.receiving import Receiving, Sleep
from adapters.channels.matrix.state import State
from adapters.channels.matrix.threads import Threads
from bot.core.model import Place
from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
_WAIT = 30_000  # milliseconds that the server holds a request while there is nothing to say
_WAIT_FOR_KEY = 1_000  # the same while a key is missing: its person is to be told in time
_LATELY = 3 * _WAIT / 1000  # seconds
_HUNG = 300  # seconds after which an answer is no longer expected
_PAGE = 200  # events at once
_MOST = 20_000  # events of one room that were missed; beyond that, something is wrong there
_FINAL = ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED")
_NOTHING: dict[str, list[str]] = {"types": []}
_KEYS = (RoomKeyEvent, ForwardedRoomKeyEvent)
_FILTER = {
    "room": {"timeline": {"limit": _PAGE}, "state": {"lazy_load_members": False}, "ephemeral": _NOTHING},
    "presence": _NOTHING,
    "account_data": _NOTHING,
}


class _Refused(Exception):
    """The server answers, and not with what happened."""


class Syncing:
    """`unreadable` tells the person of a place that a message cannot be decrypted. `ready` is set once all is known."""

    def __init__(
        self,
        client: Client,
        folder: Folder,
        state: State,
        *,
        receiving: Receiving,
        invites: Invites,
        late: Late,
        threads: Threads,
        unreadable: Callable[[Place], None],
        ready: asyncio.Event,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._client = client
        self._folder = folder
        self._state = state
        self._receiving = receiving
        self._invites = invites
        self._late = late
        self._threads = threads
        self._unreadable = unreadable
        self._ready = ready
        self._heard: float | None = None  # when there was last nothing more to handle
        self._until_answered = AsyncRetrying(
            retry=retry_if_exception_type((_Refused, ClientError, TimeoutError, OSError)),
            wait=wait_exponential(max=60),
            before_sleep=_tell,
            sleep=sleep,
        )

    def heard(self) -> bool:
        """Whether the homeserver has told us lately all that it has for us."""
        return self._heard is not None and monotonic() - self._heard < _LATELY

    async def run(self) -> None:
        """Until cancelled. Raises ChannelRefused."""
        self._invites.take_up()
        resuming = True
        while True:
            await self._until_answered(self._round, resuming=resuming)
            resuming = False

    async def _round(self, *, resuming: bool) -> None:
        """Ask once, and handle the answer. `resuming`: nio knows nothing about our rooms yet."""
        response = await self._ask(resuming=resuming)
        await self._upkeep(response)
        self._ready.set()
        await self._invites.answer(response.rooms.invite)
        if resuming or any(isinstance(event, _KEYS) for event in response.to_device_events):
            await self._receiving.take_late()
        await self._hand_over(response)
        for room_id in self._late.overdue():
            room = self._client.rooms.get(room_id)
            if room is not None and is_private(room):
                self._unreadable(place_of(room))
        self._threads.save()  # first: what was read once is not read again to know this
        self._state.token = response.next_batch
        self._state.save(self._folder)
        self._heard = monotonic()  # the server tells all that there is at once; what it left out was asked for

    async def _ask(self, *, resuming: bool) -> SyncResponse:
        """Raises ChannelRefused, _Refused."""
        # nio drops an answer that ends where it is already: it must know no more than we do, and nothing at first.
        self._client.next_batch = "" if resuming else self._state.token
        wait = _WAIT_FOR_KEY if self._late.waiting else _WAIT
        async with asyncio.timeout(_HUNG):
            response = await self._client.sync(
                0 if resuming else wait, _FILTER, since=self._state.token or None, full_state=resuming
            )
        if isinstance(response, SyncResponse):
            return response
        if response.status_code in _FINAL:
            raise ChannelRefused("matrix_bad_token")
        raise _Refused

    async def _upkeep(self, response: SyncResponse) -> None:
        """Before anything is answered: an answer is encrypted for the devices that are known then."""
        client = self._client
        await keys.replenish(client, response)
        if client.should_query_keys:
            await client.keys_query()
        if client.should_claim_keys:
            await client.keys_claim(client.get_users_for_key_claiming())
        await client.send_to_device_messages()

    async def _hand_over(self, response: SyncResponse) -> None:
        """Each room in its order; one that is slow does not hold up the others."""
        rooms = {room_id: await self._events(room_id, info) for room_id, info in response.rooms.join.items()}
        async with asyncio.TaskGroup() as group:
            for room_id, events in rooms.items():
                group.create_task(self._take(self._client.rooms[room_id], events))
        for room in [room for room_id in response.rooms.leave if (room := self._client.rooms.get(room_id))]:
            await self._invites.forget(room.room_id)
            await self._gone(room)
        for room in [*self._client.rooms.values()]:
            if await self._invites.tidy(room):
                await self._gone(room)

    async def _gone(self, room: MatrixRoom) -> None:
        """We are in this room no longer."""
        self._late.forget(room.room_id)
        self._threads.forget(room.room_id)
        await self._receiving.reach(place_of(room), reachable=False)

    async def _take(self, room: MatrixRoom, events: Sequence[Told]) -> None:
        if have_joined(events, self._client.user_id):
            await self._receiving.reach(place_of(room), reachable=True)
        await self._receiving.take(room, events)

    async def _events(self, room_id: str, info: RoomInfo) -> Sequence[Told]:
        """What is new in a room, oldest first."""
        events: Sequence[Told] = info.timeline.events
        if not self._state.token:
            events = since_answered(events, self._client.user_id)
        elif info.timeline.limited:
            events = [*await self._missed(room_id, info.timeline.prev_batch), *events]
        return since_invited(events, self._client.user_id)

    async def _missed(self, room_id: str, start: str | None) -> Sequence[Told]:
        """What happened in a room between the last token and the part of it that the server tells by itself."""
        found: list[Told] = []
        while start and len(found) < _MOST:
            page = await self._client.room_messages(
                room_id, start, self._state.token, MessageDirection.back, limit=_PAGE
            )
            if not isinstance(page, RoomMessagesResponse):
                raise _Refused
            found += page.chunk
            start = page.end if page.chunk else None
        return found[::-1]


def _tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    if state.attempt_number == 1:
        log.warning("what happened cannot be read, or not be noted (%s): trying again", type(error).__name__)
