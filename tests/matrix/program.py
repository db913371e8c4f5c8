"""The real `colibri run` as a process, on a real homeserver, and Ana with her app at the other end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from nio.events.room_events import RoomEncryptedFile, RoomMessage, RoomMessageFile

from tests.matrix.line import content_of
from tests.matrix.peer import Peer, until
from tests.matrix.synapse import Account
from tests.telegram.program import Program
from tests.telegram.program import running as running_at_all

FIRST_QUESTION = "Quel nom simple"


@asynccontextmanager
async def running(
    folder: Path, url: str, account: Account, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Program]:
    """Start `colibri run` in a folder, with this account of a homeserver; whatever happens, it has ended afterwards."""
    ours = {"matrix_homeserver": url, "matrix_user": account.user_id, "matrix_password": account.password}
    async with running_at_all(folder, settings=ours | dict(settings or {})) as program:
        yield program


class Chat:
    """Ana and the bot alone in a room. `asked` is what the bot said last, as she reads it."""

    def __init__(self, ana: Peer, bot: str, room_id: str) -> None:
        self.ana, self.bot, self.room_id = ana, bot, room_id

    @property
    def heard(self) -> list[str]:
        return self.ana.texts(self.room_id, self.bot)

    async def hears(self, words: str) -> str:
        """Wait until the bot says something with these words; all of it."""
        message = await self.ana.hears(self.room_id, self.bot, words)
        return str(message.source["content"]["body"])

    async def says(self, text: str, answer: str) -> str:
        """Write this, and wait for an answer with these words; the id of what was written."""
        event_id = await self.ana.say(self.room_id, text)
        await self.hears(answer)
        return event_id

    async def begins(self) -> None:
        """Through the first contact, to the first question of the form."""
        await self.hears("Français")
        await self.says("Français", "15 ans ou plus")
        await self.says("oui", "Acceptez-vous")
        await self.says("j'accepte", "Que voulez-vous faire")
        await self.says("commencer", FIRST_QUESTION)

    async def receives(self, name: str) -> tuple[RoomMessage, str]:
        """Wait for a document: its event, and what is in it."""

        def found() -> RoomEncryptedFile | RoomMessageFile | None:
            events = [e for e in self.ana.events[self.room_id] if isinstance(e, RoomEncryptedFile | RoomMessageFile)]
            return next((event for event in events if event.body == name), None)

        event = await until(found)
        assert event is not None
        return event, (await content_of(self.ana, event)).decode()


async def invited(ana: Peer, bot: str, *, encrypted: bool) -> Chat:
    """Ana opens a direct chat with the bot, and it comes."""
    room_id = await ana.invite(bot, encrypted=encrypted)
    await ana.joined(room_id, bot)
    return Chat(ana, bot, room_id)


def stored(folder: Path) -> bytes:
    """All that lies on the disk, raw."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
