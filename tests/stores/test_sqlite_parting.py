"""What is taken back, or goes with a person, of what a holder shared and a coach said: looked for in the bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.stores.sqlite import SqliteStore, back_up, open_store
from bot.core.model import Blank, Comment, Erase, Note, Outcome, Ticket
from tests.contracts.sharing import MARIE, MARIES, UNSHARED, as_marie, at, comment, granted, note, reading, seen, share
from tests.contracts.store import FOCUS, answer, reply, take
from tests.stores.traces import CANARY, clean, reader, traces

# --- words that are taken back are nowhere in the file ----------------------------------------------------------------


async def say_canaries(store: SqliteStore) -> None:
    """The word in comments and notes, short and on overflow pages, several times."""
    await granted(store)
    for number in range(2, 6):
        said = f"{CANARY} " * (number * 400)
        outcome = Outcome(comments=(comment(number, said),), notes=(note(number, said),))
        await as_marie(store, f"say {number}", outcome)
    assert traces(store._path)


async def test_comments_and_notes_that_are_taken_back_leave_no_word(store: SqliteStore, path: Path) -> None:
    await say_canaries(store)
    before = await store.load(MARIE, MARIES, disclosures=True)
    (found,) = before.disclosures.values()
    gone: tuple[Comment, ...] = tuple(replace(each, text="") for each in found.comments)
    notes: tuple[Note, ...] = tuple(replace(each, text="") for each in found.notes)
    await as_marie(store, "back", Outcome(comments=gone, notes=notes))
    await clean(store)
    assert traces(path) == {}
    left = await store.holding("ana")
    assert (left.comments, left.notes) == ((), ())


async def test_other_words_of_a_comment_or_a_note_replace_the_first_for_good(store: SqliteStore, path: Path) -> None:
    await granted(store)
    said = f"{CANARY} " * 900
    await as_marie(store, "1", Outcome(comments=(comment(2, said),), notes=(note(2, said),)))
    await as_marie(store, "2", Outcome(comments=(comment(2, "autre"),), notes=(note(2, "autre"),)))
    await clean(store)
    assert traces(path) == {}
    assert (await store.holding("ana")).comments[1].text == "autre"


async def test_what_is_said_anew_or_resolved_needs_no_cleaning(store: SqliteStore) -> None:
    await granted(store)
    await as_marie(store, "1", Outcome(comments=(comment(2), comment(resolved_at=at(12)))))
    assert not store._scrubber.owed()


async def test_an_erased_coach_leaves_no_word_and_no_name(store: SqliteStore, path: Path) -> None:
    await say_canaries(store)
    told = replace(reply(f"« {'CANARY ' * 9}… »"), about=(comment(5).id,))
    await take(store, "told", Outcome(replies=(told,)))
    await store.erase("marie")
    assert traces(path) == {}
    assert traces(path, "Marie") == {}
    assert (await store.holding("ana")).readings == (reading(),)


async def test_an_erased_holder_leaves_no_word_of_what_was_said_about_the_project(
    store: SqliteStore, path: Path
) -> None:
    await say_canaries(store)
    summary = replace(reply(f"{CANARY} said the holder"), about=(share().id,))
    await as_marie(store, "summary", Outcome(replies=(summary,)))
    await store.erase("ana")
    assert traces(path) == {}
    assert traces(path, "project-ana") == {}
    assert list(await store.waiting(MARIES)) == []


async def test_notes_of_a_coach_who_is_removed_are_nowhere(store: SqliteStore, path: Path) -> None:
    await granted(store)
    await as_marie(store, "1", Outcome(notes=(note(2, f"{CANARY} " * 900),)))
    await store.remove_coach("coach-marie", at(20))
    await clean(store)
    assert traces(path) == {}


async def test_words_that_a_holder_withdraws_are_nowhere_although_a_coach_read_them(
    store: SqliteStore, path: Path
) -> None:
    await granted(store)
    await take(store, "1", Outcome(answers=(answer(text=f"{CANARY} " * 900, revision=2),)))
    assert await seen(store)
    blank = Blank("project-ana", ("m2",), ((FOCUS[1], "B01", 3),))
    await take(store, "2", Outcome(answers=(answer(text="x", revision=3),), effects=(blank,)))
    await clean(store)
    assert traces(path) == {}


async def test_secrets_are_nowhere_once_they_are_spent_or_over(store: SqliteStore, path: Path) -> None:
    await granted(store)
    await as_marie(store, "1", Outcome(tickets=(Ticket("TICKET-1", "marie", at(20)),)))
    assert await store.enter("TICKET-1", "SESSION-1", at(15), at(700))
    rows = store._connection.execute("SELECT digest FROM tickets UNION ALL SELECT digest FROM sessions").fetchall()
    assert rows == [("SESSION-1",)]
    await store.close()
    again = await open_store(path)  # long after
    assert again._connection.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    await again.close()


async def test_a_session_that_runs_goes_on_after_a_start(store: SqliteStore, path: Path) -> None:
    now = datetime.now(UTC)  # noqa: TID251 - what is over is swept when a store is opened
    await granted(store)
    await as_marie(store, "1", Outcome(tickets=(Ticket("ticket", "marie", now + timedelta(minutes=10)),)))
    assert await store.enter("ticket", "session", now, now + timedelta(hours=12))
    again = await open_store(path)
    assert await again.visitor("session", now) is not None
    await again.close()


# --- backups ----------------------------------------------------------------------------------------------------------


async def test_a_backup_that_is_put_back_forgets_an_erased_coach_again(store: SqliteStore, path: Path) -> None:
    await say_canaries(store)
    copy = path.with_name("copy.db")
    back_up(path, copy)
    await store.erase("marie")
    await store.close()
    copy.replace(path)
    assert traces(path)
    again = await open_store(path)
    assert traces(path) == {}
    held = await again.holding("ana")
    assert (held.readings, held.comments, held.notes) == ((reading(),), (), ())
    assert held.shares[0].ended_at is not None
    await again.close()


async def test_a_backup_that_is_put_back_shares_nothing_of_an_erased_holder(store: SqliteStore, path: Path) -> None:
    await say_canaries(store)
    summary = replace(reply(f"{CANARY} said the holder"), about=(share().id,))
    await as_marie(store, "summary", Outcome(replies=(summary,)))
    copy = path.with_name("copy.db")
    back_up(path, copy)
    await store.erase("ana")
    await store.close()
    copy.replace(path)
    again = await open_store(path)
    assert traces(path) == {}
    assert list(await again.followed("marie", at(30))) == []
    assert list(await again.waiting(MARIES)) == []
    await again.close()


async def test_a_copy_of_while_an_erasure_is_owed_shares_nothing_of_it(store: SqliteStore, path: Path) -> None:
    await say_canaries(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", UNSHARED, UNSHARED),)), minute=20)
    copy = path.with_name("copy.db")
    back_up(path, copy)
    assert CANARY.encode() not in copy.read_bytes()


async def test_a_comment_that_was_taken_back_is_not_in_a_copy_while_a_reader_keeps_it(
    store: SqliteStore, path: Path
) -> None:
    await say_canaries(store)
    copy = path.with_name("copy.db")
    with reader(path):
        found = await seen(store)
        assert found is not None
        outcome = Outcome(
            comments=tuple(replace(each, text="") for each in found.comments),
            notes=tuple(replace(each, text="") for each in found.notes),
        )
        await as_marie(store, "back", outcome)
        back_up(path, copy)
    assert CANARY.encode() not in copy.read_bytes()
