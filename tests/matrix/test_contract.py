"""Matrix keeps the contract of every channel, in encrypted rooms and in others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contracts.channel import ChannelContract, MakeLine
from tests.matrix.line import calling
from tests.matrix.synapse import Synapse


@pytest.fixture(params=[True, False], ids=["encrypted", "plain"])
async def make_line(synapse: Synapse, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[MakeLine]:
    async with calling(synapse, tmp_path, encrypted=request.param) as line:
        yield lambda: line


class TestMatrix(ChannelContract):
    pass
