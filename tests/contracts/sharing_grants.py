"""What every store must do about sharing with coaches: who becomes a coach, and what one may read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import codes
from bot.core.model import Blank, Disclosure, Outcome, Person, ProbeMark, Project
from bot.ports import TurnMoved
from tests.contracts.sharing import (
    INVITATION,
    MARIE,
    MARIES,
    OF_MARIE,
    PAGES,
    PAUL,
    PAULS,
    REFUSED,
    ROOM,
    STATES,
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
    stage,
)
from tests.contracts.store import AGREED, ANA, ANAS, BEN, BENS, NOW, MakeStore, answer, inbound, take, welcome


class GrantsContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- becoming a coach ---------------------------------------------------------------------------------------------

    async def test_coaches_are_listed_as_they_were_added(self, make_store: MakeStore) -> None:
        store = await make_store()
        assert list(await store.coaches()) == []
        await store.add_coach(coach())
        await store.add_coach(coach("paul", added_at=at(1)))
        assert list(await store.coaches()) == [coach(), coach("paul", added_at=at(1))]

    async def test_an_invitation_and_a_coachs_own_code_name_the_coach_to_anybody(self, make_store: MakeStore) -> None:
        store = await make_store()
        await store.add_coach(coach())
        for written in (INVITATION, OF_MARIE):
            assert (await store.load(ANA, ANAS, coach_code=str(written))).named == coach()
        for text in ("", "BCD-BCDFG", "hello", INVITATION.digest, "coach-marie"):
            assert (await store.load(ANA, ANAS, coach_code=text)).named is None

    async def test_an_invitation_makes_one_person_a_coach_and_is_spent(self, make_store: MakeStore) -> None:
        store = await make_store()
        await store.add_coach(coach())
        await take(store, "ana", welcome())
        before = await store.load(BEN, BENS)
        await take(store, "coach", Outcome(coaches=(joined(person="ana"),)))
        outcome = Outcome(Person("ben", "fr", (AGREED,)), coaches=(joined(person="ben"),))
        with pytest.raises(TurnMoved):  # Ben was a moment later
            await store.commit(inbound("ben", BEN), before, outcome)
        mine = joined(person="ana")
        situation = await store.load(ANA, ANAS, coach_code=str(INVITATION))
        assert (situation.coach, situation.named) == (mine, None)
        assert (await store.load(ANA, ANAS, coach_code=str(OF_MARIE))).named == mine
        assert await store.person_of(BEN) is None

    async def test_a_coach_changes_the_own_bell_and_nobody_elses(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        belled = joined(bell=at(12), rung=at(14))
        await as_marie(store, "bell", Outcome(coaches=(belled,)))
        assert (await store.load(MARIE, MARIES)).coach == belled
        with pytest.raises(TurnMoved):
            await take(store, "not mine", Outcome(coaches=(belled,)), account=PAUL, place=PAULS)

    async def test_a_new_code_names_the_coach_and_the_old_one_nobody(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        other = codes.made_from("another of marie")
        await as_marie(store, "new code", Outcome(coaches=(joined(code=str(other)),)))
        assert (await store.load(ANA, ANAS, coach_code=str(other))).named == joined(code=str(other))
        assert (await store.load(ANA, ANAS, coach_code=str(OF_MARIE))).named is None
        assert (await store.load(MARIE, MARIES)).coach == joined(code=str(other))

    async def test_a_code_that_another_coach_has_is_refused(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        with pytest.raises(TurnMoved):
            await as_marie(store, "his code", Outcome(coaches=(joined(code=joined("paul").code),)))
        assert (await store.load(MARIE, MARIES)).coach == joined()

    async def test_whoever_is_no_coach_has_nothing_of_a_coach(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        for account, place in ((BEN, BENS), (ANA, ANAS)):
            situation = await store.load(account, place, disclosures=True)
            assert (situation.coach, situation.followed, dict(situation.disclosures)) == (None, (), {})

    # --- who may read -------------------------------------------------------------------------------------------------

    async def test_a_coach_reads_what_was_granted(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        situation = await store.load(MARIE, MARIES, disclosures=True)
        (found,) = situation.followed or ()
        project = Project("project-ana", welcome().projects[0].actions, NOW)
        assert (found.share, found.project, found.read_at) == (share(), project, at(10))
        assert (found.naming, found.moved) == ({"action-ana": answer()}, (("action-ana", "B01", NOW),))
        assert (found.comments, found.stages) == ((comment(),), (stage("shared", minute=5),))
        opened = Disclosure(
            share(),
            project,
            "fr",
            (answer(),),
            comments=(comment(),),
            notes=(note(),),
            stages=(stage("shared", minute=5),),
            readings=(reading(),),
        )
        assert list(await store.followed("marie", at(30))) == [found]
        assert await seen(store) == opened
        assert dict(situation.disclosures) == {share().id: opened}
        listed = await store.load(MARIE, MARIES, followed=True)
        assert (listed.followed, dict(listed.disclosures)) == (situation.followed, {})
        usual = await store.load(MARIE, MARIES)
        assert (usual.followed, dict(usual.disclosures)) == (None, {})

    async def test_one_share_can_be_read_without_the_others(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "ben shares", Outcome(shares=(share("ben"),)), account=BEN)
        every = await store.load(MARIE, MARIES, disclosures=True)
        for asked in (share(), share("ben")):
            for place in (MARIES, PAGES):
                alone = await store.load(MARIE, place, disclosures=True, share=asked.id)
                assert dict(alone.disclosures) == {asked.id: every.disclosures[asked.id]}
                assert alone.followed == tuple(each for each in every.followed or () if each.share.id == asked.id)
        other = await store.load(MARIE, MARIES, disclosures=True, share=share(to="paul").id)
        assert (other.followed, dict(other.disclosures)) == ((), {})

    @pytest.mark.parametrize("state", REFUSED)
    async def test_without_a_grant_there_is_nothing_at_all(self, make_store: MakeStore, state: str) -> None:
        store = await make_store()
        prepare, account, place = STATES[state]
        await prepare(store)
        person = await store.person_of(account) or account.name
        assert list(await store.followed(person, at(30))) == []
        for asked in (share(), share(to="paul"), share(number=2)):
            assert await store.disclosed(person, asked.id, at(30)) is None
        situation = await store.load(account, place, disclosures=True)
        running = [found for found in situation.followed or () if found.share.runs(at(30))]
        assert running == []
        assert [id_ for id_, found in situation.disclosures.items() if found.share.runs(at(30))] == []

    async def test_a_question_without_a_person_or_a_share_finds_nothing(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        assert list(await store.followed("", at(30))) == []
        assert await store.disclosed("", share().id, at(30)) is None
        assert await store.disclosed("marie", "", at(30)) is None

    async def test_a_share_runs_until_its_last_moment(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        assert await seen(store, 599) is not None
        assert await seen(store, 600) is None
        assert list(await store.followed("marie", at(600))) == []

    async def test_where_others_read_nothing_of_a_coach_or_a_share_is_loaded(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        for account in (MARIE, ANA):
            situation = await store.load(account, ROOM, disclosures=True)
            assert (situation.coach, situation.followed, dict(situation.disclosures)) == (None, (), {})
            assert (situation.shares, situation.readings, situation.comments) == ((), (), ())

    async def test_a_list_holds_each_project_once_with_what_is_its_own(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        two = answer(of="ben", text="une ferme", revision=2, minute=3)
        await take(store, "2", Outcome(answers=(two, answer("B02", of="ben", minute=4))), account=BEN)
        await take(store, "3", Outcome(shares=(share("ben", since=at(6)),)), account=BEN, minute=6)
        await as_marie(store, "4", Outcome(comments=(comment(of="ben"),)))
        first, second = await store.followed("marie", at(30))
        assert (first.share.id, second.share.id) == (share().id, share("ben").id)
        assert (first.naming, second.naming) == ({"action-ana": answer()}, {"action-ben": two})
        assert second.moved == (("action-ben", "B01", at(3)), ("action-ben", "B02", at(4)))
        assert (second.comments, second.stages, second.read_at) == ((comment(of="ben"),), (), None)

    async def test_a_revision_that_only_notes_a_follow_up_question_moves_nothing(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        noted = replace(answer(revision=2, minute=3), parts=answer().parts, probes=(ProbeMark("no_number", "asked"),))
        await take(store, "2", Outcome(answers=(noted,)))
        (found,) = await store.followed("marie", at(30))
        assert found.moved == (("action-ana", "B01", NOW),)
        words = answer(text="un verger", revision=3, minute=4)
        await take(store, "3", Outcome(answers=(words, replace(words, revision=4, probes=noted.probes))))
        (found,) = await store.followed("marie", at(30))
        assert found.moved == (("action-ana", "B01", at(4)),)
        assert found.naming["action-ana"].parts == words.parts

    async def test_withdrawn_words_are_blank_for_a_coach_too(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "redact", Outcome(effects=(Blank("project-ana", ("m1",), ()),)))
        found = await seen(store)
        assert found is not None
        assert [given.text for given in found.history] == [""]
