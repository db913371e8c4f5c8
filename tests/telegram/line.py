"""Our sending half at one end, the emulator at the other."""

from __future__ import annotations

import json
import struct
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from tenacity import wait_fixed

from adapters.channels.telegram.memory import Pressed
from adapters.channels.telegram.pace import Pace, Rate
from adapters.channels.telegram.sending import Sender
from bot.core.model import Place, Reply
from bot.ports import File, Outgoing
from tests.telegram.emulator import BotApi, Group, User

TOKEN = "7100000001:AAE-of-nobody_at_all-0123456789abcde"
AT_ONCE = Rate(10_000, 1)
SHORT = wait_fixed(0.02)
_IDS = count(1)


def fast() -> Pace:
    """A pace that a test does not notice."""
    return Pace(AT_ONCE, AT_ONCE, AT_ONCE)


def sender_of(bot: Bot, pressed: Pressed | None = None, pace: Pace | None = None, patience: float = 4) -> Sender:
    return Sender(bot, pressed or Pressed(), pace or fast(), pauses=SHORT, patience=patience)


def place_of(user: User) -> Place:
    return Place("telegram", str(user.id), notice="telegram_notice")


def group_place(group: Group, thread: int | None = None) -> Place:
    address = f"{group.id}/{thread}" if thread else str(group.id)
    return Place("telegram", address, private=False, notice="telegram_notice")


def outgoing(place: Place, reply: Reply) -> Outgoing:
    return Outgoing(next(_IDS), place, reply)


@asynccontextmanager
async def bot_of(api: BotApi, base_url: str = "", read_timeout: float = 5) -> AsyncIterator[Bot]:
    """A bot that talks to the emulator. It has not asked for its own name yet where `base_url` leads elsewhere."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"verify": False})  # no certificates to load

    requests = request(), request()
    bot = Bot(api.token, base_url=base_url or api.base_url, request=requests[0], get_updates_request=requests[1])
    try:
        if not base_url:
            await bot.initialize()
        yield bot
    finally:
        for each in requests:  # `bot.shutdown` lets go of them only where the bot was initialised
            await each.shutdown()


class TelegramLine:
    """A private chat with our bot."""

    def __init__(self, sender: Sender, user: User) -> None:
        self.channel = sender
        self.place = place_of(user)
        self._user = user

    def seen(self) -> str:
        return "\n".join("\n".join((message.text, *message.labels)) for message in self._user.chat.from_bot)

    def received(self) -> Mapping[str, bytes]:
        return {self._name(index): document.content for index, document in enumerate(self._user.chat.documents)}

    def pictures(self) -> Mapping[str, str]:
        messages = [message for message in self._user.chat.from_bot if message.document and message.document.extent]
        return {message.document.name: message.text for message in messages if message.document}

    def _name(self, index: int) -> str:
        """The app keeps two documents of one name apart."""
        names = [document.name for document in self._user.chat.documents]
        earlier = names[:index].count(names[index])
        return f"{earlier + 1}-{names[index]}" if earlier else names[index]


class Scripted(BaseRequest):
    """Telegram's answers as they are told beforehand, for what the emulator does not say. The last one is repeated."""

    def __init__(self, *answers: tuple[int, Mapping[str, Any]]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []

    @property
    def read_timeout(self) -> float | None:
        return 5

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        self.asked.append(request_data.parameters if request_data else {})
        status, body = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return status, json.dumps(body).encode()


def refusal(status: int, description: str, **parameters: int) -> tuple[int, Mapping[str, Any]]:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


TAKEN: tuple[int, Mapping[str, Any]] = (
    200,
    {"ok": True, "result": {"message_id": 9, "date": 1_795_000_000, "chat": {"id": 5, "type": "private"}}},
)


def scripted_sender(*answers: tuple[int, Mapping[str, Any]]) -> tuple[Sender, Scripted]:
    request = Scripted(*answers)
    return sender_of(Bot(TOKEN, request=request, get_updates_request=request)), request


def texts(messages: Sequence[Any]) -> list[str]:
    return [message.text for message in messages]


def drawn(width: int, height: int) -> bytes:
    """The beginning of a PNG of this size: as much of it as is looked at."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 6, 0, 0, 0)


NOTES = (File("annexe-b.md", b"# Le dossier\n"), File("annexe-b.json", b"{}\n"))
