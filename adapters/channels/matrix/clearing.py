"""Taking back what we said, after a person was erased: our messages quote theirs.

Slowly, one room after the other, as a server counts this like messages and others wait for theirs. Rooms that are not
done yet stand in a small file, and are taken up at the next start. Copies that other servers and apps keep may remain.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import cached_property, partial

import msgspec
from nio import ErrorResponse
from nio.api import MessageDirection
from nio.client.async_client import AsyncClient
from nio.events.room_events import Event as Happened
from nio.events.room_events import MegolmEvent, RoomMessage
from nio.responses import RoomMessagesResponse, RoomRedactResponse

from adapters.channels.matrix import ids
from adapters.channels.matrix.aside import Aside
from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.posting import Posting, Refused, Sleep
from bot.ports import Unreachable

log = logging.getLogger(__name__)
_NAME = "clearing.json"
_PAUSE = 10.0  # seconds from one message to the next: half of what a homeserver allows if nobody told it otherwise
_PAGE = 100  # events at once
_ALL, _ALL_BUT_THE_LAST = -1, -2  # before we have looked into a room


class Clearing:
    """`folder` keeps the rooms, with the time before which everything of ours goes, once we know it.

    `sleep` makes the pauses.
    """

    def __init__(self, client: AsyncClient, folder: Folder, aside: Aside, *, sleep: Sleep = asyncio.sleep) -> None:
        self._client = client
        self._folder = folder
        self._aside = aside
        self._sleep = sleep
        self._posting = Posting(sleep=sleep)
        self._running = False

    @cached_property
    def _rooms(self) -> dict[str, int]:
        """Read when first needed: by then the folder is ours."""
        try:
            return msgspec.convert(self._folder.read(_NAME), dict[str, int])
        except msgspec.ValidationError:
            log.error("which rooms were to be cleared is lost")
            return {}

    def take_up(self) -> None:
        """Go on with what an earlier run left."""
        if self._rooms and not self._running:
            self._running = True
            self._aside.begin(self._run())

    def begin(self, room_id: str, *, told: bool) -> None:
        """Take back our messages there. `told`: the last one says so, and stays. Noted when it returns."""
        self._rooms[room_id] = _ALL_BUT_THE_LAST if told else _ALL
        self._write()
        self.take_up()

    def is_at_work(self, room_id: str) -> bool:
        """Whether there is still something to take back in a room: out of it, we could not."""
        return room_id in self._rooms

    async def close(self) -> None:
        """Give up requests that are under way."""
        await self._posting.close(0)

    async def _run(self) -> None:
        try:
            while self._rooms:
                room_id = next(iter(self._rooms))
                before = self._rooms[room_id]
                with suppress(Unreachable, Refused):  # closed to us
                    before = await self._clear(room_id)
                if self._rooms[room_id] == before:  # else it is to be cleared once more, of what was said since
                    del self._rooms[room_id]
                    self._write()
        finally:
            self._running = False

    async def _clear(self, room_id: str) -> int:
        """Newest first. Returns the time before which everything went. Raises Unreachable, and Refused."""
        await self._sleep(_PAUSE)  # what we said last may be on its way
        before = self._rooms[room_id]
        async for event in self._ours(room_id):
            if before < 0:
                before = event.server_timestamp + (before == _ALL)
                self._rooms[room_id] = before
                self._write()
            if event.server_timestamp < before:
                await self._redact(room_id, event.event_id)
                await self._sleep(_PAUSE)
        return before

    async def _ours(self, room_id: str) -> AsyncIterator[Happened]:
        """Every message of ours that still has words."""
        start: str | None = None
        while True:
            page = await self._posting.ask(partial(self._page, room_id, start))
            for event in page.chunk:
                if isinstance(event, RoomMessage | MegolmEvent) and event.sender == self._client.user_id:
                    yield event
            start = page.end
            if not start or not page.chunk:
                return

    async def _page(self, room_id: str, start: str | None) -> RoomMessagesResponse | ErrorResponse:
        page: RoomMessagesResponse | ErrorResponse = await self._client.room_messages(
            room_id, start, direction=MessageDirection.back, limit=_PAGE
        )
        return page

    async def _redact(self, room_id: str, event_id: str) -> None:
        try:
            await self._posting.ask(partial(self._try_redacting, room_id, event_id))
        except Refused as error:
            log.warning("a message could not be taken back: %s", error)

    async def _try_redacting(self, room_id: str, event_id: str) -> RoomRedactResponse | ErrorResponse:
        answer: RoomRedactResponse | ErrorResponse = await self._client.room_redact(
            room_id, event_id, tx_id=f"clear{ids.make(event_id)}"
        )
        return answer

    def _write(self) -> None:
        try:
            self._folder.write(_NAME, dict(self._rooms))
        except OSError as error:
            log.error("which rooms are to be cleared is not kept: %s", type(error).__name__)
