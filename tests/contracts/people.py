"""What every store must do with several accounts of one person, and with several people in one place.

Used like `tests.contracts.store`, with the same fixture.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.model import (
    COMMUNITY,
    Account,
    Action,
    Code,
    Consent,
    Contribution,
    Conversation,
    Erase,
    Inquiry,
    Join,
    Outcome,
    Person,
    Place,
    Project,
    Reminders,
    Reply,
    Separate,
    Situation,
    TimedOut,
    Verdict,
)
from bot.ports import Store, TurnMoved
from tests.contracts.store import (
    AGREED,
    ANA,
    ANAS,
    BEN,
    BENS,
    FOCUS,
    NOW,
    MakeStore,
    answer,
    conversation,
    inbound,
    reply,
    take,
    welcome,
)

PHONE, PHONES = Account("telegram", "7"), Place("telegram", "chat 7", notice="telegram_notice")
DESK, DESKS = Account("matrix", "@desk"), Place("matrix", "!desk", notice="matrix_notice")
ROOM = Place("matrix", "!room $thread", private=False, notice=COMMUNITY)
ELSEWHERE = Place("matrix", "!room $other", private=False, notice=COMMUNITY)
ZOE, YAN = Account("matrix", "@zoe"), Account("matrix", "@yan")
ZOES = Place("matrix", "!zoe", notice="matrix_notice")
TOLD = reply("another account is yours now")
TODAY = datetime.now(UTC)  # noqa: TID251 - links of long ago are made final when a store is opened


def code(of: str = "ana", selector: str = "blue", place: Place = ANAS, *, tries: int = 0, minute: int = 10) -> Code:
    return Code(selector, "digest", of, place, NOW + timedelta(minutes=minute), tries, "en")


def using(given: Code, person: Person | None = None) -> Outcome:
    """The outcome of typing a code where it was not given."""
    spent = replace(given, expires_at=NOW)
    return Outcome(person, replies=(reply("joined"),), effects=(Join(given, TODAY, TOLD),), codes=(spent,))


async def redeem(
    store: Store, event: str, account: Account, place: Place, *, minted: str = "", selector: str = "blue"
) -> list[tuple[Place, Reply]]:
    """Join an account to whoever gave the code; what was said, and where."""
    before = await store.load(account, place, code=selector)
    assert before.code
    outcome = using(before.code, Person(minted, "fr") if minted else before.person)
    said = await store.commit(inbound(event, account, place), before, replace(outcome, focus=before.focus))
    assert said is not None
    return [(message.place, message.reply) for message in said]


async def linked(store: Store) -> None:
    """Ana, in her terminal, and her telephone, where she had begun a project before."""
    await take(store, "ana", welcome())
    await take(store, "phone", welcome("phone"), account=PHONE, place=PHONES)
    await take(store, "phone 2", Outcome(answers=(answer(of="phone"),)), account=PHONE, place=PHONES)
    await take(store, "code", Outcome(codes=(code(),)))
    await redeem(store, "join", PHONE, PHONES)


def inquiry(of: str = "ana", number: int = 1, **changes: object) -> Inquiry:
    made = Inquiry(f"inquiry-{of}-{number}", of, f"project-{of}", f"action-{of}", NOW, "B05")
    return replace(made, **changes)  # type: ignore[arg-type]


def said(by: str, text: str = "Il y a un puits.", number: int = 1, *, to: str = "inquiry-ana-1") -> Contribution:
    return Contribution(f"said-{by}-{number}", to, f"m-{by}-{number}", text, "fr", "habitant", NOW)


def member(name: str, *contributions: Contribution) -> Outcome:
    """The outcome that makes a member of a community, with what they contribute at once."""
    consents = (Consent(COMMUNITY, "1", NOW, "inquiry-ana-1", "habitant"),)
    return Outcome(Person(name, "fr", consents), contributions=contributions)


async def inquired(store: Store) -> None:
    """Ana has asked in a room, from the account of hers that is there."""
    await take(store, "ana", welcome(), account=DESK, place=DESKS)
    await take(store, "ask", Outcome(inquiries=(inquiry(),)), account=DESK, place=ROOM)


class PeopleContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- where a person is --------------------------------------------------------------------------------------------

    async def test_a_place_knows_the_mark_of_the_last_message_that_asked_something(self, make_store: MakeStore) -> None:
        store = await make_store()
        asks, thanks = replace(reply("what?"), asked="c1.B01.0"), reply("thanks")
        for number, messages in enumerate(((asks, thanks), (thanks,))):
            await take(store, f"{number}", welcome("ana", *messages) if number == 0 else Outcome(replies=messages))
            waiting = await store.waiting(ANAS)
            assert (await store.load(ANA, ANAS)).asked == ("c1.B01.0" if number else "")
            for message in waiting:
                await store.sent([message], at=NOW + timedelta(minutes=number))
            await store.close()
            store = await make_store()
        situation = await store.load(ANA, ANAS)
        assert (situation.asked, situation.asked_at) == ("c1.B01.0", NOW + timedelta(minutes=1))

    async def test_what_was_said_last_in_a_thread_is_known_to_whoever_speaks_there(self, make_store: MakeStore) -> None:
        store = await make_store()
        assert (await store.load(YAN, ROOM)).asked == ""
        for name, account in (("ana", ANA), ("ben", BEN)):
            outcome = replace(welcome(name), replies=(replace(reply(name), asked=name),))
            await take(store, name, outcome, account=account, place=ROOM)
            assert [(await store.load(who, ROOM)).asked for who in (ANA, YAN)] == [name, name]
        assert (await store.load(YAN, ELSEWHERE)).asked == ""

    async def test_it_is_known_where_a_person_wrote_last_and_what_was_open_there(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        other = Place("terminal", "other")
        there = await store.load(ANA, other)
        assert (there.here_last, there.last_focus, there.focus) == (False, FOCUS, None)
        await take(store, "2", Outcome(focus=("accueil", "ana")), place=other)
        here, there = await store.load(ANA, ANAS), await store.load(ANA, other)
        assert (here.here_last, here.last_focus, here.focus) == (False, ("accueil", "ana"), FOCUS)
        assert (there.here_last, there.last_focus) == (True, ("accueil", "ana"))

    async def test_what_somebody_says_in_a_room_does_not_change_where_they_wrote_last(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await inquired(store)
        late = inquiry(step="B06")
        await take(store, "late", Outcome(inquiries=(late,)), account=DESK, place=ROOM, minute=5)
        (found,) = await store.quiet(NOW + timedelta(days=1))
        assert (found.place, found.account, found.seen_at) == (DESKS, DESK, NOW + timedelta(minutes=5))
        situation = await store.load(DESK, ROOM)
        assert (situation.here_last, situation.last_focus, situation.inquiry) == (False, FOCUS, late)

    async def test_a_member_who_only_reads_replies_in_a_room_takes_no_turn(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        before = await store.load(DESK, ROOM)
        only = Outcome(person=before.person, replies=(reply("not now"),))
        await take(store, "1", only, account=DESK, place=ROOM, minute=9)
        after = await store.load(DESK, ROOM)
        assert (after.person, after.seen_at) == (before.person, before.seen_at)

    async def test_a_member_who_was_never_alone_with_us_is_nowhere_to_be_written_to(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        quiet = {found.person: found.reachable for found in await store.quiet(NOW + timedelta(days=1))}
        assert quiet == {"ana": True, "zoe": False}
        await take(store, "zoe 2", Outcome(focus=("accueil", "zoe")), account=ZOE, place=ZOES)
        assert [found.place for found in await store.quiet(NOW + timedelta(days=1))] == [DESKS, ZOES]

    async def test_a_message_in_a_room_says_whom_it_answers_after_a_restart_too(self, make_store: MakeStore) -> None:
        store = await make_store()
        room, alone = (
            await take(store, "1", Outcome(replies=(reply("hi"),)), account=ZOE, place=ROOM),
            await take(store, "2", Outcome(replies=(reply("hi"),)), account=ZOE, place=ZOES),
        )
        assert [message.to for message in (*(room or ()), *(alone or ()))] == [ZOE, None]
        again = await make_store()  # as far as it is noted: of another group nothing is
        assert list(await again.waiting(ROOM)) == list(room or ())
        assert list(await again.waiting(ZOES)) == list(alone or ())

    async def test_who_cannot_be_reached_is_not_reached_by_what_could_not_be_delivered(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        said = await take(store, "1", replace(welcome(), replies=(replace(reply("what?"), asked="c1.B01.0"),)))
        await store.reach(ANAS, reachable=False)
        await store.sent(said or ())
        await take(store, "2", Outcome())
        assert [found.reachable for found in await store.quiet(NOW)] == [False]

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

    # --- separating ---------------------------------------------------------------------------------------------------

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

    # --- who is written to, and where ---------------------------------------------------------------------------------

    async def test_who_blocked_us_on_one_channel_is_reached_on_the_other(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        await self._agree(store, "2", PHONE, PHONES)
        for reachable, place in ((True, PHONES), (False, ANAS)):
            await store.reach(PHONES, reachable=reachable)
            (found,) = await store.quiet(NOW + timedelta(days=1))
            assert (found.place, found.reachable) == (place, True)
        await store.reach(ANAS, reachable=False)
        (found,) = await store.quiet(NOW + timedelta(days=1))
        assert (found.place, found.reachable) == (PHONES, False)

    async def test_nobody_is_written_to_where_the_notice_was_never_accepted(self, make_store: MakeStore) -> None:
        store = await make_store()
        await linked(store)
        await take(store, "2", Outcome(), account=PHONE, place=PHONES, minute=3)
        (found,) = await store.quiet(NOW + timedelta(days=1))
        assert (found.account, found.place, found.seen_at) == (ANA, ANAS, NOW + timedelta(minutes=3))
        await self._agree(store, "3", PHONE, PHONES)
        (found,) = await store.quiet(NOW + timedelta(days=1))
        assert (found.account, found.place) == (PHONE, PHONES)

    async def _agree(self, store: Store, event: str, account: Account, place: Place) -> None:
        before = await store.load(account, place)
        assert before.person
        agreed = before.person.agreeing(place.notice, "1", NOW)
        await take(store, event, Outcome(agreed), account=account, place=place)

    # --- a community --------------------------------------------------------------------------------------------------

    async def test_an_inquiry_is_known_in_its_thread_and_nowhere_else(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        for account in (DESK, ZOE):
            assert (await store.load(account, ROOM)).inquiry == inquiry()
            assert (await store.load(account, ELSEWHERE)).inquiry is None
            assert (await store.load(account, DESKS)).inquiry is None

    async def test_the_last_inquiry_of_a_thread_counts(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        closed = inquiry(closed_at=NOW)
        await take(store, "close", Outcome(inquiries=(closed,)), account=DESK, place=ROOM)
        assert (await store.load(ZOE, ROOM)).inquiry == closed
        second = inquiry(number=2, opened_at=NOW + timedelta(days=1))
        await take(store, "second", Outcome(inquiries=(second,)), account=DESK, place=ROOM)
        assert (await store.load(ZOE, ROOM)).inquiry == second

    async def test_who_contributes_is_known_there_with_their_own_words_alone(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe"), said("zoe", "Et un four.", 2)), account=ZOE, place=ROOM)
        await take(store, "yan", member("yan", said("yan")), account=YAN, place=ROOM)
        assert (await store.load(ZOE, ROOM)).contributions == (said("zoe"), said("zoe", "Et un four.", 2))
        assert (await store.load(YAN, ROOM)).contributions == (said("yan"),)
        assert (await store.load(ZOE, ELSEWHERE)).contributions == ()
        holding = await store.holding("zoe")
        assert holding.contributions == (said("zoe"), said("zoe", "Et un four.", 2))
        assert holding.voices == ()

    async def test_a_holder_has_the_voices_in_private_without_a_name(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe"), said("zoe", "b", 2)), account=ZOE, place=ROOM)
        await take(store, "yan", member("yan", said("yan")), account=YAN, place=ROOM)
        voices = (await store.load(DESK, DESKS)).voices
        assert {voice.contribution.id: voice.inquiry for voice in voices} == dict.fromkeys(
            ("said-zoe-1", "said-zoe-2", "said-yan-1"), inquiry()
        )
        by = {voice.contribution.id: voice.by for voice in voices}
        assert by["said-zoe-1"] == by["said-zoe-2"] != by["said-yan-1"]
        assert not {"zoe", "yan", "@zoe", "@yan"} & set(by.values())
        assert (await store.load(DESK, ROOM)).voices == ()
        assert (await store.load(ZOE, ZOES)).voices == ()
        assert (await store.holding("ana")).voices == voices

    async def test_the_voices_are_those_of_every_project(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        before = await store.load(DESK, DESKS)
        assert before.person
        other = Project("project-other", (), NOW)
        await take(store, "2", Outcome(replace(before.person, project=other.id), (other,)), account=DESK, place=DESKS)
        assert len((await store.load(DESK, DESKS)).voices) == 1
        assert len((await store.holding("ana")).voices) == 1

    async def test_what_a_holder_decides_about_a_voice_is_kept_until_its_words_change(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe"), said("zoe", "b", 2)), account=ZOE, place=ROOM)
        verdicts = (Verdict("said-zoe-1", True), Verdict("said-zoe-2", False))
        await take(store, "2", Outcome(verdicts=verdicts), account=DESK, place=DESKS)
        assert [voice.kept for voice in (await store.load(DESK, DESKS)).voices] == [True, False]
        edited = (said("zoe"), said("zoe", "c", 2))
        await take(store, "3", Outcome(contributions=edited), account=ZOE, place=ROOM)
        assert [voice.kept for voice in (await store.load(DESK, DESKS)).voices] == [True, None]
        assert (await store.load(ZOE, ROOM)).contributions == edited

    async def test_nobody_decides_about_the_voices_of_others(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        await take(store, "ben", welcome("ben"), account=BEN)
        with pytest.raises(TurnMoved):
            await take(store, "2", Outcome(verdicts=(Verdict("said-zoe-1", True),)), account=BEN)

    async def test_what_is_withdrawn_is_gone_for_both(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe"), said("zoe", "b", 2)), account=ZOE, place=ROOM)
        await take(store, "2", Outcome(contributions=(said("zoe", ""),)), account=ZOE, place=ROOM)
        assert (await store.load(ZOE, ROOM)).contributions == (said("zoe", "b", 2),)
        assert [voice.contribution.id for voice in (await store.load(DESK, DESKS)).voices] == ["said-zoe-2"]
        verdict = Outcome(verdicts=(Verdict("said-zoe-1", True),))
        with pytest.raises(TurnMoved):
            await take(store, "3", verdict, account=DESK, place=DESKS)

    async def test_who_withdraws_everything_is_a_stranger_again_and_is_told(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        last = Outcome(contributions=(said("zoe", ""),), replies=(reply("withdrawn"),))
        gone = await take(store, "2", last, account=ZOE, place=ROOM)
        assert await store.person_of(ZOE) is None
        assert list(await store.waiting(ROOM)) == list(gone or ())
        assert (await store.load(ZOE, ROOM)).person is None

    async def test_who_withdraws_everything_and_talks_with_us_alone_stays(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        await take(store, "2", Outcome(focus=("accueil", "zoe")), account=ZOE, place=ZOES)
        await take(store, "3", Outcome(contributions=(said("zoe", ""),)), account=ZOE, place=ROOM)
        assert await store.person_of(ZOE) == "zoe"

    async def test_an_erased_member_is_gone_from_what_others_asked(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        await take(store, "yan", member("yan", said("yan")), account=YAN, place=ROOM)
        await store.erase("zoe")
        assert [voice.contribution.id for voice in (await store.load(DESK, DESKS)).voices] == ["said-yan-1"]

    async def test_what_was_contributed_goes_with_the_holder_and_with_it_who_has_nothing_else(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "ben", welcome("ben"), account=BEN)
        await take(store, "ask 2", Outcome(inquiries=(inquiry("ben"),)), account=BEN, place=ELSEWHERE)
        elsewhere = said("yan", number=2, to="inquiry-ben-1")
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        await take(store, "yan", member("yan", said("yan")), account=YAN, place=ROOM)
        await take(store, "yan 2", Outcome(contributions=(elsewhere,)), account=YAN, place=ELSEWHERE)
        await take(store, "ben 2", Outcome(contributions=(said("ben"),)), account=BEN, place=ROOM)
        await store.erase("ana")
        assert (await store.load(YAN, ROOM)).inquiry is None
        assert [await store.person_of(account) for account in (ZOE, YAN, BEN)] == [None, "yan", "ben"]
        assert (await store.holding("yan")).contributions == (elsewhere,)
        assert (await store.holding("ben")).contributions == ()

    async def test_an_answer_to_an_inquiry_that_is_gone_meanwhile_is_decided_again(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        before = await store.load(ZOE, ROOM)
        await store.erase("ana")
        with pytest.raises(TurnMoved):
            await store.commit(inbound("zoe", ZOE, ROOM), before, member("zoe", said("zoe")))
        assert await store.person_of(ZOE) is None

    async def test_a_holder_is_told_once_that_somebody_answered(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        assert await store.answered() == []
        await take(store, "own", Outcome(contributions=(said("ana"),)), account=DESK, place=ROOM)
        assert await store.answered() == []
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        (found,) = await store.answered()
        assert (found.person, found.account, found.place, found.agreed) == ("ana", DESK, DESKS, True)
        due = replace(inbound("due", DESK, DESKS), event=TimedOut("voices"))
        before = await store.load(DESK, DESKS)
        told = inquiry(told_at=NOW + timedelta(hours=1))
        await store.commit(due, before, Outcome(focus=before.focus, inquiries=(told,)))
        assert await store.answered() == []
        assert (await store.load(ZOE, ROOM)).inquiry == told
        later = replace(said("zoe", number=2), at=NOW + timedelta(hours=2))
        await take(store, "zoe 2", Outcome(contributions=(later,)), account=ZOE, place=ROOM)
        assert [quiet.person for quiet in await store.answered()] == ["ana"]

    async def test_what_was_contributed_comes_along_with_its_account_and_goes_back(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        await take(store, "ben", welcome("ben"), account=BEN)
        await take(store, "code", Outcome(codes=(code("ben", place=BENS),)), account=BEN)
        await redeem(store, "join", ZOE, ZOES)
        joined = await store.load(ZOE, ROOM)
        assert joined.person is not None
        assert (joined.person.id, joined.contributions) == ("ben", (said("zoe"),))
        assert Consent(COMMUNITY, "1", NOW, "inquiry-ana-1", "habitant") in joined.person.consents
        (link,) = (await store.load(BEN, BENS)).links
        await take(store, "apart", Outcome(effects=(Separate(link, TOLD),)), account=BEN)
        apart = await store.load(ZOE, ROOM)
        assert apart.person is not None
        assert (apart.person.id, apart.contributions) == ("zoe", (said("zoe"),))
        assert (await store.holding("ben")).contributions == ()

    async def test_an_inquiry_is_of_whoever_has_the_project(self, make_store: MakeStore) -> None:
        store = await make_store()
        await inquired(store)
        await take(store, "zoe", member("zoe", said("zoe")), account=ZOE, place=ROOM)
        await take(store, "ben", welcome("ben"), account=BEN)
        await take(store, "code", Outcome(codes=(code("ben", place=BENS),)), account=BEN)
        await redeem(store, "join", DESK, DESKS)
        assert (await store.load(ZOE, ROOM)).inquiry == inquiry(person="ben")
        assert [voice.inquiry.person for voice in (await store.holding("ben")).voices] == ["ben"]
        assert [found.person for found in await store.answered()] == ["ben"]

    async def test_rounds_of_a_conversation_come_along(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "ana", welcome())
        await take(store, "2", Outcome(conversations=(conversation(number=2),)))
        await take(store, "ben", welcome("ben"), account=BEN)
        await take(store, "code", Outcome(codes=(code("ben", place=BENS),)), account=BEN)
        await redeem(store, "join", ANA, ANAS)
        kept = [found.round for found in (await store.holding("ben")).conversations if found.subject == "action-ana"]
        assert kept == [1, 2]
