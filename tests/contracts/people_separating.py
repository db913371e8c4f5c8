"""What every store must do when an account is separated again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.model import (
    Action,
    Consent,
    Conversation,
    Erase,
    Outcome,
    Person,
    Project,
    Reminders,
    Separate,
    Situation,
)
from bot.ports import TurnMoved
from tests.contracts.people import DESK, DESKS, PHONE, PHONES, TODAY, TOLD, code, linked, redeem, using
from tests.contracts.store import (
    AGREED,
    ANA,
    ANAS,
    BEN,
    BENS,
    FOCUS,
    NOW,
    MakeStore,
    conversation,
    inbound,
    reply,
    take,
    welcome,
)


class SeparatingContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    async def test_a_separated_account_is_its_own_again_with_what_was_begun_there(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        since = Project("project-since", (Action("action-since"),), TODAY + timedelta(seconds=1))
        talk = Conversation("since", "annexe_b", "v1", "action-since", "B01")
        before = await store.load(PHONE, PHONES)
        assert before.person
        agreed = before.person.agreeing("telegram_notice", "1", TODAY)
        begun = Outcome(replace(agreed, reminders=Reminders(NOW)), (since,), (talk,), ("annexe_b", "action-since"))
        await take(store, "since", begun, account=PHONE, place=PHONES)
        (link,) = before.links
        told = await take(store, "apart", Outcome(effects=(Separate(link, TOLD),), replies=(reply("done"),)))
        assert [(message.place, message.reply) for message in told or ()] == [(ANAS, reply("done")), (PHONES, TOLD)]
        apart, ana = await store.load(PHONE, PHONES), await store.load(ANA, ANAS)
        assert apart.person is not None
        assert ana.person is not None
        assert (apart.person.id, apart.home, apart.links, ana.links) == ("phone", "phone", (), ())
        assert [project.id for project in apart.projects] == ["project-phone", "project-since"]
        assert [project.id for project in ana.projects] == ["project-ana"]
        assert set(apart.conversations) == {("annexe_b", "action-phone"), ("annexe_b", "action-since")}
        assert set(ana.conversations) == {FOCUS}
        assert (apart.person.project, ana.person.project) == ("project-since", "project-ana")
        assert apart.person.consents == (AGREED, Consent("telegram_notice", "1", TODAY))
        assert (apart.person.reminders, ana.person.reminders) == (None, Reminders(NOW))
        assert (apart.focus, apart.here_last) == (("annexe_b", "action-since"), True)
        assert {found.person: found.place for found in await store.quiet(TODAY)} == {"ana": ANAS, "phone": PHONES}

    async def test_whose_open_project_leaves_has_another_one_open_or_none(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", Outcome(Person("ana", "fr")))
        await take(store, "phone", welcome("phone"), account=PHONE, place=PHONES)
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES)
        joined = await store.load(PHONE, PHONES)
        assert joined.person is not None
        assert joined.person.project == "project-phone"
        focus = ("annexe_b", "action-phone")
        await take(store, "2", Outcome(focus=focus), account=ANA)
        (link,) = joined.links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)), account=PHONE, place=PHONES)
        ana, phone = await store.load(ANA, ANAS), await store.load(PHONE, PHONES)
        assert ana.person is not None
        assert phone.person is not None
        assert (ana.person.project, ana.focus, ana.here_last) == ("", None, True)
        assert phone.person.project == "project-phone"
        assert set(phone.answers) == set()

    async def test_who_refuses_has_what_they_agreed_to_and_wished_before(self, make_store: MakeStore) -> None:
        store = await make_store()
        mine = Consent("telegram_notice", "1", NOW)
        older, newer = (Project(f"project-{n}", (), NOW + timedelta(days=n)) for n in (1, 2))
        await take(store, "ana", welcome())
        person = Person("phone", "fr", (mine,), older.id, reminders=Reminders(NOW))
        await take(store, "phone", Outcome(person, (older, newer)), account=PHONE, place=PHONES)
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES)
        (link,) = (await store.load(PHONE, PHONES)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)), account=PHONE, place=PHONES)
        apart = (await store.load(PHONE, PHONES)).person
        assert apart is not None
        assert (apart.consents, apart.reminders, apart.project) == ((mine,), Reminders(NOW), older.id)
        assert {found.person: found.agreed for found in await store.quiet(TODAY)} == {"ana": True, "phone": True}

    async def test_a_stranger_who_is_separated_agreed_to_nothing_that_the_other_did(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        mine = Consent("telegram_notice", "1", NOW)
        await take(store, "ana", replace(welcome(), person=Person("ana", "fr", (mine,), "project-ana")))
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES, minted="new")
        (link,) = (await store.load(PHONE, PHONES)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)), account=PHONE, place=PHONES)
        assert [(await store.holding(name)).person.consents for name in ("ana", "new")] == [(mine,), ()]

    async def test_who_began_a_dossier_since_keeps_the_agreement_it_was_begun_under(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        mine = Consent("telegram_notice", "1", NOW)
        await take(store, "ana", replace(welcome(), person=Person("ana", "fr", (mine,), "project-ana")))
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES, minted="new")
        before = await store.load(PHONE, PHONES)
        await take(store, "2", Outcome(projects=(Project("since", (), NOW),)), account=PHONE, place=PHONES)
        await take(store, "apart", Outcome(effects=(Separate(before.links[0], TOLD),)), account=PHONE, place=PHONES)
        assert (await store.holding("new")).person.consents == (mine,)

    async def test_a_link_is_undone_once(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        (link,) = (await store.load(ANA, ANAS)).links
        befores = [await store.load(ANA, ANAS), await store.load(PHONE, PHONES)]
        outcome = Outcome(effects=(Separate(link, TOLD),))
        first, second = await asyncio.gather(
            *(store.commit(inbound(f"apart {b.place.address}", b.account, b.place), b, outcome) for b in befores),
            return_exceptions=True,
        )
        assert not isinstance(first, BaseException)
        assert isinstance(second, TurnMoved)
        with pytest.raises(TurnMoved):
            await take(store, "again", outcome)

    async def test_separating_moves_the_turn_of_whom_the_account_is_again(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        turn = (await store.holding("phone")).person.turn
        (link,) = (await store.load(ANA, ANAS)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
        assert (await store.holding("phone")).person.turn == turn + 1

    async def test_several_accounts_of_a_person_come_and_go_together(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        await take(store, "ben", welcome("ben"), account=BEN)
        await take(store, "code 2", Outcome(codes=(code("ben", "red", BENS),)), account=BEN)
        await redeem(store, "join 2", ANA, ANAS, selector="red")
        assert [await store.person_of(account) for account in (ANA, PHONE, BEN)] == ["ben"] * 3
        links = {link.account: link for link in (await store.load(BEN, BENS)).links}
        assert {account: link.former for account, link in links.items()} == {PHONE: "phone", ANA: "ana"}
        await take(store, "apart", Outcome(effects=(Separate(links[ANA], TOLD),)), account=BEN)
        assert [await store.person_of(account) for account in (ANA, PHONE, BEN)] == ["ana", "ben", "ben"]
        await take(store, "apart 2", Outcome(effects=(Separate(links[PHONE], TOLD),)), account=BEN)
        owned = {name: {p.id for p in (await store.holding(name)).projects} for name in ("ana", "phone", "ben")}
        assert owned == {name: {f"project-{name}"} for name in owned}

    async def test_of_two_linked_accounts_one_can_leave(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        await take(store, "code 2", Outcome(codes=(code(selector="red"),)))
        await redeem(store, "join 2", DESK, DESKS, minted="desk", selector="red")
        phone = next(link for link in (await store.load(DESK, DESKS)).links if link.account == PHONE)
        await take(store, "apart", Outcome(effects=(Separate(phone, TOLD),)), account=DESK, place=DESKS)
        assert [await store.person_of(account) for account in (ANA, PHONE, DESK)] == ["ana", "phone", "ana"]
        assert [link.account for link in (await store.load(ANA, ANAS)).links] == [DESK]
        assert [project.id for project in (await store.load(DESK, DESKS)).projects] == ["project-ana"]

    async def test_erasing_a_linked_person_leaves_nothing_of_any_account(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        await store.erase("ana")
        for account, place in ((ANA, ANAS), (PHONE, PHONES)):
            assert await store.load(account, place) == Situation(account, place)
        for name in ("ana", "phone"):
            with pytest.raises(KeyError):
                await store.holding(name)

    async def test_erasing_who_was_separated_leaves_the_other(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        (link,) = (await store.load(ANA, ANAS)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
        await store.erase("ana")
        assert await store.person_of(PHONE) == "phone"
        assert [project.id for project in (await store.holding("phone")).projects] == ["project-phone"]

    async def test_two_who_read_a_changed_notice_can_be_joined(self, make_store: MakeStore) -> None:
        store = await make_store()
        agreeing = {
            of: Conversation(f"again {of}", "accueil", "v1", "telegram_notice", "home") for of in ("ana", "phone")
        }
        await take(store, "ana", replace(welcome(), conversations=(conversation(), agreeing["ana"])))
        phone = replace(welcome("phone"), conversations=(conversation("phone"), agreeing["phone"]))
        await take(store, "phone", phone, account=PHONE, place=PHONES)
        await take(store, "code", Outcome(codes=(code(),)))
        await redeem(store, "join", PHONE, PHONES)
        about = ("accueil", "telegram_notice")
        assert (await store.load(PHONE, PHONES)).conversations[about] == agreeing["ana"]
        (link,) = (await store.load(ANA, ANAS)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)))
        assert [(await store.load(*of)).conversations[about] for of in ((ANA, ANAS), (PHONE, PHONES))] == [
            agreeing["ana"],
            agreeing["phone"],
        ]

    async def test_nothing_is_joined_or_separated_while_an_erasure_is_owed(self, make_store: MakeStore) -> None:
        for owing in (ANA, PHONE):
            store = await make_store()
            each = f" of {owing.name}"
            await take(store, "ana" + each, welcome())
            await take(store, "phone" + each, welcome("phone"), account=PHONE, place=PHONES)
            await take(store, "code" + each, Outcome(codes=(code(),)))
            before = await store.load(PHONE, PHONES, code="blue")
            name, place = ("ana", ANAS) if owing == ANA else ("phone", PHONES)
            await take(store, "erase" + each, Outcome(effects=(Erase(name, TOLD, TOLD),)), account=owing, place=place)
            assert (await store.load(PHONE, PHONES, code="blue")).code is None
            with pytest.raises(TurnMoved):
                await store.commit(inbound("join" + each, PHONE, PHONES), before, using(code(), before.person))
            await store.erase("ana")
            await store.erase("phone")
        store = await make_store()
        await linked(store)
        before = await store.load(PHONE, PHONES)
        await take(store, "erase 2", Outcome(effects=(Erase("ana", TOLD, TOLD),)))
        assert (await store.load(PHONE, PHONES)).links == ()
        apart = Outcome(effects=(Separate(before.links[0], TOLD),))
        with pytest.raises(TurnMoved):
            await store.commit(inbound("apart", PHONE, PHONES), before, apart)
