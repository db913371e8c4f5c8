"""Words that were taken back are nowhere in the file, its log or its index: looked for in the bytes."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, erasure, open_store
from bot.core.model import Account, Blank, Erase, Outcome
from bot.ports import StoreBusy, StoreFull
from tests.contracts.store import ANA, FOCUS, answer, reply, take, until, welcome
from tests.stores.traces import CANARY, reader, traces, write_canaries

# --- erasing a person -------------------------------------------------------------------------------------------------


async def test_an_erased_person_leaves_no_word_in_any_file(store: SqliteStore, path: Path) -> None:
    await write_canaries(store)
    await write_canaries(store, "ben", "BENS-WORDS")
    assert traces(path)
    await store.erase("ana")
    assert traces(path) == {}
    assert traces(path, "BENS-WORDS")


async def test_an_erased_person_leaves_no_name_and_no_id(store: SqliteStore, path: Path) -> None:
    account = Account("terminal", "NAME-ON-CHANNEL")
    await take(store, "1", welcome("ID-OF-PERSON"), account=account)
    await store.erase("ID-OF-PERSON")
    assert traces(path, "NAME-ON-CHANNEL") == {}
    assert traces(path, "ID-OF-PERSON") == {}


@pytest.mark.parametrize("seed", range(6))
async def test_copies_that_sqlite_left_behind_when_it_moved_rows_are_gone_too(path: Path, seed: int) -> None:
    """Rows of many people in a random order: pages split and merge, and leave stale copies that no DELETE reaches."""
    chance = random.Random(seed)
    store = await open_store(path)
    names = [f"p{number:02}" for number in range(30)]
    for name in names:
        await take(store, f"1 {name}", welcome(name), account=Account("terminal", name))
    for event in range(500):
        name = chance.choice(names)
        text = f"CANARY-{name} " * chance.choice((5, 20, 40, 80, 300))
        outcome = Outcome(answers=(answer(f"B{chance.randrange(99)}", text, of=name, revision=event + 1),))
        await take(store, f"2 {event}", outcome, account=Account("terminal", name))
    for name in names[:10]:
        await store.erase(name)
        assert traces(path, f"CANARY-{name}") == {}
    await store.close()


async def test_erasures_at_the_same_time_share_one_cleaning(store: SqliteStore, path: Path) -> None:
    names = ["ana", "ben", "cleo"]
    for name in names:
        await write_canaries(store, name)
    await asyncio.gather(*map(store.erase, names))
    assert traces(path) == {}


async def test_turns_go_on_while_a_person_is_erased(store: SqliteStore, path: Path) -> None:
    ben = Account("terminal", "ben")
    await write_canaries(store)
    await take(store, "1 ben", welcome("ben"), account=ben)
    erasing = asyncio.ensure_future(store.erase("ana"))
    turns = 0
    while not erasing.done():
        await take(store, f"turn {turns}", Outcome(answers=(answer(f"B{turns}", of="ben"),)), account=ben)
        turns += 1
    await erasing
    assert traces(path) == {}
    assert len((await store.holding("ben")).history) == turns > 0


async def test_a_turn_waits_for_a_long_cleaning_of_our_own_however_short_its_patience(path: Path) -> None:
    store = await open_store(path, busy_timeout=0.01)
    ben = Account("terminal", "ben")
    await take(store, "1", welcome("ana"))
    await take(store, "2", welcome("ben"), account=ben)
    rebuild, held, done = store._scrubber._rebuild, threading.Event(), threading.Event()

    def held_for_long(seconds: float) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(5)
        rebuild(seconds)

    store._scrubber._rebuild = held_for_long
    erasing = asyncio.ensure_future(store.erase("ana"))
    await until(held.is_set)
    turn = asyncio.ensure_future(take(store, "3", Outcome(), account=ben))
    clock = asyncio.get_running_loop().time
    past_patience = clock() + 0.05
    await until(lambda: turn.done() or clock() > past_patience)
    assert not turn.done()
    done.set()
    assert await turn == ()
    await erasing
    await store.close()


async def test_erasing_waits_for_a_reader_that_ends(store: SqliteStore, path: Path) -> None:
    await write_canaries(store)
    with reader(path) as connection:
        erasing = asyncio.ensure_future(store.erase("ana"))
        await until(store._scrubber.owed)  # the rows are gone at once ...
        assert await store.person_of(ANA) is None
        connection.execute("SELECT count(*) FROM answers").fetchone()
        assert not erasing.done()  # ... and the log still holds them
        connection.execute("COMMIT")
    await erasing
    assert traces(path) == {}


async def test_erasing_gives_up_on_a_reader_that_does_not_end_and_is_finished_at_the_next_start(
    store: SqliteStore, path: Path
) -> None:
    await write_canaries(store)
    with reader(path):
        with pytest.raises(StoreBusy):
            await store.erase("ana")
        assert await store.person_of(ANA) is None
        assert traces(path)
        await store.close()
        assert traces(path)
    await (await open_store(path)).close()
    assert traces(path) == {}


async def test_a_start_does_not_wait_for_a_reader_and_cleans_when_it_has_gone(store: SqliteStore, path: Path) -> None:
    await write_canaries(store)
    with reader(path) as connection:
        with pytest.raises(StoreBusy):
            await store.erase("ana")
        again = await open_store(path, busy_timeout=0.05)
        assert traces(path)
        connection.execute("COMMIT")
        await again.close()
    assert traces(path) == {}


async def test_an_erasure_that_finds_no_room_is_owed_and_done_later(store: SqliteStore, path: Path) -> None:
    await write_canaries(store)
    rebuild = store._scrubber._rebuild

    def no_room(_: float) -> None:
        raise StoreFull

    store._scrubber._rebuild = no_room
    with pytest.raises(StoreFull):
        await store.erase("ana")
    assert store._scrubber.owed()
    store._scrubber._rebuild = rebuild
    await store.erase("ana")
    assert traces(path) == {}


async def test_an_erasure_that_was_decided_and_not_begun_happens_at_the_next_start(
    store: SqliteStore, path: Path
) -> None:
    await write_canaries(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", reply("done"), reply("owed")),)))
    assert await store.person_of(ANA) == "ana"
    store._connection.close()  # the process dies here
    again = await open_store(path)
    assert await again.person_of(ANA) is None
    assert traces(path) == {}
    await again.close()


async def test_an_erasure_that_is_done_owes_nothing(store: SqliteStore) -> None:
    await write_canaries(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", reply("done"), reply("owed")),)))
    await store.erase("ana")
    assert not store._scrubber.owed()
    assert store._connection.execute("SELECT count(*) FROM erasures").fetchone() == (0,)


# --- closing ----------------------------------------------------------------------------------------------------------


async def withdraw(store: SqliteStore) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer(text=CANARY),)))
    blank = Blank("project-ana", ("m1",), ((FOCUS[1], "B01", 2),))
    await take(store, "3", Outcome(answers=(answer(text="x", revision=2),), effects=(blank,)))


async def test_closing_does_not_wait_for_a_reader_and_the_next_start_cleans(path: Path) -> None:
    store = await open_store(path)
    with reader(path):
        await withdraw(store)
        async with asyncio.timeout(2):
            await store.close()
        assert traces(path)
    await (await open_store(path)).close()
    assert traces(path) == {}


async def test_closing_gives_up_a_rebuilding_that_waits_for_another_program(path: Path) -> None:
    store = await open_store(path)
    rebuild, ended = store._scrubber._rebuild, threading.Event()

    def watched(seconds: float) -> None:
        try:
            rebuild(seconds)
        finally:
            ended.set()

    store._scrubber._rebuild = watched
    with reader(path) as connection:
        await withdraw(store)
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(2):
            await store.close()
        assert await asyncio.to_thread(ended.wait, 2)
    await (await open_store(path)).close()
    assert traces(path) == {}


async def test_a_rebuilding_that_is_under_way_can_be_given_up(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasure, "_STEPS", 1)
    await write_canaries(store)
    given_up = threading.Event()
    given_up.set()
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        erasure.rebuild(path, given_up, 1)
    assert await store.person_of(ANA) == "ana"


# --- withdrawing words ------------------------------------------------------------------------------------------------


async def test_withdrawn_words_leave_the_pages_and_the_log(store: SqliteStore, path: Path) -> None:
    await take(store, "1", welcome())
    kept = answer("B02", "kept", revision=7)  # another message: these go by their ids
    await take(store, "2", Outcome(answers=(answer(text=f"{CANARY} " * 2000), kept)))
    assert traces(path)
    outcome = Outcome(
        answers=(answer(text="someone", revision=2),),
        effects=(Blank("project-ana", ("m1",), (("action-ana", "B01", 2),)),),
    )
    await take(store, "3", outcome)
    assert traces(path) == {}
    await store.close()
    assert traces(path) == {}
    assert traces(path, "kept")


async def test_withdrawing_waits_for_no_reader_and_is_finished_behind_it(store: SqliteStore, path: Path) -> None:
    await take(store, "1", welcome())
    await take(store, "2", Outcome(answers=(answer(text=CANARY),)))
    with reader(path) as connection:
        blank = Blank("project-ana", ("m1",), ((FOCUS[1], "B01", 2),))
        outcome = Outcome(answers=(answer(text="x", revision=2),), effects=(blank,))
        assert await take(store, "3", outcome) == ()
        assert traces(path)
        connection.execute("COMMIT")
        await until(lambda: not store._scrubber.owed())
    assert traces(path) == {}
