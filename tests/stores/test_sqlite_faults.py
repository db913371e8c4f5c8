"""What goes wrong with the file has a name, loses nothing that was kept, and quotes nobody."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, migrations, open_store, schema
from bot.core.model import Account, Outcome
from bot.ports import StoreBusy, StoreCorrupt, StoreFault, StoreFull, StoreNewer, StoreReadOnly
from tests.contracts.store import ANA, ANAS, answer, inbound, reply, take, until, welcome

NOBODY = 65534
SECRET = "SECRET-WORDS"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "colibri.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path, busy_timeout=0.1)
    yield opened
    await opened.close()


async def filled(path: Path, people: int = 30) -> None:
    """A file of some hundred pages."""
    store = await open_store(path)
    for number in range(people):
        name = f"p{number}"
        await take(store, f"1 {name}", welcome(name), account=Account("terminal", name))
        answers = tuple(answer(f"B{step:02}", "un jardin partagé " * 20, of=name) for step in range(20))
        await take(store, f"2 {name}", Outcome(answers=answers), account=Account("terminal", name))
    await store.close()


# --- no room ----------------------------------------------------------------------------------------------------------


def fill_up(store: SqliteStore) -> None:
    """From now on SQLite has no page left to give: the same error as on a full disk."""
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")


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


# --- not ours, not sound, not of today --------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"a diary, not a database\n" * 200, b"short", random.Random(1).randbytes(8192)])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreCorrupt):
        await open_store(path)
    assert path.read_bytes() == content


async def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreCorrupt):
        await open_store(path)
    assert path.read_bytes() == before


async def test_a_damaged_file_is_named_when_the_damage_is_met(path: Path) -> None:
    await filled(path)
    damage = random.Random(1)
    with path.open("r+b") as file:
        for start in range(20 * 4096, path.stat().st_size, 4096):  # pages of the tables, behind the schema
            file.seek(start)
            file.write(damage.randbytes(200))
    with pytest.raises(StoreCorrupt) as caught:
        await everybody_answers(path)
    assert "jardin" not in repr(caught.value)


async def everybody_answers(path: Path) -> None:
    store = await open_store(path)
    try:
        for number in range(30):
            name = f"p{number}"
            await take(store, f"3 {name}", Outcome(answers=(answer("C1", of=name),)), account=Account("terminal", name))
    finally:
        await store.close()


async def test_an_answer_that_cannot_be_read_is_named_without_its_words(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer(text=SECRET),)))
    store._connection.execute("UPDATE answers SET body = json_remove(body, '$.step')")
    situation = await store.load(ANA, ANAS)
    with pytest.raises(StoreCorrupt) as caught:
        situation.answers["action-ana", "B01"]
    assert SECRET not in repr(caught.value)
    assert caught.value.__context__ is None  # pydantic's own error would quote the answer


async def test_a_file_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    await filled(path, people=1)
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('colibri', 'm999_later', '2030')"
        )
    with pytest.raises(StoreNewer) as caught:
        await open_store(path)
    assert "m999_later" in str(caught.value)


async def test_a_file_whose_migrations_were_cut_short_is_brought_to_todays_schema(path: Path) -> None:
    await (await open_store(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        assert file.execute("SELECT name FROM _sqlite_migrations").fetchall() == [(name,) for name in schema.KNOWN]
        made = file.execute("SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') ORDER BY type DESC")
        for kind, name in made.fetchall():
            if name != "_sqlite_migrations":
                file.execute(f"DROP {kind} {name}")
        file.execute("DELETE FROM _sqlite_migrations")
        assert file.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
    store = await open_store(path)
    assert await take(store, "1", welcome()) == ()
    await store.close()


@pytest.mark.parametrize("fault", [StoreFull, StoreReadOnly, StoreBusy, StoreCorrupt, StoreNewer])
def test_every_fault_names_its_message(fault: type[StoreFault]) -> None:
    assert fault.name.startswith("store_")


async def test_a_fault_says_nothing_of_the_turn(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    fill_up(store)
    before = await store.load(ANA, ANAS)
    outcome = Outcome(answers=(answer(text=SECRET * 10_000),), replies=(reply(SECRET),))
    with pytest.raises(StoreFull) as caught:
        await store.commit(inbound("2"), before, outcome)
    error: BaseException | None = caught.value
    while error:
        assert SECRET not in repr(error)
        error = error.__cause__ or error.__context__
