"""Private rooms that we open ourselves, for people whom we met in a room of many."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiohttp import ClientError
from nio import EnableEncryptionBuilder, ProtocolError
from nio.api import RoomPreset
from nio.client.async_client import AsyncClient
from nio.responses import RoomCreateError, RoomCreateResponse
from nio.rooms import MatrixRoom

from adapters.channels.matrix.membership import other

log = logging.getLogger(__name__)
_ENCRYPTED: dict[str, Any] = EnableEncryptionBuilder().as_dict()  # type: ignore[no-untyped-call]
_QUICK = 15.0  # seconds: the next answer in the room waits for this


class PrivateTalks:
    """One for each person. `client` need not be logged in yet."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._creating = asyncio.Lock()
        self._new: dict[str, str] = {}  # rooms whose guest we have not seen in them yet

    async def open(self, user: str) -> None:
        """Invite somebody to an encrypted talk, unless there is one with them or an invitation to it. Never fails."""
        async with self._creating:
            if self._is_open_to(user):
                return
            try:
                async with asyncio.timeout(_QUICK):
                    answer = await self._create(user)
            except (ClientError, OSError, TimeoutError, ProtocolError) as error:
                log.warning("a private talk could not be opened: %s", type(error).__name__)
                return
            if isinstance(answer, RoomCreateResponse):
                self._new[answer.room_id] = user
            else:
                log.warning("a private talk could not be opened: %s", answer.status_code)

    def is_new(self, room: MatrixRoom) -> bool:
        """Whether nobody else may be in a room because we are just making it."""
        if self._new.get(room.room_id) in room.users:
            del self._new[room.room_id]
        return self._creating.locked() or room.room_id in self._new

    def _is_open_to(self, user: str) -> bool:
        rooms = self._client.rooms.values()
        return user in self._new.values() or any(other(room, self._client.user_id) == user for room in rooms)

    async def _create(self, user: str) -> RoomCreateResponse | RoomCreateError:
        answer: RoomCreateResponse | RoomCreateError = await self._client.room_create(
            is_direct=True, preset=RoomPreset.trusted_private_chat, invite=[user], initial_state=[_ENCRYPTED]
        )
        return answer
