"""The bot at one end, a real homeserver in between, and at the other end a person with an app of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from nio.crypto.attachments import decrypt_attachment
from nio.events.room_events import (
    Event,
    MegolmEvent,
    ReactionEvent,
    RoomEncryptedMedia,
    RoomMessage,
    RoomMessageMedia,
)

from bot.core.model import Place, Reply
from bot.ports import Channel, File, Outgoing
from tests.matrix.bot import Bot
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.reading import read
from tests.matrix.synapse import Synapse


class MatrixLine:
    """A direct chat between our bot and Ana. `shown`: what the bot sent, as Ana's app had it when it last looked."""

    def __init__(self, bot: Bot, ana: Peer, room_id: str, *, encrypted: bool) -> None:
        self.bot = bot
        self.ana = ana
        self.room_id = room_id
        self.place = Place("matrix", room_id, notice="matrix_notice" if encrypted else "matrix_plain_notice")
        self.shown: Sequence[Event] = ()
        self._files: dict[str, bytes] = {}

    @property
    def channel(self) -> Channel:
        return _Watched(self)

    def seen(self) -> str:
        return "\n".join(_shown(event) for event in self.shown)

    def received(self) -> Mapping[str, bytes]:
        return self._files

    def pictures(self) -> Mapping[str, str]:
        contents = [event.source["content"] for event in self.shown if isinstance(event, RoomMessage)]
        return {content["filename"]: content["body"] for content in contents if content["msgtype"] == "m.image"}

    async def deliver(self, reply: Reply, *files: File, id_: int = 0) -> datetime | None:
        return await self.channel.deliver(Outgoing(id_, self.place, reply), files)

    async def look(self) -> bool:
        """Look at everything. Returns whether all of it can be read."""
        ours = [event for event in await self.ana.history(self.room_id) if event.sender == self.bot.user_id]
        ours = [event for event in ours if isinstance(event, RoomMessage | ReactionEvent | MegolmEvent)]
        self.shown = ours[::-1]
        return not any(isinstance(event, MegolmEvent) for event in ours)

    async def open_files(self) -> None:
        self._files.clear()
        for event in self.shown:
            if isinstance(event, RoomMessageMedia | RoomEncryptedMedia):
                name = event.source["content"]["filename"]
                again = f"2-{name}" if name in self._files else name
                self._files[again] = await content_of(self.ana, event)


async def content_of(reader: Peer, event: RoomMessageMedia | RoomEncryptedMedia) -> bytes:
    """What is in a file that somebody can see."""
    answer: Any = await reader.client.download(event.url)
    body: bytes = answer.body
    if isinstance(event, RoomEncryptedMedia):
        body = decrypt_attachment(body, event.key["k"], event.hashes["sha256"], event.iv)
    return body


class _Watched:
    """The channel, with Ana looking at what it does."""

    name = "matrix"

    def __init__(self, line: MatrixLine) -> None:
        self._line = line

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        at = await self._line.bot.channel.deliver(message, files)
        await until_true(self._line.look)
        await self._line.open_files()
        return at

    async def busy(self, place: Place) -> None:
        await self._line.bot.channel.busy(place)


def _shown(event: Event) -> str:
    content: dict[str, Any] = event.source["content"]
    if isinstance(event, ReactionEvent):
        return event.key
    return read(content["formatted_body"]) if "formatted_body" in content else str(content["body"])


@asynccontextmanager
async def calling(synapse: Synapse, folder: Path, *, encrypted: bool, url: str = "") -> AsyncIterator[MatrixLine]:
    """Ana invited the bot, and it came. `url`: where the bot finds the server, if not where it is."""
    ana = await Peer(synapse.url, await synapse.register(), folder / "ana").start()
    bot = Bot(url or synapse.url, await synapse.register(), folder / "bot")
    try:
        await bot.start()
        room_id = await ana.invite(bot.user_id, encrypted=encrypted)
        await ana.joined(room_id, bot.user_id)
        await until(lambda: bot.notes.seen)
        yield MatrixLine(bot, ana, room_id, encrypted=encrypted)
    finally:
        await bot.stop()
        await ana.stop()
