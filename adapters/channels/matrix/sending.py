"""Replies go out to Matrix: documents, then text, then the buttons under the last message."""

from __future__ import annotations

import asyncio
import logging
import mimetypes
import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from nio import ErrorResponse
from nio.client.async_client import AsyncClient
from tenacity.wait import wait_base

from adapters.channels.matrix.posting import PAUSES, Posting, Refused, Sleep
from adapters.channels.matrix.reactions import Buttons, keys_of
from adapters.channels.matrix.rendering import messages
from adapters.channels.matrix.rooms import Rooms
from adapters.channels.matrix.turns import Turns
from bot.core.model import Place, Reply
from bot.ports import File, Outgoing, Uncertain

log = logging.getLogger(__name__)
_GRACE = 0.8  # seconds for requests that are under way when we end
_Draft = tuple[str, Callable[[], Awaitable[dict[str, Any]]]]  # a transaction id, and what makes the content


class Sender:
    """The sending half of the channel. `client` need not be logged in yet. `buttons` remembers what was offered.

    `pauses` and `sleep` as for Posting.
    """

    name = "matrix"

    def __init__(
        self, client: AsyncClient, buttons: Buttons, *, pauses: wait_base = PAUSES, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._buttons = buttons
        self._posting = Posting(pauses, sleep)
        self._rooms = Rooms(client, self._posting)
        self._turns = Turns()
        self._deliveries: set[asyncio.Task[datetime | None]] = set()
        self._busy: set[str] = set()
        # nio waits by itself when there is a 429. Its annotation wants the coroutine and not what makes it.
        client.add_response_callback(self._posting.heard, ErrorResponse)  # type: ignore[arg-type]

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        """Show a reply. Returns when its last message was there; None if there was nothing to show.

        One that was shown before, by its id, is not shown again. Goes on when it is cancelled, until `close`. Raises
        Unreachable, and Uncertain for what the server will never take.
        """
        task = asyncio.create_task(self._deliver(message, files))
        self._deliveries.add(task)
        task.add_done_callback(self._delivered)
        return await asyncio.shield(task)

    async def busy(self, place: Place) -> None:
        """Show "typing" until the reply is there, or for some seconds. Never fails, and keeps nobody waiting."""
        self._busy.add(place.address)
        await self._rooms.try_typing(place.address, typing=True)

    async def close(self) -> None:
        """Begin nothing more; let requests that are under way finish, for a moment."""
        for task in self._deliveries:
            task.cancel()
        await asyncio.gather(*self._deliveries, return_exceptions=True)
        await self._posting.close(_GRACE)

    def _delivered(self, task: asyncio.Task[datetime | None]) -> None:
        self._deliveries.discard(task)
        if not task.cancelled():
            task.exception()  # somebody has looked at it, even if nobody waits any more

    async def _deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        room_id, reply = message.place.address, message.reply
        transaction = f"colibri{message.id or secrets.token_hex(8)}"
        async with self._turns.of(room_id):
            event_id, refusal = await self._send_all(room_id, self._drafts(room_id, transaction, reply, files))
            if event_id and message.place.private:
                await self._show_buttons(room_id, transaction, reply, event_id)
            await self._tidy(room_id, transaction, reply)
            if refusal:
                raise Uncertain(str(refusal))
            return await self._rooms.time(room_id, event_id) if event_id else None

    def _drafts(self, room_id: str, transaction: str, reply: Reply, files: Sequence[File]) -> list[_Draft]:
        """Files and texts are counted apart: a file that cannot be rendered the next time must not shift the others."""
        drafts: list[_Draft] = [
            (f"{transaction}.f{number}", partial(self._file, room_id, file)) for number, file in enumerate(files, 1)
        ]
        for number, text in enumerate(messages(reply), 1):
            drafts.append((f"{transaction}.{number}" if number > 1 else transaction, partial(_ready, text.content)))
        return drafts

    async def _send_all(self, room_id: str, drafts: Sequence[_Draft]) -> tuple[str, Refused | None]:
        """The id of the last event, and the last refusal. What is refused does not keep back what comes after it."""
        event_id, refusal = "", None
        for transaction, draft in drafts:
            try:
                event_id = await self._rooms.send(room_id, "m.room.message", await draft(), transaction)
            except Refused as error:
                log.warning("Matrix refused a message: %s", error)
                refusal = error
        return event_id, refusal

    async def _file(self, room_id: str, file: File) -> dict[str, Any]:
        """What shows a file, which is uploaded for it."""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        uploaded = await self._rooms.upload(room_id, file, kind)
        return {
            "msgtype": "m.file",
            "body": file.name,
            "filename": file.name,
            "info": {"mimetype": kind, "size": len(file.content)},
            "m.mentions": {},
            **({"file": {**uploaded.keys, "url": uploaded.uri}} if uploaded.keys else {"url": uploaded.uri}),
        }

    async def _show_buttons(self, room_id: str, transaction: str, reply: Reply, event_id: str) -> None:
        """Place a reaction for each choice. A courtesy: given up as soon as one cannot be placed."""
        keys, person = keys_of(reply), self._rooms.other(room_id)
        if not keys or not person:
            return
        self._buttons.offer(room_id, event_id, person, reply)
        placed = []
        for number, key in enumerate(keys, 1):
            reaction = await self._rooms.try_reaction(room_id, event_id, key, f"{transaction}.r{number}")
            if not reaction:
                break
            placed.append(reaction)
        self._buttons.placed(event_id, placed)

    async def _tidy(self, room_id: str, transaction: str, reply: Reply) -> None:
        """We are not typing any more, and the buttons that were pressed have done their work. A courtesy as well."""
        if room_id in self._busy:
            self._busy.discard(room_id)
            await self._rooms.try_typing(room_id, typing=False)
        placed = self._buttons.settle(reply.press.message) if reply.press else ()
        for number, event_id in enumerate(placed, 1):
            await self._rooms.try_redaction(room_id, event_id, f"{transaction}.d{number}")


async def _ready(content: dict[str, Any]) -> dict[str, Any]:
    return content
