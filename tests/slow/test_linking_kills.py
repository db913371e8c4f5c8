"""Killed at every point of a turn while two accounts are joined or separated: one person, and whole dossiers."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.model import Account
from bot.ports import Store
from tests.bench.processes import environment
from tests.core.wild import GOOD
from tests.slow.dying import POINTS
from tests.slow.joiner import ANA, DESK, PLACES, STEPS, lines

pytestmark = pytest.mark.slow

MINE = {("B01", "La Laverie qui roule"), ("B03.3", GOOD)}
THEIRS = {("B01", "L'atelier du mardi soir")}


def _run(folder: Path, end: str, point: str = "never", nth: int = 0) -> int:
    command = [sys.executable, "-m", "tests.slow.joiner", str(folder), end, point, str(nth)]
    return subprocess.run(command, env=environment(), timeout=60, check=False).returncode


@pytest.mark.parametrize("end", STEPS)
@pytest.mark.parametrize("point", POINTS)
async def test_killed_while_two_accounts_are_joined_or_separated(end: str, point: str, tmp_path: Path) -> None:
    chance = random.Random(f"{point} {end}")
    kills = 0
    while code := _run(tmp_path, end, point, chance.randint(1, 6) if kills else chance.randint(6, 14)):
        assert code == -signal.SIGKILL
        kills += 1
    assert kills
    store = await open_store(tmp_path / "colibri.db")
    try:
        await _check(store, joined=end == "joined")
    finally:
        await store.close()
    told = [line for line in lines(tmp_path / "seen") if line.startswith("telegram Un compte Matrix vient")]
    assert 1 <= len(told) <= 1 + kills


async def _check(store: Store, *, joined: bool) -> None:
    assert [list(await store.waiting(place)) for place in PLACES.values()] == [[], []]
    ana, desk = await _answers(store, ANA), await _answers(store, DESK)
    if joined:
        assert await store.person_of(ANA) == await store.person_of(DESK)
        assert ana == desk == sorted(MINE | THEIRS)
    else:
        assert await store.person_of(ANA) != await store.person_of(DESK)
        assert (ana, desk) == (sorted(MINE), sorted(THEIRS))


async def _answers(store: Store, account: Account) -> list[tuple[str, str]]:
    person = await store.person_of(account)
    assert person is not None
    return sorted((answer.step, answer.text) for answer in (await store.holding(person)).history)
