"""What every store must do with a community: inquiries, contributions, voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.model import COMMUNITY, Consent, Outcome, Project, Separate, TimedOut, Verdict
from bot.ports import TurnMoved
from tests.contracts.people import (
    DESK,
    DESKS,
    ELSEWHERE,
    ROOM,
    TOLD,
    YAN,
    ZOE,
    ZOES,
    code,
    inquired,
    inquiry,
    member,
    redeem,
    said,
)
from tests.contracts.store import ANA, ANAS, BEN, BENS, NOW, MakeStore, conversation, inbound, reply, take, welcome


class CommunityContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

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
