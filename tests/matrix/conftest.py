"""People and bots on the homeserver of all tests, and one with the limits of a default installation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.matrix.bot import Bot
from tests.matrix.peer import Peer
from tests.matrix.post import Post, posting
from tests.matrix.served import Served, serving_ana
from tests.matrix.synapse import Account, Synapse, serving

MakePeer = Callable[..., Awaitable[Peer]]
MakeBot = Callable[..., Awaitable[Bot]]


@pytest.fixture(scope="session")
def strict_synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """With Synapse's own rate limits."""
    yield from serving(Synapse(tmp_path_factory.mktemp("strict_synapse"), {}))


@pytest.fixture
async def make_peer(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MakePeer]:
    """A new person who reads; the same one with another device if their account is given."""
    made: list[Peer] = []
    numbers = count(1)

    async def make(account: Account | None = None) -> Peer:
        peer = Peer(synapse.url, account or await synapse.register(), tmp_path / f"peer{next(numbers)}")
        made.append(peer)
        return await peer.start()

    yield make
    for peer in made:
        await peer.stop()


@pytest.fixture
async def make_bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MakeBot]:
    """A bot, not started yet."""
    made: list[Bot] = []
    numbers = count(1)

    async def make(account: Account | None = None, url: str = "", **options: Any) -> Bot:
        who = account or await synapse.register()
        bot = Bot(url or synapse.url, who, tmp_path / f"bot{next(numbers)}", **options)
        made.append(bot)
        return bot

    yield make
    for bot in made:
        await bot.stop()


@pytest.fixture
async def ana(make_peer: MakePeer) -> Peer:
    return await make_peer()


@pytest.fixture
async def bot(make_bot: MakeBot) -> Bot:
    return await (await make_bot()).start()


@pytest.fixture
async def served(synapse: Synapse, ana: Peer, tmp_path: Path) -> AsyncIterator[Served]:
    async with serving_ana(tmp_path, synapse, ana) as found:
        yield found


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with posting(tmp_path) as post:
        yield post
