"""What an update means: made by the emulator's people, or by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from adapters.channels.telegram.updates import Us, inbound_of
from bot.core.model import Account, Place
from tests.telegram.emulator import BotApi, Message, User
from tests.telegram.receiving import NOW

US = Us(7100000001, "colibri_test_bot", "telegram_notice")
SENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_NUMBERS = count(1)


def place_of(user: User) -> Place:
    return Place("telegram", str(user.id), private=True, notice="telegram_notice")


def account_of(user: User) -> Account:
    return Account("telegram", str(user.id))


async def question(telegram: BotApi, user: User, *data: str) -> Message:
    """A message of ours with buttons."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(item, callback_data=item)] for item in data])
    async with Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url) as bot:
        sent = await bot.send_message(user.id, "Le garder & continuer ?", reply_markup=keyboard)
    message = user.chat.get(sent.message_id)
    assert message
    return message


def read(kind: str = "message", chat: str = "private", /, **content: Any) -> object:
    """What a single message means that the emulator's people do not send."""
    number = next(_NUMBERS)
    about = {"id": 42 if chat == "private" else -100, "type": chat, "title": "T"}
    sender = {"id": 42, "is_bot": False, "first_name": "Ana", "language_code": "fr"}
    message = {"message_id": number, "date": 1_767_323_045, "chat": about, "from": sender} | content
    return inbound_of(Update.de_json({"update_id": number, kind: message}), US, NOW)
