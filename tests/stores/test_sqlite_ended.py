"""What a holder stopped, and whom the operator removed, stays so when a backup is put back."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, back_up, erased, open_store
from bot.core.model import Outcome, Share, Ticket
from tests.contracts.sharing import MARIE, MARIES, as_marie, at, comment, granted, met, note, share
from tests.contracts.store import BEN, take
from tests.stores.traces import CANARY, traces


@pytest.fixture
def listed(path: Path) -> Path:
    return path.with_name("colibri.db.erased")


async def test_a_share_that_was_stopped_after_a_backup_does_not_run_again_with_it(
    store: SqliteStore, path: Path
) -> None:
    await granted(store)
    await take(store, "ben shares", Outcome(shares=(share("ben"),)), account=BEN)
    copy = path.with_name("copy.db")
    back_up(path, copy)
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)
    await store.close()
    copy.replace(path)
    again = await open_store(path)
    assert [found.share.id for found in await again.followed("marie", at(30))] == [share("ben").id]
    (known,) = (await again.holding("ana")).shares
    assert known.ended_at is not None
    await again.close()


OPENED = share(parts={"all": at(5), "annexe_b/besoin": at(6)})


@pytest.mark.parametrize(
    "narrower",
    [
        share(parts={"annexe_b/besoin": at(6)}),
        share(parts={"all": at(20), "annexe_b/besoin": at(6)}),
        replace(OPENED, until=at(40)),
    ],
    ids=["a part is closed", "a part is opened later", "a day comes sooner"],
)
async def test_a_share_that_opened_more_in_a_backup_ends_with_it(
    store: SqliteStore, path: Path, listed: Path, narrower: Share
) -> None:
    await met(store)
    await take(store, "share", Outcome(shares=(OPENED,)), minute=5)
    await take(store, "ben shares", Outcome(shares=(share("ben"),)), account=BEN, minute=5)
    wide = path.with_name("wide.db")
    back_up(path, wide)
    await take(store, "narrow", Outcome(shares=(narrower,)), minute=20)
    narrow = path.with_name("narrow.db")
    back_up(path, narrow)
    await store.close()
    assert set(erased.lines(listed)) == {erased.hashed(f"{OPENED.id}|0")}
    assert await followed_by_marie(narrow.replace(path)) == [narrower.id, share("ben").id]
    assert await followed_by_marie(path) == [narrower.id, share("ben").id]
    assert await followed_by_marie(wide.replace(path)) == [share("ben").id]


async def test_a_share_that_opens_more_again_goes_on_after_a_restart_and_with_a_backup_of_now(
    store: SqliteStore, path: Path, listed: Path
) -> None:
    await met(store)
    for minute, day in ((5, at(600)), (20, at(40)), (21, at(600)), (22, at(50)), (23, at(600))):
        await take(store, f"share {minute}", Outcome(shares=(share(until=day),)), minute=minute)
    copy = path.with_name("copy.db")
    back_up(path, copy)
    await store.close()
    assert len(erased.lines(listed)) == 2
    assert await followed_by_marie(path) == await followed_by_marie(copy.replace(path)) == [share().id]


async def test_what_is_listed_as_narrowed_ends_in_the_copy_itself(store: SqliteStore, path: Path) -> None:
    await granted(store)
    copy = path.with_name("copy.db")
    erased.add(erased.beside(copy), "2026-03-01", f"{share().id}|0")
    back_up(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT ended_at IS NOT NULL FROM shares").fetchall() == [(1,)]


async def followed_by_marie(path: Path) -> list[str]:
    """What she follows when a store is opened on a file, by the ids of the shares."""
    store = await open_store(path)
    found = [each.share.id for each in await store.followed("marie", at(30))]
    await store.close()
    return found


async def test_a_coach_who_was_removed_after_a_backup_is_gone_again(store: SqliteStore, path: Path) -> None:
    await granted(store)
    await as_marie(store, "1", Outcome(notes=(note(2, f"{CANARY} " * 900),)))
    copy = path.with_name("copy.db")
    back_up(path, copy)
    await store.remove_coach("coach-marie", at(20))
    await store.close()
    copy.replace(path)
    assert traces(path)
    again = await open_store(path)
    assert (await again.load(MARIE, MARIES)).coach is None
    assert traces(path) == {}
    held = await again.holding("ana")
    assert (held.comments, held.notes, held.shares[0].ended_at is None) == ((comment(),), (), False)
    await again.close()


async def test_what_is_listed_beside_a_backup_is_ended_in_it(store: SqliteStore, path: Path) -> None:
    await granted(store)
    copy = path.with_name("copy.db")
    erased.add(erased.beside(copy), "2026-03-01", share().id)
    back_up(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT ended_at IS NOT NULL FROM shares").fetchall() == [(1,)]
    assert [found.share.id for found in await store.followed("marie", at(30))] == [share().id]


async def test_nobody_is_signed_in_by_a_backup(store: SqliteStore, path: Path) -> None:
    now = datetime.now(UTC)  # noqa: TID251 - what is over is swept when a store is opened
    await granted(store)
    tickets = tuple(Ticket(name, "marie", now + timedelta(minutes=10)) for name in ("TICKET-1", "TICKET-2"))
    await as_marie(store, "1", Outcome(tickets=tickets))
    assert await store.enter("TICKET-1", "SESSION-1", now, now + timedelta(hours=12))
    copy = path.with_name("copy.db")
    back_up(path, copy)
    assert [mark for mark in (b"TICKET-2", b"SESSION-1") if mark in copy.read_bytes()] == []
    assert await store.visitor("SESSION-1", now) is not None


async def test_the_list_holds_hashes_of_what_ended_and_nothing_twice(store: SqliteStore, listed: Path) -> None:
    await granted(store)
    assert not listed.exists()
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)
    assert set(erased.lines(listed)) == {erased.hashed(share().id)}
    await store.remove_coach("coach-marie", at(21))
    assert set(erased.lines(listed)) == {erased.hashed(share().id), erased.hashed("coach-marie")}
    assert len(listed.read_text().splitlines()) == 2


async def test_what_could_not_be_listed_when_it_ended_is_listed_at_the_next_start(
    store: SqliteStore, path: Path, listed: Path
) -> None:
    await granted(store)
    listed.mkdir()  # a folder takes no line, whoever writes
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)
    assert list(await store.followed("marie", at(30))) == []
    listed.rmdir()
    await store.close()
    backup = Path(shutil.copy(path, path.with_name("yesterday")))
    await (await open_store(backup.replace(path))).close()
    assert set(erased.lines(listed)) == {erased.hashed(share().id)}
