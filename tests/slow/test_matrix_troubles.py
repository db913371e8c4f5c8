"""`colibri run` on Matrix among broken gateways, drained keys, lost folders, hostile events, and other bots."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.matrix.homeserver import Between, serving
from tests.matrix.hostile import Hostile, pester
from tests.matrix.peer import Peer, until
from tests.matrix.program import Chat
from tests.matrix.synapse import Synapse
from tests.slow.matrix import ANSWERED, LONG, NAME, SECOND, THIRD, WHO, Town, answers, asks, mark, town

pytestmark = pytest.mark.slow

BATCHES, BATCH = 10, 20  # hostile events
CLAIMS = 60  # a device has fifty keys, and one behind them


@pytest.fixture
async def place(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(synapse, tmp_path) as place:
        yield place


@pytest.fixture
async def between(place: Town) -> AsyncIterator[Between]:
    async with serving(Between(place.url)) as between:
        place.url = between.url
        yield between


# --- what stands before the homeserver --------------------------------------------------------------------------------


async def test_a_gateway_that_breaks_everything_for_a_while_costs_no_answer_and_is_not_hammered(
    place: Town, between: Between
) -> None:
    """Each kind of failure once on the way in and on the way out, while people write."""
    async with place.running() as program:
        ana, ben = await place.come_in(2)
        await asyncio.gather(*(chat.says(NAME, SECOND) for chat in (ana, ben)))
        before = len(ana.heard)
        between.requests.clear()
        between.fail("sync", "502", "dropped", "half", "page", "502")
        between.fail("send", "502", "lost", "half", "dropped", "lost", "502")
        between.fail("event", "502", "half")
        between.fail("typing", "502")
        between.fail("receipt", "dropped")
        await ana.ana.say(ana.room_id, f"{WHO} {mark(0)}")
        await asks(ben, "!canal", "!humain")
        await ana.hears(THIRD)
        await until(lambda: not any(between._faults[kind] for kind in ("sync", "send")), LONG)
        await asks(ana, "!canal")
        await place.is_quiet(program)
    assert len(ana.heard) == before + 2
    assert await place.kept(ana) == [mark(0)]
    assert answers(ben)[-2:] == [ANSWERED["!canal"], ANSWERED["!humain"]]
    assert len(between.asked("sync")) < 60


async def test_while_the_gateway_is_down_it_asks_with_growing_pauses(place: Town, between: Between) -> None:
    async with place.running() as program:
        ana = await place.comes_in()
        before = len(between.asked("sync"))
        between.fail("sync", *("502", "half") * 100)
        between.fail("send", *("502",) * 100)
        await ana.ana.say(ana.room_id, "!canal")
        await until(lambda: len(between.asked("sync")) > before + 6, LONG)
        times = [request.at for request in between.asked("sync")[before:]]
        between._faults.clear()
        await ana.hears(ANSWERED["!canal"])
        await place.is_quiet(program)
    pauses = [later - earlier for earlier, later in pairwise(times)]
    assert sum(pauses[:6]) > 3, pauses
    assert answers(ana) == [ANSWERED["!canal"]]
    assert len(program.lines) < 40


# --- keys and folders -------------------------------------------------------------------------------------------------


async def _drain(place: Town, thief: Peer) -> int:
    """Claim more keys than there are to begin with the bot; how many there were, the last resort among them."""
    us, taken = place.account.user_id, set[str]()
    [device] = [device.id for device in thief.client.device_store.active_user_devices(us)]
    for _ in range(CLAIMS):
        answer = await thief.client.keys_claim({us: [device]})
        taken |= {str(key) for key in answer.one_time_keys[us][device].values()}
    return len(taken)


async def test_somebody_new_is_answered_after_all_keys_were_taken(place: Town) -> None:
    async with place.running() as program:
        ana = await place.comes_in()
        await _drain(place, ana.ana)
        await place.comes_in()
        await place.is_quiet(program)
    assert await _drain(place, ana.ana) < CLAIMS
    cleo = await place.somebody()
    room_id = await cleo.invite(place.account.user_id)
    async with place.running() as program:
        chat = Chat(cleo, place.account.user_id, room_id)
        await cleo.joined(room_id, place.account.user_id)
        await chat.begins()
        await place.comes_in()
        await asks(ana, "!canal")
        await place.is_quiet(program)


async def test_without_its_folder_it_comes_back_and_answers_in_old_and_new_rooms(place: Town) -> None:
    async with place.running() as program:
        ana = await place.comes_in()
        await ana.says(NAME, SECOND)
        await place.is_quiet(program)
    shutil.rmtree(place.store)
    before = len(ana.heard)
    async with place.running() as program:
        await program.until_told("matrix: listening")
        await until(lambda: len(ana.ana.client.device_store.users) > 0)
        await ana.says(f"{WHO} {mark(0)}", THIRD)
        ben = await place.comes_in()
        await asks(ben, "!canal")
        await place.is_quiet(program)
    assert len(ana.heard) == before + 1
    assert await place.kept(ana) == [mark(0)]


# --- others -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encrypted", [True, False])
async def test_two_hundred_hostile_events_and_the_person_is_still_answered(place: Town, encrypted: bool) -> None:
    async with place.running() as program:
        ana, ben = await asyncio.gather(place.comes_in(encrypted=encrypted), place.comes_in())
        ours = [event.event_id for event in ana.ana.messages(ana.room_id, ana.bot)]
        hostile = Hostile(f"hostile {encrypted}", ours)
        await ana.ana.look_away()  # it is the same library, and would not survive this
        for _ in range(BATCHES):
            await pester(ana.ana, ana.room_id, hostile, BATCH)
            await asks(ben, "!canal")
        await place.is_quiet(program)
    assert answers(ben) == [ANSWERED["!canal"]] * BATCHES
    assert [line for line in program.lines if '"level": "ERROR"' in line] == []
