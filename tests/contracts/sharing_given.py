"""What every store must do about sharing with coaches: a share from beginning to end, and what is said to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Outcome, Replied
from bot.ports import TurnMoved
from tests.contracts.sharing import (
    MARIE,
    MARIES,
    Setting,
    as_marie,
    at,
    become,
    coach,
    comment,
    granted,
    joined,
    met,
    note,
    over,
    reading,
    removed,
    seen,
    share,
    stage,
    withdrawn,
)
from tests.contracts.store import ANA, ANAS, BEN, MakeStore, inbound, take, welcome


class GivenContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- sharing ------------------------------------------------------------------------------------------------------

    async def test_a_holder_has_everything_that_is_shared_and_was_said_to_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await as_marie(store, "2", Outcome(readings=(reading(11),), stages=(stage("changes", "coach-marie", 12),)))
        situation, held = await store.load(ANA, ANAS), await store.holding("ana")
        assert situation.shares == held.shares == (share(),)
        assert situation.stages == held.stages == (stage("shared", minute=5), stage("changes", "coach-marie", 12))
        assert situation.readings == held.readings == (reading(), reading(11))
        assert situation.comments == held.comments == (comment(),)
        assert held.notes == (note(),)
        assert (held.coach, held.written, held.noted) == (None, (), ())

    async def test_a_coach_has_what_she_wrote(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        held = await store.holding("marie")
        assert (held.coach, held.written, held.noted) == (joined(), (comment(),), (note(),))
        assert (held.shares, held.readings, held.comments, held.notes) == ((), (), (), ())

    async def test_a_running_share_is_changed_and_keeps_when_it_began(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        changed = share(parts={"voices": at(20), "storyboard": at(5)}, until=at(900))
        await take(store, "change", Outcome(shares=(replace(changed, since=at(20)),)), minute=20)
        assert (await store.load(ANA, ANAS)).shares == (changed,)

    @pytest.mark.parametrize("ended", [withdrawn, removed])
    async def test_a_share_that_ended_is_never_opened_again(self, make_store: MakeStore, ended: Setting) -> None:
        store = await make_store()
        await ended(store)
        for again in (share(), share(until=at(900)), share(ended_at=at(25))):
            with pytest.raises(TurnMoved):
                await take(store, "again", Outcome(shares=(again,)), minute=30)
        assert (await store.holding("ana")).shares == (share(ended_at=at(20)),)

    async def test_a_share_is_not_made_longer_after_its_last_moment(self, make_store: MakeStore) -> None:
        store = await make_store()
        await over(store)
        with pytest.raises(TurnMoved):
            await take(store, "longer", Outcome(shares=(share(),)), minute=30)
        await take(store, "new", Outcome(shares=(share(number=2, since=at(30)),)), minute=30)
        assert [found.share.id for found in await store.followed("marie", at(31))] == [share(number=2).id]

    @pytest.mark.parametrize("ended", [withdrawn, over])
    async def test_what_a_coach_said_goes_on_under_a_new_share_of_the_project(
        self, make_store: MakeStore, ended: Setting
    ) -> None:
        store = await make_store()
        await ended(store)
        again, said, noted = share(number=2, since=at(30)), comment(share=share(number=2).id), note()
        await take(store, "new", Outcome(shares=(again,)), minute=30)
        found = await store.disclosed("marie", again.id, at(31))
        assert found is not None
        assert (found.comments, found.notes, found.readings) == ((said,), (replace(noted, share=again.id),), ())
        assert [each.comments for each in await store.followed("marie", at(31))] == [(said,)]
        assert await seen(store, 31) is None
        held = await store.holding("ana")
        assert (held.comments, held.notes, held.readings) == ((said,), found.notes, (reading(),))
        settled, dropped = replace(said, resolved_at=at(32)), replace(noted, share=again.id, text="")
        await as_marie(store, "settle", Outcome(comments=(settled,), notes=(dropped,)), minute=32)
        assert ((await store.holding("ana")).comments, (await store.holding("ana")).notes) == ((settled,), ())
        await as_marie(store, "back", Outcome(comments=(replace(said, text=""),)), minute=33)
        assert (await store.holding("ana")).comments == ()

    async def test_a_new_share_with_somebody_else_has_nothing_of_what_was_said(self, make_store: MakeStore) -> None:
        store = await make_store()
        await withdrawn(store)
        await take(store, "new", Outcome(shares=(share(to="paul", since=at(30)),)), minute=30)
        await take(store, "ben shares", Outcome(shares=(share("ben", since=at(30)),)), account=BEN, minute=30)
        for person, id_ in (("paul", share(to="paul").id), ("marie", share("ben").id)):
            found = await store.disclosed(person, id_, at(31))
            assert found is not None
            assert (found.comments, found.notes) == ((), ())
        assert (await store.load(ANA, ANAS)).comments == (comment(),)

    @pytest.mark.parametrize("gone", ["removed", "erased", "not joined"])
    async def test_nothing_is_shared_with_who_is_no_coach(self, make_store: MakeStore, gone: str) -> None:
        store = await make_store()
        await met(store)
        await store.add_coach(coach("zoe"))
        if gone == "removed":
            await store.remove_coach("coach-marie", at(1))
        if gone == "erased":
            await store.erase("marie")
        to = "zoe" if gone == "not joined" else "marie"
        with pytest.raises(TurnMoved):
            await take(store, "share", Outcome(shares=(share(to=to),)), minute=5)

    async def test_sharing_a_project_begun_in_the_same_turn(self, make_store: MakeStore) -> None:
        store = await make_store()
        await become(store, "marie", MARIE, MARIES)
        await take(store, "ana", replace(welcome(), shares=(share(),), stages=(stage("shared"),)))
        assert [found.share for found in await store.followed("marie", at(30))] == [share()]

    async def test_stages_stay_in_their_order_even_of_one_moment(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        several = (stage("ready"), stage("shared"), stage("ready"))
        await take(store, "stages", Outcome(stages=several))
        assert (await store.load(ANA, ANAS)).stages[1:] == several

    # --- comments and replies -----------------------------------------------------------------------------------------

    async def test_what_a_holder_and_a_coach_say_of_a_comment_at_once_is_both_kept(self, make_store: MakeStore) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(MARIE, MARIES)
        await take(other, "reply", Outcome(replied=(Replied(comment().id, at(20), 2),)), minute=20)
        resolved = Outcome(comments=(comment(resolved_at=at(21)),))
        await store.commit(inbound("resolve", MARIE, MARIES, minute=21), before, resolved)
        both = comment(told_at=at(20), answered_at=at(20), answered_by=2, resolved_at=at(21))
        assert (await store.load(ANA, ANAS)).comments == (both,)
        found = await seen(store)
        assert found is not None
        assert found.comments == (both,)

    async def test_a_reply_to_words_that_were_changed_meanwhile_is_refused(self, make_store: MakeStore) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(ANA, ANAS)
        await as_marie(other, "other words", Outcome(comments=(comment(text="Qui ?"),)))
        told, reply = (
            Outcome(replied=(Replied(comment().id, at(20), number),), focus=before.focus) for number in (0, 1)
        )
        with pytest.raises(TurnMoved):
            await store.commit(inbound("reply", minute=20), before, reply)
        await store.commit(inbound("told", minute=20), before, told)
        await take(store, "again", reply, minute=21)
        both = comment(text="Qui ?", told_at=at(20), answered_at=at(20), answered_by=1)
        assert (await store.load(ANA, ANAS)).comments == (both,)

    async def test_other_words_for_what_was_answered_meanwhile_are_refused(self, make_store: MakeStore) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(MARIE, MARIES, followed=True)
        await take(other, "reply", Outcome(replied=(Replied(comment().id, at(20), 2),)), minute=20)
        words = Outcome(comments=(comment(text="Qui ?"),))
        with pytest.raises(TurnMoved):
            await store.commit(inbound("other words", MARIE, MARIES, minute=21), before, words)
        (answered,) = (await store.load(ANA, ANAS)).comments
        assert answered == comment(told_at=at(20), answered_at=at(20), answered_by=2)
        await as_marie(store, "fewer words", Outcome(comments=(replace(answered, text="Qui ?"),)))
        assert (await store.load(ANA, ANAS)).comments == (replace(answered, text="Qui ?"),)

    async def test_a_comment_is_told_once_and_then_answered(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "1", Outcome(replied=(Replied(comment().id, at(20)),)), minute=20)
        assert (await store.load(ANA, ANAS)).comments == (comment(told_at=at(20)),)
        await take(store, "2", Outcome(replied=(Replied(comment().id, at(21), 1),)), minute=21)
        answered = comment(told_at=at(20), answered_at=at(21), answered_by=1)
        assert (await store.load(ANA, ANAS)).comments == (answered,)
        await take(store, "3", Outcome(replied=(Replied(comment().id, at(22)),)), minute=22)
        assert (await store.load(ANA, ANAS)).comments == (answered,)

    async def test_a_comment_and_a_note_that_are_taken_back_are_gone(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await as_marie(store, "back", Outcome(comments=(comment(text=""),), notes=(note(text=""),)))
        held = await store.holding("ana")
        assert (held.comments, held.notes) == ((), ())
        with pytest.raises(TurnMoved):
            await take(store, "reply", Outcome(replied=(Replied(comment().id, at(20), 2),)), minute=20)

    async def test_a_holder_is_named_until_told_of_a_comment(self, make_store: MakeStore) -> None:
        store = await make_store()
        await met(store)
        assert list(await store.remarked()) == []
        await take(store, "share", Outcome(shares=(share(),)), minute=5)
        await as_marie(store, "read", Outcome(comments=(comment(), comment(2))))
        (found,) = await store.remarked()
        assert (found.person, found.account, found.place, found.reachable) == ("ana", ANA, ANAS, True)
        await take(store, "told", Outcome(replied=(Replied(comment().id, at(20)),)), minute=20)
        assert len(await store.remarked()) == 1
        await as_marie(store, "resolve", Outcome(comments=(comment(2, resolved_at=at(21)),)))
        assert list(await store.remarked()) == []
