"""What every store must do with several accounts of one person, and with several people in one place.

Used like `tests.contracts.store`, with the same fixture.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.model import COMMUNITY, Account, Code, Consent, Contribution, Inquiry, Join, Outcome, Person, Place, Reply
from bot.ports import Store
from tests.contracts.store import ANA, ANAS, BEN, FOCUS, NOW, MakeStore, answer, inbound, reply, take, welcome

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
