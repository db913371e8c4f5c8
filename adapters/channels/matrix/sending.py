"""Replies go out to Matrix: files, then text, then the buttons under the last message."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from nio import ErrorResponse
from nio.client.async_client import AsyncClient
from tenacity.wait import wait_base

from adapters.channels.matrix import files as shown
from adapters.channels.matrix import ids
from adapters.channels.matrix.answering import Answering
from adapters.channels.matrix.ids import Address
from adapters.channels.matrix.posting import PAUSES, Posting, Refused, Sleep
from adapters.channels.matrix.reactions import Buttons, keys_of
from adapters.channels.matrix.rendering import Message, messages
from adapters.channels.matrix.rooms import Rooms
from adapters.channels.matrix.threads import Threads
from adapters.channels.matrix.turns import Turns
from bot.core.model import Place, Reply
from bot.ports import File, Outgoing, Uncertain

log = logging.getLogger(__name__)
_GRACE = 0.8  # seconds for requests that are under way when we end
_Draft = tuple[str, Callable[[], Awaitable[dict[str, Any]]]]  # a transaction id, and what makes the content


class Sender:
    """The sending half of the channel. `client` need not be logged in yet. `buttons` remembers what was offered,
    `threads` where in rooms we talk.

    `pauses` and `sleep` as for Posting.
    """

    name = "matrix"

    def __init__(
        self,
        client: AsyncClient,
        buttons: Buttons,
        threads: Threads,
        *,
        pauses: wait_base = PAUSES,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._buttons = buttons
        self._posting = Posting(pauses, sleep)
        self._rooms = Rooms(client, self._posting)
        self._answering = Answering(client, threads)
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
        room_id = ids.read(place.address).room
        self._busy.add(room_id)
        await self._rooms.try_typing(room_id, typing=True)

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
        address, reply, transaction = ids.read(message.place.address), message.reply, _transaction(message)
        shared = bool(address.root) or not message.place.private
        if files and shared:
            log.warning("documents are not sent where several people read")
        to = message.to.name if message.to and address.root else ""
        async with self._turns.of(address.room):
            drafts = [*self._files(address, transaction, () if shared else files)]
            drafts += self._texts(address, transaction, messages(reply), to)
            event_id, refusal = await self._send_all(address, drafts)
            asked = to if shared else self._rooms.other(address.room)
            if event_id and asked:
                await self._show_buttons(address.room, transaction, reply, event_id, asked)
            await self._tidy(address.room, transaction, reply)
            if refusal:
                raise Uncertain(str(refusal))
            return await self._rooms.time(address.room, event_id) if event_id else None

    def _files(self, address: Address, transaction: str, files: Sequence[File]) -> Iterator[_Draft]:
        """Files and texts are counted apart: a file that cannot be rendered the next time must not shift the others."""
        for number, file in enumerate(files, 1):
            yield f"{transaction}.f{number}", partial(self._file, address.room, file)

    def _texts(self, address: Address, transaction: str, texts: Sequence[Message], to: str) -> Iterator[_Draft]:
        """Whom they are for is called once."""
        for number, text in enumerate(texts, 1):
            name = f"{transaction}.{number}" if number > 1 else transaction
            yield name, partial(self._text, text, address, to if number == 1 else "")

    async def _send_all(self, address: Address, drafts: Sequence[_Draft]) -> tuple[str, Refused | None]:
        """The id of the last event, and the last refusal. What is refused does not keep back what comes after it."""
        event_id, refusal = "", None
        for transaction, draft in drafts:
            try:
                event_id = await self._rooms.send(address.room, "m.room.message", await draft(), transaction)
                self._answering.sent(address, event_id)
            except Refused as error:
                log.warning("Matrix refused a message: %s", error)
                refusal = error
        return event_id, refusal

    async def _text(self, text: Message, address: Address, to: str) -> dict[str, Any]:
        """What shows a text: after the one before it."""
        return self._answering.content(text, address, to)

    async def _file(self, room_id: str, file: File) -> dict[str, Any]:
        """What shows a file, which is uploaded for it."""
        return shown.content(file, await self._rooms.upload(room_id, file, shown.kind_of(file)))

    async def _show_buttons(self, room_id: str, transaction: str, reply: Reply, event_id: str, person: str) -> None:
        """Place a reaction for each choice. A courtesy: given up as soon as one cannot be placed."""
        keys = keys_of(reply)
        if not keys:
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


def _transaction(message: Outgoing) -> str:
    """What makes a message one event, however often it is sent: its id in the outbox, where it goes, and what it is.

    A server remembers these for a day, and a new database counts from 1: the id alone would swallow its first messages.
    """
    if not message.id:
        return f"colibri{secrets.token_hex(8)}"
    content = message.place.address.encode() + msgspec.json.encode(message.reply)
    return f"colibri{message.id}.{blake2b(content, digest_size=8).hexdigest()}"
