"""Who was erased, and what was ended (see `ended`), in a file beside the database: a backup brings none of it back.

A line for each: the hash of an id that was random, and the day. The day lets an operator drop lines that are older than
every backup. The file is not part of a backup that is put back: it stays, and goes on.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

log = logging.getLogger(__name__)
_LINE = re.compile(rb"([0-9a-f]{32}) \d{4}-\d\d-\d\d")


def beside(database: Path) -> Path:
    """The list of a database, beside the file itself, whatever name it is reached by."""
    real = database.resolve()
    return real.with_name(f"{real.name}.erased")


def hashed(id_: str) -> str:
    """What stands for a person, a coach, or a share in a state. The id was random: nobody can be found by trying."""
    return blake2b(id_.encode(), digest_size=16).hexdigest()


def lines(path: Path) -> dict[str, bytes]:
    """The lines of a list by their hash; none if there is no file. One that cannot be read is passed over.

    Raises OSError.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    return dict(_read(content.splitlines()))


def present(connection: sqlite3.Connection, listed: Iterable[str]) -> list[str]:
    """The persons of a database who are on a list."""
    gone = frozenset(listed)
    if not gone:
        return []
    return [id_ for (id_,) in connection.execute("SELECT id FROM persons").fetchall() if hashed(id_) in gone]


def add(path: Path, day: str, *ids: str) -> None:
    """Put ids on the list, on disk when this returns; nothing if they are on it. Raises OSError."""
    missing = set(map(hashed, ids)) - lines(path).keys() if ids else ()
    if not missing:
        return
    handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
    try:
        added = "".join(f"{line} {day}\n" for line in sorted(missing)).encode()
        if not _ends_a_line(handle):  # a power cut may have left half of one
            added = b"\n" + added
        if os.write(handle, added) < len(added):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path)


def sync_folder(path: Path) -> None:
    """Bring the name of a file to the disk. Raises OSError."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(found: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(found, 1):
        if match := _LINE.fullmatch(line):
            yield match[1].decode(), line
        elif line:
            log.warning("line %d of the list of what was erased or ended cannot be read", number)


def _ends_a_line(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"
