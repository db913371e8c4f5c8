"""The floor: what any bot must at least do in a turn, with the standard driver and nothing else.

One transaction with the two smallest possible statements: the words are added, the person's turn is counted.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

_TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE persons (id INTEGER PRIMARY KEY, turn INTEGER NOT NULL);
    CREATE TABLE answers (id INTEGER PRIMARY KEY, person INTEGER NOT NULL, text TEXT NOT NULL);
    """


class Floor:
    """A file with two tables."""

    def __init__(self, path: Path, people: int) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_TABLES)
        self._connection.executemany("INSERT INTO persons VALUES (?, 0)", ((person,) for person in range(people)))

    def turn(self, person: int, text: str) -> None:
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        run("INSERT INTO answers (person, text) VALUES (?, ?)", (person, text))
        run("UPDATE persons SET turn = turn + 1 WHERE id = ?", (person,))
        run("COMMIT")

    def close(self) -> None:
        self._connection.close()
