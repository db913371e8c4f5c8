"""Too much at once: two thousand messages of one person, messages of a hundred thousand characters."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ports import Holding
from tests.slow.crowd import Program, program, script, undisturbed

pytestmark = pytest.mark.slow

MEMORY = 200 * 2**20  # bytes that a flood may take while it lasts


@pytest.fixture
def memory_is_bounded() -> Iterator[None]:
    """Fails if Python's objects ever took more than MEMORY."""
    tracemalloc.start(1)
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEMORY, f"{peak / 2**20:.0f} MiB"


@pytest.mark.usefixtures("memory_is_bounded")
async def test_two_thousand_messages_of_one_person_at_once_are_each_answered_and_kept(tmp_path: Path) -> None:
    texts = [f"Message {number} : nous réparons des vélos avec les voisins." for number in range(2000)]
    events = script("ana", texts)
    async with program(tmp_path / "colibri.db") as running:
        await running.takes_all(events)
        holding = await running.holding("ana")
        assert holding.person.turn == len(running.heard["ana"]) == len(events)
        assert _lost(holding, texts) == []


@pytest.mark.usefixtures("memory_is_bounded")
async def test_messages_of_a_hundred_thousand_characters_are_kept_whole(tmp_path: Path) -> None:
    texts = [f"Page {number} : " + "nous réparons des vélos avec les voisins, " * 2400 for number in range(12)]
    assert min(map(len, texts)) > 100_000
    events = script("ana", texts)
    async with program(tmp_path / "colibri.db") as running:
        await running.takes_all(events)
        assert _lost(await running.holding("ana"), texts) == []
        assert running.heard["ana"] == undisturbed(events)[0]
        assert all(len(block.text) < 2000 for reply in running.heard["ana"] for block in reply.blocks)


async def test_others_are_answered_while_one_person_floods(tmp_path: Path) -> None:
    flood = script("ana", [f"Message {number}" for number in range(500)])
    async with program(tmp_path / "colibri.db") as running:
        _, meanwhile = await asyncio.gather(running.takes_all(flood), _patient_visit(running, "ben"))
        assert meanwhile < 50, "one turn of ana's for each of ben's, more or less"


async def _patient_visit(running: Program, name: str) -> int:
    """A few turns, each awaited; how many turns of ana's were taken by then."""
    for _, event in script(name, ["La roulotte des bricoleurs"]):
        await running.takes(name, event)
    return len(running.heard["ana"])


def _lost(holding: Holding, texts: list[str]) -> list[str]:
    """The texts that are neither in an answer nor held for one."""
    kept = [part.text for answer in holding.history for part in answer.parts]
    for talk in holding.conversations:
        pending = talk.pending
        while pending is not None:
            kept += pending.data.values()
            pending = pending.under
    everything = "\n".join(kept)
    return [text for text in texts if text.strip() not in everything]
