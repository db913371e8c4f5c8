"""What is taken back at the very moment it is shown, or by whom it is shown to; and what is lost by that, and told."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.stores.sqlite import erased, open_store
from bot.core.model import Edited, Event, Outcome, Place, Said, Situation
from bot.ports import Inbound, Outgoing
from tests.talk import shown
from tests.test_coaching_end_to_end import ANA, BUS, MARIE, PAUL, House
from tests.test_taken_back_end_to_end import MARIES, Stuck, Waiting

OF_ANA = Place("telegram", "ana", notice="telegram_notice")
OF_MARIE = Place("telegram", "marie", notice="telegram_notice")
LINK = re.compile(r"\b[A-Z0-9]{3}-[A-Z0-9]{5}\b")
HERS, OTHERS = "Combien de mères sont-elles ?", "Combien de familles sont-elles ?"


@pytest.fixture
async def waiting(tmp_path: Path) -> AsyncIterator[Waiting]:
    """Ana's project is shared with Marie. Nobody has patience with turns that are refused."""
    path = tmp_path / "talk.db"
    store, channel = await open_store(path), Stuck()
    house = House(store, path, channel)
    house.runner._patience = 1.0
    await house.begin()
    await house.share(await house.invited(MARIE, "Marie Petit"))
    yield Waiting(house, channel)
    await house.courier.close(5)
    await store.close()


async def comment(house: House) -> None:
    await house.say(MARIE, "/coach 1", "commenter", "besoin vécu")
    await house.event(MARIE, Said("hers", HERS))


async def be_both_sides(house: House) -> None:
    """Marie joins Ana's account to hers."""
    code = LINK.search(await house.say(ANA, "/lier"))
    assert code is not None
    await house.say(MARIE, f"/lier {code[0]}")
    assert await house.store.person_of(MARIE) == await house.store.person_of(ANA)


@pytest.mark.parametrize("opened", [("/coach",), ("/coach 1",), ("/coach 1", "commenter")])
async def test_who_is_on_both_sides_stops_the_sharing_of_what_is_open(
    waiting: Waiting, opened: tuple[str, ...]
) -> None:
    house = waiting.house
    await be_both_sides(house)
    await house.say(MARIE, *opened)
    assert "C'est arrêté." in await house.say(MARIE, "/partage stop")
    assert [share.ended_at is not None for share in (await house.store.load(ANA, OF_ANA)).shares] == [True]


async def test_who_is_on_both_sides_takes_a_comment_back_that_is_asked_about(waiting: Waiting) -> None:
    house = waiting.house
    await comment(house)
    await be_both_sides(house)
    assert HERS in await house.say(MARIE, "/commentaires")
    await house.event(MARIE, Edited("hers", ""))
    assert HERS not in house.last(MARIE)
    assert (await house.store.load(ANA, OF_ANA)).comments == ()


def of_marie(house: House, text: str) -> Inbound:
    return Inbound("hers", MARIE, OF_MARIE, Said("q", text), house.at)


async def closing(house: House) -> Sequence[Outgoing] | None:
    """The holder closes what was open."""
    before = await house.store.load(ANA, OF_ANA)
    less = replace(before.shares[-1], parts={"voices": house.at})
    closes = Inbound("less", ANA, OF_ANA, Said("m", "x"), house.at)
    return await house.store.commit(closes, before, Outcome(focus=before.focus, shares=(less,)))


async def test_a_page_that_is_shown_while_its_part_is_closed_does_not_come(waiting: Waiting) -> None:
    house = waiting.house
    await waiting.get_stuck(MARIE)
    await asyncio.gather(house.runner.receive(of_marie(house, "/coach 1")), closing(house))
    assert not any(BUS in shown(message.reply) for message in await house.store.waiting(MARIES))
    assert not any(BUS in text for text in await waiting.come_free(MARIE))


async def test_a_page_that_was_decided_before_its_part_is_closed_is_decided_again(waiting: Waiting) -> None:
    house = waiting.house
    await waiting.get_stuck(MARIE)
    commit, closed = house.store.commit, asyncio.Event()

    async def commit_late(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        if inbound.account == MARIE and not closed.is_set():
            closed.set()
            await closing(house)
        return await commit(inbound, before, outcome)

    house.store.commit = commit_late  # type: ignore[method-assign]
    await house.runner.receive(of_marie(house, "/coach 1"))
    assert closed.is_set()
    (told,) = await waiting.come_free(MARIE)
    assert "La laverie qui roule" in told
    assert BUS not in told


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_comment_that_is_changed_before_it_comes_is_told_anew(waiting: Waiting, at_once: bool) -> None:
    house = waiting.house
    await comment(house)
    house.at += timedelta(minutes=5)
    await waiting.get_stuck(ANA)
    asks = Inbound("asks", ANA, OF_ANA, Said("q", "/commentaires"), house.at)
    edits: Event = Edited("hers", OTHERS)
    changes = house.runner.receive(Inbound("changes", MARIE, OF_MARIE, edits, house.at + timedelta(minutes=1)))
    if at_once:
        await asyncio.gather(house.runner.receive(asks), changes)
    else:
        await house.runner.receive(asks)
        await changes
    assert not any(HERS in shown(message.reply) for message in await house.store.waiting(OF_ANA))
    assert not any(HERS in text for text in await waiting.come_free(ANA))
    house.at += timedelta(hours=1)
    await house.watch.look()
    await house.courier.settle(5)
    assert "Marie Petit" in house.last(ANA)
    await house.say(ANA, "/commentaires")
    await house.courier.settle(5)
    assert OTHERS in house.last(ANA)


async def test_a_digest_that_waits_is_not_lost_with_one_of_its_projects(waiting: Waiting) -> None:
    house = waiting.house
    await house.meet(PAUL)
    await house.say(PAUL, "Le four du village", "/modifier B04.1", "Le pain manque depuis deux ans dans le village.")
    (coach,) = await house.store.coaches()
    await house.say(PAUL, f"/partager {coach.code}")
    await house.press(PAUL, "share_all", "until_quarter", "share_yes")
    await house.say(MARIE, "/coach point oui")
    house.at = house.at.replace(hour=8) + timedelta(days=1)
    for holder in (ANA, PAUL):
        await house.say(holder, "/partage")
        await house.press(holder, "sharing_ready")
    await waiting.get_stuck(MARIE)
    await house.watch.look()
    await house.say(ANA, "/partage stop")
    (told,) = await waiting.come_free(MARIE)
    assert "Le point sur les projets que vous suivez" in told
    assert "laverie" not in told


async def test_who_asked_to_be_erased_is_sent_nothing_while_the_erasure_is_owed(waiting: Waiting) -> None:
    house = waiting.house
    await waiting.get_stuck(ANA)
    await house.say(ANA, "/partage")
    listed = erased.beside(house.path)
    listed.unlink(missing_ok=True)
    listed.mkdir()  # nobody can be put on the list of the erased
    await house.say(ANA, "/effacer", "tout effacer", "oui")
    await house.runner.settle()
    told = await waiting.come_free(ANA)
    for _ in range(3):
        await house.courier.collect()
        await house.courier.settle(5)
    assert waiting.channel.heard["ana"][-len(told) :] == told
    assert not any("Marie Petit" in text for text in told)
