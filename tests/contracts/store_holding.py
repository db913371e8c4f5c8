"""What every store must do with what it holds: blank it, erase it, report it, hand it over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.model import Account, Blank, Outcome, Part, ProbeMark, Project, Situation, TimedOut
from bot.ports import TurnMoved
from tests.contracts.store import (
    ANA,
    ANAS,
    BEN,
    BENS,
    FOCUS,
    NOW,
    MakeStore,
    Questions,
    answer,
    conversation,
    inbound,
    reply,
    take,
    welcome,
)


class HoldingContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- leaving ------------------------------------------------------------------------------------------------------

    async def test_a_withdrawn_wording_loses_its_words_and_nothing_else(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        probes = (ProbeMark("words_lt:3", "answered"),)
        first = replace(answer(text="my name is Ana"), chosen=("yes",), probes=probes)
        await take(store, "2", Outcome(answers=(first, answer("B02", "kept"))))
        await take(store, "3", Outcome(answers=(answer(text="Ana again", revision=2),)))
        last = answer(text="a person", revision=3)
        blank = Blank("project-ana", ("m2",), (("action-ana", "B01", 3),))
        await take(store, "4", Outcome(answers=(last,), effects=(blank,)))
        situation = await store.load(ANA, ANAS)
        assert {found.text for found in situation.answers.values()} == {"a person", "kept"}
        history = [found for found in (await store.holding("ana")).history if found.step == "B01"]
        assert history[0] == replace(first, parts=(Part("m1", "", "fr"),))
        assert [found.text for found in history] == ["", "", "a person"]

    async def test_a_withdrawn_message_loses_its_words_wherever_it_was_copied_or_moved(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        other = Project("project-other", (), NOW)
        await take(store, "1", replace(welcome(), projects=(*welcome().projects, other)))
        both = (Part("m1", "Ana did it", "fr"), Part("m9", "kept", "fr"))
        moved = replace(answer("B02", revision=1), parts=both)
        left = replace(answer("B02", revision=2), parts=both[1:])
        copied = replace(answer("B01", text="Ana did it"), subject="action-copy")
        elsewhere = replace(answer("B01", text="another project"), project="project-other")
        await take(store, "2", Outcome(answers=(answer(text="Ana did it"), copied, moved, left, elsewhere)))
        new = tuple(replace(old, revision=2, parts=(Part("m1", "a person", "fr"),)) for old in (answer(), copied))
        blank = Blank("project-ana", ("m1",), tuple((found.subject, found.step, 2) for found in new))
        await take(store, "3", Outcome(answers=new, effects=(blank,)))
        texts = {(a.project, a.subject, a.step, a.revision): a.text for a in (await store.holding("ana")).history}
        assert texts == {
            ("project-ana", "action-ana", "B01", 1): "",
            ("project-ana", "action-ana", "B01", 2): "a person",
            ("project-ana", "action-copy", "B01", 1): "",
            ("project-ana", "action-copy", "B01", 2): "a person",
            ("project-ana", "action-ana", "B02", 1): "\nkept",
            ("project-ana", "action-ana", "B02", 2): "kept",
            ("project-other", "action-ana", "B01", 1): "another project",
        }

    async def test_an_erased_person_is_a_stranger_and_nobody_else_is_touched(self, make_store: MakeStore) -> None:
        store = await make_store()
        for name, account in (("ana", ANA), ("ben", BEN)):
            await take(store, f"1 {name}", welcome(name, reply("hello")), account=account)
            await take(store, f"2 {name}", Outcome(answers=(answer(of=name),)), account=account)
        kept, held = await store.load(BEN, BENS), await store.holding("ben")
        await store.erase("ana")
        assert await store.load(ANA, ANAS) == Situation(ANA, ANAS)
        assert await store.person_of(ANA) is None
        assert not await store.waiting(ANAS)
        with pytest.raises(KeyError):
            await store.holding("ana")
        assert await store.load(BEN, BENS) == kept
        assert await store.holding("ben") == held
        assert len(await store.waiting(BENS)) == 1

    async def test_after_an_erasure_old_events_stay_applied_and_the_person_may_come_back(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await store.erase("ana")
        assert await take(store, "1", welcome()) is None
        assert await take(store, "2", welcome()) is not None
        assert (await store.load(ANA, ANAS)).person is not None

    async def test_a_turn_decided_before_an_erasure_is_refused(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        before = await store.load(ANA, ANAS)
        await store.erase("ana")
        with pytest.raises(TurnMoved):
            await store.commit(inbound("2"), before, Outcome(focus=FOCUS, replies=(reply("too late"),)))

    async def test_erasing_nobody_or_twice_is_no_error(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await store.erase("nobody")
        await store.erase("ana")
        await store.erase("ana")

    # --- the operator -------------------------------------------------------------------------------------------------

    async def test_a_new_store_has_nothing_to_report(self, make_store: MakeStore) -> None:
        found = await (await make_store()).report()
        assert (found.channels, found.waiting, found.kept, found.uncertain, found.persons) == ((), 0, 0, 0, 0)
        assert found.size > 0
        assert found.schema

    async def test_a_report_counts_what_there_is(self, make_store: MakeStore) -> None:
        store = await make_store()
        said = await take(store, "1", welcome("ana", reply("one"), reply("two")))
        await take(store, "2", welcome("ben", reply("three")), account=BEN)
        assert said is not None
        await store.sent(said[:1], uncertain=True)
        assert await store.keep(inbound("3"))
        found = await store.report()
        assert (found.waiting, found.kept, found.uncertain, found.persons) == (2, 1, 1, 2)

    async def test_a_report_tells_no_word_and_no_name(self, make_store: MakeStore) -> None:
        store = await make_store()
        account = Account("terminal", "NAME-ON-CHANNEL")
        await take(store, "1", welcome("ID-OF-PERSON", reply("WORDS")), account=account)
        await store.note_channel("terminal", "listening")
        told = repr(await store.report())
        assert not [canary for canary in ("NAME-ON-CHANNEL", "ID-OF-PERSON", "WORDS") if canary in told]

    async def test_the_state_of_a_channel_is_there_at_the_next_start(self, make_store: MakeStore) -> None:
        store = await make_store()
        await store.note_channel("telegram", "listening")
        await store.note_channel("matrix", "refused", "matrix_login")
        before = await store.report()
        await store.close()
        found = await (await make_store()).report()
        assert found.channels == before.channels
        told = [(channel.name, channel.state, channel.error, channel.event_at) for channel in found.channels]
        assert told == [("matrix", "refused", "matrix_login", None), ("telegram", "listening", "", None)]
        assert all(channel.since.utcoffset() == timedelta(0) for channel in found.channels)

    async def test_the_last_error_of_a_channel_stays_until_its_next_start(self, make_store: MakeStore) -> None:
        store = await make_store()
        errors = []
        for state, error in (("waiting", "NetworkError"), ("listening", ""), ("stopped", ""), ("starting", "")):
            await store.note_channel("telegram", state, error)
            errors.append((await store.report()).channels[0].error)
        assert errors == ["NetworkError", "NetworkError", "NetworkError", ""]

    async def test_a_channel_that_was_refused_and_then_stopped_is_refused(self, make_store: MakeStore) -> None:
        store = await make_store()
        states = []
        for state in ("refused", "stopped", "starting", "stopped"):
            await store.note_channel("telegram", state)
            states.append((await store.report()).channels[0].state)
        assert states == ["refused", "refused", "starting", "stopped"]

    async def test_a_channel_is_told_with_the_time_of_its_last_event_to_the_minute(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "0", Outcome(), account=BEN)  # what a channel that never ran brings is noted nowhere
        for name in ("telegram", "matrix"):
            await store.note_channel(name, "listening")
        account = Account("telegram", "ana")
        await take(store, "1", welcome(), account=account)
        await take(store, "2", Outcome(), account=account, minute=5)
        assert await store.keep(inbound("3", account, minute=7))
        await take(store, "4", Outcome(), account=account, minute=2)  # an older one, delivered late
        due = replace(inbound("5", account, minute=60), event=TimedOut("reminder"))
        before = await store.load(account, due.place)
        await store.commit(due, before, Outcome(focus=before.focus))
        events = {channel.name: channel.event_at for channel in (await store.report()).channels}
        assert events == {"matrix": None, "telegram": NOW + timedelta(minutes=7)}

    # --- documents ----------------------------------------------------------------------------------------------------

    async def test_a_holding_is_complete_and_oldest_first(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        other = Project("project-other", (), NOW + timedelta(days=1))
        await take(store, "2", Outcome(projects=(other,), answers=(answer("B09", minute=1),)))
        await take(store, "3", Outcome(answers=(answer("B01", of="other", minute=2), answer("B05", minute=2))))
        await take(store, "4", Outcome(answers=(answer("B09", "changed", revision=2, minute=3),)), minute=9)
        holding = await store.holding("ana")
        assert holding.person == (await store.load(ANA, ANAS)).person
        assert holding.accounts == (ANA,)
        assert (holding.created_at, holding.seen_at) == (NOW, NOW + timedelta(minutes=9))
        assert [project.id for project in holding.projects] == ["project-ana", "project-other"]
        assert holding.conversations == (conversation(),)
        assert [found.at for found in holding.history] == sorted(found.at for found in holding.history)
        assert {(found.step, found.revision) for found in holding.history} == {
            ("B09", 1),
            ("B01", 1),
            ("B05", 1),
            ("B09", 2),
        }

    async def test_a_holding_of_nobody_is_a_key_error(self, make_store: MakeStore) -> None:
        with pytest.raises(KeyError):
            await (await make_store()).holding("nobody")

    async def test_a_holding_tells_the_questions_of_the_versions_that_were_answered(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        first: Questions = {"B01": {"fr": "Quel nom ?", "en": "What name?"}}
        second: Questions = {"B01": {"fr": "Et quel nom ?"}}
        await store.keep_versions({("annexe_b", "v1"): first})
        await store.keep_versions({("annexe_b", "v1"): second, ("annexe_b", "v2"): second, ("jeux", "v1"): second})
        await store.keep_versions({})
        await take(store, "1", welcome())
        assert (await store.holding("ana")).asked == {}
        await take(store, "2", Outcome(answers=(answer(),)))
        assert (await store.holding("ana")).asked == {("annexe_b", "v1"): first}
        later = replace(answer(revision=2), version="v2")
        await take(store, "3", Outcome(answers=(later, replace(answer("B02"), version="v0"))))
        assert (await store.holding("ana")).asked == {("annexe_b", "v1"): first, ("annexe_b", "v2"): second}
