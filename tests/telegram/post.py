"""A sender at work: its messages, and the one who reads them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from telegram import Bot

from adapters.channels.telegram import ids
from adapters.channels.telegram.memory import Pressed
from adapters.channels.telegram.sending import Sender
from bot.core.dialog import Choice
from bot.core.model import Block, Place, Press, Reply, Shortcut
from bot.ports import File
from tests.telegram.emulator import BotApi, Message, User
from tests.telegram.line import bot_of, outgoing, place_of, sender_of, texts

YES_NO = (Choice("yes", "Oui"), Choice("no", "Non"))
HELP = (Shortcut("help", "/aide", "Aide"),)
QUESTION = Reply((Block("question", "Le garder ?"),), YES_NO, moves=HELP, asked="ab.P1.B1.0f")
SAID = Reply((Block("paragraph", "C'est noté."),))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECRET = "un secret de Lille"
PLACE = Place("telegram", "5", notice="telegram_notice")


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


class Post(NamedTuple):
    """A sender, and the one who reads what it sends."""

    api: BotApi
    sender: Sender
    pressed: Pressed
    ana: User
    clock: Clock
    bot: Bot

    async def deliver(self, reply: Reply, *files: File, to: User | None = None) -> datetime | None:
        return await self.sender.deliver(outgoing(place_of(to or self.ana), reply), files)

    async def question(self, reply: Reply = QUESTION) -> Message:
        """A question that was asked: the message as it stands."""
        await self.deliver(reply)
        return self.ana.chat.from_bot[-1]

    def press(self, message: Message, label: str, *, html: str = "<b>Le garder ?</b>", chosen: str = "") -> Press:
        """A press that was received: what the core says of it."""
        data = next(button.data for row in message.keyboard for button in row if button.label == label)
        self.pressed.first(message.chat_id, message.id, data, "q1", html)
        return Press(ids.make(message.chat_id, message.id), chosen)

    @property
    def seen(self) -> list[str]:
        return texts(self.ana.chat.from_bot)

    @property
    def methods(self) -> list[str]:
        return [call.method for call in self.api.calls if call.method != "getMe"]


@asynccontextmanager
async def posting() -> AsyncIterator[Post]:
    """Everything in its place, and Ana has started the bot."""
    clock, pressed = Clock(), Pressed()
    async with BotApi(clock=clock) as api, bot_of(api) as bot:
        ana = api.user()
        ana.start()
        yield Post(api, sender_of(bot, pressed, patience=0.4), pressed, ana, clock, bot)
