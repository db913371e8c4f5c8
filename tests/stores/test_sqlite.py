"""The SQLite store keeps the contract, and what is particular to one file."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store, reading
from bot.core.model import Account, Outcome, Place
from tests.contracts.people import PeopleContract
from tests.contracts.people_community import CommunityContract
from tests.contracts.people_joining import JoiningContract
from tests.contracts.people_separating import SeparatingContract
from tests.contracts.store import (
    ANA,
    ANAS,
    FOCUS,
    Questions,
    StoreContract,
    answer,
    conversation,
    inbound,
    reply,
    take,
    until,
    welcome,
)
from tests.contracts.store_holding import HoldingContract
from tests.contracts.store_turns import TurnsContract


class TestSqlite(
    StoreContract,
    TurnsContract,
    HoldingContract,
    PeopleContract,
    JoiningContract,
    SeparatingContract,
    CommunityContract,
):
    """Everything that holds for any store."""


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path)
    yield opened
    await opened.close()


def tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in rows.fetchall()]


# --- the file ---------------------------------------------------------------------------------------------------------


async def test_nobody_else_can_read_the_file_its_journals_or_a_folder_made_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    store = await open_store(folder / "colibri.db")
    await take(store, "1", welcome())
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in [folder, *folder.iterdir()]}
    await store.close()
    assert modes == {"data": "0o700", "colibri.db": "0o600", "colibri.db-wal": "0o600", "colibri.db-shm": "0o600"}


async def test_the_mode_of_a_folder_that_was_there_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    await (await open_store(tmp_path / "colibri.db")).close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


async def test_a_closed_store_leaves_one_file(store: SqliteStore, path: Path) -> None:
    await take(store, "1", welcome())
    await store.close()
    assert [file.name for file in path.parent.iterdir()] == ["colibri.db"]


async def test_what_is_committed_survives_a_power_cut_and_what_is_deleted_is_overwritten(store: SqliteStore) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    read = store._connection.execute
    assert {name: read(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


async def test_every_table_of_ours_is_strict(store: SqliteStore) -> None:
    rows = store._connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    loose = {name for name, strict in rows if not strict and not name.startswith("sqlite_")}
    assert loose == {"_sqlite_migrations"}


async def test_raw_ids_of_a_channel_lie_in_accounts_and_places_only(store: SqliteStore) -> None:
    account, place = Account("terminal", "RAW-NAME"), Place("terminal", "RAW-ADDRESS")
    said = await take(store, "RAW-EVENT", welcome("p1", reply("hello")), account=account, place=place)
    assert said is not None
    await store.sent(said)
    await take(store, "2", Outcome(answers=(answer(of="p1"),)), account=account, place=place)
    holds_raw = {
        table
        for table in tables(store._connection)
        for row in store._connection.execute(f"SELECT * FROM {table}").fetchall()
        if "RAW" in repr(row)
    }
    assert holds_raw == {"accounts", "places"}


# --- opening ----------------------------------------------------------------------------------------------------------


def run(code: str, path: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


OPEN = """
import asyncio, sys
from pathlib import Path
from adapters.stores.sqlite import open_store
async def main():
    await (await open_store(Path(sys.argv[1]))).close()
