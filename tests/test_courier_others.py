"""What another process leaves in the outbox, as an operator's command does: sent once, and nothing of ours twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.model import Account, Consent, Outcome, Person, Place, Said
from bot.ports import Inbound, Outgoing
from tests.test_courier import HERE, NOW, Slow, courier_of, said

ANA = Account("test", "ana")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await open_store(tmp_path / "colibri.db")
    yield store
    await store.close()


async def commit(store: SqliteStore, text: str, place: Place = HERE) -> list[Outgoing]:
    """A turn that says something."""
    before = await store.load(ANA, place)
    person = before.person or Person("ana", "fr", (Consent(place.notice, "1", NOW),))
    event = Inbound(text, ANA, place, Said(text, text), NOW)
    return list(await store.commit(event, before, Outcome(person, replies=(said(text).reply,))) or ())


async def test_what_another_process_left_is_delivered_once(store: SqliteStore, tmp_path: Path) -> None:
    channel = Slow()
    channel.open.set()
    courier = courier_of(store, channel)
    other = await open_store(tmp_path / "colibri.db")
    await commit(other, "you are no coach any more")
    await other.close()
    for _ in range(4):
        await courier.collect()
        await courier.settle(5)
    assert channel.heard == ["you are no coach any more"]
    assert list(await store.waiting(HERE)) == []


async def test_what_this_process_is_about_to_send_is_not_sent_twice(store: SqliteStore) -> None:
    channel = Slow()
    courier = courier_of(store, channel)
    first = await commit(store, "one")
    await courier.collect()  # it is committed, and in no line yet
    courier.post(first)
    await courier.bring(HERE)
    await asyncio.sleep(0)
    courier.post(await commit(store, "two"))
    for _ in range(3):
        await courier.collect()
    channel.open.set()
    await courier.settle(5)
    await courier.collect()
    await courier.settle(5)
    assert channel.heard == ["one", "two"]


async def test_what_is_for_a_channel_that_is_not_served_here_waits(store: SqliteStore) -> None:
    elsewhere = Place("other", "ana", notice="telegram_notice")
    courier = courier_of(store, Slow())
    await commit(store, "for another program", elsewhere)
    for _ in range(3):
        await courier.collect()
    assert len(await store.waiting(elsewhere)) == 1


async def test_what_is_sent_while_the_outbox_is_looked_at_is_not_sent_twice(store: SqliteStore) -> None:
    channel = Slow()
    courier, look = courier_of(store, channel), store.waiting
    first = await commit(store, "one")
    await courier.collect()  # it is committed, and in no line yet
    courier.post(first)
    await courier.bring(HERE)

    async def look_slowly(place: Place) -> Sequence[Outgoing]:
        found = await look(place)
        channel.open.set()
        await courier.settle(5)
        return found

    store.waiting = look_slowly  # type: ignore[method-assign]
    await courier.collect()
    await courier.settle(5)
    assert channel.heard == ["one"]
