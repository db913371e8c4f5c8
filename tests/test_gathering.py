"""Texts that belong together become one answer, by the platform's clock; and none of them is lost meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.model import Account, Answer, Chose, Event, Outcome, Place, Reply, Said, Situation, Started
from bot.courier import Courier
from bot.ports import Inbound, Outgoing, StoreFull
from bot.runner import Runner
from tests.house import APOLOGIES, CANARY, Broken, Listener
from tests.talk import shipped_engine

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANA, HERE = Account("test", "ana"), Place("test", "ana")
LONG = "La rue est vide le soir, et les jeunes attendent le bus sans savoir où aller."
QUESTION = "B03.3"  # a long answer


class Phone:
    """A person on a network, and the program, which can be killed and started again."""

    def __init__(self, store: SqliteStore, window: float = 0.05) -> None:
        self.store = store
        self.window = window
        self.now = BEGIN
        self.channel = Listener()
        self._count = 0
        self.start()

    def start(self) -> None:
        """A program without a memory of what was gathered."""
        courier = Courier(self.store, {"test": self.channel}, {}, APOLOGIES, lambda: self.now)
        ids = (f"id{id(courier)}-{number}" for number in range(1000))
        self.runner = Runner(
            shipped_engine(), self.store, courier, lambda: self.now, lambda: next(ids), window=self.window
        )

    def kill(self) -> None:
        """Nothing is waited for any more."""
        for account in self.runner._gathering.accounts():
            self.runner._gathering.pop(account)

    async def send(self, event: Event | str, at: float = 0.0) -> None:
        """An event at so many seconds after the last pause."""
        self._count += 1
        moment = self.now + timedelta(seconds=at)
        told = Said(f"m{self._count}", event, moment) if isinstance(event, str) else event
        await self.runner.receive(Inbound(f"e{self._count}", ANA, HERE, told, moment, splits=True))

    async def settle_in(self) -> None:
        for event in (Started("fr"), "oui", "j'accepte", "1", "La laverie des Jonquilles"):
            await self.pause()
            await self.send(event)
        await self.pause()
        assert "question 2" in self.channel.heard[-1]

    async def pause(self) -> None:
        """Everything has been answered, and a minute goes by."""
        await self.runner.settle()
        self.now += timedelta(minutes=1)

    async def answer(self, step: str) -> Answer | None:
        person = await self.store.person_of(ANA)
        assert person is not None
        history = (await self.store.holding(person)).history
        return next((answer for answer in reversed(history) if answer.step == step), None)


@pytest.fixture
async def phone(tmp_path: Path) -> AsyncIterator[Phone]:
    store = await open_store(tmp_path / "colibri.db")
    phone = Phone(store)
    await phone.settle_in()
    yield phone
    phone.kill()
    await store.close()


async def _texts(phone: Phone, step: str = QUESTION) -> list[str]:
    answer = await phone.answer(step)
    return [part.text for part in answer.parts] if answer else []


async def test_what_a_platform_splits_is_one_answer_and_one_reply(phone: Phone) -> None:
    heard = len(phone.channel.heard)
    for at, text in enumerate((LONG, "Et les voisins aussi.", "Voilà.")):
        await phone.send(text, at / 100)
    assert len(phone.channel.heard) == heard, "nothing is said while more may come"
    await asyncio.sleep(0.15)
    assert len(phone.channel.heard) == heard + 1
    assert await _texts(phone) == [LONG, "Et les voisins aussi.", "Voilà."]


async def test_each_piece_is_on_disk_before_it_is_acknowledged(phone: Phone) -> None:
    await phone.send(LONG)
    assert [inbound.event for inbound in await phone.store.kept()] == [Said("m6", LONG, phone.now)]


async def test_pieces_outlive_the_program(phone: Phone) -> None:
    await phone.send(LONG)
    await phone.send("Et les voisins aussi.", 0.01)
    phone.kill()
    phone.start()
    await phone.runner.take_up()
    assert await _texts(phone) == []
    await phone.runner.take_held("test")
    assert await _texts(phone) == [LONG, "Et les voisins aussi."]
    assert await phone.store.kept() == []


async def test_what_was_sent_while_the_program_was_away_belongs_to_the_pieces_before_it(phone: Phone) -> None:
    heard = len(phone.channel.heard)
    await phone.send(LONG)
    phone.kill()
    phone.start()
    await phone.runner.take_up()
    await phone.send("Et les voisins aussi.", 0.01)
    await phone.runner.take_held("test")
    assert len(phone.channel.heard) == heard, "nothing is said while more may come"
    await phone.runner.settle()
    assert await _texts(phone) == [LONG, "Et les voisins aussi."]
    assert len(phone.channel.heard) == heard + 1


async def test_a_backlog_splits_as_live_messages_would(phone: Phone) -> None:
    await phone.send(LONG)
    await phone.send("Et les voisins aussi.", 0.04)
    await phone.send("Voilà pour aujourd'hui.", 10)
    await phone.runner.settle()
    answer = await phone.answer(QUESTION)
    assert answer is not None
    assert answer.revision > 1, "the third came much later: it is another turn"


async def test_a_choice_and_a_command_end_the_waiting(phone: Phone) -> None:
    await phone.send(LONG)
    await phone.send("/menu", 0.01)
    assert await _texts(phone) == [LONG]
    assert "Que voulez-vous faire" in phone.channel.heard[-1]
    await phone.pause()
    await phone.send("/reprendre")
    await phone.pause()


async def test_a_button_ends_the_waiting(phone: Phone) -> None:
    await phone.send(LONG)
    await phone.send(Chose("m0", "whatever"), 0.01)
    assert await _texts(phone) == [LONG]


async def test_a_short_answer_is_not_waited_for(phone: Phone) -> None:
    await phone.send("/modifier 1")
    await phone.send("remplacer")
    heard = len(phone.channel.heard)
    await phone.send("et des vélos")
    assert len(phone.channel.heard) == heard + 1


async def test_a_piece_that_comes_twice_is_kept_once(phone: Phone) -> None:
    inbound = Inbound("twice", ANA, HERE, Said("m9", LONG, phone.now), phone.now, splits=True)
    await phone.runner.receive(inbound)
    await phone.runner.receive(inbound)
    await phone.runner.settle()
    await phone.runner.receive(inbound)
    await phone.runner.settle()
    assert await _texts(phone) == [LONG]


async def test_a_full_disk_keeps_the_pieces_for_later(phone: Phone) -> None:
    await phone.send(LONG)
    commit = phone.store.commit

    async def full(inbound: Inbound, before: Situation, outcome: Outcome) -> list[Outgoing] | None:
        raise StoreFull

    phone.store.commit = full  # type: ignore[method-assign]
    with pytest.raises(StoreFull):
        await phone.send("/menu", 0.01)
    phone.store.commit = commit  # type: ignore[method-assign]
    await phone.runner.settle()
    assert await _texts(phone) == [LONG]


async def test_a_bug_costs_the_pieces_and_says_so_but_no_other_start(phone: Phone) -> None:
    phone.runner._engine = Broken(shipped_engine().library, {})
    await phone.send(f"{LONG} {CANARY}")
    assert len(await phone.store.kept()) == 1
    await phone.runner.settle()
    assert phone.channel.heard[-1] == "excuses"
    assert await phone.store.kept() == []


async def test_words_sent_before_the_question_was_seen_belong_to_the_answer_before_it(phone: Phone) -> None:
    await phone.send(LONG)
    await phone.runner.settle()
    message = Outgoing(10**6, HERE, Reply(()))
    await phone.store.sent([message], at=phone.now + timedelta(seconds=5))
    await phone.send("Et les voisins aussi.", 4)
    await phone.runner.settle()
    assert await _texts(phone) == [LONG, "Et les voisins aussi."]
    assert "avant ma question" in phone.channel.heard[-1]
    await phone.send("Ceci répond à ce qui est demandé maintenant, avec nos voisins.", 6)
    await phone.runner.settle()
    assert "avant ma question" not in phone.channel.heard[-1]


async def test_what_waited_while_we_answered_was_no_answer_to_that(phone: Phone) -> None:
    await phone.send("/modifier 1")
    await phone.send("remplacer")
    await asyncio.gather(phone.send("La laverie des Jonquilles"), phone.send("et l'atelier vélo"))
    assert await _texts(phone, "B01") == ["La laverie des Jonquilles", "et l'atelier vélo"]
    assert "avant ma question" in phone.channel.heard[-1]


async def test_a_backlog_of_long_texts_stays_with_the_question_that_was_seen(phone: Phone) -> None:
    await asyncio.gather(phone.send(LONG), phone.send("Et les voisins aussi, surtout le dimanche.", 5))
    await phone.runner.settle()
    assert await _texts(phone) == [LONG, "Et les voisins aussi, surtout le dimanche."]
