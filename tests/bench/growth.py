"""Cost of a turn in an empty file and in one with a million answers, interleaved."""

from __future__ import annotations

import gc
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.filling import fill
from tests.bench.product import Product, Visit, one_at_a_time, product
from tests.bench.table import Row

_ANSWERS = 1_000_000
_ROUNDS, _PEOPLE = 10, 8


async def measure(folder: Path) -> list[Row]:
    stored = fill(folder / "full.db", _ANSWERS)
    numbers = count()
    empty_costs, full_costs = [], []
    async with product(folder / "empty.db") as empty, product(folder / "full.db") as full:
        for number in range(_ROUNDS):
            first, second = (empty, full) if number % 2 else (full, empty)
            costs = {running: await _cost(running, numbers) for running in (first, second)}
            empty_costs.append(costs[empty])
            full_costs.append(costs[full])
    ratio = median(full_costs) / median(empty_costs)
    return [
        Row(
            f"a turn with 0 and {stored:,} answers stored",
            f"{median(empty_costs) * 1e6:.0f} and {median(full_costs) * 1e6:.0f} us, {ratio - 1:+.1%}",
            "within 20 %",
            ratio <= 1.2,
        )
    ]


async def _cost(running: Product, numbers: count[int]) -> float:
    """The time of a turn in one round, in seconds."""
    gc.collect()
    visits = [Visit(running, next(numbers)) for _ in range(_PEOPLE)]
    begun = perf_counter()
    await one_at_a_time(visits)
    return (perf_counter() - begun) / sum(len(visit.latencies) for visit in visits)
