"""Group commit: turns that become ready in the same pass of the event loop share one transaction, and one disk sync.

It is written inline, in the loop's own thread: a thread would cost more than the sync. While the loop waits for the
disk other events pile up, and the next group is larger: the more there is to do, the less each turn costs.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from types import TracebackType

from adapters.stores.sqlite.faults import Kind, patiently, translated
from adapters.stores.sqlite.marks import Marks
from adapters.stores.sqlite.outbox import Ids, Messages
from adapters.stores.sqlite.writing import AppliedBefore, Turn, write
from bot.ports import Outgoing, StoreBusy, StoreFault

_PAUSE = 0.01  # seconds before a held file is tried again


class transaction:  # noqa: N801 - used as a statement
    """All of it or nothing. (A class: a generator would cost every turn three times as much.)

    Without `durable` it survives the death of the process, and not a power cut: no disk sync. Raises sqlite3.Error.
    """

    __slots__ = ("_connection", "_durable")

    def __init__(self, connection: sqlite3.Connection, *, durable: bool = True) -> None:
        self._connection = connection
        self._durable = durable

    def __enter__(self) -> None:
        if not self._durable:
            _sync(self._connection, "NORMAL")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            self._end()
            raise

    def __exit__(self, kind: Kind, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if error is None:
                self._connection.execute("COMMIT")
        finally:
            self._end()

    def _end(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        if not self._durable:
            _sync(self._connection, "FULL")


def _sync(connection: sqlite3.Connection, level: str) -> None:
    """Set `synchronous`. By executescript: the pragma acts when it is compiled, and `execute` compiles a text once."""
    connection.executescript(f"PRAGMA synchronous = {level}")


class Groups:
    """Turns and marks that wait to be written, and when they are."""

    def __init__(self, connection: sqlite3.Connection, busy_timeout: float, excused: Callable[[], bool]) -> None:
        """`excused`: whether the file is held for a good reason of our own, that a turn may wait for without end."""
        self._connection = connection
        self._excused = excused
        self._busy_timeout = busy_timeout
        self._turns: list[Turn] = []
        self._marks = Marks()
        self._ids = Ids()
        self._next: asyncio.Handle | None = None
        self._give_up: float | None = None  # the loop's time at which a held file has been waited for long enough

    def add(self, turn: Turn) -> None:
        """Write this turn with the next group; `turn.written` tells how it went."""
        self._turns.append(turn)
        self._soon()

    def sent(self, messages: Iterable[Outgoing], at: datetime | None, *, uncertain: bool) -> None:
        """Take these out of the outbox, with the next group or right after the other events of this pass."""
        self._marks.add(messages, at, uncertain=uncertain)
        self._soon()

    def drop(self, message: Outgoing) -> None:
        """Take a message out that is not to be sent, in the same way."""
        self._marks.drop(message)
        self._soon()

    def marked(self, message: Outgoing) -> bool:
        """Whether a message is done with although it still lies in the outbox."""
        return message.id in self._marks.messages

    async def finish(self) -> None:
        """Write all that waits. Raises StoreFault if the marks cannot be written."""
        await patiently(self._write_all, self._busy_timeout)
        if self._next:
            self._next.cancel()

    def _soon(self) -> None:
        if self._next is None:
            self._next = asyncio.get_running_loop().call_soon(self._flush)

    def _flush(self) -> None:
        """Write the next group; try again later if another process holds the file, or a cleaning of ours needs it.

        A cleaning waits for a moment without writers: under steady traffic there would be none.
        """
        self._next = None
        if self._excused():
            self._next = asyncio.get_running_loop().call_later(_PAUSE, self._flush)
            return
        try:
            self._write_next()
            self._give_up = None
        except StoreBusy as busy:
            self._wait(busy)
        except StoreFault:
            pass  # only marks were written, and nobody waits for those: they go with the next group
        if self._turns:
            self._soon()

    def _wait(self, busy: StoreBusy) -> None:
        loop = asyncio.get_running_loop()
        if self._give_up is None or self._excused():
            self._give_up = loop.time() + self._busy_timeout
        if loop.time() < self._give_up:
            self._next = loop.call_later(_PAUSE, self._flush)
            return
        self._give_up = None
        for turn in self._turns:
            _settle(turn, busy)
        self._turns.clear()

    def _write_all(self) -> None:
        while self._turns or self._marks:
            self._write_next()

    def _write_next(self) -> None:
        """Write one group. StoreBusy leaves it waiting; what else happens to a turn is told to who waits for it."""
        group = self._take_group()
        try:
            self._write(group)
        except StoreBusy:
            self._turns[:0] = [turn for turn in group if not turn.written.done()]
            raise

    def _take_group(self) -> list[Turn]:
        """The first waiting turn of each owner. One that nobody waits for any more is dropped: it was never applied."""
        group: list[Turn] = []
        behind: list[Turn] = []
        owners: set[str] = set()
        for turn in self._turns:
            if not turn.written.done():
                (group if owners.isdisjoint(turn.owners) else behind).append(turn)
                owners.update(turn.owners)
        self._turns = behind
        return group

    def _write(self, group: list[Turn]) -> None:
        """All in one transaction; if that fails, each in its own, so that a failing turn takes no other with it."""
        try:
            for turn, messages in zip(group, self._transact(group), strict=True):
                _settle(turn, messages)
        except StoreBusy:
            raise
        except Exception as error:  # whatever it is, the one who waits for the turn is told
            if not group:
                raise
            if len(group) == 1:
                _settle(group[0], None if isinstance(error, AppliedBefore) else error)
                return
            for turn in group:
                self._write([turn])

    def _transact(self, group: list[Turn]) -> list[Messages]:
        try:
            with translated, transaction(self._connection, durable=bool(group)):
                if self._marks:
                    self._marks.write(self._connection)
                written = write(self._connection, group, self._ids) if group else []
        except BaseException:
            self._ids.drop()  # what was set aside in this transaction was not set aside after all
            raise
        self._marks = Marks()
        return written


def _settle(turn: Turn, result: Messages | Exception | None) -> None:
    if turn.written.done():
        return
    if isinstance(result, Exception):
        turn.written.set_exception(result)
    else:
        turn.written.set_result(result)
