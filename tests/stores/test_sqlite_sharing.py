"""The SQLite store keeps the contract of sharing, and what is particular to one file."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from adapters.stores.sqlite import (
    SqliteStore,
    back_up,
    doors,
    following,
    granting,
    open_store,
    parting,
    quiet,
    read_report,
    sharing,
)
from adapters.stores.sqlite.migrations import m001_first, m002_together
from bot.core.model import Account, Blank, Comment, Erase, Note, Outcome, Ticket
from bot.ports import StoreCorrupt, TurnMoved
from tests.contracts.sharing import (
    MARIE,
    MARIES,
    PARTED,
    SharingContract,
    as_marie,
    at,
    become,
    comment,
    granted,
    note,
    reading,
    seen,
    share,
    stage,
)
from tests.contracts.store import ANA, ANAS, BENS, FOCUS, MakeStore, answer, inbound, reply, take, until, welcome
from tests.stores.test_sqlite_erasure import CANARY, reader, traces


class TestSqlite(SharingContract):
    """Everything that holds for any store."""

    @pytest.fixture
    async def make_store(self, tmp_path: Path) -> AsyncIterator[MakeStore]:
        stores: list[SqliteStore] = []

        async def make() -> SqliteStore:
            stores.append(await open_store(tmp_path / "data" / "colibri.db"))
            return stores[-1]

        yield make
        for store in stores:
            await store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "colibri.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path, erase_timeout=0.3)
    yield opened
    await opened.close()


async def clean(store: SqliteStore) -> None:
    await until(lambda: not store._scrubber.owed())


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
    await take(store, "told", Outcome(replies=(reply(f"« {'CANARY ' * 9}… »"),)))
    await store.erase("marie")
    assert traces(path) == {}
    assert traces(path, "Marie") == {}
    assert (await store.holding("ana")).readings == (reading(),)


async def test_an_erased_holder_leaves_no_word_of_what_was_said_about_the_project(
    store: SqliteStore, path: Path
) -> None:
    await say_canaries(store)
    await as_marie(store, "summary", Outcome(replies=(reply(f"{CANARY} said the holder"),)))
    await store.erase("ana")
    assert traces(path) == {}
    assert traces(path, "project-ana") == {}
    assert list(await store.waiting(MARIES)) == []


async def test_notes_of_a_coach_who_is_taken_away_are_nowhere(store: SqliteStore, path: Path) -> None:
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
    await as_marie(store, "summary", Outcome(replies=(reply(f"{CANARY} said the holder"),)))
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
    await take(store, "erase", Outcome(effects=(Erase("ana", PARTED, PARTED),)), minute=20)
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


# --- a file of before -------------------------------------------------------------------------------------------------

_OLDER = """
    INSERT INTO persons (id, language, project, turn, created_at, seen_at, place, consents) VALUES
        ('ana', 'fr', 'project-ana', 3, '2026-03-01T09:30:00+00:00', '2026-03-01T09:40:00+00:00', x'01',
            '[{"notice":"terminal_notice","version":"1","at":"2026-03-01T09:30:00Z"}]'),
        ('zoe', 'fr', '', 1, '2026-03-01T09:30:00+00:00', '2026-03-01T09:40:00+00:00', x'02', '[]');
    INSERT INTO accounts (channel, name, person, home) VALUES ('terminal', 'ana', 'ana', 'ana'),
        ('matrix', '@zoe', 'zoe', 'zoe');
    INSERT INTO places (channel, address, account, key, person, private, notice) VALUES
        ('terminal', 'ana', 'ana', x'01', 'ana', 1, 'terminal_notice');
    INSERT INTO projects (id, person, created_at, body, home) VALUES ('project-ana', 'ana', '2026-03-01T09:30:00+00:00',
        '{"id":"project-ana","actions":[{"id":"action-ana"}],"created_at":"2026-03-01T09:30:00Z"}', 'ana');
    INSERT INTO answers VALUES ('project-ana', 'action-ana', 'B01', 1,
        '{"project":"project-ana","subject":"action-ana","step":"B01","revision":1,"dialog":"annexe_b","version":"v1",'
        || '"at":"2026-03-01T09:32:00Z","parts":[{"message":"m1","text":"un jardin","language":"fr"}]}');
    INSERT INTO inquiries VALUES ('i', 'project-ana', x'03', '2026-03-01T09:30:00+00:00', NULL,
        '{"id":"i","person":"ana","project":"project-ana","subject":"action-ana","opened_at":"2026-03-01T09:30:00Z",'
        || '"step":"B05"}');
    INSERT INTO contributions VALUES ('c', 'i', 'zoe', 'zoe', '2026-03-01T09:35:00+00:00', 1,
        '{"id":"c","inquiry":"i","message":"m","text":"un puits","language":"fr","role":"habitant",'
        || '"at":"2026-03-01T09:35:00Z"}');
    """


def write_older(path: Path) -> Path:
    """A file as the program before coaches left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations = Migrations("colibri")
        migrations()(m001_first)
        migrations()(m002_together)
        migrations.apply(Database(connection, execute_plugins=False))
        connection.executescript(_OLDER)
    return path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return write_older(tmp_path / "older.db")


