"""`colibri run` on Matrix, killed while people write: everything is answered once, in its order, in encrypted rooms."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.matrix.peer import until
from tests.matrix.program import Chat, stored
from tests.matrix.synapse import Synapse
from tests.slow.matrix import ANSWERED, ASKING, LONG, NAME, SECOND, Town, answers, asks, chooses, mark, town, writes

pytestmark = pytest.mark.slow

KILLS, EACH, AT_ONCE = 8, 20, 5  # of each person: commands and choices, and how many of them without a pause
PIECES = 6


@pytest.fixture
async def place(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(synapse, tmp_path) as place:
        yield place


async def _hasty(chat: Chat, count: Callable[[int], None]) -> list[str]:
    """Writes several commands at once; what the answers must be."""
    commands = list(islice(cycle(ASKING), EACH))
    for begin in range(0, EACH, AT_ONCE):
        count(AT_ONCE)
        await asks(chat, *commands[begin : begin + AT_ONCE])
    return [ANSWERED[command] for command in commands]


async def _patient(chat: Chat, count: Callable[[int], None]) -> list[str]:
    """Asks for a choice, sees its buttons, presses one, and so on."""
    for _ in range(EACH // 2):
        count(1)
        await asks(chat, "!langue")
        count(1)
        await chooses(chat)
    return [ANSWERED["!langue"], ANSWERED["1️⃣"]] * (EACH // 2)


async def test_eight_kills_in_eighty_commands_and_choices_and_each_is_answered_once(place: Town) -> None:
    chance, begun = random.Random("matrix"), 0

    def count(number: int) -> None:
        nonlocal begun
        begun += number

    async with place.running() as program:
        chats = await place.come_in(4)
        await program.kill()
    ways = (_hasty, _patient, _hasty, _patient)
    living = [asyncio.create_task(way(chat, count)) for way, chat in zip(ways, chats, strict=True)]
    try:
        for number in range(KILLS):
            async with place.running() as program:
                heard = sum(len(chat.heard) for chat in chats)
                if number % 4:
                    await until(lambda: sum(len(chat.heard) for chat in chats) > heard, LONG)  # noqa: B023
                await until(lambda: begun >= 8 * number, LONG)  # noqa: B023 - both are over before the next
                await asyncio.sleep(chance.uniform(0, 0.3))
                await program.kill()
        assert not all(life.done() for life in living), "nobody wrote any more when it was killed last"
        async with place.running() as program:
            expected = await asyncio.gather(*living)
            await place.is_quiet(program)
    finally:
        for life in living:
            life.cancel()
        await asyncio.gather(*living, return_exceptions=True)
    assert [answers(chat) for chat in chats] == expected
    assert [chat.ana.unreadable(chat.room_id) for chat in chats] == [[]] * 4


@pytest.mark.parametrize("before_the_kill", [0, 1, 3, PIECES])
async def test_a_burst_is_one_answer_also_with_a_kill_in_it(place: Town, before_the_kill: int) -> None:
    """After so many of its pieces are kept; 0: it is not killed at all."""
    pieces = [f"Les familles du plateau, 140 foyers, raison {mark(number)}." for number in range(PIECES)]
    async with place.running() as program:
        chat = await place.comes_in()
        await chat.says(NAME, SECOND)
        before = len(chat.heard)
        await writes(chat, pieces[:before_the_kill])
        if before_the_kill:
            await until(lambda: mark(before_the_kill - 1).encode() in stored(place.folder), LONG)
            await program.kill()
        else:
            await writes(chat, pieces)
            await until(lambda: len(chat.heard) > before, LONG)
    if before_the_kill:
        await writes(chat, pieces[before_the_kill:])
    async with place.running() as program:
        await until(lambda: len(chat.heard) > before, LONG)
        await place.is_quiet(program)
    assert await place.kept(chat) == [mark(number) for number in range(PIECES)]
    assert len(chat.heard) == before + 1
