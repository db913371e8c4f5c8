"""Ana's app on Matrix: she reads when she looks, so that a story knows when she has seen everything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeGuard

from nio.events.room_events import RoomEncryptedMedia, RoomMessage, RoomMessageMedia
from nio.responses import (
    JoinedMembersResponse,
    RoomCreateResponse,
    RoomInviteResponse,
    RoomKickResponse,
    SyncResponse,
)

from bot.ports import File
from tests.matrix.line import content_of
from tests.matrix.peer import ENCRYPTION, Peer
from tests.matrix.synapse import Synapse

_MOST = 20_000  # characters of one message: an event has 65,536 bytes, and encryption takes its part
_EMPTY = "."  # the app cannot send nothing; a dot is as empty to a reader


class App:
    """One person, alone in a room with the bot."""

    def __init__(self, peer: Peer, bot: str) -> None:
        self._peer = peer
        self._bot = bot
        self._room = ""
        self._shown = 0  # how many events of the room she has seen

    @property
    def user_id(self) -> str:
        return self._peer.user_id

    @property
    def room(self) -> str:
        """The room of the two; "" before there is one."""
        return self._room

    async def invite(self, *, encrypted: bool) -> None:
        """A new room for the two."""
        state = [ENCRYPTION] if encrypted else []
        created = await self._peer.client.room_create(invite=[self._bot], is_direct=True, initial_state=state)
        assert isinstance(created, RoomCreateResponse), created
        self._room = created.room_id

    async def invite_again(self) -> None:
        """The room is the same; the bot is put out of it, and may come back."""
        assert isinstance(await self._peer.client.room_kick(self._room, self._bot), RoomKickResponse)
        assert isinstance(await self._peer.client.room_invite(self._room, self._bot), RoomInviteResponse)

    async def say(self, text: str) -> Sequence[str]:
        """Send a text, a long one in several messages: their ids."""
        pieces = [text[at : at + _MOST] for at in range(0, len(text), _MOST)]
        return [await self._peer.say(self._room, piece) for piece in pieces if piece.strip()] or await self.say(_EMPTY)

    async def press(self, label: str, choices: Sequence[str]) -> Sequence[str]:
        """Tap the sign that stands for a choice; where there are none, it is typed."""
        asked = self._peer.messages(self._room, self._bot)[-1].event_id
        signs = self._peer.reactions(self._room, asked, self._bot)
        if not signs:
            return await self.say(label)
        assert len(signs) == len(choices)
        return [await self._peer.react(self._room, asked, signs[choices.index(label)])]

    async def look(self, expected: Collection[str]) -> tuple[Sequence[str], Sequence[File]]:
        """Read until all these events are there: the bot's texts since the last look, and its files."""
        events = self._peer.events.setdefault(self._room, [])
        while True:
            await self._read()
            if {*expected} <= {event.event_id for event in events}:
                break
        new = [e for e in events[self._shown :] if isinstance(e, RoomMessage) and e.sender == self._bot]
        self._shown = len(events)
        texts = [event.source["content"]["body"] for event in new if not _is_file(event)]
        return texts, [await self._file(event) for event in new if _is_file(event)]

    async def _file(self, event: RoomMessageMedia | RoomEncryptedMedia) -> File:
        """By its name: what stands at a picture is its title."""
        return File(event.source["content"]["filename"], await content_of(self._peer, event))

    async def _read(self) -> None:
        client = self._peer.client
        assert isinstance(await client.sync(timeout=0), SyncResponse)
        room = client.rooms.get(self._room)
        if room and not room.members_synced:
            assert isinstance(await client.joined_members(self._room), JoinedMembersResponse)
        if client.should_query_keys:
            await client.keys_query()


def _is_file(event: RoomMessage) -> TypeGuard[RoomMessageMedia | RoomEncryptedMedia]:
    return isinstance(event, RoomMessageMedia | RoomEncryptedMedia)


@asynccontextmanager
async def app(synapse: Synapse, folder: Path, bot: str) -> AsyncIterator[App]:
    """Somebody new, with an app of their own."""
    peer = await Peer(synapse.url, await synapse.register(), folder).start()
    try:
        await peer.look_away()
        yield App(peer, bot)
    finally:
        await peer.stop()
