"""What goes wrong with the file has a name, loses nothing that was kept, and quotes nobody."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.model import Account, Outcome
from bot.ports import StoreBusy, StoreFull, StoreReadOnly
from tests.contracts.store import ANA, ANAS, answer, reply, take, until, welcome
from tests.stores.filling import SECRET, fill_up, filled

NOBODY = 65534


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path, busy_timeout=0.1)
    yield opened
    await opened.close()


# --- no room ----------------------------------------------------------------------------------------------------------


def make_room(store: SqliteStore) -> None:
    store._connection.execute("PRAGMA max_page_count = 1000000")


async def test_a_full_disk_refuses_the_turn_and_keeps_what_was_there(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer("B01"),)))
    fill_up(store)
    long = Outcome(answers=(answer("B02", SECRET * 10_000),))
    with pytest.raises(StoreFull) as caught:
        await take(store, "3", long)
    assert SECRET not in repr(caught.value)
    assert set((await store.load(ANA, ANAS)).answers) == {("action-ana", "B01")}
    make_room(store)
    assert await take(store, "3", long) is not None


async def test_a_turn_that_finds_no_room_takes_no_smaller_one_with_it(store: SqliteStore) -> None:
    ben = Account("terminal", "ben")
    await take(store, "1", welcome("ana"))
    await take(store, "2", welcome("ben"), account=ben)
    fill_up(store)
    small, large = await asyncio.gather(
        take(store, "3", Outcome(answers=(answer(text="short"),))),
        take(store, "4", Outcome(answers=(answer(text="long" * 10_000, of="ben"),)), account=ben),
        return_exceptions=True,
    )
    assert small == ()
    assert isinstance(large, StoreFull)


async def test_message_ids_set_aside_in_a_failed_turn_are_not_given_twice(store: SqliteStore, path: Path) -> None:
    fill_up(store)
    with pytest.raises(StoreFull):
        await take(store, "1", welcome("ana", reply("long" * 10_000)))
    make_room(store)
    other = await open_store(path)
    theirs = await take(other, "2", Outcome(replies=(reply("a"),) * 5))
    ours = await take(store, "3", Outcome(replies=(reply("b"),) * 5))
    await other.close()
    assert theirs is not None
    assert ours is not None
    assert len({message.id for message in (*theirs, *ours)}) == 10


# --- not writable -----------------------------------------------------------------------------------------------------


@contextmanager
def as_nobody() -> Iterator[None]:
    """Modes do not bind root: take its rights away for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Path]:
    """A folder that everybody can reach and nobody but us can write to; pytest's own is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="colibri-"))
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


async def test_a_file_that_may_only_be_read_is_refused(shared: Path) -> None:
    path = shared / "colibri.db"
    await filled(path, people=1)
    path.chmod(0o444)
    shared.chmod(0o555)
    with as_nobody(), pytest.raises(StoreReadOnly):
        await open_store(path)
    assert path.exists()


async def test_a_file_that_may_only_be_read_in_a_folder_that_may_be_written_is_refused(shared: Path) -> None:
    path = shared / "colibri.db"
    await filled(path, people=1)
    path.chmod(0o444)
    shared.chmod(0o777)
    with as_nobody(), pytest.raises(StoreReadOnly):
        await open_store(path)


async def test_a_folder_that_may_only_be_read_is_refused(shared: Path) -> None:
    shared.chmod(0o555)
    with as_nobody(), pytest.raises(StoreReadOnly):
        await open_store(shared / "colibri.db")
    with as_nobody(), pytest.raises(StoreReadOnly):
        await open_store(shared / "new" / "colibri.db")


async def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreReadOnly):
        await open_store(tmp_path)


async def test_a_file_in_the_place_of_the_folder_is_refused(path: Path) -> None:
    path.write_text("a file")
    with pytest.raises(StoreReadOnly):
        await open_store(path / "colibri.db")


async def test_a_file_that_can_no_longer_be_written_refuses_the_turn(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreReadOnly):
        await take(store, "2", Outcome(answers=(answer(text=SECRET),)))
    store._connection.execute("PRAGMA query_only = OFF")


# --- held by another process ------------------------------------------------------------------------------------------


async def test_a_held_file_refuses_the_turn_after_the_timeout_and_takes_it_later(
    store: SqliteStore, path: Path
) -> None:
    await take(store, "1", welcome())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        turns = [take(store, str(number), Outcome()) for number in (2, 3)]
        results = await asyncio.gather(*turns, return_exceptions=True)
        assert [type(result) for result in results] == [StoreBusy, StoreBusy]
        with pytest.raises(StoreBusy):
            await store.erase("ana")
        with pytest.raises(StoreBusy):
            await store.keep_versions({("annexe_b", "v1"): {}})
        other.execute("ROLLBACK")
    assert await take(store, "2", Outcome()) == ()


async def test_a_held_file_cannot_be_opened_and_can_be_when_it_is_free(path: Path) -> None:
    await (await open_store(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            await open_store(path, busy_timeout=0.05)
        opening = asyncio.ensure_future(open_store(path))
        await asyncio.sleep(0)
        other.execute("ROLLBACK")
    await (await opening).close()


async def test_marks_that_find_the_file_held_are_kept_for_the_next_turn(store: SqliteStore, path: Path) -> None:
    said = await take(store, "1", welcome("ana", reply("one")))
    assert said is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await store.sent(said)
        await until(lambda: store._groups._next is None)
        assert await store.waiting(ANAS) == []
        other.execute("ROLLBACK")
    await take(store, "2", Outcome())
    assert store._connection.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
