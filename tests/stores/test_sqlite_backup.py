"""A backup is whole while others write, private, and brings back nothing that was taken back."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, back_up, erased, open_store
from bot.core.model import Blank, Erase, Outcome
from bot.ports import StoreBusy, StoreCorrupt, StoreNewer
from tests.contracts.store import ANA, BEN, FOCUS, answer, reply, take, welcome
from tests.stores.traces import CANARY, reader, write_canaries


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "colibri.db"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "copy.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path, erase_timeout=0.1)
    yield opened
    await opened.close()


def one(path: Path, statement: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


WRITE = """
import asyncio, sys
from pathlib import Path
from adapters.stores.sqlite import open_store
from bot.core.model import Account, Outcome
from tests.contracts.store import answer, take, welcome
async def main():
    store, ben = await open_store(Path(sys.argv[1])), Account("terminal", "ben")
    await take(store, "1", welcome("ben"), account=ben)
    print("writing", flush=True)
    for number in range(1_000_000):
        pair = tuple(answer(step, "x" * 999, of="ben", revision=number + 1) for step in ("B01", "B02"))
        await take(store, f"a{number}", Outcome(answers=pair), account=ben)
asyncio.run(main())
"""


def test_a_backup_is_whole_while_another_process_writes(path: Path, copy: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE) as writing:
        assert writing.stdout
        assert writing.stdout.readline() == b"writing\n"
        counts = []
        for _ in range(10):
            back_up(path, copy)
            assert one(copy, "PRAGMA integrity_check") == "ok"
            counts.append(one(copy, "SELECT count(*) FROM answers"))
        assert writing.poll() is None
        writing.kill()
    assert all(isinstance(count, int) and count % 2 == 0 for count in counts)  # never half a turn
    assert counts[-1] != counts[0]


async def test_a_backup_is_one_private_file_that_a_store_opens(store: SqliteStore, path: Path, copy: Path) -> None:
    await write_canaries(store)
    back_up(path, copy)
    assert [file.name for file in copy.parent.iterdir()] == ["copy.db"]
    assert copy.stat().st_mode & 0o777 == 0o600
    again = await open_store(copy)
    assert await again.holding("ana") == await store.holding("ana")
    assert not again._scrubber.owed()
    await again.close()


async def test_a_backup_replaces_the_one_that_was_there(store: SqliteStore, path: Path, copy: Path) -> None:
    back_up(path, copy)
    await take(store, "1", welcome())
    back_up(path, copy)
    assert one(copy, "SELECT count(*) FROM persons") == 1


async def test_a_backup_disturbs_no_turn_and_leaves_the_database_as_it_was(
    store: SqliteStore, path: Path, copy: Path
) -> None:
    await take(store, "1", welcome())
    await store.close()
    before = path.read_bytes()
    back_up(path, copy)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["colibri.db"]


async def test_a_database_whose_name_is_no_text_can_be_backed_up(tmp_path: Path, copy: Path) -> None:
    odd = tmp_path / os.fsdecode(b"a?b#%41\xff.db")
    store = await open_store(odd)
    await take(store, "1", welcome())
    await store.close()
    target = copy.with_name(odd.name)
    back_up(odd, target)
    assert one(target, "SELECT count(*) FROM persons") == 1


# --- what was taken back ----------------------------------------------------------------------------------------------


async def test_an_erased_person_does_not_come_back_when_the_file_is_put_back(
    store: SqliteStore, path: Path, copy: Path
) -> None:
    await write_canaries(store)
    await write_canaries(store, "ben", "BENS-WORDS")
    back_up(path, copy)
    await store.erase("ana")
    await store.close()
    shutil.copy(copy, path)
    assert CANARY.encode() in path.read_bytes()
    store = await open_store(path)
    assert await store.person_of(ANA) is None
    assert await store.person_of(BEN) == "ben"
    await store.close()
    assert CANARY.encode() not in path.read_bytes()


async def test_words_that_are_owed_a_cleaning_are_not_in_the_copy(store: SqliteStore, path: Path, copy: Path) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer(text=f"{CANARY} " * 999),)))
    with reader(path):
        blank = Blank("project-ana", ("m1",), ((FOCUS[1], "B01", 2),))
        await take(store, "3", Outcome(answers=(answer(text="x", revision=2),), effects=(blank,)))
        back_up(path, copy)
        assert CANARY.encode() in b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert CANARY.encode() not in copy.read_bytes()


async def test_an_erasure_that_is_owed_is_done_in_the_copy(store: SqliteStore, path: Path, copy: Path) -> None:
    await write_canaries(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", reply("done"), reply(CANARY)),)))
    back_up(path, copy)
    assert one(copy, "SELECT count(*) FROM persons") == 0
    assert CANARY.encode() not in copy.read_bytes()
    assert await store.person_of(ANA) == "ana"


async def test_somebody_listed_is_erased_in_the_copy(store: SqliteStore, path: Path, copy: Path) -> None:
    await write_canaries(store)
    erased.add(erased.beside(copy), "2026-03-01", "ana")
    back_up(path, copy)
    assert CANARY.encode() not in copy.read_bytes()


async def test_the_list_goes_with_the_backup_and_joins_the_one_there(
    store: SqliteStore, path: Path, copy: Path
) -> None:
    beside = erased.beside(copy)
    erased.add(beside, "2026-02-01", "cleo")
    await take(store, "1", welcome())
    await store.erase("ana")
    back_up(path, copy)
    assert set(erased.lines(beside)) == {erased.hashed("ana"), erased.hashed("cleo")}
    assert beside.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in copy.parent.iterdir()) == ["copy.db", "copy.db.erased"]


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal", ".erased", ".lock"])
async def test_no_file_of_the_database_is_ever_replaced(store: SqliteStore, path: Path, end: str) -> None:
    with pytest.raises(FileExistsError):
        back_up(path, path.with_name(path.name + end))


async def test_the_list_of_a_backup_never_replaces_the_database(tmp_path: Path) -> None:
    path = tmp_path / "copy.erased"
    await (await open_store(path)).close()
    with pytest.raises(FileExistsError):
        back_up(path, tmp_path / "copy")


async def test_a_link_to_the_database_is_the_database(store: SqliteStore, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with pytest.raises(FileExistsError):
        back_up(path, link)


@pytest.mark.parametrize("target", ["nowhere/copy.db", "."])
async def test_a_target_that_cannot_be_written_is_named(
    store: SqliteStore, path: Path, tmp_path: Path, target: str
) -> None:
    with pytest.raises(OSError) as caught:
        back_up(path, tmp_path / target)
    assert caught.value.filename == str((tmp_path / target).resolve())


@pytest.mark.parametrize("content", [b"", b"no database, but long enough to be taken for something else"])
def test_what_is_no_database_is_not_copied(path: Path, copy: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreCorrupt):
        back_up(path, copy)
    assert list(copy.parent.iterdir()) == []


async def test_a_database_of_a_newer_program_is_not_copied(store: SqliteStore, path: Path, copy: Path) -> None:
    statement = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('colibri', 'm999', 'x')"
    store._connection.execute(statement)
    with pytest.raises(StoreNewer):
        back_up(path, copy)


async def test_a_database_that_is_held_is_told_and_the_copy_there_stays(
    store: SqliteStore, path: Path, copy: Path
) -> None:
    await store.close()
    copy.write_text("yesterday's")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            back_up(path, copy, patience=0.01)
    assert copy.read_text() == "yesterday's"
    assert [file.name for file in copy.parent.iterdir()] == ["copy.db"]


async def test_turns_of_this_process_go_on_during_a_backup(store: SqliteStore, path: Path, copy: Path) -> None:
    await take(store, "1", welcome())
    copying = threading.Thread(target=back_up, args=(path, copy))
    copying.start()
    turns = 0
    while copying.is_alive() or not turns:
        turns += 1
        await take(store, f"t{turns}", Outcome(answers=(answer(revision=turns),)))
    copying.join()
    assert one(copy, "PRAGMA integrity_check") == "ok"
