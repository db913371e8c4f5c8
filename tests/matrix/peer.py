"""The bot's peer: a person with an app of their own, which is nio as well, with its own keys."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from nio.client.async_client import AsyncClient, AsyncClientConfig
from nio.events.room_events import Event, MegolmEvent, ReactionEvent, RoomMessage
from nio.responses import JoinResponse, LoginResponse, RoomCreateResponse, RoomMessagesResponse, RoomSendResponse
from nio.store.database import SqliteStore

from tests.matrix.synapse import Account

T = TypeVar("T")
ENCRYPTION: dict[str, Any] = {
    "type": "m.room.encryption",
    "state_key": "",
    "content": {"algorithm": "m.megolm.v1.aes-sha2"},
}
_SOON = 60.0  # seconds; the tests wait for conditions, and this is when they give up


async def until(condition: Callable[[], T], seconds: float = _SOON) -> T:
    """What the condition gives once it is true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not (found := condition()):  # noqa: ASYNC110 - what is waited for is on a server
            await asyncio.sleep(0.02)
        return found


async def until_true(condition: Callable[[], Awaitable[T]], seconds: float = _SOON) -> T:
    """The same where one has to ask for it."""
    async with asyncio.timeout(seconds):
        while not (found := await condition()):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        return found


class Peer:
    """Somebody with one device. Everything they can see is in `events`, by room, as it came; `start` begins to read."""

    def __init__(self, url: str, account: Account, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        config = AsyncClientConfig(store=SqliteStore, backoff_factor=0.1, max_timeout_retry_wait_time=0.5)
        self.client = AsyncClient(url, account.user_id, store_path=str(folder), config=config)
        self.account = account
        self.events: dict[str, list[Event]] = {}
        self._reading: asyncio.Task[None] | None = None

    @property
    def user_id(self) -> str:
        return self.account.user_id

    @property
    def name(self) -> str:
        """The id without its server: what a trace of them would hold."""
        return self.user_id[1:].partition(":")[0]

    async def start(self) -> Peer:
        """Log in with a new device, and read."""
        assert isinstance(await self.client.login(self.account.password), LoginResponse)
        self.client.add_event_callback(self._note, (Event,))  # type: ignore[arg-type]
        await self.client.sync(full_state=True)
        if self.client.should_upload_keys:
            await self.client.keys_upload()
        self._reading = asyncio.create_task(self.client.sync_forever(timeout=10_000))
        return self

    async def look_away(self) -> None:
        """Read no more, and go on writing."""
        if self._reading is not None:
            self._reading.cancel()
            with suppress(asyncio.CancelledError):
                await self._reading
            self._reading = None

    async def stop(self) -> None:
        await self.look_away()
        client: Any = self.client
        await client.close()
        if self.client.store is not None:
            database: Any = self.client.store.database
            database.close()

    async def invite(self, *users: str, encrypted: bool = True, direct: bool = True, **settings: Any) -> str:
        """A new room, and whoever is invited to it: its id."""
        state = [ENCRYPTION] if encrypted else []
        answer = await self.client.room_create(invite=users, is_direct=direct, initial_state=state, **settings)
        assert isinstance(answer, RoomCreateResponse), answer
        await self._knows(answer.room_id)
        room = self.client.rooms[answer.room_id]
        await until(lambda: {*users} <= set(room.users) and room.encrypted is encrypted)
        return answer.room_id

    async def joined(self, room_id: str, user: str) -> None:
        """Wait until somebody is in a room."""
        await until(lambda: (member := self.client.rooms[room_id].users.get(user)) and not member.invited)

    async def join(self, room_id: str) -> None:
        assert isinstance(await self.client.join(room_id), JoinResponse)
        await self._knows(room_id)

    async def send(self, room_id: str, content: dict[str, Any], kind: str = "m.room.message") -> str:
        """Any event: its id."""
        answer = await self.client.room_send(
            room_id, kind, content, secrets.token_hex(8), ignore_unverified_devices=True
        )
        assert isinstance(answer, RoomSendResponse), answer
        return answer.event_id

    async def say(self, room_id: str, text: str, msgtype: str = "m.text") -> str:
        return await self.send(room_id, {"msgtype": msgtype, "body": text})

    async def edit(self, room_id: str, event_id: str, text: str) -> str:
        new = {"msgtype": "m.text", "body": text}
        relation = {"rel_type": "m.replace", "event_id": event_id}
        return await self.send(room_id, {**new, "body": f"* {text}", "m.new_content": new, "m.relates_to": relation})

    async def redact(self, room_id: str, event_id: str) -> None:
        await self.client.room_redact(room_id, event_id)

    async def react(self, room_id: str, event_id: str, key: str) -> str:
        relation = {"rel_type": "m.annotation", "event_id": event_id, "key": key}
        return await self.send(room_id, {"m.relates_to": relation}, "m.reaction")

    def messages(self, room_id: str, sender: str) -> Sequence[RoomMessage]:
        """What somebody said there, as far as it can be read."""
        return [
            event for event in self.events.get(room_id, ()) if isinstance(event, RoomMessage) and event.sender == sender
        ]

    def texts(self, room_id: str, sender: str) -> list[str]:
        return [event.source["content"]["body"] for event in self.messages(room_id, sender)]

    def unreadable(self, room_id: str) -> Sequence[MegolmEvent]:
        return [event for event in self.events.get(room_id, ()) if isinstance(event, MegolmEvent)]

    def reactions(self, room_id: str, event_id: str, sender: str) -> list[str]:
        """The signs that somebody placed under a message."""
        return [
            event.key
            for event in self.events.get(room_id, ())
            if isinstance(event, ReactionEvent) and (event.reacts_to, event.sender) == (event_id, sender)
        ]

    async def hears(self, room_id: str, sender: str, text: str) -> RoomMessage:
        """Wait for a message of somebody's that holds this text."""

        def found() -> RoomMessage | None:
            said = self.messages(room_id, sender)
            return next((event for event in said if text in event.source["content"]["body"]), None)

        message = await until(found)
        assert message is not None
        return message

    async def history(self, room_id: str) -> Sequence[Event]:
        """All that the server keeps of a room, newest first."""
        answer = await self.client.room_messages(room_id, limit=1000)
        assert isinstance(answer, RoomMessagesResponse)
        return [event for event in answer.chunk if isinstance(event, Event)]

    async def _note(self, room: Any, event: Event) -> None:
        self.events.setdefault(room.room_id, []).append(event)

    async def _knows(self, room_id: str) -> None:
        await until(lambda: room_id in self.client.rooms)
