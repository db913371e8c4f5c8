"""Words in the files of a store: written, looked for, and gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from adapters.stores.sqlite import SqliteStore
from bot.core.model import Account, Conversation, Outcome, Pending
from tests.contracts.store import answer, reply, take, until, welcome

CANARY = "CANARY"


def traces(path: Path, word: str = CANARY) -> dict[str, int]:
    """In which files beside the database the word stands, and how often."""
    counted = {file.name: file.read_bytes().count(word.encode()) for file in path.parent.iterdir()}
    return {name: count for name, count in counted.items() if count}


async def write_canaries(store: SqliteStore, name: str = "ana", word: str = CANARY) -> None:
    """The word in every kind of row: short and on overflow pages, in several revisions, in an unsent message."""
    account = Account("terminal", name)
    await take(store, f"1 {name}", welcome(name, reply(f"unsent {word}")), account=account)
    for revision in range(1, 4):
        answers = [answer("B01", f"{word} {revision}", of=name, revision=revision)]
        answers += [answer(f"B{size:05}", f"{word} " * size, of=name, revision=revision) for size in (80, 900, 9000)]
        await take(store, f"a{revision} {name}", Outcome(answers=tuple(answers)), account=account)
    pending = Conversation(
        f"c {name}", "annexe_b", "v1", f"action-{name}", "B01", 1, pending=Pending("edit", {"old": word})
    )
    outcome = Outcome(conversations=(pending,), replies=(reply(f"{word} " * 3000),))
    await take(store, f"c {name}", outcome, account=account)


@contextmanager
def reader(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process in the middle of reading: it keeps the log as it is now."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM answers").fetchone()
        yield connection


async def clean(store: SqliteStore) -> None:
    """Wait until nothing is left to be overwritten."""
    await until(lambda: not store._scrubber.owed())
