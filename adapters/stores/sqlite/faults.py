"""What went wrong with the file, in the words of `bot.ports`: the one place where driver errors are read."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_random_exponential

from bot.ports import StoreBusy, StoreCorrupt, StoreFault, StoreFull, StoreReadOnly

T = TypeVar("T")
Kind = type[BaseException] | None

# By the beginning of SQLite's own name of the error, most telling first.
_BY_NAME: tuple[tuple[str, type[StoreFault]], ...] = (
    ("SQLITE_FULL", StoreFull),
    ("SQLITE_IOERR_SHMSIZE", StoreFull),  # no room to grow the index of the journal
    ("SQLITE_BUSY", StoreBusy),
    ("SQLITE_LOCKED", StoreBusy),
    ("SQLITE_READONLY", StoreReadOnly),
    ("SQLITE_CANTOPEN", StoreReadOnly),
    ("SQLITE_PERM", StoreReadOnly),
    ("SQLITE_CORRUPT", StoreCorrupt),
    ("SQLITE_NOTADB", StoreCorrupt),
    ("SQLITE_IOERR", StoreFault),
    ("SQLITE_PROTOCOL", StoreBusy),
)
_BY_NUMBER: dict[int, type[StoreFault]] = {
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EROFS: StoreReadOnly,
    errno.EACCES: StoreReadOnly,
    errno.EPERM: StoreReadOnly,
    errno.ENOTDIR: StoreReadOnly,
    errno.EEXIST: StoreReadOnly,
}


def fault_of(error: sqlite3.Error) -> StoreFault | None:
    """The fault a driver's error stands for; None if it is none, as a broken constraint, which is a bug of ours."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return next((fault(name) for start, fault in _BY_NAME if name.startswith(start)), None)


def fault_of_system(error: OSError) -> StoreFault:
    """The fault that making the file or its folder ran into."""
    return _BY_NUMBER.get(error.errno or 0, StoreFault)(errno.errorcode.get(error.errno or 0, ""))


class _Translated:
    """Lets nothing of the driver out that is a fault of the file. Holds no state: one object serves all."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Kind, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, sqlite3.Error) and (fault := fault_of(error)):
            raise fault from error
        if isinstance(error, OSError):
            raise fault_of_system(error) from error


translated = _Translated()


async def patiently(work: Callable[[], T], seconds: float) -> T:
    """Do `work`, again and again while another process holds the file, but no longer than this. The loop keeps running.

    Raises StoreBusy once the time is over, and at once whatever else `work` runs into.
    """
    try:
        with translated:
            return work()
    except StoreBusy:
        pass
    patience = AsyncRetrying(
        retry=retry_if_exception_type(StoreBusy),
        stop=stop_after_delay(seconds),
        wait=wait_random_exponential(0.01, max=0.1),
        reraise=True,
    )
    async for attempt in patience:
        with attempt, translated:
            return work()
    raise AssertionError("tenacity ends with a result or an error")
