"""A sender at work on a little homeserver: what it sends, and to whom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from nio import MatrixRoom
from nio.client.async_client import AsyncClient, AsyncClientConfig
from tenacity import wait_fixed

from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.reactions import Buttons
from adapters.channels.matrix.sending import Sender
from adapters.channels.matrix.threads import Threads
from bot.core.dialog import Choice
from bot.core.model import Block, Place, Reply
from bot.ports import File, Outgoing
from tests.matrix.homeserver import Homeserver, serving

US, ANA = "@colibri:test", "@ana:test"
ROOM, OTHER = "!room:test", "!other:test"
YES_NO = (Choice("yes", "Oui"), Choice("no", "Non"))
QUESTION = Reply((Block("question", "Le garder ?"),), YES_NO, numbered=True, asked="ab.P1.B1.0f")
SAID = Reply((Block("paragraph", "C'est noté."),))
NOTES = (File("annexe-b.md", b"# Le dossier\n"), File("annexe-b.json", b"{}\n"))
SHORT = wait_fixed(0.02)
_IDS = count(1)


def place_of(room: str = ROOM) -> Place:
    return Place("matrix", room, notice="matrix_plain_notice")


def text(words: str) -> Reply:
    return Reply((Block("paragraph", words),))


def know(client: AsyncClient, room_id: str, *people: str) -> None:
    """What a sync would have told."""
    room = MatrixRoom(room_id, US)
    for person in (US, *people):
        room.add_member(person, None, None)
    client.rooms[room_id] = room


class Post:
    """A sender in two rooms with Ana."""

    def __init__(self, server: Homeserver, client: AsyncClient, folder: Path) -> None:
        self.server = server
        self.client = client
        self.buttons = Buttons(Folder(folder))
        self.threads = Threads(Folder(folder))
        self.sender = Sender(client, self.buttons, self.threads, pauses=SHORT)

    async def deliver(self, reply: Reply, *files: File, room: str = ROOM, id_: int | None = None) -> datetime | None:
        return await self.sender.deliver(Outgoing(next(_IDS) if id_ is None else id_, place_of(room), reply), files)


@asynccontextmanager
async def posting(folder: Path, config: AsyncClientConfig | None = None) -> AsyncIterator[Post]:
    """Everything in its place. `config`: that of nio, which hands over every error unless it says otherwise."""
    async with serving(Homeserver()) as server:
        client = AsyncClient(server.url, US, config=config or AsyncClientConfig(max_timeouts=0, max_limit_exceeded=0))
        client.user_id, client.access_token = US, "token"
        for room in (ROOM, OTHER):
            know(client, room, ANA)
            server.joined.append(room)
        post = Post(server, client, folder)
        try:
            yield post
        finally:
            await post.sender.close()
            await client.close()  # type: ignore[no-untyped-call]
