"""Killed at every moment of what people do about a sharing: each act is done once and whole, or it is not done."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import accumulate, count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from adapters.stores.sqlite import open_store
from tests.bench.processes import environment
from tests.slow.joiner import lines
from tests.slow.sharer import ACTS, ANA, ASKED, ASKED_ON_PAGES, MARIE, REPLY, enter

pytestmark = pytest.mark.slow

_ENDS = dict(zip(ACTS, accumulate(map(len, ACTS.values())), strict=True))  # how many steps are done then
_KILLED = list(ACTS)[1:]
Facts = dict[str, Any]


class Around(NamedTuple):
    """The folder before the step that decides in an act, and after it."""

    before: Path
    after: Path


class Nursery:
    """Where the processes come from."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def live(self, folder: Path, steps: int, nth: int = 0) -> bool:
        """One process: whether it lived until so many steps were done. It dies at its n-th moment otherwise."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{folder} {steps} {nth}\n")
        self._process.stdin.flush()
        ended = int(self._process.stdout.readline())
        assert ended in (0, -signal.SIGKILL)
        return ended == 0


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.slow.sharer"]
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


@pytest.fixture(scope="module")
def acts(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Around]:
    """Every act, undisturbed."""
    folder = tmp_path_factory.mktemp("sharing")
    going = folder / "going"
    going.mkdir()
    found = {}
    for act, end in _ENDS.items():
        for name, steps in (("before", end - 1), ("after", end)):
            assert nursery.live(going, steps)
            shutil.copytree(going, folder / f"{end} {name}")
        found[act] = Around(folder / f"{end} before", folder / f"{end} after")
    return found


@pytest.mark.parametrize("act", _KILLED)
async def test_killed_at_every_moment_it_is_done_once_and_whole_or_not(
    act: str, nursery: Nursery, acts: dict[str, Around], tmp_path: Path
) -> None:
    before, whole = await _facts(acts[act].before), await _facts(acts[act].after)
    assert before != whole
    done = []
    for moment in count(1):
        folder = tmp_path / str(moment)
        shutil.copytree(acts[act].before, folder)
        if nursery.live(folder, _ENDS[act], moment):
            break
        found = await _facts(folder)
        assert found in (before, whole), "half of it was done"
        done.append(found == whole)
        if len(_told(folder)) > len(_told(acts[act].before)):
            assert found == whole, "it was told, and is not there"
        assert nursery.live(folder, _ENDS[act]), "the platform brings again what it was not told that we have"
        assert await _facts(folder) == whole
        _check_told(folder, acts[act].after)
        shutil.rmtree(folder)
    assert done == sorted(done), "what was done is undone later"
    assert set(done) == {False, True}


async def test_every_act_leaves_its_mark(acts: dict[str, Around]) -> None:
    """So that the comparisons above compare something."""
    last = await _facts(list(acts.values())[-1].after)
    assert last["coach"] == [True]
    assert last["shares"] == [False]
    assert last["comments"] == [(ASKED, True), (ASKED_ON_PAGES, False)]
    assert (last["tickets"], last["sessions"]) == (0, 1)
    assert REPLY in last["answers"]
    assert "summary" in last["readings"]


async def test_a_link_lets_nobody_in_a_second_time_whenever_death_came(
    nursery: Nursery, acts: dict[str, Around], tmp_path: Path
) -> None:
    entered = set()
    for moment in count(1):
        folder = tmp_path / str(moment)
        shutil.copytree(acts["to enter by it"].before, folder)
        alive = nursery.live(folder, _ENDS["to enter by it"], moment)
        sessions = _count(folder, "sessions")
        entered.add(sessions)
        store = await open_store(folder / "colibri.db")
        try:
            again = await enter(store, lines(folder / "seen"), "another browser")
            assert again is (sessions == 0), "once, and not never"
            assert not await enter(store, lines(folder / "seen"), "a third one")
        finally:
            await store.close()
        assert _count(folder, "sessions") == 1
        if alive:
            break
    assert entered == {0, 1}


def _check_told(folder: Path, undisturbed: Path) -> None:
    """Everything was told, and no more than the message on its way at a death was told twice."""
    told, expected = _told(folder), _told(undisturbed)
    assert set(told) == set(expected)
    assert len(expected) <= len(told) <= len(expected) + 1


def _told(folder: Path) -> list[str]:
    """What was shown; the secret of a link is another one each time."""
    said = (line for line in lines(folder / "seen") if not line.startswith("pages"))
    return [line.partition("/in/")[0] for line in said]


async def _facts(folder: Path) -> Facts:
    """What is stored, without what chance or the clock gave it."""
    store = await open_store(folder / "colibri.db")
    try:
        ana, marie = [await store.person_of(who) for who in (ANA, MARIE)]
        assert ana is not None
        held = await store.holding(ana)
        return {
            "coach": [bool(marie) and coach.person == marie for coach in await store.coaches()],
            "agreed": bool(marie and (await store.holding(marie)).person.agreed),
            "shares": [share.ended_at is None for share in held.shares],
            "stages": [stage.name for stage in held.stages],
            "readings": [reading.page for reading in held.readings],
            "comments": [(one.text, one.answered_at is not None) for one in held.comments],
            "answers": "\n".join(answer.text for answer in held.history),
            "tickets": _count(folder, "tickets"),
            "sessions": _count(folder, "sessions"),
        }
    finally:
        await store.close()


def _count(folder: Path, table: str) -> int:
    with sqlite3.connect(folder / "colibri.db") as file:
        return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
