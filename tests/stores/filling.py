"""Files that are filled, with many people or until there is no room."""

from __future__ import annotations

from pathlib import Path

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.model import Account, Outcome
from tests.contracts.store import answer, take, welcome

SECRET = "SECRET-WORDS"


async def filled(path: Path, people: int = 30) -> None:
    """A file of some hundred pages."""
    store = await open_store(path)
    for number in range(people):
        name = f"p{number}"
        await take(store, f"1 {name}", welcome(name), account=Account("terminal", name))
        answers = tuple(answer(f"B{step:02}", "un jardin partagé " * 20, of=name) for step in range(20))
        await take(store, f"2 {name}", Outcome(answers=answers), account=Account("terminal", name))
    await store.close()


def fill_up(store: SqliteStore) -> None:
    """From now on SQLite has no page left to give: the same error as on a full disk."""
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
