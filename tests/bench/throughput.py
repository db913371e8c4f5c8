"""Turns in a second, one at a time and with many people at once, beside the floor: round after round, interleaved."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from tests.bench.answers import ANSWERS
from tests.bench.deciding import microseconds
from tests.bench.floor import Floor
from tests.bench.product import Product, Visit, all_at_once, one_at_a_time, product
from tests.bench.table import Row

_ROUNDS, _FEW, _MANY = 9, 12, 128
_TEXTS = tuple(ANSWERS.values())


@dataclass
class Rounds:
    """What was measured of one way of working."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    turns: int = 0
    syncs: int = 0

    @property
    def p99(self) -> float:
        return quantiles(self.latencies, n=100)[-1]

    @property
    def rate(self) -> float:
        """Turns in a second, over all rounds: a disk stalls now and then, and that counts for everybody."""
        return self.turns / self.seconds


async def measure(folder: Path) -> list[Row]:
    floor, single, many = Rounds(), Rounds(), Rounds()
    numbers = count()
    bare = Floor(folder / "floor.db", _FEW)
    async with product(folder / "single.db") as alone, product(folder / "many.db") as together:
        for _ in range(_ROUNDS):
            _floor_round(floor, bare)
            await _round(single, alone, [Visit(alone, next(numbers)) for _ in range(_FEW)], one_at_a_time)
            _floor_round(floor, bare)
            await _round(many, together, [Visit(together, next(numbers)) for _ in range(_MANY)], all_at_once)
    bare.close()
    step = await microseconds(folder)
    return [*_rows(floor, single, many), Row("Engine.step alone", f"{step:.0f} us of processor time a turn")]


def _floor_round(rounds: Rounds, bare: Floor) -> None:
    gc.collect()
    begun = perf_counter()
    for text in _TEXTS * 2:
        for person in range(_FEW):
            started = perf_counter()
            bare.turn(person, text)
            rounds.latencies.append(perf_counter() - started)
    rounds.seconds += perf_counter() - begun
    rounds.turns = len(rounds.latencies)


async def _round(
    rounds: Rounds,
    running: Product,
    visits: Sequence[Visit],
    way: Callable[[Sequence[Visit]], Coroutine[Any, Any, None]],
) -> None:
    gc.collect()
    turns, syncs = running.turns, running.syncs
    begun = perf_counter()
    await way(visits)
    rounds.seconds += perf_counter() - begun
    rounds.latencies += [latency for visit in visits for latency in visit.latencies]
    rounds.turns += running.turns - turns
    rounds.syncs += running.syncs - syncs


def _rows(floor: Rounds, single: Rounds, many: Rounds) -> list[Row]:
    return [
        Row("floor", f"{floor.rate:.0f} turns/s, p99 {floor.p99 * 1e3:.2f} ms"),
        _against("one turn at a time", single, floor, 0.5),
        Row(
            "one turn at a time: p99",
            f"{single.p99 * 1e3:.2f} ms, {single.p99 / floor.p99:.2f} x floor",
            "under 5 x",
            single.p99 < 5 * floor.p99,
        ),
        _against(f"{_MANY} people at once", many, floor, 1.5),
        Row(
            f"{_MANY} people at once: disk syncs",
            f"{many.turns} turns in {many.syncs} syncs, {many.turns / many.syncs:.1f} each",
            "fewer syncs than turns",
            many.syncs < many.turns,
        ),
        Row(f"{_MANY} people at once: p99", f"{many.p99 * 1e3:.1f} ms"),
    ]


def _against(name: str, rounds: Rounds, floor: Rounds, least: float) -> Row:
    ratio = rounds.rate / floor.rate
    return Row(name, f"{rounds.rate:.0f} turns/s, {ratio:.2f} x floor", f"at least {least} x", ratio >= least)
