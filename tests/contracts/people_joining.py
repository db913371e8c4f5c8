"""What every store must do when an account is joined to a person."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.model import Conversation, Outcome, Person, Separate, Situation
from bot.ports import TurnMoved
from tests.contracts.people import DESK, DESKS, PHONE, PHONES, ROOM, TOLD, YAN, ZOE, ZOES, code, linked, redeem, using
from tests.contracts.store import AGREED, ANA, ANAS, FOCUS, NOW, MakeStore, answer, inbound, reply, take, welcome


class JoiningContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- codes --------------------------------------------------------------------------------------------------------

    async def test_a_code_is_found_by_whoever_names_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await take(store, "2", Outcome(codes=(code(),)))
        assert (await store.load(PHONE, PHONES, code="blue")).code == code()
        assert (await store.load(ANA, ANAS, code="blue")).code == code()
        assert (await store.load(PHONE, PHONES)).code is None
        assert (await store.load(PHONE, PHONES, code="red")).code is None

    async def test_a_person_has_one_code(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await take(store, "2", Outcome(codes=(code(),)))
        await take(store, "3", Outcome(codes=(code(selector="red"),)))
        assert (await store.load(PHONE, PHONES, code="blue")).code is None
        assert (await store.load(PHONE, PHONES, code="red")).code == code(selector="red")

    async def test_wrong_tries_are_counted_one_by_one(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await take(store, "2", Outcome(codes=(code(),)))
        before = [await store.load(account, ROOM, code="blue") for account in (ZOE, YAN)]
        wrong = Outcome(codes=(code(tries=1),), replies=(reply("no"),))
        first, second = await asyncio.gather(
            *(store.commit(inbound(b.account.name, b.account, ZOES), b, wrong) for b in before),
            return_exceptions=True,
        )
        assert not isinstance(first, BaseException)
        assert isinstance(second, TurnMoved)
        assert (await store.load(ZOE, ROOM, code="blue")).code == code(tries=1)

    async def test_a_code_that_was_tried_too_often_is_gone(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await take(store, "2", Outcome(codes=(code(),)))
        before = await store.load(PHONE, PHONES, code="blue")
        over = code(tries=5, minute=3)  # by the clock of the program, which may be ahead of the platform's
        await store.commit(inbound("3", PHONE, PHONES), before, Outcome(codes=(over,)))
        assert (await store.load(PHONE, PHONES, code="blue")).code is None

    # --- joining ------------------------------------------------------------------------------------------------------

    async def test_a_joined_account_is_of_the_person_with_all_that_was_begun_there(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        situation = await store.load(PHONE, PHONES)
        assert situation.person is not None
        assert (situation.person.id, situation.person.project) == ("ana", "project-ana")
        assert {project.id for project in situation.projects} == {"project-ana", "project-phone"}
        assert set(situation.conversations) == {FOCUS, ("annexe_b", "action-phone")}
        assert (situation.focus, situation.home, situation.here_last) == (FOCUS, "phone", False)
        assert [(link.account, link.former) for link in situation.links] == [(PHONE, "phone")]
        assert (await store.load(ANA, ANAS)).links == situation.links
        assert (await store.load(ANA, ANAS)).home == "ana"
        holding = await store.holding("ana")
        assert set(holding.accounts) == {ANA, PHONE}
        assert set(holding.places) == {ANAS, PHONES}
        assert holding.links == situation.links
        assert [found.project for found in holding.history] == ["project-phone"]

    async def test_of_the_person_that_it_was_what_they_agreed_to_stays_alone(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        left = await store.holding("phone")
        assert (left.accounts, left.places, left.projects, left.conversations, left.history) == ((), (), (), (), ())
        assert left.person.consents == (AGREED,)
        assert [found.person for found in await store.quiet(NOW + timedelta(days=1))] == ["ana"]
        assert (await store.report()).persons == 1

    async def test_a_conversation_about_the_person_stays_with_that_record(self, make_store: MakeStore) -> None:
        store = await make_store()
        home = Conversation("home", "accueil", "v1", "phone", "home")
        await take(store, "ana", welcome())
        await take(store, "phone", replace(welcome("phone"), conversations=(home,)), account=PHONE, place=PHONES)
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES)
        assert set((await store.load(PHONE, PHONES)).conversations) == {FOCUS}
        assert (await store.holding("phone")).conversations == (home,)

    async def test_joining_is_told_where_the_code_was_given(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "code", Outcome(codes=(code(),)))
        assert await redeem(store, "join", PHONE, PHONES, minted="new") == [
            (PHONES, reply("joined")),
            (ANAS, TOLD),
        ]
        assert [message.reply for message in await store.waiting(ANAS)] == [TOLD]
        assert [message.reply for message in await store.waiting(PHONES)] == [reply("joined")]

    async def test_a_stranger_who_joins_has_a_record_to_go_back_to(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES, minted="new")
        situation = await store.load(PHONE, PHONES)
        assert situation.person is not None
        assert (situation.person.id, situation.home, situation.focus) == ("ana", "new", FOCUS)
        assert [link.former for link in situation.links] == ["new"]

    async def test_joining_moves_the_turn_of_the_person_and_is_no_sign_of_life(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "code", Outcome(codes=(code(),)))
        before = await store.load(ANA, ANAS)
        given = await store.load(PHONE, PHONES, code="blue")
        assert given.code
        joining = using(given.code, Person("new", "fr"))
        await store.commit(inbound("join", PHONE, PHONES, minute=50), given, joining)
        with pytest.raises(TurnMoved):
            await store.commit(inbound("3"), before, Outcome(focus=FOCUS))
        (found,) = await store.quiet(NOW + timedelta(days=1))
        assert (found.place, found.seen_at) == (ANAS, NOW)

    async def test_a_code_joins_one_account(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "code", Outcome(codes=(code(),)))
        befores = [await store.load(account, place, code="blue") for account, place in ((PHONE, PHONES), (DESK, DESKS))]
        first, second = await asyncio.gather(
            *(
                store.commit(
                    inbound(b.account.name, b.account, b.place), b, using(code(), Person(b.place.address, "fr"))
                )
                for b in befores
            ),
            return_exceptions=True,
        )
        assert not isinstance(first, BaseException)
        assert isinstance(second, TurnMoved)
        assert (await store.load(DESK, DESKS, code="blue")).code is None
        assert await store.person_of(DESK) is None

    async def test_a_code_of_somebody_who_is_gone_meanwhile_joins_nobody(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "code", Outcome(codes=(code(),)))
        before = await store.load(PHONE, PHONES, code="blue")
        await store.erase("ana")
        with pytest.raises(TurnMoved):
            await store.commit(inbound("join", PHONE, PHONES), before, using(code(), Person("new", "fr")))
        assert await store.load(PHONE, PHONES, code="blue") == Situation(PHONE, PHONES)

    async def test_a_join_and_turns_of_the_person_at_once_are_all_kept(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "code", Outcome(codes=(code(),)))
        before, given = await store.load(ANA, ANAS), await store.load(PHONE, PHONES, code="blue")
        await asyncio.gather(
            store.commit(inbound("2"), before, Outcome(focus=FOCUS, answers=(answer(),))),
            store.commit(inbound("join", PHONE, PHONES), given, using(code(), Person("new", "fr"))),
        )
        situation = await store.load(PHONE, PHONES)
        assert set(situation.answers) == {("action-ana", "B01")}
        assert len(situation.links) == 1

    async def test_a_text_that_waits_for_more_comes_along(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "phone", welcome("phone"), account=PHONE, place=PHONES)
        assert await store.keep(inbound("kept", PHONE, PHONES))
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES)
        assert [(kept.account, kept.place) for kept in await store.kept()] == [(PHONE, PHONES)]
        (link,) = (await store.load(ANA, ANAS)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
        assert [(kept.account, kept.place) for kept in await store.kept()] == [(PHONE, PHONES)]
