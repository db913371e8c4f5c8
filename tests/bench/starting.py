"""How long it takes until there is something to read, beside a bare Python that imports the three libraries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.processes import environment, python
from tests.bench.table import Row

_ROUNDS = 9
_BARE = "import transitions, pydantic, sqlite3"
_HEAVY = ("telegram", "nio", "sqlite_utils")
_LOADED = "import sys, bot, bot.cli, bot.runner; print(*(name for name in {heavy} if name in sys.modules))"


def measure(folder: Path) -> list[Row]:
    bare, first, question = [], [], []
    for number in range(_ROUNDS + 1):
        begun = perf_counter()
        python("-c", _BARE)
        bare.append(perf_counter() - begun)
        line, words = _chat(folder / "chat.db", f"holder{number}")
        first.append(line)
        question.append(words)
    # The first of each found nothing in the caches of the disk, and made the file.
    ratio = median(mine / floor for mine, floor in zip(first[1:], bare[1:], strict=True))
    loaded = python("-c", _LOADED.format(heavy=_HEAVY)).strip()
    return [
        Row("bare Python with the three libraries", f"{median(bare[1:]) * 1e3:.0f} ms"),
        Row(
            "first line of `colibri chat`",
            f"{median(first[1:]) * 1e3:.0f} ms, {ratio:.2f} x bare Python",
            "within 3 x",
            ratio <= 3,
        ),
        Row("first message of `colibri chat`", f"{median(question[1:]) * 1e3:.0f} ms"),
        Row("`import bot` pulls in", loaded or "none of " + ", ".join(_HEAVY), "nothing heavy", not loaded),
    ]


def _chat(database: Path, name: str) -> tuple[float, float]:
    """Seconds until the first line, and until the first message."""
    begun = perf_counter()
    command = [sys.executable, "-m", "bot", "chat", "--db", str(database), "--as", name]
    with subprocess.Popen(
        command, env=environment(), cwd=database.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as chat:
        assert chat.stdin
        assert chat.stdout
        chat.stdout.readline()
        first = perf_counter() - begun
        while not chat.stdout.readline().strip():
            pass
        message = perf_counter() - begun
        chat.stdin.close()
        chat.stdout.read()
    return first, message
