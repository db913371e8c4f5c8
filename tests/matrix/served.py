"""A program that is running, and a person in a chat with it: what the tests of privacy look at."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.matrix.peer import Peer
from tests.matrix.program import Chat, invited, running
from tests.matrix.synapse import Account, Synapse
from tests.telegram.program import Program

CANARY = "Serinette-canari"
ALWAYS_DAY = {"quiet_hours": "12:00-12:00"}


@dataclass
class Served:
    """Ana in a chat with a program that is running; `logged` is what all its runs wrote."""

    synapse: Synapse
    account: Account
    folder: Path
    chat: Chat
    program: Program

    @property
    def logged(self) -> str:
        return "\n".join(self.program.lines)

    async def stops(self) -> None:
        assert (await self.program.terminate())[0] == 0, self.program.lines

    @asynccontextmanager
    async def again(self) -> AsyncIterator[Program]:
        """Started once more; at no hour is it too late to write to people."""
        async with running(self.folder, self.synapse.url, self.account, ALWAYS_DAY) as program:
            yield program

    def select(self, statement: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "colibri.db")) as database:
            return database.execute(statement).fetchall()

    def ago(self, **columns: float) -> None:
        """Set moments of Ana's record to so many days ago."""
        for column, days in columns.items():
            with closing(sqlite3.connect(self.folder / "colibri.db")) as database, database:
                at = f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '{-days} days')"
                database.execute(f"UPDATE persons SET {column} = {at}")

    def is_now(self, at: str) -> bool:
        """Whether a moment is of these minutes."""
        return bool(self.select(f"SELECT abs(julianday('now') - julianday('{at}')) < 0.002")[0][0])

    def tables_with(self, word: str) -> set[str]:
        names = [name for (name,) in self.select("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name for name in names if word in repr(self.select(f'SELECT * FROM "{name}"'))}


@asynccontextmanager
async def serving_ana(folder: Path, synapse: Synapse, ana: Peer, *, encrypted: bool = True) -> AsyncIterator[Served]:
    account = await synapse.register()
    async with running(folder, synapse.url, account) as program:
        await program.until_told("matrix: listening")
        yield Served(synapse, account, folder, await invited(ana, account.user_id, encrypted=encrypted), program)


async def first_notice(chat: Chat) -> str:
    """All that is said before anything but the language was chosen."""
    await chat.hears("Français")
    await chat.says("Français", "15 ans ou plus")
    return "\n".join(chat.heard)
