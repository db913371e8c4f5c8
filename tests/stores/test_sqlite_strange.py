"""A file that is not ours, not sound or not of today is refused by name, and left alone."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, migrations, open_store, schema
from bot.core.model import Account, Outcome
from bot.ports import StoreBusy, StoreCorrupt, StoreFault, StoreFull, StoreNewer, StoreReadOnly
from tests.contracts.store import ANA, ANAS, answer, inbound, reply, take, welcome
from tests.stores.filling import SECRET, fill_up, filled


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
