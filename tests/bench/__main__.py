"""Measures everything and prints one table. With --check, exits with 1 when a target is missed."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import growth, memory, pages, starting, throughput
from tests.bench.machine import figures
from tests.bench.table import Row, table


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit with 1 when a target is missed")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="colibri-bench-") as folder:
        print(figures(Path(folder)), flush=True)
        rows = _measure(Path(folder))
    print(f"\n{table(rows)}")
    missed = [row for row in rows if not row.met]
    for row in missed:
        print(f"missed: {row.name}: {row.measured} (target: {row.target})")
    return 1 if missed and options.check else 0


def _measure(folder: Path) -> list[Row]:
    return [
        *asyncio.run(throughput.measure(folder)),
        *memory.measure(folder),
        *asyncio.run(growth.measure(folder)),
        *asyncio.run(pages.measure(folder)),
        *starting.measure(folder),
    ]


if __name__ == "__main__":
    sys.exit(main())
