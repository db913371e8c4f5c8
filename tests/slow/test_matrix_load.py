"""`colibri run` on Matrix: what was written while it was away, a homeserver that goes away, or wants it slower."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.matrix.peer import until
from tests.matrix.program import stored
from tests.matrix.synapse import Synapse, serving
from tests.slow.matrix import (
    ANSWERED,
    ASKING,
    LONG,
    NAME,
    SECOND,
    THIRD,
    WHO,
    Town,
    all_hear,
    answers,
    asks,
    mark,
    town,
    writes,
)

pytestmark = pytest.mark.slow

MANY, SOME = 220, 20  # messages of one room, more than a sync tells at once, and of each of the others
FLOOD = 14  # commands at once; a default Synapse lets ten messages pass, and then one in five seconds


@pytest.fixture
async def place(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(synapse, tmp_path) as place:
        yield place


@pytest.fixture
def own_synapse(tmp_path: Path) -> Iterator[Synapse]:
    """A homeserver for one test alone, without limits at first."""
    (tmp_path / "synapse").mkdir()
    yield from serving(Synapse(tmp_path / "synapse"))


@asynccontextmanager
async def _with_its_own_limits(server: Synapse) -> AsyncIterator[None]:
    """The same homeserver at the same place, with the limits that Synapse has by itself."""
    strict = Synapse(server.log.parent, {})
    strict.port = server.port
    server.stop()
    try:
        await strict.start()
        yield
    finally:
        strict.stop()


def _words(number: int, of: int) -> list[str]:
    return [f"{WHO} {mark(each, of)}" for each in range(number)]


async def test_three_hundred_messages_while_it_is_down_are_taken_once_and_in_order(place: Town) -> None:
    async with place.running() as program:
        chats = [*await place.come_in(4), await place.comes_in(encrypted=False)]
        for chat in chats[:3]:
            await chat.says(NAME, SECOND)
        await place.is_quiet(program)
    before = [len(chat.heard) for chat in chats]
    words = [_words(MANY, 0), _words(SOME, 1), _words(SOME, 2)]
    commands = list(islice(cycle(ASKING), SOME))
    await asyncio.gather(*(map(writes, chats, [*words, commands, commands])))
    async with place.running() as program:
        await until(lambda: all(len(answers(chat)) >= SOME for chat in chats[3:]), LONG)
        await until(lambda: all(len(chat.heard) > before[number] for number, chat in enumerate(chats[:3])), LONG)
        await place.is_quiet(program)
    for number, chat in enumerate(chats[:3]):
        assert await place.kept(chat) == [mark(each, number) for each in range(len(words[number]))]
        assert len(chat.heard) == before[number] + 1, "they are one answer"
    for chat in chats[3:]:
        assert answers(chat) == [ANSWERED[command] for command in commands]


async def test_a_homeserver_that_goes_away_in_the_middle_of_a_talk_delays_the_answers_and_doubles_none(
    place: Town,
) -> None:
    async with place.running() as program:
        chats = await place.come_in(3)
        ana, ben, _ = chats
        await asyncio.gather(*(chat.says(NAME, SECOND) for chat in chats))
        before = [len(chat.heard) for chat in chats]
        await writes(ana, _words(1, 0))
        await until(lambda: mark(0, 0).encode() in stored(place.folder))
        place.synapse.stop(kill=True)  # while more of the answer is waited for
        await program.until_told("no answer from the homeserver")
        asking = asyncio.create_task(writes(ben, _words(1, 1)))  # an app tries again as well
        await place.synapse.start()
        await asking
        await all_hear([ana, ben], THIRD)
        lines = len(program.lines)
        place.synapse.stop()
        await place.synapse.start()
        await asyncio.gather(*(asks(chat, "!canal") for chat in chats))
        await place.is_quiet(program)
    assert [len(chat.heard) for chat in chats] == [before[0] + 2, before[1] + 2, before[2] + 1]
    assert await place.kept(ana) == [mark(0, 0)]
    assert await place.kept(ben) == [mark(0, 1)]
    assert lines < 40, "it says that the homeserver is away, and does not say it again and again"


async def test_a_default_homeserver_slows_down_one_room_in_its_order_and_does_not_stop_the_others(
    own_synapse: Synapse, tmp_path: Path
) -> None:
    commands = list(islice(cycle(ASKING), FLOOD))
    async with town(own_synapse, tmp_path) as place, place.running() as program:
        ana, ben = await place.come_in(2)
        async with _with_its_own_limits(own_synapse):
            flood = asyncio.create_task(writes(ana, commands))
            await until(lambda: answers(ana), LONG)
            await asks(ben, "!canal")
            meanwhile = len(answers(ana))
            await flood
            await until(lambda: len(answers(ana)) >= FLOOD, 2 * LONG)
            await place.is_quiet(program)
    assert meanwhile < FLOOD - 2, "the other room had to wait for all of the flood"
    assert answers(ana) == [ANSWERED[command] for command in commands]
    assert answers(ben) == [ANSWERED["!canal"]]
