"""One `colibri run` per database: the kernel holds the lock, and lets go of it however the process ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another `colibri run` serves this database."""


@contextmanager
def run_lock(database: Path) -> Iterator[None]:
    """Be the only run of this database. Raises AlreadyRunning at once if there is one, and OSError.

    The file stays when the run ends: removing it would let two runs lock two files of one name.
    """
    path = _file(database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def is_running(database: Path) -> bool:
    """Whether a run serves this database. Changes nothing. Raises OSError if that cannot be found out."""
    try:
        handle = os.open(_file(database), os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        return not _try(handle, fcntl.LOCK_SH)
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    """Lock for a run. One who only asks shares the lock for a moment: that is no run, so it is tried again."""
    while not _try(handle, fcntl.LOCK_EX):
        if not _try(handle, fcntl.LOCK_SH):
            raise AlreadyRunning
        fcntl.flock(handle, fcntl.LOCK_UN)


def _try(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _file(database: Path) -> Path:
    """Beside the file itself, whatever name it is reached by."""
    real = database.resolve()
    return real.with_name(f"{real.name}.lock")
