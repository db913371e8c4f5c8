"""What several tests of Telegram begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.telegram.live import Live, live
from tests.telegram.post import Post, posting


@pytest.fixture(autouse=True)
def _durations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else python-telegram-bot warns when it meets a 429


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with posting() as post:
        yield post


@pytest.fixture
async def colibri(tmp_path: Path) -> AsyncIterator[Live]:
    async with live(tmp_path) as serving:
        yield serving
