"""Taking words out of the file for good.

Deleting with `secure_delete` is not enough, twice over. The write-ahead log keeps the old pages until it is truncated.
And when SQLite balances a tree it moves rows between pages and leaves stale copies in the unused middle of a page,
which no later delete reaches (one erasure in ten left some, when we tried). So the file is rebuilt (VACUUM), then the
log is truncated. Two counters in the file say whether that is still owed, whatever happens in between.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, stop_when_event_set

from adapters.stores.sqlite import erased, joining, parting
from adapters.stores.sqlite.faults import patiently, translated
from adapters.stores.sqlite.files import connect
from adapters.stores.sqlite.groups import transaction
from adapters.stores.sqlite.rows import REMOVED
from bot.ports import StoreBusy, StoreFault

_LAST = 0.5  # seconds for what still cleans when the store is closed
_MOMENT = 0.2  # seconds after which a rebuilding that waits looks whether it is still wanted
_STEPS = 10_000  # of SQLite's machine, after which one that works does
_OUTBOX = "DELETE FROM outbox WHERE person = ?"
_OUTBOX_OF_PLACES = """
    DELETE FROM outbox WHERE (channel, address) IN (SELECT channel, address FROM places WHERE person = ? AND private)"""
_PERSON = "DELETE FROM persons WHERE id = ?"
# The persons that the accounts make by themselves, and those that they were before they were joined. (One who has
# accounts is somebody else by now.)
_FORMER = """
    SELECT id FROM (
        SELECT home AS id FROM accounts WHERE person = ?1 UNION SELECT former FROM accounts WHERE person = ?1)
    WHERE id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE person = id)"""
# Who contributed to what this person asked.
_MEMBERS = """
    SELECT DISTINCT c.person
    FROM projects o JOIN inquiries i ON i.project = o.id JOIN contributions c ON c.inquiry = i.id
    WHERE o.person = ?1 AND c.person != ?1"""
_STRAY = "SELECT id FROM strays WHERE id = ?"
_NOT_ASKED = "DELETE FROM erasures WHERE person = ?"
_COUNT = "SELECT value FROM counters WHERE name = ?"
_SCRUBBED = "UPDATE counters SET value = max(value, ?) WHERE name = 'scrubbed'"


def forget(connection: sqlite3.Connection, database: Path, person: str) -> None:
    """List a person as erased, and only then delete: what is deleted and not listed would come back with a backup.

    Raises sqlite3.Error, OSError; nothing is deleted if the list cannot be written.
    """
    for gone in (person, *_former(connection, person)):
        _list(connection, database, gone)
    remove(connection, person)


def forget_stray(connection: sqlite3.Connection, database: Path, person: str) -> None:
    """Forget a member who took back the last contribution, if nothing else is left of them; they asked for no more.

    What was just said to them is still to be sent. Raises as `forget` does.
    """
    with transaction(connection):
        if connection.execute(_STRAY, (person,)).fetchone():
            _list(connection, database, person)
            connection.execute(_PERSON, (person,))
            connection.execute(REMOVED)
        else:
            connection.execute(_NOT_ASKED, (person,))


def erase_again(connection: sqlite3.Connection, listed: Iterable[str]) -> bool:
    """Delete whoever is on a list and is here, from a backup; whether there was anybody. Raises sqlite3.Error."""
    gone = erased.present(connection, listed)
    if not gone:
        return False
    with transaction(connection):
        joining.part_from(connection, gone)
    for person in gone:
        remove(connection, person)
    return True


def remove(connection: sqlite3.Connection, person: str) -> None:
    """Delete every row about a person, if there is one, and about whom the accounts were before they were joined.

    What others contributed was given for the projects, and goes with them; a contributor of whom nothing else is left
    goes too. Marks of events stay, against redelivery: they tell nothing.
    """
    with transaction(connection):
        parting.end(connection, person)
        parting.leave(connection, person)
        members = [member for (member,) in connection.execute(_MEMBERS, (person,)).fetchall()]
        gone = [person, *_former(connection, person)]
        connection.execute(_OUTBOX_OF_PLACES, (person,))
        if sum([_delete(connection, id_) for id_ in gone]):
            connection.execute(REMOVED)
        for member in members:
            if connection.execute(_STRAY, (member,)).fetchone():
                _delete(connection, member)


def _delete(connection: sqlite3.Connection, person: str) -> int:
    connection.execute(_OUTBOX, (person,))
    return connection.execute(_PERSON, (person,)).rowcount


def _former(connection: sqlite3.Connection, person: str) -> list[str]:
    return [id_ for (id_,) in connection.execute(_FORMER, (person,)).fetchall()]


def _list(connection: sqlite3.Connection, database: Path, person: str) -> None:
    (day,) = connection.execute("SELECT date('now')").fetchone()
    erased.add(erased.beside(database), day, person)


def asked_for(connection: sqlite3.Connection) -> list[str]:
    """Persons whose erasure was committed with a turn and has not happened yet."""
    return [person for (person,) in connection.execute("SELECT person FROM erasures").fetchall()]


class Scrubber:
    """Cleans the file of what was removed from it. Several removals share one cleaning if they come while one waits."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._given_up = threading.Event()
        self._rebuild: Callable[[float], None] = partial(rebuild, path, self._given_up)
        self.rebuilding = False
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def owed(self) -> bool:
        """Whether removed words may still lie somewhere in the file or its log."""
        return self._count("removed") > self._count("scrubbed")

    async def scrub(self, seconds: float) -> None:
        """Return once no trace of removed words is left. After StoreBusy or StoreFull it is still owed."""
        async with self._turn:
            removed = self._count("removed")
            if removed == self._count("scrubbed"):
                return
            self.rebuilding = True
            try:
                await asyncio.to_thread(self._rebuild, seconds)
            finally:
                self.rebuilding = False
            await patiently(self._truncate, seconds)
            await patiently(partial(self._note, removed), seconds)

    def soon(self, seconds: float) -> None:
        """Truncate the log now, if no reader keeps it, and scrub beside the next turns. What fails stays owed."""
        with suppress(StoreFault), translated:
            self._truncate()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._try(seconds))

    async def finish(self) -> None:
        """Give the cleaning that `soon` began a last moment, then give it up: the next start does what is owed."""
        try:
            if self._task:
                async with asyncio.timeout(_LAST):
                    await self._task
                    await self._try(_LAST)  # what was removed while it cleaned
        except TimeoutError:
            pass
        finally:
            self._given_up.set()  # a thread cannot be cancelled, and the program would wait for it

    async def _try(self, seconds: float) -> None:
        with suppress(StoreFault):  # the counters remember it for the next removal, or the next start
            await self.scrub(seconds)

    def _truncate(self) -> None:
        busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreBusy("a reader keeps an old copy open")

    def _note(self, removed: int) -> None:
        with transaction(self._connection, durable=False):
            self._connection.execute(_SCRUBBED, (removed,))

    def _count(self, name: str) -> int:
        with translated:
            return int(self._connection.execute(_COUNT, (name,)).fetchone()[0])


def rebuild(path: Path, given_up: threading.Event, seconds: float) -> None:
    """Write the whole file anew, in a thread and on a connection of its own: 0.2 s for 50 MB, 5 s for 560 MB.

    Reading goes on meanwhile, and commits wait. Raises StoreFull, and StoreBusy if another process holds the file so
    long. Once it is `given_up` it ends soon, and may leave the file as it was.
    """
    patience = Retrying(
        retry=retry_if_exception_type(StoreBusy),
        stop=stop_after_delay(seconds) | stop_when_event_set(given_up),
        reraise=True,
    )
    with translated, closing(connect(path, min(seconds, _MOMENT))) as connection:
        connection.set_progress_handler(given_up.is_set, _STEPS)
        for attempt in patience:
            with attempt, translated:
                connection.execute("VACUUM")
