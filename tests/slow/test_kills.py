"""Killed again and again, at every numbered point of the turn and at random: nothing is lost, nothing happens twice."""

from __future__ import annotations

import random
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.model import Account, Answer, Place, Reply
from bot.ports import Holding
from tests.bench.processes import environment
from tests.slow.dying import POINTS, in_two
from tests.slow.journal import Journal, Person
from tests.slow.victim import event
from tests.talk import Talk, shipped_engine, unmarked

pytestmark = pytest.mark.slow

PEOPLE = 5
KILLS_AT_EACH_POINT = 13
RANDOM_KILLS = 60
MESSAGES = 2  # of a turn, at most


def _victim(folder: Path, point: str = "never", nth: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.slow.victim", str(folder), point, str(nth), str(PEOPLE)]
    return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)


def _run(folder: Path, point: str = "never", nth: int = 0) -> int:
    with _victim(folder, point, nth) as victim:
        return victim.wait(timeout=60)


def _run_until(folder: Path, seconds: float) -> int:
    """Kill it so long after it was ready, unless it has ended by then."""
    with _victim(folder) as victim, selectors.DefaultSelector() as events:
        assert victim.stdout
        victim.stdout.readline()
        events.register(victim.stdout, selectors.EVENT_READ)
        events.select(seconds)  # the end of its output is the end of the process
        victim.send_signal(signal.SIGKILL)
        return victim.wait(timeout=60)


@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_at_a_point_of_the_turn_loses_nothing_and_repeats_nothing(point: str, tmp_path: Path) -> None:
    chance = random.Random(point)
    await _kill(KILLS_AT_EACH_POINT, tmp_path, lambda folder: _run(folder, point, chance.randint(1, 18)))


async def test_kills_at_any_moment_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    chance = random.Random("any moment")
    await _kill(RANDOM_KILLS, tmp_path, lambda folder: _run_until(folder, chance.uniform(0, 0.15)))


def test_there_are_at_least_two_hundred_kills() -> None:
    assert len(POINTS) * KILLS_AT_EACH_POINT + RANDOM_KILLS >= 200


async def _kill(times: int, folder: Path, run: Callable[[Path], int]) -> None:
    """Run victims on one file after the other until so many have been killed. New people when all are through."""
    for number in count():
        used = folder / str(number)
        used.mkdir()
        kills = 0
        while times and (code := run(used)):
            assert code == -signal.SIGKILL
            times -= 1
            kills += 1
        await _check(used, kills)
        if not times:
            return


async def _check(folder: Path, kills: int) -> None:
    """Let them come to the end, then compare what was seen and stored with an undisturbed conversation."""
    assert _run(folder) == 0
    journal = Journal(folder / "journal")
    journal.close()
    store = await open_store(folder / "colibri.db")
    try:
        for name, person in journal.people.items():
            assert person.done == len(person.texts) > 20
            assert person.repeated <= kills * MESSAGES, "only the turn on its way at a death may be shown again"
            assert await store.waiting(Place("test", name)) == []
            id_ = await store.person_of(Account("test", name))
            assert id_ is not None
            _compare(person, await store.holding(id_))
    finally:
        await store.close()


def _compare(person: Person, holding: Holding) -> None:
    """The same events, once each and without any death, lead to the same messages and the same records."""
    undisturbed = Talk(shipped_engine())
    expected: list[Reply] = []
    for number, text in enumerate(person.texts):
        undisturbed.event(event(number, text))
        expected += map(unmarked, in_two(undisturbed.outcomes[-1]).replies)
    assert [unmarked(message) for message in person.messages] == expected, "a message is missing, or was made twice"
    assert holding.person.turn == len(person.texts)
    assert _kept(holding.history) == _kept(undisturbed.history())
    (state,) = {talk.state for talk in holding.conversations if talk.dialog == "annexe_b"}
    assert state == undisturbed.draft.state


def _kept(history: Sequence[Answer]) -> list[tuple[object, ...]]:
    """Revisions without the ids that chance gave them."""
    return sorted((answer.step, answer.revision, answer.parts, answer.chosen, answer.probes) for answer in history)
