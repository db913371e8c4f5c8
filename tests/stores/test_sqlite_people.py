"""What is particular to one file with several accounts of a person and with what people answer in a community."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, back_up, erased, linking, open_store, quiet, reading, voices
from bot.core.model import Outcome, Separate
from bot.ports import StoreFault
from tests.contracts.people import (
    DESK,
    DESKS,
    PHONE,
    PHONES,
    ROOM,
    TODAY,
    TOLD,
    YAN,
    ZOE,
    code,
    inquired,
    inquiry,
    linked,
    member,
    redeem,
    said,
)
from tests.contracts.store import ANA, ANAS, NOW, answer, reply, take, welcome
from tests.stores.traces import CANARY, clean, traces

# --- contributions ----------------------------------------------------------------------------------------------------


async def test_withdrawn_words_of_a_member_are_nowhere_in_the_file(store: SqliteStore, path: Path) -> None:
    await inquired(store)
    await take(store, "1", member("zoe", said("zoe", CANARY), said("zoe", "kept", 2)), account=ZOE, place=ROOM)
    assert traces(path)
    await take(store, "2", Outcome(contributions=(said("zoe", ""),)), account=ZOE, place=ROOM)
    await clean(store)
    assert traces(path) == {}
    assert traces(path, "kept")


async def test_words_that_an_edit_replaced_are_nowhere_in_the_file(store: SqliteStore, path: Path) -> None:
    await inquired(store)
    await take(store, "1", member("zoe", said("zoe", f"{CANARY} " * 900)), account=ZOE, place=ROOM)
    await take(store, "2", Outcome(contributions=(said("zoe", "new"),)), account=ZOE, place=ROOM)
    await clean(store)
    assert traces(path) == {}


async def test_a_contribution_that_did_not_change_needs_no_cleaning(store: SqliteStore) -> None:
    await inquired(store)
    await take(store, "1", member("zoe", said("zoe")), account=ZOE, place=ROOM)
    await take(store, "2", Outcome(contributions=(said("zoe"), said("zoe", "b", 2))), account=ZOE, place=ROOM)
    assert not store._scrubber.owed()


async def test_of_an_erased_member_nothing_stays_in_the_file(store: SqliteStore, path: Path) -> None:
    await inquired(store)
    await take(store, "1", member("ID-OF-ZOE", said("zoe", CANARY)), account=ZOE, place=ROOM)
    await store.erase("ID-OF-ZOE")
    assert [traces(path, word) for word in (CANARY, "ID-OF-ZOE", ZOE.name)] == [{}, {}, {}]


async def test_with_a_holder_what_others_contributed_leaves_the_file(store: SqliteStore, path: Path) -> None:
    await inquired(store)
    await take(store, "1", member("ID-OF-ZOE", said("zoe", CANARY)), account=ZOE, place=ROOM)
    await store.erase("ana")
    assert [traces(path, word) for word in (CANARY, "ID-OF-ZOE", ZOE.name, "Le jardin")] == [{}] * 4


async def test_who_withdrew_everything_does_not_come_back_with_a_backup(store: SqliteStore, path: Path) -> None:
    await inquired(store)
    await take(store, "1", member("zoe", said("zoe", CANARY)), account=ZOE, place=ROOM)
    await store.close()
    backup = Path(shutil.copy(path, path.with_name("yesterday")))
    store = await open_store(path)
    await take(store, "2", Outcome(contributions=(said("zoe", ""),)), account=ZOE, place=ROOM)
    await store.close()
    backup.replace(path)
    store = await open_store(path)
    assert await store.person_of(ZOE) is None
    assert traces(path) == {}
    await store.close()


async def test_a_member_who_could_not_be_forgotten_at_once_is_at_the_next_start(store: SqliteStore, path: Path) -> None:
    await inquired(store)
    await take(store, "1", member("zoe", said("zoe", CANARY)), account=ZOE, place=ROOM)
    listed = erased.beside(path)
    listed.mkdir()  # a folder takes no line, whoever writes
    await take(store, "2", Outcome(contributions=(said("zoe", ""),)), account=ZOE, place=ROOM)
    assert await store.person_of(ZOE) == "zoe"
    await store.close()
    with pytest.raises(StoreFault):
        await open_store(path)
    listed.rmdir()
    store = await open_store(path)
    assert await store.person_of(ZOE) is None
    assert traces(path) == {}
    await store.close()


async def test_no_table_but_those_two_names_a_member_or_a_thread(store: SqliteStore) -> None:
    await inquired(store)
    await take(store, "1", member("zoe", said("zoe")), account=ZOE, place=ROOM)
    await take(store, "2", Outcome(codes=(code(place=DESKS),)), account=DESK, place=DESKS)
    await redeem(store, "3", YAN, replace(DESKS, address="!yan"), minted="yan")
    waiting = [message for place in await store.places_waiting() for message in await store.waiting(place)]
    await store.sent(waiting)
    await take(store, "4", Outcome(), account=DESK, place=DESKS)
    read = store._connection.execute
    tables = [name for (name,) in read("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    names = (ZOE.name, YAN.name, "!yan", ROOM.address)
    rows = {table: repr(read(f"SELECT * FROM {table}").fetchall()) for table in tables}
    raw = {table for table in tables if any(name in rows[table] for name in names)}
    assert raw == {"accounts", "places"}


# --- links ------------------------------------------------------------------------------------------------------------


async def test_of_a_linked_person_nothing_stays_in_the_file(store: SqliteStore, path: Path) -> None:
    await take(store, "ana", welcome("ID-ANA"))
    await take(store, "phone", welcome("ID-PHONE"), account=PHONE, place=PHONES)
    words = Outcome(answers=(answer(of="ID-PHONE", text=CANARY),), replies=(reply(CANARY),))
    await take(store, "phone 2", words, account=PHONE, place=PHONES)
    await take(store, "code", Outcome(codes=(code("ID-ANA"),)))
    await redeem(store, "join", PHONE, PHONES)
    await store.erase("ID-ANA")
    assert [traces(path, word) for word in (CANARY, "ID-ANA", "ID-PHONE", PHONES.address)] == [{}] * 4
    assert set(erased.lines(erased.beside(path))) == {erased.hashed("ID-ANA"), erased.hashed("ID-PHONE")}


async def test_whoever_an_account_was_does_not_come_back_with_a_backup_of_before(
    store: SqliteStore, path: Path
) -> None:
    await take(store, "ana", welcome())
    await take(store, "phone", welcome("phone"), account=PHONE, place=PHONES)
    await take(store, "phone 2", Outcome(answers=(answer(of="phone", text=CANARY),)), account=PHONE, place=PHONES)
    await store.close()
    backup = Path(shutil.copy(path, path.with_name("yesterday")))
    store = await open_store(path)
    await take(store, "code", Outcome(codes=(code(),)))
    await redeem(store, "join", PHONE, PHONES)
    await store.erase("ana")
    await store.close()
    backup.replace(path)
    store = await open_store(path)
    assert [await store.person_of(account) for account in (ANA, PHONE)] == [None, None]
    assert traces(path) == {}
    await store.close()


async def test_a_backup_of_while_they_were_joined_takes_nothing_from_who_was_separated_since(
    store: SqliteStore, path: Path
) -> None:
    store = await _put_back_after(store, path, "ana")
    assert [await store.person_of(account) for account in (ANA, PHONE)] == [None, "phone"]
    assert [project.id for project in (await store.holding("phone")).projects] == ["project-phone"]
    await store.close()


async def test_a_backup_of_while_they_were_joined_brings_nothing_back_of_who_was_erased_since(
    store: SqliteStore, path: Path
) -> None:
    store = await _put_back_after(store, path, "phone", of="phone")
    assert [await store.person_of(account) for account in (ANA, PHONE)] == ["ana", None]
    assert [project.id for project in (await store.holding("ana")).projects] == ["project-ana"]
    assert traces(path) == {}
    await store.close()


async def _put_back_after(store: SqliteStore, path: Path, erased_since: str, of: str = "ana") -> SqliteStore:
    """Put a backup of two who are joined back, after they were separated, and one of them erased."""
    await linked(store)
    words = Outcome(answers=(answer("B05", CANARY, of=of),))
    await take(store, "words", words, account=PHONE, place=PHONES)
    await store.close()
    backup = path.with_name("yesterday")
    back_up(path, backup)
    store = await open_store(path)
    (link,) = (await store.load(ANA, ANAS)).links
    await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
    await store.erase(erased_since)
    await store.close()
    backup.replace(path)
    return await open_store(path)


async def test_who_was_separated_is_not_listed_with_the_other(store: SqliteStore, path: Path) -> None:
    await linked(store)
    (link,) = (await store.load(ANA, ANAS)).links
    await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
    await store.erase("ana")
    assert set(erased.lines(erased.beside(path))) == {erased.hashed("ana")}
    await store.close()
    store = await open_store(path)
    assert await store.person_of(PHONE) == "phone"
    await store.close()


async def test_a_link_of_long_ago_is_made_final_and_both_sides_are_still_erased(store: SqliteStore, path: Path) -> None:
    await linked(store)
    await store.close()
    for days, persons in ((29, 2), (31, 1)):
        with closing(sqlite3.connect(path)) as file, file:
            file.execute("UPDATE accounts SET linked_at = ? WHERE former = 'phone'", (_ago(days),))
        store = await open_store(path)
        assert store._connection.execute("SELECT count(*) FROM persons").fetchone() == (persons,)
        assert len((await store.load(ANA, ANAS)).links) == persons - 1
        assert (await store.load(PHONE, PHONES)).home == "phone"
        await store.close()
    store = await open_store(path)
    await store.erase("ana")
    assert set(erased.lines(erased.beside(path))) == {erased.hashed("ana"), erased.hashed("phone")}
    await store.close()


async def test_codes_without_time_are_gone_at_the_next_start(store: SqliteStore, path: Path) -> None:
    await take(store, "ana", welcome())
    await take(store, "code", Outcome(codes=(code(),)))
    await store.close()
    store = await open_store(path)
    assert store._connection.execute("SELECT count(*) FROM codes").fetchone() == (0,)
    await store.close()


def _ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


# --- what it costs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        reading._FOCUS,
        quiet._OTHER_PLACES,
        linking._CODE,
        linking._LINKS,
        voices._INQUIRY,
        voices._OWN_HERE,
        voices._OF_HOLDER,
        voices._OWN,
    ],
)
async def test_what_few_have_is_found_by_a_key_too(store: SqliteStore, statement: str) -> None:
    rows = store._connection.execute(f"EXPLAIN QUERY PLAN {statement}", ("x",) * statement.count("?")).fetchall()
    assert not [detail for *_, detail in rows if detail.startswith("SCAN")]


async def test_who_has_no_link_and_asked_nothing_costs_no_statement_more(store: SqliteStore) -> None:
    await take(store, "ana", welcome())
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    await store.load(ANA, ANAS)
    store._connection.set_trace_callback(None)
    assert len(statements) == 3


async def test_a_conversation_that_moved_leaves_no_focus_on_it(store: SqliteStore) -> None:
    await linked(store)
    await take(store, "2", Outcome(focus=("annexe_b", "action-phone")))
    (link,) = (await store.load(ANA, ANAS)).links
    await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
    assert (await store.load(ANA, ANAS)).focus is None


async def test_an_inquiry_of_another_program_that_lacks_a_field_is_still_read(store: SqliteStore) -> None:
    await inquired(store)
    store._connection.execute("UPDATE inquiries SET body = json_remove(body, '$.told_at')")
    assert (await store.load(ZOE, ROOM)).inquiry == inquiry(told_at=None, opened_at=NOW)