async def test_what_is_in_an_older_file_can_be_shared(older: Path) -> None:
    store = await open_store(older)
    before = await store.load(ANA, ANAS)
    assert before.answers["action-ana", "B01"].text == "un jardin"
    assert (before.shares, before.coach) == ((), None)
    await become(store, "marie", MARIE, MARIES)
    await take(store, "share", Outcome(shares=(share(),)), minute=5)
    found = await seen(store)
    assert found is not None
    assert [given.text for given in found.history] == ["un jardin"]
    assert [voice.contribution.text for voice in found.voices] == ["un puits"]
    (listed,) = await store.followed("marie", at(30))
    assert {key: name.text for key, name in listed.naming.items()} == {"action-ana": "un jardin"}
    assert [(step, when) for _, step, when in listed.moved] == [("B01", datetime(2026, 3, 1, 9, 32, tzinfo=UTC))]
    await store.close()


async def test_an_older_file_can_be_looked_at_and_copied_before_it_is_changed(older: Path) -> None:
    before, copy = older.read_bytes(), older.with_name("copy.db")
    assert read_report(older).schema == "m002_together"
    back_up(older, copy)
    assert older.read_bytes() == before
    store = await open_store(copy)
    assert (await store.report()).schema == "m003_coaches"
    assert (await store.holding("ana")).voices[0].contribution.text == "un puits"
    await store.close()


async def test_an_older_backup_of_an_erased_person_is_erased_in_todays_schema(older: Path) -> None:
    backup = write_older(older.with_name("backup.db"))
    store = await open_store(older)
    await store.erase("ana")
    await store.close()
    backup.replace(older)
    store = await open_store(older)
    assert await store.person_of(ANA) is None
    await store.close()
    assert b"un jardin" not in older.read_bytes()


# --- what it costs ----------------------------------------------------------------------------------------------------

_READ = [
    *(sharing._COACH_OF, sharing._NAMED, sharing._SHARES, sharing._STAGES, sharing._READINGS, sharing._COMMENTS),
    *(sharing._NOTES, sharing._WRITTEN, sharing._NOTED),
    *(following._SHARES, following._STAGES, following._COMMENTS, following._NOTES, following._READ_AT),
    *(following._READINGS, following._MOVED, following._HISTORY, following._VOICES),
    *(quiet._NAMED, parting._COACHES, parting._QUOTES, parting._END, parting.UNSAID, doors._VISITOR),
    *granting.CHECKED,
]


@pytest.mark.parametrize("statement", _READ)
async def test_what_is_shared_is_found_by_a_key(store: SqliteStore, statement: str) -> None:
    numbered = [int(number) for number in re.findall(r"\?(\d+)", statement)]
    values = ("x",) * max(numbered, default=statement.count("?"))
    rows = store._connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    tables = [detail for *_, detail in rows if detail.startswith("SCAN") and detail != "SCAN CONSTANT ROW"]
    assert [scan for scan in tables if not scan.startswith("SCAN json_each")] == []


async def test_who_shares_nothing_costs_no_statement_more(store: SqliteStore) -> None:
    await granted(store)
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    await store.load(Account("terminal", "ben"), ANAS)
    store._connection.set_trace_callback(None)
    assert len(statements) == 4  # the last for the focus elsewhere


async def test_a_list_costs_the_same_statements_however_long_it_is(store: SqliteStore) -> None:
    await granted(store)
    counted = []
    for number in range(3):
        statements: list[str] = []
        store._connection.set_trace_callback(statements.append)
        assert len(await store.followed("marie", at(30))) == 1 + 4 * number
        await store.load(MARIE, MARIES, disclosures=True)
        store._connection.set_trace_callback(None)
        counted.append(len(statements))
        for more in range(4):
            name = f"more-{number}-{more}"
            account = Account("terminal", name)
            await take(store, f"w {name}", welcome(name), account=account)
            given = Outcome(answers=(answer(of=name),), shares=(share(name),), stages=(stage("shared", of=name),))
            await take(store, f"s {name}", given, account=account)
    assert counted[0] == counted[1] == counted[2]


async def test_what_a_coach_may_read_is_not_decoded_before_it_is_asked_for(store: SqliteStore) -> None:
    await granted(store)
    store._connection.execute("UPDATE notes SET body = 'not json'")
    situation = await store.load(MARIE, MARIES, disclosures=True)
    assert list(situation.disclosures) == [share().id]
    with pytest.raises(StoreCorrupt):
        situation.disclosures[share().id]


async def test_a_question_that_names_an_action_is_found_under_the_ids_it_had(path: Path) -> None:
    store = await open_store(path, naming=("N02", "B01"))
    await granted(store)
    assert (await store.followed("marie", at(30)))[0].naming == {"action-ana": answer()}
    renamed = answer("N02", "une ferme")
    await take(store, "renamed", Outcome(answers=(renamed,)))
    assert (await store.followed("marie", at(30)))[0].naming == {"action-ana": renamed}
    await store.close()


async def test_a_turn_that_is_refused_takes_no_other_of_its_group_along(store: SqliteStore) -> None:
    await granted(store)
    ben = Account("terminal", "ben")
    places = [(MARIE, MARIES), (ben, BENS)]
    before = [await store.load(account, place) for account, place in places]
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)
    outcomes = [Outcome(readings=(reading(30),)), Outcome(answers=(answer("B02", of="ben"),))]
    results = await asyncio.gather(
        *(
            store.commit(inbound(f"{account.name} writes", account, place), known, replace(outcome, focus=known.focus))
            for (account, place), known, outcome in zip(places, before, outcomes, strict=True)
        ),
        return_exceptions=True,
    )
    assert isinstance(results[0], TurnMoved)
    assert results[1] == ()
    assert len((await store.holding("ben")).history) == 2
