"""A copy of the file while others write to it, without a word that was taken back.

`VACUUM INTO` reads one moment of the database and writes what is stored then, not the pages: of what was deleted,
nothing comes along. Erasures that are still owed, or listed, are done in the copy; what is listed as ended is ended
there, and nobody is signed in: whoever reads a backup, or puts it back, opens nothing with it.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from adapters.stores.sqlite import ended, erased, schema
from adapters.stores.sqlite.erasure import asked_for, erase_again, remove
from adapters.stores.sqlite.faults import translated

_OF_A_DATABASE = ("", "-wal", "-shm", "-journal", ".erased", ".lock")
_SIGNED_IN = ("DELETE FROM tickets", "DELETE FROM sessions")
_NOTHING_OWED = (
    "UPDATE counters SET value = (SELECT value FROM counters WHERE name = 'removed') WHERE name = 'scrubbed'"
)


def back_up(database: Path, target: Path, patience: float = 5.0) -> None:
    """Write a consistent copy, readable by its owner alone; what was at `target` is replaced at once, or stays.

    The list of who was erased, and what was ended, goes beside it, as `target`.erased, joined with the one that was
    there. Raises OSError about the target, and a StoreFault: of the database, or StoreFull if there is no room for the
    copy.
    """
    target = target.resolve()
    _check(database.resolve(), target)
    with _beside(target) as copy:
        with translated:
            _copy(database, copy, patience)
            listed = erased.lines(erased.beside(target)) | erased.lines(erased.beside(database))
            _erase(copy, listed)
        if listed:
            with _beside(erased.beside(target)) as together:
                with _about(target):
                    together.write_bytes(b"".join(line + b"\n" for line in listed.values()))
                _publish(together, erased.beside(target))
        _publish(copy, target)


def _check(database: Path, target: Path) -> None:
    """Raises OSError for a target that would destroy the database, or is no file."""
    taken = {database.with_name(database.name + end) for end in _OF_A_DATABASE}
    if taken & {target, erased.beside(target)}:
        raise FileExistsError(errno.EEXIST, "this file belongs to the database", str(target))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))


def _copy(database: Path, copy: Path, patience: float) -> None:
    """Raises sqlite3.Error, StoreNewer, StoreCorrupt."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", timeout=patience, uri=True)) as connection:
        schema.version(connection)
        connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(copy),))  # a name may be no valid Unicode


def _erase(copy: Path, listed: Iterable[str]) -> None:
    """Do in the copy what was asked for. Nobody else knows of it yet: it needs no journal on the disk."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        schema.prepare(connection)  # it may be one of before today's program ran
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        for statement in _SIGNED_IN:
            connection.execute(statement)
        again = erase_again(connection, listed) | ended.end_again(connection, listed)
        asked = asked_for(connection)
        for person in asked:
            remove(connection, person)
        if again or asked:
            connection.execute("VACUUM")
        connection.execute(_NOTHING_OWED)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new file in the folder of the target, private, and gone afterwards. Raises OSError about the target."""
    with _about(target):
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _publish(path: Path, target: Path) -> None:
    """Give a finished file its name, for good. Raises OSError about the target."""
    with _about(target):
        with path.open("rb") as file:
            os.fsync(file.fileno())
        path.replace(target)
        erased.sync_folder(target)


@contextmanager
def _about(target: Path) -> Iterator[None]:
    """Errors of the system name the file that was asked for, and not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None
