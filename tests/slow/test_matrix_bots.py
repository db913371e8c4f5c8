"""`colibri run` on Matrix in a room with another bot, which answers whatever is said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.matrix.peer import Peer, until
from tests.matrix.synapse import Synapse
from tests.slow.matrix import ANSWERED, LONG, Town, answers, asks, town

pytestmark = pytest.mark.slow

ROUNDS = 30


@pytest.fixture
async def place(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(synapse, tmp_path) as place:
        yield place


@asynccontextmanager
async def _answering(bot: Peer, room_id: str, to: str, msgtype: str, most: int) -> AsyncIterator[None]:
    """A bot that answers every message of somebody's, `most` of them."""

    async def answer() -> None:
        for number in range(most):
            await until(lambda: len(bot.messages(room_id, to)) > number, LONG)  # noqa: B023 - awaited here
            await bot.say(room_id, f"C'est entendu ({number}).", msgtype)

    answering = asyncio.create_task(answer())
    try:
        yield
    finally:
        answering.cancel()
        await asyncio.gather(answering, return_exceptions=True)


async def test_a_bot_that_answers_with_notices_is_not_answered(place: Town) -> None:
    async with place.running() as program:
        other, ana = await place.somebody(), await place.comes_in()
        room_id = await other.invite(place.account.user_id)
        async with _answering(other, room_id, place.account.user_id, "m.notice", ROUNDS):
            await until(lambda: len(other.messages(room_id, other.user_id)) == 1, LONG)
            await asks(ana, *["!canal"] * 5)
        await place.is_quiet(program)
        assert len(other.messages(room_id, place.account.user_id)) == 1
    assert answers(ana) == [ANSWERED["!canal"]] * 5


async def test_a_bot_that_answers_with_texts_is_answered_once_each_and_holds_up_nobody(place: Town) -> None:
    """Nobody can tell it from a hasty person: it is for the other one to end this."""
    async with place.running() as program:
        other, ana = await place.somebody(), await place.comes_in()
        room_id = await other.invite(place.account.user_id)
        async with _answering(other, room_id, place.account.user_id, "m.text", ROUNDS):
            await asks(ana, *["!canal"] * 5)
            await until(lambda: len(other.messages(room_id, place.account.user_id)) > ROUNDS, LONG)
        await asks(ana, *["!canal"] * 5)
        await place.is_quiet(program)
    assert len(other.messages(room_id, place.account.user_id)) == ROUNDS + 1
    assert answers(ana) == [ANSWERED["!canal"]] * 10
