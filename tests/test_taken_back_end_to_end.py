"""What waits to be sent when the words in it are taken back: it is not said any more, whatever the network does."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.model import Account, Edited, Place, Reviewed, Said
from bot.courier import Courier
from bot.ports import File, Outgoing
from tests.talk import shown
from tests.test_coaching_end_to_end import ANA, MARIE, PAGES, House, Listener

MARIES = Place("telegram", "marie")


class Stuck(Listener):
    """A network that has in its hands what is for `stuck`, until `free` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.stuck = ""
        self.free = asyncio.Event()

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        if message.place.address == self.stuck:
            await self.free.wait()
        return await super().deliver(message, files)


class Waiting:
    """A holder and a coach, and a network on which one of them can be reached no more for a while."""

    def __init__(self, house: House, channel: Stuck) -> None:
        self.house = house
        self.channel = channel

    async def get_stuck(self, who: Account) -> None:
        """From now on nothing reaches somebody; one message is in the hands of the network."""
        self.channel.stuck, self.house.courier.background = who.name, True
        await self.house.say(who, "/aide")
        await asyncio.sleep(0)

    async def come_free(self, who: Account) -> list[str]:
        """Everything goes on; what comes after the message that was on its way."""
        before = len(self.channel.heard[who.name])
        self.channel.free.set()
        await self.house.courier.settle(5)
        return self.channel.heard[who.name][before + 1 :]


@pytest.fixture
async def waiting(tmp_path: Path) -> AsyncIterator[Waiting]:
    """Ana's project is shared with Marie."""
    path = tmp_path / "talk.db"
    store, channel = await open_store(path), Stuck()
    house = House(store, path, channel)
    await house.begin()
    await house.share(await house.invited(MARIE, "Marie Petit"))
    yield Waiting(house, channel)
    await store.close()


async def withdraw(house: House) -> None:
    await house.say(ANA, "/partage stop")


async def erase_the_holder(house: House) -> None:
    await house.say(ANA, "/effacer", "tout effacer", "oui")
    await house.runner.settle()


async def take_the_coach_away(house: House) -> None:
    (coach,) = await house.store.coaches()
    await house.store.remove_coach(coach.id, house.at)


async def come_to_the_last_day(house: House) -> None:
    house.at += timedelta(days=100)


Ending = Callable[[House], Awaitable[None]]
ENDS = [withdraw, erase_the_holder, take_the_coach_away, come_to_the_last_day]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("asked", ["/coach", "/coach laverie"])
async def test_nothing_of_a_project_reaches_the_coach_once_the_sharing_is_over(
    waiting: Waiting, end: Ending, asked: str
) -> None:
    house = waiting.house
    await waiting.get_stuck(MARIE)
    await house.say(MARIE, asked)
    assert any("La laverie qui roule" in shown(message.reply) for message in await house.store.waiting(MARIES))
    await end(house)
    told = "\n".join(await waiting.come_free(MARIE))
    assert "laverie" not in told
    assert ("plus partagé" in told) == (end == erase_the_holder)
    assert await house.store.waiting(MARIES) == []


@pytest.mark.parametrize("end", ENDS)
async def test_nothing_of_a_project_reaches_the_coach_after_a_start_either(waiting: Waiting, end: Ending) -> None:
    house = waiting.house
    await waiting.get_stuck(MARIE)
    await house.say(MARIE, "/coach laverie")
    await house.courier.settle(0)
    await end(house)
    again = Courier(house.store, {"telegram": waiting.channel}, {}, {}, house.now)
    before = len(waiting.channel.heard["marie"])
    waiting.channel.free.set()
    await again.catch_up_everywhere()
    assert "laverie" not in "\n".join(waiting.channel.heard["marie"][before:])


async def test_a_coach_whose_sharing_goes_on_is_told_everything(waiting: Waiting) -> None:
    await waiting.get_stuck(MARIE)
    await waiting.house.say(MARIE, "/coach", "/coach laverie")
    listed, opened = await waiting.come_free(MARIE)
    assert "La laverie qui roule à Mérival" in listed
    assert "Les mères isolées" in opened


async def test_a_comment_that_is_taken_back_does_not_reach_the_holder_and_other_messages_do(waiting: Waiting) -> None:
    house = waiting.house
    await house.say(MARIE, "/coach laverie")
    await house.press(MARIE, "coach_answers")
    await house.say(MARIE, "besoin vécu", "e")
    await waiting.get_stuck(ANA)
    await house.say(ANA, "/commentaires", "plus tard", "/confidentialite")
    (found,) = await house.store.followed(str(await house.store.person_of(MARIE)), house.at)
    (comment,) = found.comments
    await house.event(MARIE, Reviewed("take_back", found.share.id, item=comment.id), PAGES)
    told = await waiting.come_free(ANA)
    assert len(told) == 2
    assert not any("Marie Petit vous écrit" in text for text in told)


@pytest.mark.parametrize("end", [withdraw, take_the_coach_away, come_to_the_last_day])
async def test_a_coach_takes_her_words_back_once_the_sharing_is_over(waiting: Waiting, end: Ending) -> None:
    house = waiting.house
    await house.say(MARIE, "/coach laverie")
    await house.press(MARIE, "coach_answers")
    await house.say(MARIE, "besoin vécu")
    await house.event(MARIE, Said("hers", "Combien de mères sont-elles ?"))
    await house.press(MARIE, "coach_notes")
    await house.event(MARIE, Said("noted", "Les appeler lundi"))
    await end(house)
    if end != take_the_coach_away:  # there, she is asked for her agreement again: other words are not heard before
        await house.event(MARIE, Edited("hers", "Combien de familles sont-elles ?"))
        assert "Ces mots ne peuvent plus être changés ici." in house.last(MARIE)
        assert "laverie" not in house.last(MARIE)
    await house.event(MARIE, Edited("hers", ""))
    assert "Le commentaire est retiré" in house.last(MARIE)
    await house.event(MARIE, Edited("noted", ""))
    assert "Aucun commentaire n'attend de réponse." in await house.say(ANA, "/commentaires")
    with sqlite3.connect(house.path) as file:
        written = "\n".join(file.iterdump())
    assert not any(words in written for words in ("mères sont-elles", "Les appeler lundi"))


async def test_a_comment_that_is_taken_back_while_it_is_asked_about_is_said_to_be(waiting: Waiting) -> None:
    house = waiting.house
    await house.say(MARIE, "/coach 1", "commenter", "besoin vécu")
    await house.event(MARIE, Said("hers", "Est-ce urgent ?"))
    await house.say(ANA, "/commentaires")
    await house.event(MARIE, Edited("hers", ""))
    assert "Ce commentaire a été retiré" in await house.press(ANA, "keep")


async def test_a_comment_that_is_changed_while_it_is_asked_about_is_asked_again(waiting: Waiting) -> None:
    house = waiting.house
    await house.say(MARIE, "/coach 1", "commenter", "besoin vécu")
    await house.event(MARIE, Said("hers", "Est-ce urgent ?"))
    await house.say(ANA, "/commentaires")
    await house.event(MARIE, Edited("hers", "Faut-il abandonner le projet ?"))
    told = await house.press(ANA, "keep")
    assert "Marie Petit a changé ce commentaire" in told
    assert "Faut-il abandonner le projet ?" in told
    await house.say(MARIE, "/coach 1")
    await house.press(MARIE, "coach_remarks")
    assert "en attente de réponse" in await house.say(MARIE, "1")
