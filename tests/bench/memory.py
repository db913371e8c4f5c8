"""Memory of idle conversations, in a process of its own.

200 people walk through the form, which fills the caches of fixed size; then many more take a few turns. All fall
silent.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from pathlib import Path

from bot.core.model import Said, Started
from tests.bench.answers import ANSWERS
from tests.bench.processes import python
from tests.bench.product import Product, Visit, all_at_once, product
from tests.bench.table import Row

_FEW, _MANY, _AT_ONCE = 200, 20_000, 100
_TALK = (Started("fr"), Said("1", "1"), Said("2", "1"), Said("3", "1"), Said("4", ANSWERS["B01"]))


def measure(folder: Path) -> list[Row]:
    few, many = map(int, python("-m", __name__, str(folder / "memory.db")).split())
    grown = many / few - 1
    return [
        Row(
            f"memory with {_FEW} and {_MANY:,} idle people",
            f"{few / 1024:.1f} and {many / 1024:.1f} MiB, {grown:+.1%}",
            "within 10 %",
            grown <= 0.10,
        )
    ]


async def _both(path: Path) -> None:
    async with product(path) as running:
        await all_at_once([Visit(running, number) for number in range(_FEW)])
        running.channel.forget()
        print(_resident(), flush=True)
        await _talk(running, _FEW, _MANY)
        print(_resident(), flush=True)


async def _talk(running: Product, first: int, end: int) -> None:
    for start in range(first, end, _AT_ONCE):
        await asyncio.gather(*(_visit(running, f"p{number}") for number in range(start, min(start + _AT_ONCE, end))))
        running.channel.forget()  # what a person sees is not the program's memory


async def _visit(running: Product, name: str) -> None:
    for event in _TALK:
        await running.turn(name, event)


def _resident() -> int:
    """Resident memory of this process, in KiB."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


if __name__ == "__main__":
    asyncio.run(_both(Path(sys.argv[1])))
