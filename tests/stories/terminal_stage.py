"""The terminal as a user has it: the real runner, courier, channel and SQLite file; opened anew for every turn."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import replace
from io import StringIO
from itertools import count
from pathlib import Path

from adapters.channels.console import Console, Terminal, converse
from adapters.stores.sqlite import SqliteStore, open_store
from bot.coaches import Invited, invite
from bot.core.dialog import Language
from bot.core.model import Account
from bot.courier import Courier, opening
from bot.ports import File, Holding, Inbound
from bot.runner import Runner
from bot.settings import Settings
from bot.wiring import apologies
from tests.stories.stage import Clock, Due, Notice, Seen, library_of, lines, look, program_of

_CHOICE = re.compile(r"  (?:\d+\. (?P<numbered>.+)|\[(?P<typed>.+)\])")


class TerminalStage:
    """A `Stage` on the terminal. `folder` holds the database, and the documents of each turn in a folder of its own."""

    def __init__(
        self,
        settings: Settings,
        facts: Mapping[str, str],
        texts: Mapping[str, str],
        clock: Clock,
        folder: Path,
        *,
        notice: Notice = "terminal_notice",
    ) -> None:
        self._settings = settings
        self._facts = facts
        self._clock = clock
        self._folder = folder
        self._notice = notice
        self._file = folder / "colibri.db"
        self._read(texts)
        self._turns = count(1)
        self._ids = count(1)
        self._sessions = count(1)
        self._who = "ana"
        self._terminal = self._new_terminal()

    @asynccontextmanager
    async def played(self) -> AsyncIterator[TerminalStage]:
        """Nothing begins and nothing ends with a story."""
        yield self

    async def open(self, language: Language | None) -> Seen:
        self._terminal = self._new_terminal()
        async with self._running() as (runner, courier, _):
            await converse(self._terminal, self._as_told(runner), courier.catch_up, language)
        return self._seen()

    async def say(self, text: str) -> Seen:
        async with self._running() as (runner, _, _):
            await self._as_told(runner)(self._terminal.said(text))
        return self._seen()

    async def press(self, label: str) -> Seen:
        return await self.say(label)  # a terminal has no buttons

    async def close(self) -> None:
        """Nothing to do: the program has stopped after the turn."""

    async def edit_content(self, texts: Mapping[str, str]) -> None:
        self._read(texts)

    async def invite(self, name: str) -> Invited:
        async with self._running() as (_, _, store):
            return await invite(store, name, self._clock(), lambda: f"id{next(self._ids)}")

    async def due(self, what: Due) -> Seen:
        """Nobody is written to first in a terminal; here it is looked all the same, so that a story can be told."""
        async with self._running() as (runner, _, store):
            await look(store, runner, self._clock, self._settings, self._console)
        return self._seen()

    async def beside(self, name: str) -> TerminalStage:
        other = copy(self)
        other._who = name
        return other

    async def holding(self) -> Holding | None:
        async with self._running() as (_, _, store):
            person = await store.person_of(Account("terminal", self._who))
            return await store.holding(person) if person else None

    async def stored(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self._folder.glob("colibri.db*")))

    def _read(self, texts: Mapping[str, str]) -> None:
        self._library = library = library_of(texts)
        self._engine, self._writers = program_of(library, self._settings, self._facts)
        self._apologies = apologies(library)

    def _as_told(self, runner: Runner) -> Callable[[Inbound], Awaitable[None]]:
        """Takes what is typed to the runner, in the kind of place in which the story is told."""
        return lambda inbound: runner.receive(replace(inbound, place=replace(inbound.place, notice=self._notice)))

    def _new_terminal(self) -> Terminal:
        return Terminal(self._who, f"s{next(self._sessions)}", StringIO(), self._clock)

    @asynccontextmanager
    async def _running(self) -> AsyncIterator[tuple[Runner, Courier, SqliteStore]]:
        self._out = StringIO()
        self._documents = self._folder / f"turn{next(self._turns)}"
        self._documents.mkdir()
        self._console = console = Console(self._out, self._documents)
        store = await open_store(self._file)
        try:
            opened = opening(store, self._library, self._clock)
            channels = {console.name: console}
            courier = Courier(store, channels, self._writers, self._apologies, self._clock, opened=opened)
            yield Runner(self._engine, store, courier, self._clock, lambda: f"id{next(self._ids)}"), courier, store
        finally:
            await store.close()

    def _seen(self) -> Seen:
        """What stands on the screen, read back: documents, text, choices, moves, in the order in which they come."""
        shown = self._out.getvalue().rstrip("\n").split("\n\n")
        files = []
        while shown and shown[0].startswith("-> "):
            path = Path(shown.pop(0).removeprefix("-> "))
            files.append(File(path.name, path.read_bytes()))
        moves = tuple(shown.pop()[1:-1].split("  ")) if shown and shown[-1].startswith("(/") else ()
        choices = [_CHOICE.fullmatch(line) for line in shown[-1].splitlines()] if shown else []
        labels = [found["numbered"] or found["typed"] for found in choices if found]
        if not choices or len(labels) < len(choices):
            labels = []
        else:
            shown.pop()
        text = "\n".join(re.sub(r"^  (?:\| ?|- )?", "", line) for block in shown for line in block.splitlines())
        return Seen(lines(text), tuple(labels), moves, tuple(files))
