"""What every store must do with what holders share with coaches. Used like `tests.contracts.store`.

Who may read and write what stands in two tables, `STATES` and `WRITINGS`: every one of the second is tried in every one
of the first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core import codes
from bot.core.model import (
    HOLDER,
    Account,
    Coach,
    Code,
    Comment,
    Consent,
    Disclosure,
    Erase,
    Join,
    Note,
    Outcome,
    Person,
    Place,
    Project,
    Reading,
    Replied,
    Reviewed,
    Separate,
    Share,
    Stage,
    Ticket,
)
from bot.ports import WEB, Inbound, Store, TurnMoved
from tests.contracts.store import (
    AGREED,
    ANA,
    ANAS,
    BEN,
    BENS,
    NOW,
    MakeStore,
    answer,
    inbound,
    reply,
    take,
    welcome,
)

MARIE, MARIES = Account("telegram", "9"), Place("telegram", "chat 9", notice="telegram_notice")
MARIES_DESK, AT_HER_DESK = Account("matrix", "@marie"), Place("matrix", "!marie", notice="matrix_notice")
PAUL, PAULS = Account("telegram", "8"), Place("telegram", "chat 8", notice="telegram_notice")
PAGES = Place(WEB, "pages", private=False, notice="")
ROOM = Place("matrix", "!room", private=False, notice="group_notice")
INVITATION, OF_MARIE = codes.made_from("invitation"), codes.made_from("marie")
PARTED = reply("a project is not shared any more")
WORDS = "Avec qui avez-vous parlé ?"


def at(minute: float) -> datetime:
    return NOW + timedelta(minutes=minute)


def coach(name: str = "marie", **changes: object) -> Coach:
    """A coach as the operator adds one."""
    written = {"marie": INVITATION}.get(name) or codes.made_from(f"invitation {name}")
    own = {"marie": OF_MARIE}.get(name) or codes.made_from(name)
    made = Coach(f"coach-{name}", name.title(), str(own), NOW, written.digest, at(60 * 24 * 14))
    return replace(made, **changes)  # type: ignore[arg-type]


def joined(name: str = "marie", **changes: object) -> Coach:
    """The same once the invitation was used."""
    return coach(name, **{"invitation": "", "invited_until": None, "person": name, **changes})


def share(of: str = "ana", to: str = "marie", number: int = 1, **changes: object) -> Share:
    made = Share(
        f"share-{of}-{to}-{number}", f"project-{of}", f"coach-{to}", to.title(), {"all": at(5)}, at(5), at(600)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def comment(number: int = 1, text: str = WORDS, *, of: str = "ana", to: str = "marie", **changes: object) -> Comment:
    about = (f"project-{of}", f"action-{of}", "B01", 1)
    made = Comment(f"comment-{of}-{number}", share(of, to).id, *about, text, "fr", at(10 + number), to.title())
    return replace(made, **changes)  # type: ignore[arg-type]


def note(number: int = 1, text: str = "revoir le budget", *, of: str = "ana", to: str = "marie") -> Note:
    return Note(f"note-{of}-{number}", share(of, to).id, text, at(10 + number), to.title())


def reading(minute: int = 10, *, of: str = "ana", to: str = "marie") -> Reading:
    return Reading(share(of, to).id, "summary", at(minute))


def stage(name: str = "ready", by: str = HOLDER, minute: int = 10, *, of: str = "ana") -> Stage:
    return Stage(f"project-{of}", name, by, at(minute))  # type: ignore[arg-type]


async def become(store: Store, name: str, account: Account, place: Place) -> None:
    """The operator adds a coach, who comes for the first time with the invitation."""
    await store.add_coach(coach(name))
    consents = (Consent(place.notice, "1", NOW),)
    outcome = Outcome(Person(name, "en", consents), coaches=(joined(name),))
    await take(store, f"become {name}", outcome, account=account, place=place)


async def as_marie(store: Store, event: str, outcome: Outcome, *, minute: int = 10) -> None:
    await take(store, event, outcome, account=MARIE, place=MARIES, minute=minute)


async def met(store: Store) -> None:
    """Ana and Ben with a project each, and two coaches. Nothing is shared."""
    for name, account in (("ana", ANA), ("ben", BEN)):
        await take(store, name, welcome(name), account=account)
        await take(store, f"answer {name}", Outcome(answers=(answer(of=name),)), account=account)
    await become(store, "marie", MARIE, MARIES)
    await become(store, "paul", PAUL, PAULS)


async def granted(store: Store) -> None:
    """Ana has shared her project with Marie, who has read it and said something."""
    await met(store)
    outcome = Outcome(shares=(share(),), stages=(stage("shared", minute=5),))
    await take(store, "share", outcome, minute=5)
    await as_marie(store, "read", Outcome(readings=(reading(),), comments=(comment(),), notes=(note(),)))


async def withdrawn(store: Store) -> None:
    await granted(store)
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)


async def over(store: Store) -> None:
    await granted(store)
    await take(store, "shorten", Outcome(shares=(share(until=at(25)),)), minute=20)


async def taken_away(store: Store) -> None:
    await granted(store)
    await store.remove_coach("coach-marie", at(20))


async def holder_is_erased(store: Store) -> None:
    await granted(store)
    await store.erase("ana")


async def holder_asked_to_be_erased(store: Store) -> None:
    await granted(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", PARTED, PARTED),)), minute=20)


async def shared_with_paul(store: Store) -> None:
    await met(store)
    await take(store, "share", Outcome(shares=(share(to="paul"),)), minute=5)


Setting = Callable[[Store], Awaitable[None]]
# What came before, and who asks then about Ana's project. Only the first may.
STATES: dict[str, tuple[Setting, Account, Place]] = {
    "granted": (granted, MARIE, MARIES),
    "never granted": (met, MARIE, MARIES),
    "withdrawn": (withdrawn, MARIE, MARIES),
    "over": (over, MARIE, MARIES),
    "taken away": (taken_away, MARIE, MARIES),
    "holder erased": (holder_is_erased, MARIE, MARIES),
    "holder about to be erased": (holder_asked_to_be_erased, MARIE, MARIES),
    "granted to another coach": (shared_with_paul, MARIE, MARIES),
    "another coach": (granted, PAUL, PAULS),
    "another holder": (granted, BEN, BENS),
    "the holder, as if a coach": (granted, ANA, ANAS),
}
REFUSED = [name for name in STATES if name != "granted"]
WRITINGS: dict[str, Outcome] = {
    "reading": Outcome(readings=(reading(30),)),
    "comment": Outcome(comments=(comment(2, at=at(30)),)),
    "resolving": Outcome(comments=(comment(resolved_at=at(30)),)),
    "other words": Outcome(comments=(comment(text="Qui ?", at=at(30)),)),
    "taking back": Outcome(comments=(comment(text=""),)),
    "note": Outcome(notes=(replace(note(2), at=at(30)),)),
    "note written anew": Outcome(notes=(replace(note(text="autre"), at=at(30)),)),
    "note removed": Outcome(notes=(note(text=""),)),
    "stage": Outcome(stages=(stage(by="coach-marie", minute=30),)),
}


async def seen(store: Store, minute: int = 30) -> Disclosure | None:
    return await store.disclosed("marie", share().id, at(minute))


class SharingContract:
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
        (found,) = situation.followed
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
        assert dict((await store.load(MARIE, MARIES)).disclosures) == {}

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
        running = [found for found in situation.followed if found.share.runs(at(30))]
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

    async def test_withdrawn_words_are_blank_for_a_coach_too(self, make_store: MakeStore) -> None:
        from bot.core.model import Blank

        store = await make_store()
        await granted(store)
        await take(store, "redact", Outcome(effects=(Blank("project-ana", ("m1",), ()),)))
        found = await seen(store)
        assert found is not None
        assert [given.text for given in found.history] == [""]

    # --- who may write ------------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("writing", WRITINGS)
    async def test_a_coach_writes_about_what_was_granted(self, make_store: MakeStore, writing: str) -> None:
        store = await make_store()
        await granted(store)
        before = await seen(store)
        await as_marie(store, "write", WRITINGS[writing], minute=30)
        assert await seen(store) != before

    @pytest.mark.parametrize("writing", WRITINGS)
    @pytest.mark.parametrize("state", REFUSED)
    async def test_without_a_grant_nothing_is_written(self, make_store: MakeStore, state: str, writing: str) -> None:
        store = await make_store()
        prepare, account, place = STATES[state]
        await prepare(store)
        persons = [person for person in ("ana", "ben", "marie") if state != "holder erased" or person != "ana"]
        before = [await store.holding(person) for person in persons]
        with pytest.raises(TurnMoved):
            await take(store, "write", WRITINGS[writing], account=account, place=place, minute=30)
        assert [await store.holding(person) for person in persons] == before

    @pytest.mark.parametrize("writing", WRITINGS)
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

    @pytest.mark.parametrize("ended", [withdrawn, taken_away])
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

    async def test_a_new_share_shows_nothing_of_an_ended_one(self, make_store: MakeStore) -> None:
        store = await make_store()
        await withdrawn(store)
        await take(store, "new", Outcome(shares=(share(number=2, since=at(30)),)), minute=30)
        found = await store.disclosed("marie", share(number=2).id, at(31))
        assert found is not None
        assert (found.comments, found.notes, found.readings) == ((), (), ())
        assert await seen(store, 31) is None
        assert (await store.load(ANA, ANAS)).comments == (comment(),)

    @pytest.mark.parametrize("gone", ["taken away", "erased", "not joined"])
    async def test_nothing_is_shared_with_who_is_no_coach(self, make_store: MakeStore, gone: str) -> None:
        store = await make_store()
        await met(store)
        await store.add_coach(coach("zoe"))
        if gone == "taken away":
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

    async def test_words_of_a_comment_that_wait_to_be_sent_are_taken_back_with_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "told", Outcome(replies=(reply(f"Marie : « {WORDS} »"), reply("another message"))))
        await as_marie(store, "back", Outcome(comments=(comment(text=""),)))
        assert [message.reply for message in await store.waiting(ANAS)] == [reply("another message")]

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
        assert [found.share for found in before.followed] == [share()]
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
        await self._inside(store)
        assert await store.visitor("session", at(699)) is not None
        assert await store.visitor("session", at(700)) is None
        assert await store.visitor("", at(20)) is None
        await store.leave("another")
        assert await store.visitor("session", at(20)) is not None
        await store.leave("session")
        assert await store.visitor("session", at(20)) is None

    async def _inside(self, store: Store) -> None:
        await granted(store)
        await as_marie(
            store, "pages", Outcome(tickets=(Ticket("ticket", "marie", at(20)), Ticket("2", "marie", at(20))))
        )
        assert await store.enter("ticket", "session", at(15), at(700))

    @pytest.mark.parametrize("gone", ["taken away", "erased", "about to be erased"])
    async def test_who_is_no_coach_any_more_is_signed_out(self, make_store: MakeStore, gone: str) -> None:
        store = await make_store()
        await self._inside(store)
        if gone == "taken away":
            await store.remove_coach("coach-marie", at(16))
        elif gone == "erased":
            await store.erase("marie")
        else:
            await as_marie(store, "erase", Outcome(effects=(Erase("marie", PARTED, PARTED),)))
        assert await store.visitor("session", at(17)) is None
        assert not await store.enter("2", "another", at(17), at(700))
        assert await store.visitor("another", at(17)) is None

    # --- a coach goes -------------------------------------------------------------------------------------------------

    async def test_a_coach_who_is_taken_away_leaves_a_name_and_the_comments(self, make_store: MakeStore) -> None:
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

    async def test_an_invitation_of_a_coach_who_was_taken_away_is_worth_nothing(self, make_store: MakeStore) -> None:
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
        await take(store, "told", Outcome(replies=(reply(f"Marie : « {WORDS} »"), reply("another message"))))
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

    async def test_a_coach_who_holds_a_project_too_is_erased_with_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        mine = Project("project-marie", (), NOW)
        await as_marie(store, "begin", Outcome(projects=(mine,), shares=(share("marie", "paul"),)))
        await as_marie(store, "with herself", Outcome(shares=(share("marie", "marie"),)))
        assert [found.share.coach for found in await store.followed("paul", at(30))] == ["coach-paul"]
        parted = Erase("marie", PARTED, PARTED, {"fr": PARTED, "en": PARTED})
        said = await store.commit(
            inbound("erase", MARIE, MARIES), await store.load(MARIE, MARIES), Outcome(effects=(parted,))
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
        await as_marie(store, "summary", Outcome(replies=(reply("Ana says: un jardin"),)))
        english = Erase("ana", PARTED, PARTED, {"fr": reply("un projet"), "en": PARTED})
        said = await take(store, "erase", Outcome(effects=(english,)), minute=20)
        assert said is not None
        assert [(message.place, message.reply) for message in said] == [(MARIES, PARTED)]
        assert list(await store.followed("marie", at(21))) == []
        await store.erase("ana")
        assert [message.reply for message in await store.waiting(MARIES)] == [PARTED]
        hers = await store.holding("marie")
        assert (hers.written, hers.noted) == ((), ())

    async def test_who_cannot_be_reached_is_told_nothing_of_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await store.reach(MARIES, reachable=False)
        parted = Erase("ana", PARTED, PARTED, {"fr": PARTED, "en": PARTED})
        assert await take(store, "erase", Outcome(effects=(parted,)), minute=20) == ()
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
        joining = Outcome(effects=(Join(given, NOW, PARTED),), codes=(replace(given, expires_at=NOW),))
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
        apart = Outcome(effects=(Separate(link, PARTED),))
        await take(store, "apart", apart, account=MARIES_DESK, place=AT_HER_DESK, minute=40)
        assert (await store.load(MARIE, MARIES)).coach == joined()
        desk = await store.load(MARIES_DESK, AT_HER_DESK)
        assert (desk.coach, desk.followed) == (None, ())
        with pytest.raises(TurnMoved):
            await take(store, "write", WRITINGS["reading"], account=MARIES_DESK, place=AT_HER_DESK, minute=41)
        assert [found.share for found in await store.followed("marie", at(42))] == [share()]

    async def test_joining_and_separating_sign_out_for_good(self, make_store: MakeStore) -> None:
        store = await make_store()
        await self._inside(store)
        await self._join(store)
        assert await store.visitor("session", at(16)) is None
        await as_marie(store, "pages 2", Outcome(tickets=(Ticket("again", "desk", at(20)),)))
        assert await store.enter("again", "session 2", at(17), at(700))
        visitor = await store.visitor("session 2", at(18))
        assert visitor is not None
        assert visitor.person == "desk"
        (link,) = (await store.load(MARIES_DESK, AT_HER_DESK)).links
        apart = Outcome(effects=(Separate(link, PARTED),))
        await take(store, "apart", apart, account=MARIES_DESK, place=AT_HER_DESK, minute=40)
        for session in ("session", "session 2"):
            assert await store.visitor(session, at(41)) is None

    async def test_two_coaches_who_turn_out_to_be_one_person_keep_both_lists(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await self._join(store)
        await store.add_coach(coach("zoe", added_at=at(1)))
        second = joined("zoe", added_at=at(1), person="desk")
        await take(store, "again", Outcome(coaches=(second,)), account=MARIES_DESK, place=AT_HER_DESK)
        await take(store, "ben shares", Outcome(shares=(share("ben", "zoe"),)), account=BEN)
        situation = await store.load(MARIE, MARIES)
        assert situation.coach == joined(person="desk")
        assert [found.share.id for found in situation.followed] == [share().id, share("ben", "zoe").id]
        outcome = Outcome(stages=(stage(by="coach-marie", of="ben"),), readings=(reading(of="ben", to="zoe"),))
        await as_marie(store, "ready", outcome)
        assert (await store.holding("ben")).stages == (stage(by="coach-marie", of="ben"),)

    async def test_a_project_that_is_joined_goes_on_being_shared(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        given = Code("blue", "digest", "ben", BENS, at(60), 0, "en")
        await take(store, "code", Outcome(codes=(given,)), account=BEN)
        before = await store.load(ANA, ANAS, code="blue")
        joining = Outcome(effects=(Join(given, NOW, PARTED),), codes=(replace(given, expires_at=NOW),))
        await store.commit(inbound("join", minute=15), before, replace(joining, focus=before.focus))
        held = await store.holding("ben")
        assert (held.shares, held.comments, held.notes) == ((share(),), (comment(),), (note(),))
        await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), account=BEN, minute=20)
        assert await seen(store) is None
