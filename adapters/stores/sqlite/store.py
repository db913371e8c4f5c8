"""The store itself: the port's methods, each a line or two on the modules beside it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from adapters.stores.sqlite import (
    channels,
    doors,
    ended,
    erased,
    erasure,
    files,
    following,
    joining,
    linking,
    quiet,
    reading,
    sharing,
)
from adapters.stores.sqlite.faults import patiently, translated
from adapters.stores.sqlite.groups import Groups, transaction
from adapters.stores.sqlite.marks import note_reach
from adapters.stores.sqlite.outbox import Messages, still_waits
from adapters.stores.sqlite.records import encode_questions, moment
from adapters.stores.sqlite.writing import keeping, turn_of
from bot.core.model import Account, Asked, Coach, Disclosure, Followed, Outcome, Place, Situation
from bot.ports import (
    Holding,
    Inbound,
    OperatorReport,
    Outgoing,
    Quiet,
    Removal,
    StoreBusy,
    StoreFault,
    StoreFull,
    StoreReadOnly,
    Visitor,
)

T = TypeVar("T")
P = ParamSpec("P")
log = logging.getLogger(__name__)


class SqliteStore:
    """A `bot.ports.Store` on one file. Made by `open_store`; used from one event loop; several may share a file."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        busy_timeout: float,
        erase_timeout: float,
        naming: Sequence[str],
    ) -> None:
        self._path = path
        self._naming = naming
        self._connection = connection
        self._busy_timeout = busy_timeout
        self._erase_timeout = erase_timeout
        self._closed = False
        self._heard = channels.Heard()
        self._scrubber = erasure.Scrubber(connection, path)
        self._groups = Groups(connection, busy_timeout, excused=lambda: self._scrubber.rebuilding)

    async def load(
        self,
        account: Account,
        place: Place,
        *,
        every_project: bool = False,
        code: str = "",
        coach_code: str = "",
        followed: bool = False,
        disclosures: bool = False,
        share: str = "",
        written: bool = False,
    ) -> Situation:
        coaching = (followed, disclosures, share, written, self._naming)
        wanted = reading.Wanted(every_project, code, coach_code, *coaching)
        read = partial(reading.situation, self._connection, account, place, wanted)
        try:
            return read()
        except sqlite3.Error:  # named, or waited for, on the long way
            return await patiently(read, self._busy_timeout)

    async def commit(self, inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        written: asyncio.Future[Messages | None] = asyncio.get_running_loop().create_future()
        turn = turn_of(inbound, before, outcome, written)
        self._heard.note(inbound, turn)
        self._groups.add(turn)
        messages = await written
        if turn.removes and messages is not None:
            await self._let_go(turn.about)
            self._scrubber.soon(self._erase_timeout)
        if outcome.shares and messages is not None:  # one may have ended, or open less
            await self._note_ended()
        return messages

    async def waiting(self, place: Place) -> Sequence[Outgoing]:
        found = await self._do(reading.waiting, place)
        return [message for message in found if not self._groups.marked(message)]

    async def places_waiting(self) -> Sequence[Place]:
        return await self._do(reading.places_waiting)

    async def sent(self, messages: Sequence[Outgoing], *, at: datetime | None = None, uncertain: bool = False) -> None:
        self._groups.sent(messages, at, uncertain=uncertain)

    async def still_waits(self, message: Outgoing, now: datetime) -> bool:
        waits = await self._do(still_waits, message, now)
        if not waits:
            self._groups.drop(message)
        return waits

    async def keep(self, inbound: Inbound) -> bool:
        written: asyncio.Future[Messages | None] = asyncio.get_running_loop().create_future()
        turn = keeping(inbound, written)
        self._heard.note(inbound, turn)
        self._groups.add(turn)
        return await written is not None

    async def kept(self) -> Sequence[Inbound]:
        return await self._do(reading.kept)

    async def reach(self, place: Place, *, reachable: bool) -> None:
        await self._do(_reach, place, reachable=reachable)

    async def quiet(self, since: datetime) -> Sequence[Quiet]:
        return await self._do(quiet.quiet, since)

    async def answered(self) -> Sequence[Quiet]:
        return await self._do(quiet.answered)

    async def remarked(self) -> Sequence[Quiet]:
        return await self._do(quiet.remarked)

    async def rings(self, before: datetime) -> Sequence[Quiet]:
        return await self._do(quiet.rings, before)

    async def followed(self, person: str, now: datetime) -> Sequence[Followed]:
        return await self._do(following.followed, person, self._naming, after=moment(now))

    async def disclosed(self, person: str, share: str, now: datetime) -> Disclosure | None:
        return (await self._do(following.disclosed, person, share, moment(now))).get(share)

    async def enter(self, ticket: str, session: str, now: datetime, until: datetime) -> bool:
        return await self._do(doors.enter, ticket, session, now, until)

    async def visitor(self, session: str, now: datetime) -> Visitor | None:
        return await self._do(doors.visitor, session, now)

    async def leave(self, session: str) -> None:
        await self._do(doors.leave, session)

    async def coaches(self) -> Sequence[Coach]:
        return await self._do(sharing.coaches)

    async def add_coach(self, coach: Coach) -> None:
        await self._do(doors.add_coach, coach)

    async def remove_coach(self, coach: str, at: datetime, told: Removal | None = None) -> None:
        if await self._do(doors.remove_coach, coach, at, told):
            self._scrubber.soon(self._erase_timeout)
        await self._note_ended()

    async def erase(self, person: str) -> None:
        await self._forget(person)
        await self._scrubber.scrub(self._erase_timeout)

    async def keep_versions(self, versions: Asked) -> None:
        await self._do(_keep_versions, versions)

    async def holding(self, person: str) -> Holding:
        return await self._do(reading.holding, person)

    async def person_of(self, account: Account) -> str | None:
        return await self._do(reading.person_of, account)

    async def note_channel(self, name: str, state: str, error: str = "") -> None:
        await self._do(channels.note, name, state, error)

    async def report(self) -> OperatorReport:
        return await self._do(channels.report, self._path)

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            await self._scrubber.finish()  # first: what is to be written may wait for a cleaning
            await self._groups.finish()
        finally:
            with translated:
                self._connection.close()  # the last one to close the file folds the log into it

    async def finish_erasures(self) -> None:
        """Do what an earlier run owed, and again what a backup undid.

        A reader, a full disk or a list that cannot be written puts off what is owed once more, and stops nothing.
        """
        await self._do(_again, self._path)
        await self._note_ended()
        try:
            for person in await self._do(erasure.asked_for):
                await self._forget(person)
        except (StoreReadOnly, StoreFull) as fault:
            log.error("an erasure is owed until the next start: %s", fault.name)
        try:
            await self._scrubber.scrub(self._busy_timeout)
        except (StoreBusy, StoreFull):
            self._scrubber.soon(self._erase_timeout)

    async def settle(self) -> None:
        """Make final what can no longer be undone: links of long ago, codes, tickets and sessions without time."""
        await self._do(_settle)

    async def _note_ended(self) -> None:
        """List what ended or was narrowed, so that no backup brings it back. What fails is done at the next start."""
        try:
            await self._do(ended.note, self._path)
        except StoreFault as fault:
            log.error("what ended is not listed until the next start: %s", fault.name)

    async def _let_go(self, person: str | None) -> None:
        """Forget a member whose last contribution was taken back. What fails is done at the next start."""
        with suppress(StoreFault):  # the turn itself is written
            if person in await self._do(erasure.asked_for):
                forget = partial(erasure.forget_stray, self._connection, self._path, person)
                await patiently(forget, self._busy_timeout)

    async def _do(self, work: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await patiently(partial(work, self._connection, *args, **kwargs), self._busy_timeout)

    async def _forget(self, person: str) -> None:
        await self._do(erasure.forget, self._path, person)


async def open_store(
    path: Path, *, busy_timeout: float = 5.0, erase_timeout: float = 30.0, naming: Sequence[str] = ("B01",)
) -> SqliteStore:
    """Open the file, or make it; bring it to today's schema; finish erasures that an earlier run owed.

    Raises StoreNewer, StoreCorrupt, StoreReadOnly, StoreFull, and StoreBusy after `busy_timeout` seconds.
    `erase_timeout`: for how long an erasure waits for readers of an old copy. `naming`: the ids of the question that
    names an action, today's first.
    """
    connection = await patiently(partial(files.open_file, path), busy_timeout)
    store = SqliteStore(path, connection, busy_timeout, erase_timeout, naming)
    try:
        await store.finish_erasures()
        await store.settle()
    except BaseException:
        connection.close()
        raise
    return store


def _reach(connection: sqlite3.Connection, place: Place, *, reachable: bool) -> None:
    with transaction(connection):
        note_reach(connection, place, reachable=reachable)


def _again(connection: sqlite3.Connection, path: Path) -> None:
    """Erase whom a backup brought back, and end what it opened again."""
    listed = erased.lines(erased.beside(path))
    erasure.erase_again(connection, listed)
    ended.end_again(connection, listed)


def _settle(connection: sqlite3.Connection) -> None:
    """In the usual case nothing, and nothing is written."""
    former, codes, over = joining.settled(connection), linking.without_time(connection), doors.over(connection)
    if former or codes or over:
        with transaction(connection):
            joining.settle(connection, former)
            linking.forget(connection, codes)
            doors.sweep(connection)


def _keep_versions(connection: sqlite3.Connection, versions: Asked) -> None:
    """Add what is missing; in the usual case that is nothing, and nothing is written."""
    kept = set(connection.execute("SELECT dialog, version FROM dialog_versions").fetchall())
    missing = [(*key, encode_questions(questions)) for key, questions in versions.items() if key not in kept]
    if missing:
        with transaction(connection):
            connection.executemany("INSERT OR IGNORE INTO dialog_versions VALUES (?, ?, ?)", missing)
