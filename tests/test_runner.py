"""One turn from its event to its message, on the real store and engine, with a channel that listens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.dialog import LANGUAGES, Language
from bot.core.model import Account, Attachment, Outcome, Place, Reply, Said, Situation, Started
from bot.ports import Inbound, Outgoing, StoreBusy, StoreCorrupt, StoreFault, StoreFull, TurnMoved
from tests.house import ANA, CANARY, HERE, NOW, Broken, House, Unreadable, Writer
from tests.talk import shipped_engine


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(tmp_path / "talk.db", erase_timeout=0.3)
    yield opened
    await opened.close()


async def test_a_turn_is_answered_and_kept(store: SqliteStore) -> None:
    house = House(store)
    await house.settle_in()
    assert "C'est enregistré." in await house.say("La Laverie qui circule entre nos villages")
    person = await store.person_of(ANA)
    assert person is not None
    assert [answer.text for answer in (await store.holding(person)).history] == [
        "La Laverie qui circule entre nos villages"
    ]
    assert await store.waiting(HERE) == []


async def test_an_event_that_comes_twice_is_answered_once(store: SqliteStore) -> None:
    house = House(store)
    await house.event(Started("fr"), "once")
    await house.event(Started("fr"), "once")
    assert len(house.channel.heard) == 1


async def test_turns_of_one_account_keep_their_order(store: SqliteStore) -> None:
    house = House(store)
    await house.settle_in()
    await asyncio.gather(*(house.say(text) for text in ("/aide", "/mot diagnostic", "/menu")))
    assert ["nom dit ce que" in house.channel.heard[-3], "diagnostic" in house.channel.heard[-2]] == [True, True]
    assert "Que voulez-vous faire" in house.channel.heard[-1]


async def test_one_who_stops_waiting_does_not_let_the_next_turn_pass_the_one_under_way(store: SqliteStore) -> None:
    house = House(store)
    await house.settle_in()
    load, leave, begun = store.load, asyncio.Event(), []

    async def load_slowly(account: Account, place: Place, **wanted: Any) -> Situation:
        begun.append(account)
        await leave.wait()
        return await load(account, place, **wanted)

    store.load = load_slowly  # type: ignore[method-assign]
    first, second, third = (asyncio.ensure_future(house.say(text)) for text in ("/mot diagnostic", "/aide", "/menu"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait([second])
    await asyncio.sleep(0)  # the third would begin here
    assert len(begun) == 1
    leave.set()
    await asyncio.gather(first, third)
    assert second.cancelled()
    assert "diagnostic" in house.channel.heard[-2]
    assert "Que voulez-vous faire" in house.channel.heard[-1]
    assert len(begun) == 2


async def test_nothing_is_kept_for_an_account_that_is_at_rest(store: SqliteStore) -> None:
    house = House(store)
    await house.settle_in()
    assert house.runner._lines == {}


async def test_a_record_that_cannot_be_read_is_a_fault_of_the_store_and_no_bug(store: SqliteStore) -> None:
    house = House(store, engine=Unreadable(shipped_engine().library, {}))
    await house.settle_in()
    heard = len(house.channel.heard)
    with pytest.raises(StoreCorrupt) as caught:
        await house.say(f"Notre projet {CANARY}")
    assert caught.value.lost
    assert house.channel.heard[heard:] == []


async def test_a_fault_says_whether_a_message_was_lost(store: SqliteStore) -> None:
    async def full(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        raise StoreFull

    house = House(store)
    store.commit = full  # type: ignore[method-assign]
    with pytest.raises(StoreFull) as opening:
        await house.event(Started("fr"))
    assert not opening.value.lost
    with pytest.raises(StoreFull) as talking:
        await house.say("bonjour")
    assert talking.value.lost


async def test_a_turn_that_another_process_overtook_is_decided_again(store: SqliteStore) -> None:
    overtaken = [True, True]
    commit = store.commit

    async def commit_at_last(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        if overtaken:
            overtaken.pop()
            raise TurnMoved
        return await commit(inbound, before, outcome)

    store.commit = commit_at_last  # type: ignore[method-assign]
    house = House(store)
    await house.event(Started("fr"))
    assert "robot" in house.channel.heard[-1]
    assert not overtaken


async def test_a_turn_that_is_overtaken_without_end_says_that_the_file_is_busy(store: SqliteStore) -> None:
    house, attempts, commit = House(store, patience=0.2), 0, store.commit
    await house.settle_in()

    async def overtaken(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        nonlocal attempts
        attempts += 1
        now = await store.load(ANA, HERE)
        await commit(replace(inbound, id=f"elsewhere{attempts}"), now, Outcome(focus=now.focus))
        return await commit(inbound, before, outcome)

    store.commit = overtaken  # type: ignore[method-assign]
    with pytest.raises(StoreBusy) as busy:
        await house.say("Bonjour")
    assert busy.value.lost
    assert attempts > 2


async def test_an_event_that_can_never_be_written_is_given_up_and_the_next_one_goes_on(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    house, commit = House(store, patience=0.2), store.commit
    await house.settle_in()

    async def refused(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        if any(CANARY in answer.text for answer in outcome.answers):
            raise TurnMoved
        return await commit(inbound, before, outcome)

    store.commit = refused  # type: ignore[method-assign]
    with caplog.at_level(logging.DEBUG):
        assert await house.say(f"Notre projet {CANARY}") == "excuses"
    assert "refused again and again" in caplog.text
    assert CANARY not in caplog.text
    assert "C'est enregistré." in await house.say("La Laverie qui circule entre nos villages")
    heard = len(house.channel.heard)
    await house.event(Said("m", "Un autre projet"), "e5")  # it came with that one
    assert len(house.channel.heard) == heard, "it is not taken up when it comes again"


async def test_a_bug_is_answered_with_an_apology_and_logged_without_words(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(store, engine=Broken(shipped_engine().library, {}))
    await house.settle_in()
    with caplog.at_level(logging.DEBUG):
        assert await house.say(f"Notre projet {CANARY}") == "excuses"
    assert CANARY not in caplog.text
    assert "RuntimeError" in caplog.text
    assert "question 1 sur 3" in await house.say("/reprendre")


async def test_an_apology_is_in_the_language_of_the_person(store: SqliteStore) -> None:
    house = House(store, engine=Broken(shipped_engine().library, {}, "fr"))
    assert await house.say(CANARY) == "excuses"
    await house.event(Started("en"))
    await house.say("yes", "I agree", "1")
    assert await house.say(f"Our project {CANARY}") == "apology"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_document_that_cannot_be_made_is_told_in_the_language_of_the_document(
    language: Language, store: SqliteStore
) -> None:
    house = House(store, writer=Writer(broken=True))
    lost = Reply((), attachments=(Attachment("blank_form", "md", language),))
    house.courier.tell(HERE, lost)
    await house.courier.bring(HERE)
    assert house.channel.heard[0] == {"fr": "excuses", "en": "apology"}[language]


async def test_a_document_that_cannot_be_made_does_not_stop_the_talk(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(store, writer=Writer(broken=True))
    await house.settle_in()
    with caplog.at_level(logging.DEBUG):
        await house.say("/mesdonnees")
    assert "excuses" in house.channel.heard
    assert CANARY not in caplog.text
    assert "question 1 sur 3" in house.channel.heard[-1]


async def test_documents_come_with_their_message(store: SqliteStore) -> None:
    house = House(store)
    await house.say("/formulaire")
    await house.settle_in()
    await house.say("/mesdonnees")
    person = await store.person_of(ANA)
    assert person is not None
    assert [file.content for file in house.channel.files] == [b"of nobody"] + [b"of " + person.encode()] * 2


async def test_erasing_is_said_once_it_is_done(store: SqliteStore) -> None:
    house = House(store)
    await house.settle_in()
    assert "Tout est effacé" in await house.say("/effacer", "tout effacer")
    assert await store.person_of(ANA) is None


@pytest.mark.parametrize("fault", [StoreBusy, StoreFull])
async def test_an_erasure_that_a_reader_or_a_full_disk_holds_up_is_not_called_done(
    fault: type[StoreFault], store: SqliteStore
) -> None:
    async def held_up(person: str) -> None:
        raise fault

    house = House(store)
    await house.settle_in()
    store.erase = held_up  # type: ignore[method-assign]
    said = await house.say("/effacer", "tout effacer")
    assert "pas fini" in said
    assert "Tout est effacé" not in said


async def test_what_was_committed_and_not_shown_is_shown_at_the_next_start(store: SqliteStore) -> None:
    house = House(store)
    outcome = shipped_engine().step(Situation(ANA, HERE), Started("fr"), NOW, lambda: "p1")
    await store.commit(Inbound("e0", ANA, HERE, Started("fr"), NOW), Situation(ANA, HERE), outcome)
    assert await house.courier.catch_up(HERE) == 1
    assert "robot" in house.channel.heard[-1]
    assert await house.courier.catch_up(HERE) == 0
