"""What waits to be sent: in order, once, and never for somebody who is gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.model import Account, Attachment, Block, Outcome, Place, Reply, Said, Started
from bot.courier import Courier
from bot.ports import File, Inbound, Outgoing
from bot.runner import Runner
from tests.contracts import sharing
from tests.contracts.sharing import MARIE, MARIES, PAUL, ROOM, granted, share
from tests.contracts.store import inbound, take
from tests.house import APOLOGIES, Listener
from tests.talk import shipped_engine

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HERE = Place("test", "ana", notice="telegram_notice")


class Slow(Listener):
    """A channel that holds every message until it is let go, and tells when it was there."""

    def __init__(self) -> None:
        super().__init__()
        self.open = asyncio.Event()

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        await self.open.wait()
        await super().deliver(message, files)
        return NOW


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await open_store(tmp_path / "colibri.db")
    yield store
    await store.close()


def courier_of(store: SqliteStore, channel: Listener, now: datetime = NOW) -> Courier:
    networks = dict.fromkeys(("test", "telegram", "matrix"), channel)
    return Courier(store, networks, {}, APOLOGIES, lambda: now, background=True)


async def pages(store: SqliteStore, *texts: str) -> Sequence[Outgoing]:
    """Ana shared her project with Marie, who was to be shown pages of it, and then how the time goes."""
    await granted(store)
    shown = (replace(said(text).reply, about=(share().id,)) for text in texts)
    outcome = Outcome(replies=(*shown, said("it is late").reply))
    messages = await store.commit(inbound("page", MARIE, MARIES, minute=11), await store.load(MARIE, MARIES), outcome)
    assert messages is not None
    return messages


def said(text: str, id_: int = 0) -> Outgoing:
    return Outgoing(id_, HERE, Reply((Block("paragraph", text),)))


async def test_what_waits_behind_another_message_has_not_been_seen(store: SqliteStore) -> None:
    channel = Slow()
    courier = courier_of(store, channel)
    courier.post([said("one")])
    await courier.bring(HERE)
    await asyncio.sleep(0)
    assert not courier.owes(HERE), "it is on its way: whoever answers at once may have seen it"
    courier.post([said("two")])
    assert courier.owes(HERE)
    channel.open.set()
    await courier.settle(5)
    assert (channel.heard, courier.owes(HERE)) == (["one", "two"], False)


async def test_who_is_erased_is_sent_nothing_more_of_what_waits(store: SqliteStore) -> None:
    channel = Slow()
    courier = courier_of(store, channel)
    courier.post([said("on its way"), said("words of theirs")])
    await courier.bring(HERE)
    await asyncio.sleep(0)
    courier.drop(HERE)
    courier.post([said("erased")])
    channel.open.set()
    await courier.settle(5)
    assert channel.heard == ["on its way", "erased"]


async def test_what_was_withdrawn_while_it_waited_is_not_sent(store: SqliteStore) -> None:
    channel = Slow()
    courier = courier_of(store, channel, sharing.at(21))
    courier.post(await pages(store, "on its way", "words of Ana"))
    await courier.bring(MARIES)
    await asyncio.sleep(0)
    await take(store, "stop", Outcome(shares=(share(ended_at=sharing.at(20)),)), minute=20)
    channel.open.set()
    await courier.settle(5)
    assert channel.heard == ["on its way", "it is late"]
    assert await store.waiting(MARIES) == []


async def test_what_waited_for_longer_than_the_share_is_not_sent_after_a_start(store: SqliteStore) -> None:
    messages = await pages(store, "words of Ana")
    channel = Slow()
    first = courier_of(store, channel, sharing.at(20))
    first.post(messages)
    await first.bring(MARIES)
    await first.settle(0)
    channel.open.set()
    await (again := courier_of(store, channel, sharing.at(601))).catch_up_everywhere()
    await again.settle(5)
    assert channel.heard == ["it is late"]
    assert await store.waiting(MARIES) == []
    assert (await store.load(MARIE, MARIES)).asked == ""


async def test_what_went_from_the_outbox_with_an_erased_person_is_not_sent_elsewhere(store: SqliteStore) -> None:
    await granted(store)
    channel = Slow()
    courier = courier_of(store, channel)
    courier.post([Outgoing(0, ROOM, said("on its way").reply)])
    for account, text in ((MARIE, "words of Marie"), (PAUL, "words of Paul")):
        person = (await store.load(account, ROOM)).person
        assert person is not None
        outcome = Outcome(replace(person, language="fr"), replies=(said(text).reply,))
        courier.post(await take(store, text, outcome, account=account, place=ROOM, minute=12) or ())
    await courier.bring(ROOM)
    await asyncio.sleep(0)
    courier.doubt()
    await store.erase("marie")
    channel.open.set()
    await courier.settle(5)
    assert channel.heard == ["on its way", "words of Paul"]


async def test_what_shows_nobody_else_is_not_looked_up(store: SqliteStore) -> None:
    channel = Slow()
    channel.open.set()
    messages = await pages(store, "words of Ana")
    for message, lookups in zip(messages, (1, 0), strict=True):
        statements: list[str] = []
        store._connection.set_trace_callback(statements.append)
        courier = courier_of(store, channel, sharing.at(20))
        courier.post([message])
        await courier.bring(MARIES)
        await courier.settle(5)
        store._connection.set_trace_callback(None)
        assert sum("SELECT 1 FROM outbox" in statement for statement in statements) == lookups
    assert channel.heard == ["words of Ana", "it is late"]


async def test_nothing_is_sent_after_the_end(store: SqliteStore) -> None:
    channel = Listener()
    courier = courier_of(store, channel)
    await courier.close(1)
    courier.post([said("too late")])
    await courier.bring(HERE)
    await asyncio.sleep(0)
    assert channel.heard == []


async def test_a_repeated_question_does_not_make_an_answer_late(store: SqliteStore) -> None:
    channel = Slow()
    channel.open.set()
    engine, account = shipped_engine(), Account("test", "ana")
    first = courier_of(store, channel)
    ids = iter(f"id{number}" for number in range(100))
    runner = Runner(engine, store, first, lambda: NOW, lambda: next(ids))
    await runner.receive(Inbound("1", account, HERE, Started("fr"), NOW))
    await first.settle(5)
    before = (await store.load(account, HERE)).asked_at
    silent = courier_of(store, Slow())
    await Runner(engine, store, silent, lambda: NOW, lambda: next(ids)).receive(
        Inbound("2", account, HERE, Said("m", "oui"), NOW)
    )
    await silent.settle(0)
    channel.heard.clear()
    again = courier_of(store, channel)
    await again.catch_up_everywhere()
    await again.settle(5)
    assert len(channel.heard) == 1
    assert (await store.load(account, HERE)).asked_at == before
    assert await store.waiting(HERE) == []


async def test_a_picture_is_left_out_where_nothing_draws_and_other_documents_are_missed(store: SqliteStore) -> None:
    channel = Listener()
    courier = courier_of(store, channel)
    picture, dossier = Attachment("map", "png", "fr", part="wheel"), Attachment("blank_form", "md", "fr")
    for attachment in (picture, dossier):
        courier.tell(HERE, replace(said("Voici.").reply, attachments=(attachment,)))
    await courier.bring(HERE)
    await courier.settle(5)
    sorry = APOLOGIES["fr"].blocks[0].text
    assert channel.heard == ["Voici.", sorry, "Voici."]
