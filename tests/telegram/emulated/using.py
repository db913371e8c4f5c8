"""How the tests of the emulator use it: through the library that the bot uses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from tests.telegram.emulator import BotApi

BIRD = "🐦"  # two UTF-16 code units, four bytes


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, 0, 0, 700_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def bot_of(api: BotApi, read_timeout: float = 5) -> AsyncIterator[Bot]:
    def request() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"verify": False})  # no certificates to load

    async with Bot(
        api.token,
        base_url=api.base_url,
        base_file_url=api.base_file_url,
        get_updates_request=request(),
        request=request(),
    ) as bot:
        yield bot


def buttons(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )


YES_NO = buttons([("Oui", "yes"), ("Non", "no")])


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text if update.message else None for update in updates]


async def refused(call: Awaitable[object], reason: str) -> None:
    with pytest.raises(BadRequest) as caught:
        await call
    assert reason.lower() in caught.value.message.lower()  # python-telegram-bot capitalises


async def everything(bot: Bot) -> tuple[Update, ...]:
    """All updates that wait, which are confirmed."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates
