"""What every store must do about sharing with coaches: the digest of a coach, and her pages."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from bot.core.model import Erase, Outcome, Replied, Reviewed, Ticket
from bot.ports import Inbound, Store, TurnMoved
from tests.contracts.sharing import (
    MARIE,
    MARIES,
    PAGES,
    PAUL,
    PAULS,
    UNSHARED,
    as_marie,
    at,
    comment,
    granted,
    joined,
    reading,
    share,
    signed_in,
    stage,
)
from tests.contracts.store import MakeStore, answer, reply, take


class PagesContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- the bell -----------------------------------------------------------------------------------------------------

    async def _belled(self, store: Store, *, rung: datetime | None = None) -> None:
        await granted(store)
        await as_marie(store, "bell", Outcome(coaches=(joined(bell=at(30), rung=rung),)), minute=30)

    async def test_a_coach_without_news_or_without_a_bell_is_not_rung(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "1", Outcome(answers=(answer(revision=2, minute=20),)), minute=20)
        assert list(await store.rings(at(50))) == []
        await as_marie(store, "bell", Outcome(coaches=(joined(bell=at(30)),)), minute=30)
        await as_marie(store, "own", Outcome(comments=(comment(2),), stages=(stage("ready", "coach-marie", 40),)))
        assert list(await store.rings(at(50))) == []

    @pytest.mark.parametrize(
        "news",
        [
            Outcome(answers=(answer(revision=2, minute=40),)),
            Outcome(stages=(stage("ready", minute=40),)),
            Outcome(replied=(Replied(comment().id, at(40), 1),)),
            Outcome(shares=(share(number=2, since=at(40)),)),
        ],
        ids=["answer", "stage", "reply", "share"],
    )
    async def test_a_coach_is_rung_for_what_moved_since(self, make_store: MakeStore, news: Outcome) -> None:
        store = await make_store()
        await self._belled(store)
        await take(store, "news", news, minute=40)
        (found,) = await store.rings(at(50))
        assert (found.person, found.place, found.reachable) == ("marie", MARIES, True)
        await as_marie(store, "rung", Outcome(coaches=(joined(bell=at(30), rung=at(60)),)))
        assert list(await store.rings(at(50))) == []  # there was one since
        assert list(await store.rings(at(90))) == []  # nothing moved since that one

    async def test_nobody_is_rung_for_what_is_not_shared_any_more(self, make_store: MakeStore) -> None:
        store = await make_store()
        await self._belled(store)
        await take(store, "1", Outcome(answers=(answer(revision=2, minute=40),)), minute=40)
        assert list(await store.rings(at(600))) == []
        await take(store, "2", Outcome(shares=(share(ended_at=at(41)),)), minute=41)
        assert list(await store.rings(at(50))) == []

    # --- the pages ----------------------------------------------------------------------------------------------------

    async def test_what_is_done_on_the_pages_leaves_no_place_and_no_message(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        before = await store.load(MARIE, PAGES, disclosures=True)
        assert before.coach == joined()
        assert [found.share for found in before.followed or ()] == [share()]
        assert list(before.disclosures) == [share().id]
        event = Inbound("form", MARIE, PAGES, Reviewed("read", share().id), at(40))
        outcome = Outcome(readings=(reading(40),), replies=(reply("noted"),), focus=("annexe_b", "x"))
        assert await store.commit(event, before, outcome) == ()
        assert list(await store.places_waiting()) == []
        held = await store.holding("marie")
        assert (held.seen_at, held.places) == (at(40), (MARIES,))
        assert (await store.holding("ana")).readings == (reading(), reading(40))
        (found,) = [one for one in await store.quiet(at(40)) if one.person == "marie"]
        assert found.place == MARIES
        assert await store.commit(event, before, outcome) is None

    async def test_a_ticket_lets_in_once(self, make_store: MakeStore) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        await as_marie(store, "pages", Outcome(tickets=(Ticket("ticket", "marie", at(20)),)))
        entries = await asyncio.gather(
            store.enter("ticket", "one", at(15), at(700)), other.enter("ticket", "two", at(15), at(700))
        )
        assert sorted(entries) == [False, True]
        visitors = [await store.visitor(session, at(16)) for session in ("one", "two")]
        (visitor,) = [found for found in visitors if found]
        assert (visitor.person, visitor.account, visitor.language) == ("marie", MARIE, "en")
        assert visitor.coach == joined()
        assert not await store.enter("ticket", "three", at(15), at(700))

    async def test_a_ticket_that_is_over_or_unknown_opens_nothing_and_stays_shut(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await as_marie(store, "pages", Outcome(tickets=(Ticket("ticket", "marie", at(20)),)))
        for ticket, minute in (("other", 15), ("", 15), ("ticket", 20), ("ticket", 15)):
            assert not await store.enter(ticket, "session", at(minute), at(700))
        assert await store.visitor("session", at(16)) is None

    async def test_only_a_coach_is_given_a_ticket_and_only_an_own_one(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        with pytest.raises(TurnMoved):
            await take(store, "1", Outcome(tickets=(Ticket("ticket", "marie", at(20)),)))
        assert not await store.enter("ticket", "session", at(15), at(700))
        outcome = Outcome(tickets=(Ticket("ticket", "marie", at(20)),))
        await take(store, "2", outcome, account=PAUL, place=PAULS)
        assert await store.enter("ticket", "session", at(15), at(700))
        visitor = await store.visitor("session", at(16))
        assert visitor is not None
        assert visitor.person == "paul"

    async def test_a_session_ends(self, make_store: MakeStore) -> None:
        store = await make_store()
        await signed_in(store)
        visitor = await store.visitor("session", at(699))
        assert visitor is not None
        assert visitor.reachable
        await store.reach(MARIES, reachable=False)
        visitor = await store.visitor("session", at(699))
        assert visitor is not None
        assert not visitor.reachable
        assert await store.visitor("session", at(700)) is None
        assert await store.visitor("", at(20)) is None
        await store.leave("another")
        assert await store.visitor("session", at(20)) is not None
        await store.leave("session")
        assert await store.visitor("session", at(20)) is None

    @pytest.mark.parametrize("gone", ["removed", "erased", "about to be erased"])
    async def test_who_is_no_coach_any_more_is_signed_out(self, make_store: MakeStore, gone: str) -> None:
        store = await make_store()
        await signed_in(store)
        if gone == "removed":
            await store.remove_coach("coach-marie", at(16))
        elif gone == "erased":
            await store.erase("marie")
        else:
            await as_marie(store, "erase", Outcome(effects=(Erase("marie", UNSHARED, UNSHARED),)))
        assert await store.visitor("session", at(17)) is None
        assert not await store.enter("2", "another", at(17), at(700))
        assert await store.visitor("another", at(17)) is None
