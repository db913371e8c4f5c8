"""What the tests of updates begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.telegram.emulator import BotApi
from tests.telegram.receiving import Recorder, listening
from tests.telegram.updates.meant import SENT


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(clock=lambda: SENT) as api:
        yield api


@pytest.fixture
async def recorder(telegram: BotApi) -> AsyncIterator[Recorder]:
    """What a channel that is at work hands over."""
    receiver = Recorder()
    async with listening(telegram, receiver):
        yield receiver
