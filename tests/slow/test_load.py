"""Five hundred people who write at once: each is answered, in order, and nothing is lost."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from tests.bench.answers import ADDED, ANSWERS, WEAK
from tests.slow.crowd import program, script, undisturbed

pytestmark = pytest.mark.slow

PEOPLE = 500


async def test_five_hundred_people_at_once_are_each_answered_in_order_and_lose_nothing(tmp_path: Path) -> None:
    said = list(ANSWERS.values())
    scripts = {
        f"p{number}": script(f"p{number}", [f"Action {number}", *said[number % 5 :][:4], WEAK, ADDED])
        for number in range(PEOPLE)
    }
    at_once = list(chain.from_iterable(zip(*scripts.values(), strict=True)))  # everybody's first, everybody's second...
    async with program(tmp_path / "colibri.db") as running:
        await running.takes_all(at_once)
        for name, events in scripts.items():
            replies, talk = undisturbed(events)
            assert running.heard[name] == replies
            holding = await running.holding(name)
            assert holding.person.turn == len(events)
            assert {(a.step, a.revision): a.text for a in holding.history} == {
                (a.step, a.revision): a.text for a in talk.history()
            }
