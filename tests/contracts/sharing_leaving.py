"""What every store must do about sharing with coaches: a coach or a holder who goes, joins or parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Code, Consent, Erase, Join, Outcome, Person, Project, Replied, Separate, Ticket
from bot.ports import Removal, Store, TurnMoved
from tests.contracts.sharing import (
    AT_HER_DESK,
    INVITATION,
    MARIE,
    MARIES,
    MARIES_DESK,
    OF_MARIE,
    PAULS,
    UNSHARED,
    WORDS,
    WRITINGS,
    as_marie,
    at,
    coach,
    comment,
    granted,
    joined,
    note,
    reading,
    seen,
    share,
    signed_in,
    stage,
)
from tests.contracts.store import AGREED, ANA, ANAS, BEN, BENS, NOW, MakeStore, inbound, reply, take


class LeavingContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- a coach goes -------------------------------------------------------------------------------------------------

    async def test_a_coach_who_is_removed_leaves_a_name_and_the_comments(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await store.remove_coach("coach-marie", at(20))
        await store.remove_coach("coach-marie", at(21))
        await store.remove_coach("nobody", at(21))
        gone = replace(joined(), code="", person="", removed_at=at(20))
        assert gone in await store.coaches()
        held = await store.holding("ana")
        assert held.shares == (share(ended_at=at(20)),)
        assert (held.readings, held.comments, held.notes) == ((reading(),), (comment(),), ())
        situation = await store.load(MARIE, MARIES, coach_code=str(OF_MARIE), disclosures=True)
        assert (situation.coach, situation.named, situation.followed) == (None, None, ())
        hers = await store.holding("marie")
        assert (hers.coach, hers.written, hers.noted) == (None, (comment(),), ())
        await take(store, "reply", Outcome(replied=(Replied(comment().id, at(30), 2),)), minute=30)
        assert (await store.load(ANA, ANAS)).comments[0].answered_by == 2

    async def test_whoever_is_concerned_is_told_once_that_a_coach_was_removed(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "ben shares", Outcome(shares=(share("ben", ended_at=at(6)),)), account=BEN)
        await as_marie(store, "summary", Outcome(replies=(reply("another message"),)))
        told = Removal({"fr": UNSHARED, "en": reply("no coach any more")}, {"fr": reply("fin"), "en": UNSHARED})
        await store.remove_coach("coach-marie", at(20), told)
        await store.remove_coach("coach-marie", at(21), told)
        said = [message.reply for message in await store.waiting(MARIES)]
        assert said == [reply("another message"), reply("no coach any more")]
        assert [message.reply for message in await store.waiting(ANAS)] == [reply("fin")]
        assert list(await store.waiting(BENS)) == []

    async def test_an_invitation_of_a_coach_who_was_removed_is_worth_nothing(self, make_store: MakeStore) -> None:
        store = await make_store()
        await store.add_coach(coach())
        await store.remove_coach("coach-marie", at(1))
        assert (await store.load(ANA, ANAS, coach_code=str(INVITATION))).named is None
        with pytest.raises(TurnMoved):
            await take(store, "1", Outcome(Person("ana", "fr", (AGREED,)), coaches=(joined(person="ana"),)))

    @pytest.mark.parametrize("after_removal", [False, True])
    async def test_an_erased_coach_leaves_readings_without_a_name(
        self, make_store: MakeStore, *, after_removal: bool
    ) -> None:
        store = await make_store()
        await granted(store)
        told = replace(reply(f"Marie : « {WORDS} »"), about=(comment().id,))
        await take(store, "told", Outcome(replies=(told, reply("another message"))))
        if after_removal:
            await store.remove_coach("coach-marie", at(20))
        await store.erase("marie")
        held = await store.holding("ana")
        assert (held.readings, held.comments, held.notes) == ((reading(),), (), ())
        (left,) = held.shares
        assert left.coach_name == ""
        assert left.ended_at is not None
        (erased,) = [one for one in await store.coaches() if one.id == "coach-marie"]
        assert (erased.name, erased.code, erased.person, erased.removed_at is None) == ("", "", "", False)
        assert (await store.load(ANA, ANAS, coach_code=str(OF_MARIE))).named is None
        assert [message.reply for message in await store.waiting(ANAS)] == [reply("another message")]

    async def test_holders_are_told_where_they_wrote_last_that_a_coach_who_is_erased_reads_no_more(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "ben shares", Outcome(shares=(share("ben", ended_at=at(6)),)), account=BEN)
        await as_marie(store, "begin", Outcome(projects=(Project("project-marie", (), NOW),)))
        await as_marie(store, "with herself", Outcome(shares=(share("marie", "marie"),)))
        erased = Erase("marie", UNSHARED, UNSHARED, left={"fr": reply("un coach"), "en": UNSHARED})
        before = await store.load(MARIE, MARIES)
        said = await store.commit(inbound("erase", MARIE, MARIES), before, Outcome(effects=(erased,)))
        assert [(message.place, message.reply) for message in said or ()] == [(ANAS, reply("un coach"))]
        await store.erase("marie")
        assert [message.reply for message in await store.waiting(ANAS)] == [reply("un coach")]

    async def test_a_coach_who_holds_a_project_too_is_erased_with_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        mine = Project("project-marie", (), NOW)
        await as_marie(store, "begin", Outcome(projects=(mine,), shares=(share("marie", "paul"),)))
        await as_marie(store, "with herself", Outcome(shares=(share("marie", "marie"),)))
        assert [found.share.coach for found in await store.followed("paul", at(30))] == ["coach-paul"]
        erased = Erase("marie", UNSHARED, UNSHARED, {"fr": UNSHARED, "en": UNSHARED})
        said = await store.commit(
            inbound("erase", MARIE, MARIES), await store.load(MARIE, MARIES), Outcome(effects=(erased,))
        )
        assert [message.place for message in said or ()] == [PAULS]
        await store.erase("marie")
        assert list(await store.followed("paul", at(30))) == []
        assert (await store.holding("ana")).comments == ()

    # --- a holder goes ------------------------------------------------------------------------------------------------

    async def test_coaches_are_told_where_they_wrote_last_that_a_project_is_not_shared_any_more(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "second", Outcome(shares=(share(number=2), share(to="paul", ended_at=at(6)))), minute=6)
        summary = replace(reply("Ana says: un jardin"), about=(share().id,))
        await as_marie(store, "summary", Outcome(replies=(summary,)))
        english = Erase("ana", UNSHARED, UNSHARED, {"fr": reply("un projet"), "en": UNSHARED})
        said = await take(store, "erase", Outcome(effects=(english,)), minute=20)
        assert said is not None
        assert [(message.place, message.reply) for message in said] == [(MARIES, UNSHARED)]
        assert list(await store.followed("marie", at(21))) == []
        await store.erase("ana")
        assert [message.reply for message in await store.waiting(MARIES)] == [UNSHARED]
        hers = await store.holding("marie")
        assert (hers.written, hers.noted) == ((), ())

    async def test_who_cannot_be_reached_is_told_nothing_of_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await store.reach(MARIES, reachable=False)
        erased = Erase("ana", UNSHARED, UNSHARED, {"fr": UNSHARED, "en": UNSHARED})
        assert await take(store, "erase", Outcome(effects=(erased,)), minute=20) == ()
        assert list(await store.followed("marie", at(21))) == []

    async def test_erasing_one_holder_leaves_what_another_shares(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "ben shares", Outcome(shares=(share("ben"),)), account=BEN)
        await as_marie(store, "says", Outcome(comments=(comment(of="ben"),), notes=(note(of="ben"),)))
        await store.erase("ana")
        held = await store.holding("ben")
        assert (held.shares, held.comments, held.notes) == ((share("ben"),), (comment(of="ben"),), (note(of="ben"),))
        assert [found.share.id for found in await store.followed("marie", at(30))] == [share("ben").id]

    # --- several accounts ---------------------------------------------------------------------------------------------

    async def _join(self, store: Store) -> None:
        """Marie has an account at her desk, and gives it a code; her telephone becomes hers with it."""
        consents = (Consent("matrix_notice", "1", NOW),)
        desk = Outcome(Person("desk", "en", consents))
        await take(store, "desk", desk, account=MARIES_DESK, place=AT_HER_DESK)
        given = Code("blue", "digest", "desk", AT_HER_DESK, at(60), 0, "en")
        await take(store, "code", Outcome(codes=(given,)), account=MARIES_DESK, place=AT_HER_DESK)
        before = await store.load(MARIE, MARIES, code="blue")
        joining = Outcome(effects=(Join(given, NOW, UNSHARED),), codes=(replace(given, expires_at=NOW),))
        await store.commit(inbound("join", MARIE, MARIES, minute=15), before, joining)

    async def test_a_coach_with_a_second_account_is_the_same_coach_on_both(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await self._join(store)
        for account, place in ((MARIE, MARIES), (MARIES_DESK, AT_HER_DESK)):
            situation = await store.load(account, place, disclosures=True)
            assert situation.coach == joined(person="desk")
            assert list(situation.disclosures) == [share().id]
            outcome = WRITINGS["reading" if account == MARIE else "note"]
            await take(store, f"write {account.name}", outcome, account=account, place=place, minute=30)
        assert len((await store.holding("desk")).noted) == 2

    async def test_a_separated_account_takes_the_coach_along(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await self._join(store)
        (link,) = (await store.load(MARIES_DESK, AT_HER_DESK)).links
        apart = Outcome(effects=(Separate(link, UNSHARED),))
        await take(store, "apart", apart, account=MARIES_DESK, place=AT_HER_DESK, minute=40)
        assert (await store.load(MARIE, MARIES)).coach == joined()
        desk = await store.load(MARIES_DESK, AT_HER_DESK)
        assert (desk.coach, desk.followed) == (None, ())
        with pytest.raises(TurnMoved):
            await take(store, "write", WRITINGS["reading"], account=MARIES_DESK, place=AT_HER_DESK, minute=41)
        assert [found.share for found in await store.followed("marie", at(42))] == [share()]

    async def test_joining_and_separating_sign_out_for_good(self, make_store: MakeStore) -> None:
        store = await make_store()
        await signed_in(store)
        await self._join(store)
        assert await store.visitor("session", at(16)) is None
        await as_marie(store, "pages 2", Outcome(tickets=(Ticket("again", "desk", at(20)),)))
        assert await store.enter("again", "session 2", at(17), at(700))
        visitor = await store.visitor("session 2", at(18))
        assert visitor is not None
        assert visitor.person == "desk"
        (link,) = (await store.load(MARIES_DESK, AT_HER_DESK)).links
        apart = Outcome(effects=(Separate(link, UNSHARED),))
        await take(store, "apart", apart, account=MARIES_DESK, place=AT_HER_DESK, minute=40)
        for session in ("session", "session 2"):
            assert await store.visitor(session, at(41)) is None

    async def _two_in_one(self, store: Store) -> None:
        """Marie turns out to be Zoé as well, who was added later, and with whom Ben shares."""
        await granted(store)
        await self._join(store)
        await store.add_coach(coach("zoe", added_at=at(1)))
        second = joined("zoe", added_at=at(1), person="desk")
        await take(store, "again", Outcome(coaches=(second,)), account=MARIES_DESK, place=AT_HER_DESK)
        await take(store, "ben shares", Outcome(shares=(share("ben", "zoe"),)), account=BEN)

    async def test_of_two_coaches_who_are_one_person_the_first_one_alone_acts(self, make_store: MakeStore) -> None:
        store = await make_store()
        await self._two_in_one(store)
        second = share("ben", "zoe")
        situation = await store.load(MARIE, MARIES, disclosures=True)
        assert situation.coach == joined(person="desk")
        assert [found.share.id for found in situation.followed or ()] == list(situation.disclosures) == [share().id]
        assert [found.share.id for found in await store.followed("desk", at(30))] == [share().id]
        assert await store.disclosed("desk", second.id, at(30)) is None
        assert (await store.load(ANA, ANAS, coach_code=coach("zoe").code)).named is None
        for outcome in (
            Outcome(readings=(reading(of="ben", to="zoe"),)),
            Outcome(stages=(stage(by="coach-zoe", of="ben"),)),
            Outcome(stages=(stage(by="coach-marie", of="ben"),)),
        ):
            with pytest.raises(TurnMoved):
                await as_marie(store, "write", outcome)
        await take(store, "stop", Outcome(shares=(replace(second, ended_at=at(20)),)), account=BEN, minute=20)

    async def test_two_coaches_who_part_again_have_each_their_own_list(self, make_store: MakeStore) -> None:
        store = await make_store()
        await self._two_in_one(store)
        (link,) = (await store.load(MARIES_DESK, AT_HER_DESK)).links
        apart = Outcome(effects=(Separate(link, UNSHARED),))
        await take(store, "apart", apart, account=MARIES_DESK, place=AT_HER_DESK, minute=40)
        assert [found.share.id for found in await store.followed("marie", at(41))] == [share().id]
        assert [found.share.id for found in await store.followed("desk", at(41))] == [share("ben", "zoe").id]
        assert (await store.load(ANA, ANAS, coach_code=coach("zoe").code)).named is not None

    async def test_a_project_that_is_joined_goes_on_being_shared(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        given = Code("blue", "digest", "ben", BENS, at(60), 0, "en")
        await take(store, "code", Outcome(codes=(given,)), account=BEN)
        before = await store.load(ANA, ANAS, code="blue")
        joining = Outcome(effects=(Join(given, NOW, UNSHARED),), codes=(replace(given, expires_at=NOW),))
        await store.commit(inbound("join", minute=15), before, replace(joining, focus=before.focus))
        held = await store.holding("ben")
        assert (held.shares, held.comments, held.notes) == ((share(),), (comment(),), (note(),))
        await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), account=BEN, minute=20)
        assert await seen(store) is None