asyncio.run(main())
print("sqlite_utils" in sys.modules)
"""


def test_sqlite_utils_is_imported_only_to_change_the_file(path: Path) -> None:
    assert run(OPEN, path) == "True"
    assert run(OPEN, path) == "False"


async def test_two_processes_may_make_the_file_at_the_same_time(path: Path) -> None:
    async def start() -> int:
        return await (await asyncio.create_subprocess_exec(sys.executable, "-c", OPEN, str(path), stdout=-3)).wait()

    assert await asyncio.gather(*(start() for _ in range(3))) == [0, 0, 0]


# --- one turn ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["_PERSON_FOCUS_AND_PROJECTS", "_CONVERSATIONS", "_ANSWERS", "_WAITING", "_PERSON_OF"])
async def test_every_read_of_a_turn_goes_by_a_key(store: SqliteStore, name: str) -> None:
    statement = getattr(reading, name)
    rows = store._connection.execute(f"EXPLAIN QUERY PLAN {statement}", ("x",) * statement.count("?")).fetchall()
    steps = [detail for *_, detail in rows]
    assert steps
    assert all(step.startswith(("SEARCH", "CORRELATED SCALAR SUBQUERY")) for step in steps)


async def test_loading_reads_no_answer_and_no_conversation_before_it_is_asked_for(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer("B01"), answer("B02", "the other"))))
    store._connection.execute("UPDATE answers SET body = 'not json' WHERE step = 'B01'")
    store._connection.execute("UPDATE conversations SET body = 'not json'")
    situation = await store.load(ANA, ANAS)
    assert ("action-ana", "B01") in situation.answers
    assert list(situation.answers) == [("action-ana", "B01"), ("action-ana", "B02")]
    assert situation.answers["action-ana", "B02"].text == "the other"
    assert FOCUS in situation.conversations


async def test_an_answer_is_read_once(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer(),)))
    answers = (await store.load(ANA, ANAS)).answers
    assert answers["action-ana", "B01"] is answers["action-ana", "B01"]


async def test_turns_that_are_ready_together_are_one_transaction(store: SqliteStore) -> None:
    accounts = [Account("terminal", f"p{number}") for number in range(64)]
    await asyncio.gather(*(take(store, f"1 {a.name}", welcome(a.name), account=a) for a in accounts))
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    outcomes = [Outcome(answers=(answer(of=account.name),), replies=(reply("x"),)) for account in accounts]
    await asyncio.gather(*(take(store, f"2 {a.name}", o, account=a) for a, o in zip(accounts, outcomes, strict=True)))
    store._connection.set_trace_callback(None)
    assert statements.count("COMMIT") == 1
    assert not any(statement.startswith("ROLLBACK") for statement in statements)


async def test_marking_as_sent_waits_for_no_disk_and_the_next_turn_does_again(store: SqliteStore) -> None:
    said = await take(store, "1", welcome("ana", reply("one")))
    assert said is not None
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    await store.sent(said)
    await until(lambda: not store._groups._marks)
    store._connection.set_trace_callback(None)
    order = [s for s in statements if s.startswith(("PRAGMA", "BEGIN", "DELETE", "COMMIT"))]
    assert order[0] == "PRAGMA synchronous = NORMAL"
    assert order[-1] == "PRAGMA synchronous = FULL"
    assert store._connection.execute("PRAGMA synchronous -- asked anew").fetchone() == (2,)


async def test_marks_go_with_the_next_turn_if_there_is_one(store: SqliteStore) -> None:
    said = await take(store, "1", welcome("ana", reply("one")))
    assert said is not None
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    await store.sent(said)
    await take(store, "2", Outcome())
    store._connection.set_trace_callback(None)
    assert statements.count("COMMIT") == 1
    assert store._connection.execute("SELECT count(*) FROM outbox").fetchone() == (0,)


async def test_a_place_is_written_only_when_its_focus_changes(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    await take(store, "2", Outcome(conversations=(conversation(state="B02"),)))
    assert not any("INTO places" in statement for statement in statements)
    await take(store, "3", Outcome(focus=("accueil", "ana")))
    store._connection.set_trace_callback(None)
    assert any("INTO places" in statement for statement in statements)


async def test_only_missing_versions_are_written(store: SqliteStore) -> None:
    text: Questions = {"B01": {"fr": "Quel nom ?"}}
    new: Questions = {"B01": {"fr": "Et quel nom ?"}}
    await store.keep_versions({("annexe_b", "v1"): text})
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    await store.keep_versions({("annexe_b", "v1"): text})
    assert not any(statement.startswith("BEGIN") for statement in statements)
    await store.keep_versions({("annexe_b", "v1"): new, ("annexe_b", "v2"): new})
    store._connection.set_trace_callback(None)
    kept = store._connection.execute("SELECT dialog, version, source FROM dialog_versions ORDER BY version").fetchall()
    assert [(*key, json.loads(source)) for *key, source in kept] == [
        ("annexe_b", "v1", text),
        ("annexe_b", "v2", new),
    ]


async def test_an_answer_without_its_project_is_a_bug_and_is_not_kept(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    with pytest.raises(sqlite3.IntegrityError):
        await take(store, "2", Outcome(answers=(answer(of="nobody"),)))
    assert store._connection.execute("SELECT count(*) FROM answers").fetchone() == (0,)


async def test_a_long_wait_for_another_process_does_not_stop_the_loop(store: SqliteStore, path: Path) -> None:
    await take(store, "1", welcome())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        turn = asyncio.ensure_future(take(store, "2", Outcome(answers=(answer(),))))
        passes = count(1)
        await until(lambda: next(passes) > 1000 and store._groups._give_up is not None)
        assert not turn.done()
        assert (await store.load(ANA, ANAS)).person  # reading is not stopped either
        other.execute("ROLLBACK")
    assert await turn == ()


async def test_closing_writes_what_still_waits(store: SqliteStore, path: Path) -> None:
    said = await take(store, "1", welcome("ana", reply("one")))
    assert said is not None
    before = await store.load(ANA, ANAS)
    turn = asyncio.ensure_future(store.commit(inbound("2"), before, Outcome(focus=FOCUS, answers=(answer(),))))
    await store.sent(said)
    await asyncio.sleep(0)
    await store.close()
    assert await turn == ()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT (SELECT count(*) FROM answers), (SELECT count(*) FROM outbox)").fetchone() == (1, 0)


async def test_a_conversation_of_an_older_program_that_lacks_a_field_is_still_read(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    store._connection.execute("UPDATE conversations SET body = json_remove(body, '$.paused', '$.recheck')")
    assert (await store.load(ANA, ANAS)).conversations[FOCUS] == replace(conversation(), paused=False, recheck=())
