"""Who was erased is erased again when a backup brings them back. The list beside the database holds hashes only."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, erased, open_store
from bot.core.model import Account, Erase, Outcome
from bot.ports import StoreFault
from tests.contracts.store import ANA, BEN, reply, take, welcome
from tests.stores.traces import traces, write_canaries


@pytest.fixture
def listed(path: Path) -> Path:
    return path.with_name("colibri.db.erased")


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path)
    yield opened
    await opened.close()


async def copied(store: SqliteStore, path: Path) -> Path:
    """Yesterday's file, as somebody who stopped the program would have copied it."""
    await store.close()
    return Path(shutil.copy(path, path.with_name("yesterday")))


async def test_a_person_who_comes_back_with_a_backup_is_erased_before_anything_is_served(
    store: SqliteStore, path: Path
) -> None:
    await write_canaries(store)
    await write_canaries(store, "ben", "BENS-WORDS")
    backup = await copied(store, path)
    store = await open_store(path)
    await store.erase("ana")
    await store.close()
    backup.replace(path)
    assert traces(path)
    store = await open_store(path)
    assert await store.person_of(ANA) is None
    assert traces(path) == {}
    assert await store.person_of(BEN) == "ben"
    await store.close()


async def test_an_erasure_that_was_finished_at_a_start_is_listed_too(
    store: SqliteStore, path: Path, listed: Path
) -> None:
    await take(store, "1", welcome())
    await take(store, "erase", Outcome(effects=(Erase("ana", reply("done"), reply("owed")),)))
    await store.close()
    assert not listed.exists()
    await (await open_store(path)).close()
    assert set(erased.lines(listed)) == {erased.hashed("ana")}


async def test_the_list_is_private_and_holds_a_hash_and_a_day(store: SqliteStore, listed: Path) -> None:
    await take(store, "1", welcome("ID-OF-PERSON"), account=Account("terminal", "NAME"))
    await store.erase("ID-OF-PERSON")
    assert listed.stat().st_mode & 0o777 == 0o600
    hashed, day = listed.read_text().split()
    assert (len(hashed), len(day)) == (32, 10)


async def test_nobody_is_listed_twice(store: SqliteStore, listed: Path) -> None:
    await take(store, "1", welcome())
    await store.erase("ana")
    await store.erase("ana")
    assert len(listed.read_text().splitlines()) == 1


async def test_without_an_erasure_there_is_no_list(store: SqliteStore, path: Path, listed: Path) -> None:
    await take(store, "1", welcome())
    await store.close()
    await (await open_store(path)).close()
    assert not listed.exists()


async def test_an_erasure_is_not_told_as_done_while_it_cannot_be_listed(
    store: SqliteStore, path: Path, listed: Path
) -> None:
    await write_canaries(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", reply("done"), reply("owed")),)))
    listed.mkdir()  # a folder takes no line, whoever writes
    with pytest.raises(StoreFault):
        await store.erase("ana")
    assert await store.person_of(ANA) == "ana"
    listed.rmdir()
    await store.close()
    again = await open_store(path)
    assert await again.person_of(ANA) is None
    assert traces(path) == {}
    assert erased.lines(listed)
    await again.close()


async def test_a_list_that_cannot_be_read_stops_the_start(store: SqliteStore, path: Path, listed: Path) -> None:
    await store.close()
    listed.mkdir()
    with pytest.raises(StoreFault):
        await open_store(path)


async def test_lines_that_cannot_be_read_are_passed_over_and_told_by_their_number(
    store: SqliteStore, path: Path, listed: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await write_canaries(store)
    await store.close()
    line = f"{erased.hashed('ana')} 2026-03-01\n"
    listed.write_bytes(b"CANARY \xff\n\n" + line.encode() + line[:20].encode())
    await (await open_store(path)).close()
    assert traces(path) == {"colibri.db.erased": 1}
    assert [record.getMessage().split(" of ")[0] for record in caplog.records] == ["line 1", "line 4"]
    assert "CANARY" not in caplog.text


async def test_half_a_line_left_by_a_power_cut_takes_no_other_with_it(store: SqliteStore, listed: Path) -> None:
    await take(store, "1", welcome())
    listed.write_bytes(b"0123")
    await store.erase("ana")
    assert set(erased.lines(listed)) == {erased.hashed("ana")}


async def test_the_list_is_found_by_any_name_of_the_database(
    store: SqliteStore, path: Path, listed: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    await take(store, "1", welcome())
    await store.close()
    store = await open_store(link)
    await store.erase("ana")
    await store.close()
    assert erased.lines(listed)
