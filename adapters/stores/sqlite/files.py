"""Opening the file: private from its first byte, and set up so that what is committed survives a power cut."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from adapters.stores.sqlite import schema
from bot.ports import StoreFault

# How long the driver itself waits for a lock. It blocks the event loop, so not long; `faults.patiently` waits longer.
_DRIVER_PATIENCE = 0.005
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -4000",  # KiB: what a hundred people at once touch; memory does not grow with the file
    "PRAGMA wal_autocheckpoint = 2000",  # pages: rarer than one turn in a hundred, and the log stays at 8 MB
)


def create(path: Path) -> None:
    """Make the folder and an empty file that nobody else can read; -wal and -shm take their mode from the file.

    The file is never opened here if it exists: closing it again would drop the locks that SQLite holds in this process.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def connect(path: Path, patience: float = _DRIVER_PATIENCE) -> sqlite3.Connection:
    """A connection that begins and ends its transactions itself.

    Raises StoreNewer, StoreCorrupt, StoreFault, sqlite3.Error.
    """
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None, cached_statements=256)
    try:
        schema.recognise(connection)  # first: setting the journal mode writes to the file, which may not be ours
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise StoreFault("this file system cannot keep a write-ahead log")
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def look(path: Path) -> sqlite3.Connection:
    """A connection that only reads, and makes no file. Raises sqlite3.Error.

    Without a log nobody has the file open, and it is read as it lies: a log made for this reading would stay.
    """
    real = path.resolve()
    closed = not real.with_name(f"{real.name}-wal").exists()
    return sqlite3.connect(f"{real.as_uri()}?mode=ro{'&immutable=1' if closed else ''}", isolation_level=None, uri=True)


def open_file(path: Path) -> sqlite3.Connection:
    """A connection to a file of ours with today's schema, made if need be; proven to be writable.

    Raises StoreNewer, StoreCorrupt, sqlite3.Error, OSError.
    """
    create(path)
    connection = connect(path)
    try:
        schema.prepare(connection)
        _prove_writable(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prove_writable(connection: sqlite3.Connection) -> None:
    """Write, and take it back: beginning alone succeeds on a file that may only be read."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE counters SET value = value")
    finally:
        connection.execute("ROLLBACK")
