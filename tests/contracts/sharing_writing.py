"""What every store must do about sharing with coaches: who may write about what is shared."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.core.model import Account, Outcome, Place, Replied
from bot.ports import TurnMoved
from tests.contracts.sharing import (
    ENDED,
    MARIE,
    MARIES,
    PAUL,
    PAULS,
    REFUSED,
    STATES,
    TAKING_BACK,
    WRITINGS,
    as_marie,
    at,
    comment,
    granted,
    note,
    reading,
    seen,
    share,
    stage,
)
from tests.contracts.store import ANA, ANAS, BEN, BENS, MakeStore, inbound, take


class WritingContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- who may write ------------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("writing", WRITINGS)
    async def test_a_coach_writes_about_what_was_granted(self, make_store: MakeStore, writing: str) -> None:
        store = await make_store()
        await granted(store)
        before = await seen(store)
        await as_marie(store, "write", WRITINGS[writing], minute=30)
        assert await seen(store) != before

    @pytest.mark.parametrize(
        ("state", "writing"),
        [
            (state, writing)
            for state in REFUSED
            for writing in WRITINGS
            if state not in ENDED or writing not in TAKING_BACK
        ],
    )
    async def test_without_a_grant_nothing_is_written(self, make_store: MakeStore, state: str, writing: str) -> None:
        store = await make_store()
        prepare, account, place = STATES[state]
        await prepare(store)
        persons = [person for person in ("ana", "ben", "marie") if state != "holder erased" or person != "ana"]
        before = [await store.holding(person) for person in persons]
        with pytest.raises(TurnMoved):
            await take(store, "write", WRITINGS[writing], account=account, place=place, minute=30)
        assert [await store.holding(person) for person in persons] == before

    @pytest.mark.parametrize("ended", ENDED)
    async def test_a_coach_takes_back_what_she_said_once_it_is_over(self, make_store: MakeStore, ended: str) -> None:
        store = await make_store()
        await ENDED[ended](store)
        before = await store.load(MARIE, MARIES, written=True)
        assert before.written == (comment(),)
        assert before.noted == (() if ended == "removed" else (note(),))
        await as_marie(store, "back", WRITINGS["taking back"], minute=700)
        for _ in before.noted:
            await as_marie(store, "drop", WRITINGS["note removed"], minute=701)
        held, hers = await store.holding("ana"), await store.load(MARIE, MARIES, written=True)
        assert (held.comments, held.notes, hers.written, hers.noted) == ((), (), (), ())
        with pytest.raises(TurnMoved):
            await as_marie(store, "again", WRITINGS["taking back"], minute=702)

    async def test_what_somebody_wrote_is_loaded_for_nobody_else(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        for account, place in ((ANA, ANAS), (BEN, BENS), (PAUL, PAULS)):
            found = await store.load(account, place, written=True)
            assert (found.written, found.noted) == ((), ())
        usual = await store.load(MARIE, MARIES, disclosures=True)
        assert (usual.written, usual.noted) == ((), ())

    @pytest.mark.parametrize("writing", [name for name in WRITINGS if name not in TAKING_BACK])
    async def test_what_was_decided_before_a_withdrawal_in_another_process_is_refused(
        self, make_store: MakeStore, writing: str
    ) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(MARIE, MARIES, disclosures=True)
        await take(other, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)
        with pytest.raises(TurnMoved):
            await store.commit(inbound("write", MARIE, MARIES, minute=20), before, WRITINGS[writing])
        held = await other.holding("ana")
        assert (held.readings, held.comments, held.notes) == ((reading(),), (comment(),), (note(),))

    async def test_a_withdrawal_and_a_reading_at_the_same_time_end_in_one_order(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        holder, reader = await store.load(ANA, ANAS), await store.load(MARIE, MARIES)
        stop = Outcome(shares=(share(ended_at=at(20)),), focus=holder.focus)
        results = await asyncio.gather(
            store.commit(inbound("stop", minute=20), holder, stop),
            store.commit(inbound("read 2", MARIE, MARIES, minute=20), reader, WRITINGS["reading"]),
            return_exceptions=True,
        )
        assert isinstance(results[1], TurnMoved)
        assert (await store.holding("ana")).readings == (reading(),)

    @pytest.mark.parametrize(
        "outcome",
        [
            Outcome(shares=(share(number=2),)),
            Outcome(shares=(share(ended_at=at(30)),)),
            Outcome(stages=(stage(),)),
            Outcome(replied=(Replied(comment().id, at(30)),)),
            Outcome(replied=(Replied(comment().id, at(30), 1),)),
        ],
        ids=["share", "stop", "stage", "told", "reply"],
    )
    @pytest.mark.parametrize(("account", "place"), [(BEN, BENS), (MARIE, MARIES)], ids=["holder", "coach"])
    async def test_only_the_holder_says_what_is_the_holders(
        self, make_store: MakeStore, account: Account, place: Place, outcome: Outcome
    ) -> None:
        store = await make_store()
        await granted(store)
        before = await store.holding("ana")
        with pytest.raises(TurnMoved):
            await take(store, "write", outcome, account=account, place=place, minute=30)
        assert await store.holding("ana") == before
        await take(store, "write 2", outcome, minute=30)
        assert await store.holding("ana") != before

    async def test_a_coach_does_not_speak_as_another_one(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        for by in ("coach-paul", "nobody", ""):
            with pytest.raises(TurnMoved):
                await as_marie(store, f"as {by}", Outcome(stages=(stage(by=by),)))
        assert (await store.holding("ana")).stages == (stage("shared", minute=5),)

    async def test_a_comment_names_the_project_of_its_share(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        with pytest.raises(TurnMoved):
            await as_marie(store, "1", Outcome(comments=(comment(2, project="project-ben"),)))

    async def test_a_comment_or_note_of_another_share_is_not_written_over(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "1", Outcome(shares=(share("ben", "paul"),)), account=BEN)
        taken = comment(of="ben", to="paul", id=comment().id)
        for outcome in (
            Outcome(comments=(taken,)),
            Outcome(comments=(replace(taken, text=""),)),
            Outcome(notes=(replace(note(of="ben", to="paul"), id=note().id),)),
            Outcome(notes=(replace(note(of="ben", to="paul", text=""), id=note().id),)),
        ):
            with pytest.raises(TurnMoved):
                await take(store, "2", outcome, account=PAUL, place=PAULS)
        held = await store.holding("ana")
        assert (held.comments, held.notes) == ((comment(),), (note(),))
