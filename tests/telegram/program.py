"""The real `colibri run` as a process, and what it says, beside an emulated Bot API in the process of the test."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from tests.cli.program import PATIENCE, environment
from tests.telegram.emulator import BotApi
from tests.telegram.emulator.bell import Bell

CONTROLLER, CONTACT = "Les Ateliers du Plateau", "Nadia, 01 23 45 67 89"
PROMISED = 5.0  # seconds in which it ends after SIGTERM


class Program:
    """A `colibri run`. `lines` is what it wrote on standard error so far, which are its logs and its last words."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.lines: list[str] = []
        self._bell = Bell()
        self._reading = asyncio.create_task(self._read())

    @property
    def events(self) -> list[str]:
        """What its logs tell. A line that is no log stands as it is."""
        return [str(_record(line).get("event", line)) for line in self.lines]

    async def until_told(self, words: str, within: float = PATIENCE) -> None:
        """Wait until a line holds these words."""
        await self._bell.within(
            within, lambda: any(words in line for line in self.lines), lambda: f"no {words!r} in {self.lines}"
        )

    async def serving(self) -> None:
        await self.until_told("telegram: listening")

    async def terminate(self) -> tuple[int, float]:
        """Ask it to stop; its exit code, and the seconds that it took."""
        begun = monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = await self.end()
        return code, monotonic() - begun

    async def kill(self) -> None:
        """SIGKILL, without a word."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.end()

    async def end(self, within: float = PATIENCE) -> int:
        """Wait for its end; its exit code."""
        async with asyncio.timeout(within):
            await asyncio.shield(self._reading)
            return await self.process.wait()

    async def _read(self) -> None:
        assert self.process.stderr
        async for line in self.process.stderr:
            self.lines.append(line.decode().rstrip("\n"))
            self._bell.ring()


@asynccontextmanager
async def running(
    folder: Path, telegram: BotApi | None = None, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Program]:
    """Start `colibri run` in a folder; whatever happens, it has ended afterwards."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "bot", "run"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=environment(folder, usual(folder, telegram) | dict(settings or {})),
    )
    program = Program(process)
    try:
        yield program
    finally:
        await program.kill()


def usual(folder: Path, telegram: BotApi | None) -> dict[str, str]:
    """The settings of an installation that is complete, as far as there is a Telegram."""
    complete = {"database": str(folder / "colibri.db"), "controller": CONTROLLER, "contact": CONTACT}
    if telegram is None:
        return complete
    urls = {"telegram_base_url": telegram.base_url, "telegram_file_url": telegram.base_file_url}
    return complete | urls | {"telegram_token": telegram.token}


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}
