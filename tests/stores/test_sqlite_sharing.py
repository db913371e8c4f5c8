"""The SQLite store keeps the contract of sharing, and what is particular to one file."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, doors, following, granting, open_store, outbox, parting, quiet, sharing
from bot.core.model import Account, Outcome
from bot.ports import StoreCorrupt, TurnMoved
from tests.contracts.sharing import MARIE, MARIES, at, granted, reading, share, stage
from tests.contracts.sharing_given import GivenContract
from tests.contracts.sharing_grants import GrantsContract
from tests.contracts.sharing_leaving import LeavingContract
from tests.contracts.sharing_pages import PagesContract
from tests.contracts.sharing_waiting import WaitingContract
from tests.contracts.sharing_writing import WritingContract
from tests.contracts.store import ANAS, BENS, answer, inbound, reply, take, welcome


class TestSqlite(GrantsContract, WritingContract, GivenContract, PagesContract, LeavingContract, WaitingContract):
    """Everything that holds for any store."""


# --- what it costs ----------------------------------------------------------------------------------------------------

_READ = [
    *(sharing._COACH_OF, sharing._NAMED, sharing._SHARES, sharing._STAGES, sharing._READINGS, sharing._COMMENTS),
    *(sharing._NOTES, sharing._WRITTEN, sharing._NOTED),
    *(following._SHARES, following._STAGES, following._COMMENTS, following._NOTES, following._READ_AT),
    *(following._READINGS, following._MOVED, following._HISTORY, following._VOICES),
    *(quiet._NAMED, parting._COACHES, parting._END, doors._VISITOR, outbox._PARTS, outbox._WORDS, outbox._STILL_WAITS),
    *granting.CHECKED,
    *granting._CARRY,
]


@pytest.mark.parametrize("statement", _READ)
async def test_what_is_shared_is_found_by_a_key(store: SqliteStore, statement: str) -> None:
    numbered = [int(number) for number in re.findall(r"\?(\d+)", statement)]
    values = ("x",) * max(numbered, default=statement.count("?"))
    rows = store._connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    tables = [detail for *_, detail in rows if detail.startswith("SCAN") and detail != "SCAN CONSTANT ROW"]
    assert [scan for scan in tables if not scan.startswith(("SCAN json_each", "SCAN (subquery"))] == []


@pytest.mark.parametrize(
    "statement", [outbox.TELL_ANEW, outbox.UNSEND, parting._GIVEN, parting._RECEIVED, parting._SAID, doors._UNSENT]
)
async def test_messages_about_nothing_are_not_looked_at(store: SqliteStore, statement: str) -> None:
    rows = store._connection.execute(f"EXPLAIN QUERY PLAN {statement}", ("x",)).fetchall()
    (plan,) = [detail for *_, detail in rows if "outbox" in detail]
    assert plan == "SEARCH outbox USING COVERING INDEX outbox_about (about>?)"


async def test_a_turn_about_nothing_costs_no_statement_more(store: SqliteStore) -> None:
    await granted(store)
    counted = {}
    for about in ((), (share().id,)):
        statements: list[str] = []
        store._connection.set_trace_callback(statements.append)
        said = replace(reply("hello"), about=about)
        await take(store, f"says {about}", Outcome(replies=(said,)), account=MARIE, place=MARIES, minute=12)
        store._connection.set_trace_callback(None)
        counted[about] = [statement for statement in statements if "outbox" in statement]
    plain, quoting = counted.values()
    assert (len(plain), len(quoting)) == (1, 1)
    assert "json_each" not in plain[0]


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
