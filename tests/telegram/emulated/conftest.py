"""What the tests of the emulator begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.telegram.emulated.using import Clock, bot_of
from tests.telegram.emulator import BotApi, Group, User


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[BotApi]:
    async with BotApi(clock=clock) as api:
        yield api


@pytest.fixture
async def bot(telegram: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(telegram) as bot:
        yield bot


@pytest.fixture
def ana(telegram: BotApi) -> User:
    """Somebody who started the bot: /start is message 1, and an update."""
    ana = telegram.user("Ana", "fr")
    ana.start()
    return ana


@pytest.fixture
def forum(telegram: BotApi, ana: User) -> Group:
    group = telegram.group("Les projets", forum=True)
    group.add_bot(by=ana)
    return group


@pytest.fixture
def group(telegram: BotApi, ana: User) -> Group:
    group = telegram.group("Le quartier")
    group.add_bot(by=ana)
    return group
