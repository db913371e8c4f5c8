"""The program itself on a pipe, killed at random.

What was acknowledged is there, and the talk goes on where it stood.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.channels.console import render
from adapters.stores.sqlite import open_store
from bot.core.engine import Engine
from bot.core.model import Account, Answer, Event, Place, Reply, Said, Started
from bot.settings import Settings
from tests.bench.holder import Holder
from tests.cli.program import Running, running
from tests.talk import Talk, shipped_library, unmarked

pytestmark = pytest.mark.slow

KILLS = 45


class Watched:
    """A conversation in the terminal, beside a model of it that takes a turn whenever the program has taken one."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._database = folder / "colibri.db"
        self._engine = Engine(shipped_library(), Settings(database=self._database).facts())
        self._people = 0
        self._doubtful: Event | None = None  # what the program may have taken, or not, when it died
        self.kills = 0
        self._meet()

    async def live(self) -> None:
        """One life of the program, from its start to its death."""
        command = ("chat", "--lang", "fr", "--db", self._database, "--as", self._name)
        with running(*command, folder=self._folder) as program:
            self._doubtful = None if self._unseen else Started("fr")
            if self._chance.random() < 0.25:
                self._kill(program, 0.5)
            else:
                self._greeted(program)
                self._talk(program, self._chance.randint(0, 6))
                self._kill(program, 0.02)
        await self._examine()

    def _meet(self) -> None:
        self._name = f"holder{self._people}"
        self._talker = Talk(self._engine)
        self._holder = Holder(shipped_library(), self._people)
        self._people += 1
        self._last: Reply | None = None
        self._unseen: Sequence[Reply] = ()

    def _greeted(self, program: Running) -> None:
        """What an earlier life did not show comes first; without that, the program says where we are."""
        if self._unseen:
            for reply in self._unseen:
                program.wait_for(render(reply))
        else:
            self._take(Started("fr"))
            program.wait_for(render(self._shown))

    def _talk(self, program: Running, lines: int) -> None:
        for _ in range(lines):
            text = self._next()
            program.type(text)
            self._take(self._said(text))
            program.wait_for(render(self._shown))
        text = self._next()
        self._doubtful = self._said(text)
        program.type(text)

    def _kill(self, program: Running, seconds: float) -> None:
        """Kill it at some moment of the next seconds."""
        program._more(self._chance.uniform(0, seconds))
        program.process.kill()
        self.kills += 1

    async def _examine(self) -> None:
        """What is stored now? Looked at in a copy: to recover the file itself is the next life's business."""
        copy = self._folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for path in self._folder.glob("colibri.db*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, copy)
        store = await open_store(copy / "colibri.db")
        try:
            person = await store.person_of(Account("terminal", self._name))
            holding = await store.holding(person) if person else None
            self._unseen = [message.reply for message in await store.waiting(Place("terminal", self._name))]
        finally:
            await store.close()
        turns = holding.person.turn if holding else 0
        if turns == len(self._talker.outcomes) + 1:
            assert self._doubtful is not None
            self._take(self._doubtful)
        assert turns == len(self._talker.outcomes)
        assert _kept(holding.history if holding else ()) == _kept(self._talker.history())
        assert not self._unseen or (self._last is not None and unmarked(self._unseen[-1]) == unmarked(self._last))
        if self._last is not None and self._holder.next(self._last) is None:
            self._meet()

    def _take(self, event: Event) -> None:
        self._last = self._talker.event(event)
        self._doubtful = None

    @property
    def _shown(self) -> Reply:
        assert self._last is not None
        return self._last

    def _next(self) -> str:
        """What the person types next: one line."""
        return (self._holder.next(self._shown) or "/menu").replace("\n", " ; ")

    def _said(self, text: str) -> Said:
        return Said(f"m{len(self._talker.outcomes)}", text)


def _kept(history: Sequence[Answer]) -> list[tuple[object, ...]]:
    """Revisions without the ids that chance or the session gave them."""
    return sorted(
        (answer.step, answer.revision, [part.text for part in answer.parts], answer.chosen, answer.probes)
        for answer in history
    )


async def test_whatever_was_acknowledged_before_a_kill_is_there_and_the_talk_goes_on(tmp_path: Path) -> None:
    watched = Watched(tmp_path, random.Random("chat"))
    while watched.kills < KILLS:
        await watched.live()
    with sqlite3.connect(tmp_path / "colibri.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
