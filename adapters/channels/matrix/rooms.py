"""What we do in rooms, each with one request. One that is repeated has the same transaction id, and is done once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple

from nio import (
    ErrorResponse,
    JoinedRoomsResponse,
    MatrixRoom,
    RoomGetEventResponse,
    RoomSendResponse,
    UploadResponse,
)
from nio.client.async_client import AsyncClient

from adapters.channels.matrix.membership import other
from adapters.channels.matrix.posting import Later, Posting, Refused
from adapters.channels.matrix.sharing import share_key
from bot.ports import File, Unreachable


class Uploaded(NamedTuple):
    """A file on the server. `keys` open it, {} if it is not encrypted."""

    uri: str
    keys: dict[str, Any]


class Rooms:
    """Methods named `try_...` are for what nobody misses: one attempt, and no error."""

    def __init__(self, client: AsyncClient, posting: Posting) -> None:
        self._client = client
        self._posting = posting

    async def send(self, room_id: str, kind: str, content: dict[str, Any], transaction: str) -> str:
        """Send an event: its id. While the server cannot be reached this does not return.

        Raises Unreachable, and Refused.
        """
        answer = await self._posting.ask(partial(self._send, room_id, kind, content, transaction))
        return answer.event_id

    async def try_reaction(self, room_id: str, event_id: str, key: str, transaction: str) -> str:
        """Place a reaction: its id, "" if there is none. Left alone when the server has too much of us."""
        if self._posting.limited:
            return ""
        relation = {"m.relates_to": {"rel_type": "m.annotation", "event_id": event_id, "key": key}}
        answer = await self._posting.ask_once(partial(self._send, room_id, "m.reaction", relation, transaction))
        return answer.event_id if answer else ""

    async def try_redaction(self, room_id: str, event_id: str, transaction: str) -> None:
        """Take away an event of ours. Left alone when the server has too much of us."""
        if not self._posting.limited:
            request = partial(self._client.room_redact, room_id, event_id, tx_id=transaction)
            await self._posting.ask_once(request)

    async def try_typing(self, room_id: str, *, typing: bool, seconds: int = 20) -> None:
        """Show that we are typing, for so long at most, or that we are not."""
        request = partial(self._client.room_typing, room_id, typing, timeout=1000 * seconds)
        await self._posting.ask_once(request)

    async def upload(self, room_id: str, file: File, kind: str) -> Uploaded:
        """Bring a file to the server: encrypted, and without its name, if the room is. Raises Refused."""
        try:
            return await self._posting.ask(partial(self._upload, room_id, file, kind))
        except Unreachable as error:  # a server that takes no files is no person who has gone
            raise Refused(str(error)) from None

    async def time(self, room_id: str, event_id: str) -> datetime | None:
        """When an event of ours was there, by the server's clock; None if that is not told."""
        try:
            answer = await self._posting.ask(partial(self._client.room_get_event, room_id, event_id))
        except (Unreachable, Refused):
            return None
        assert isinstance(answer, RoomGetEventResponse)
        return datetime.fromtimestamp(answer.event.server_timestamp / 1000, UTC)

    def other(self, room_id: str) -> str:
        """The person whom we talk to. "" where there are more: we cannot know which of them."""
        room = self._client.rooms.get(room_id)
        return other(room, self._client.user_id) if room else ""

    async def _send(
        self, room_id: str, kind: str, content: dict[str, Any], transaction: str
    ) -> RoomSendResponse | ErrorResponse:
        refusal = await share_key(self._client, await self._room(room_id))
        if refusal:
            return refusal
        sent: RoomSendResponse | ErrorResponse = await self._client.room_send(
            room_id, kind, content, transaction, ignore_unverified_devices=True
        )
        return sent

    async def _upload(self, room_id: str, file: File, kind: str) -> Uploaded | ErrorResponse:
        encrypt = (await self._room(room_id)).encrypted
        name, size = None if encrypt else file.name, len(file.content)
        answer, keys = await self._client.upload(BytesIO(file.content), kind, name, encrypt=encrypt, filesize=size)
        return Uploaded(answer.content_uri, keys or {}) if isinstance(answer, UploadResponse) else answer

    async def _room(self, room_id: str) -> MatrixRoom:
        """The room as nio knows it. Raises Unreachable, and Later while it has not heard of it yet."""
        if room := self._client.rooms.get(room_id):
            return room
        answer = await self._client.joined_rooms()
        if isinstance(answer, JoinedRoomsResponse) and room_id not in answer.rooms:
            raise Unreachable("not joined")
        raise Later("not synced")
