"""Telegram keeps the contract of every channel."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.model import Block, Reply, Shortcut
from tests.contracts.channel import ChannelContract, MakeLine, deliver, in_order
from tests.telegram.emulator import BotApi
from tests.telegram.line import TelegramLine, bot_of, sender_of


@pytest.fixture
async def make_line() -> AsyncIterator[MakeLine]:
    async with BotApi() as api, bot_of(api) as bot:

        def make() -> TelegramLine:
            ana = api.user()
            ana.start()
            return TelegramLine(sender_of(bot), ana)

        yield make


class TestTelegram(ChannelContract):
    async def test_moves_are_shown_as_they_are_typed(self, make_line: MakeLine) -> None:
        """Here they are buttons, which say what they do; the menu of commands shows how they are typed."""
        line = make_line()
        await deliver(line, Reply((Block("question", "Pour qui ?"),), moves=(Shortcut("help", "/aide", "Aide"),)))
        assert in_order(line.seen(), "Pour qui ?", "Aide")
