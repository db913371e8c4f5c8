"""What every store must do. A test module derives a class from `StoreContract` and gives it a fixture `make_store`.

`make_store()` opens a store on the same storage each time it is called: a second one stands for another process, or for
the next start. The fixture closes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.dialog import Choice, Language
from bot.core.model import (
    Account,
    Action,
    Answer,
    Attachment,
    Blank,
    Block,
    Consent,
    Conversation,
    Outcome,
    Part,
    Pending,
    Person,
    Place,
    ProbeMark,
    Project,
    Reply,
    Said,
    Situation,
    TimedOut,
)
from bot.ports import Inbound, Outgoing, Store, TurnMoved

MakeStore = Callable[[], Awaitable[Store]]
Questions = dict[str, dict[Language, str]]

NOW = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
ANA, BEN = Account("terminal", "ana"), Account("terminal", "ben")
ANAS, BENS = Place("terminal", "ana"), Place("terminal", "ben")
FOCUS = ("annexe_b", "action-ana")
AGREED = Consent("terminal_notice", "2026-01", NOW)

TEXTS = {
    "plain": "Nous réparons des vélos.",
    "emoji": "👩🏽‍🌾 ensemble 🏳️‍🌈",
    "right to left": "مرحبا שלום \u202eabc\u202c",
    "control characters": "a\x00b\x01\x1f\x7f\x85c",
    "line ends": "one\r\ntwo\rthree\u2028four\n\n",
    "sql": "'); DROP TABLE answers; --",
    "json": '{"text": "\\u0000", "a": [1]}\\',
    "empty": "",
    "spaces": " \t ",
    "very long": "é" * 100_000,
}


def reply(text: str) -> Reply:
    return Reply((Block("question", text),))


def answer(
    step: str = "B01", text: str = "un jardin", *, of: str = "ana", revision: int = 1, minute: int = 0
) -> Answer:
    at = NOW + timedelta(minutes=minute)
    parts = (Part(f"m{revision}", text, "fr"),)
    return Answer(f"project-{of}", f"action-{of}", step, revision, "annexe_b", "v1", at, parts)


def conversation(of: str = "ana", *, state: str = "B01", number: int = 1) -> Conversation:
    return Conversation(f"conversation-{of}-{number}", "annexe_b", "v1", f"action-{of}", state, number)


def welcome(of: str = "ana", *replies: Reply) -> Outcome:
    """The outcome that makes a person with one project, standing in a conversation."""
    return Outcome(
        person=Person(of, "fr", (AGREED,), project=f"project-{of}"),
        projects=(Project(f"project-{of}", (Action(f"action-{of}"),), NOW),),
        conversations=(conversation(of),),
        focus=("annexe_b", f"action-{of}"),
        replies=replies,
    )


def inbound(event: str, account: Account = ANA, place: Place | None = None, *, minute: int = 0) -> Inbound:
    place = place or Place(account.channel, account.name)
    return Inbound(event, account, place, Said(event, "hello"), NOW + timedelta(minutes=minute))


async def until(condition: Callable[[], bool]) -> None:
    """Let the other tasks run until this holds."""
    while not condition():  # noqa: ASYNC110 - what is waited for has no event to set
        await asyncio.sleep(0)


async def take(
    store: Store, event: str, outcome: Outcome, *, account: Account = ANA, place: Place | None = None, minute: int = 0
) -> Sequence[Outgoing] | None:
    """One turn: load and commit. An outcome without focus keeps the one there is."""
    arrived = inbound(event, account, place, minute=minute)
    before = await store.load(account, arrived.place)
    return await store.commit(arrived, before, replace(outcome, focus=outcome.focus or before.focus))


class StoreContract:
    """Derive from it; `make_store` is the fixture described above."""

    # --- loading what was committed -----------------------------------------------------------------------------------

    async def test_a_stranger_has_no_person_and_nothing_else(self, make_store: MakeStore) -> None:
        store = await make_store()
        assert await store.load(ANA, ANAS) == Situation(ANA, ANAS)
        assert await store.person_of(ANA) is None

    async def test_a_stranger_who_leaves_no_word_is_still_a_stranger(self, make_store: MakeStore) -> None:
        store = await make_store()
        said = await take(store, "1", Outcome(replies=(reply("welcome"),)))
        assert said is not None
        assert [message.reply for message in said] == [reply("welcome")]
        assert await store.load(ANA, ANAS) == Situation(ANA, ANAS)
        assert list(await store.waiting(ANAS)) == list(said)

    async def test_every_record_is_loaded_as_it_was_committed(self, make_store: MakeStore) -> None:
        store = await make_store()
        person = Person("ana", "en", (AGREED,), "project-ana")
        projects = (
            Project("project-ana", (Action("action-ana"), Action("gone", removed_at=NOW)), NOW),
            Project("project-two", (), NOW + timedelta(days=1)),
        )
        conversations = (
            replace(
                conversation(),
                later=("B02", "B03"),
                trail=("B01", "B02"),
                recheck=("B01",),
                pending=Pending("probe", {"probe": "words_lt:3", "quote": "« un »"}),
                paused=True,
            ),
            Conversation("home", "accueil", "v0", "ana", "home"),
        )
        answers = (
            replace(
                answer(),
                parts=(Part("m1", "un", "fr"), Part("m2", "two", "en")),
                chosen=("yes", "later"),
                probes=(ProbeMark("words_lt:3", "answered"), ProbeMark("no_actor", "passed")),
            ),
            replace(answer("B02"), subject="project-ana", parts=()),
        )
        await take(store, "1", Outcome(person, projects, conversations, FOCUS, answers))
        expected = Situation(
            ANA,
            ANAS,
            replace(person, turn=1),
            projects,
            {(c.dialog, c.subject): c for c in conversations},
            FOCUS,
            {(a.subject, a.step): a for a in answers},
            seen_at=NOW,
            last_focus=FOCUS,
            home="ana",
        )
        assert await store.load(ANA, ANAS) == expected
        assert await (await make_store()).load(ANA, ANAS) == expected

    async def test_records_that_change_are_replaced_and_others_stay(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        project = Project("project-ana", (Action("new"), Action("action-ana", removed_at=NOW)), NOW)
        moved = conversation(state="B02")
        await take(store, "2", Outcome(projects=(project,), conversations=(moved,)))
        situation = await store.load(ANA, ANAS)
        assert situation.projects == (project,)
        assert situation.conversations == {FOCUS: moved}
        assert situation.person == Person("ana", "fr", (AGREED,), "project-ana", turn=2)

    async def test_a_person_can_change_language_and_withdraw_consent(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await take(store, "2", Outcome(person=Person("ana", "en", (), "project-ana", turn=1)))
        assert (await store.load(ANA, ANAS)).person == Person("ana", "en", (), "project-ana", turn=2)

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
    async def test_any_text_comes_back_as_it_was_written(self, make_store: MakeStore, text: str) -> None:
        store = await make_store()
        await take(store, "1", welcome("ana", reply(text)))
        await take(store, "2", Outcome(answers=(answer(text=text),), conversations=(conversation(state=text),)))
        situation = await store.load(ANA, ANAS)
        assert situation.answers["action-ana", "B01"].text == text
        assert situation.conversations[FOCUS].state == text
        assert [message.reply for message in await store.waiting(ANAS)] == [reply(text)]

    async def test_a_text_that_is_not_unicode_is_refused_and_leaves_nothing(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        with pytest.raises(ValueError):
            await take(store, "2", Outcome(answers=(answer(text="half a pair: \ud800"),)))
        situation = await store.load(ANA, ANAS)
        assert not situation.answers
        assert await take(store, "2", Outcome(answers=(answer(),))) is not None

    # --- answers, conversations, places -------------------------------------------------------------------------------

    async def test_the_last_revision_of_an_answer_counts(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        texts = [f"text {revision}" for revision in range(1, 12)]
        for revision, text in enumerate(texts, start=1):
            await take(store, f"a{revision}", Outcome(answers=(answer(text=text, revision=revision),)))
        situation = await store.load(ANA, ANAS)
        assert {key: found.text for key, found in situation.answers.items()} == {("action-ana", "B01"): "text 11"}
        assert [found.text for found in (await store.holding("ana")).history] == texts

    async def test_only_the_answers_of_the_open_project_are_loaded(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        other = Project("project-other", (Action("action-other"),), NOW + timedelta(days=1))
        await take(store, "2", Outcome(projects=(other,), answers=(answer(), answer(text="elsewhere", of="other"))))
        situation = await store.load(ANA, ANAS)
        assert situation.person is not None
        assert [found.text for found in situation.answers.values()] == ["un jardin"]
        await take(store, "3", Outcome(person=replace(situation.person, project="project-other")))
        assert [found.text for found in (await store.load(ANA, ANAS)).answers.values()] == ["elsewhere"]

    async def test_answers_are_a_mapping_that_can_be_asked_for_what_is_not_there(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        await take(store, "2", Outcome(answers=(answer("B01"), answer("B02"))))
        answers = (await store.load(ANA, ANAS)).answers
        assert len(answers) == 2
        assert set(answers) == {("action-ana", "B01"), ("action-ana", "B02")}
        assert ("action-ana", "B03") not in answers
        assert answers.get(("action-ana", "B03")) is None
        with pytest.raises(KeyError):
            answers["action-ana", "B03"]

    async def test_the_last_round_of_a_conversation_counts_and_earlier_ones_are_kept(
        self, make_store: MakeStore
    ) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        rounds = tuple(conversation(number=number) for number in range(1, 12))
        await take(store, "2", Outcome(conversations=rounds[1:]))
        assert (await store.load(ANA, ANAS)).conversations == {FOCUS: rounds[-1]}
        assert (await store.holding("ana")).conversations == rounds

    async def test_each_place_has_its_own_focus(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        room = Place("terminal", "room", private=False)
        assert (await store.load(ANA, room)).focus is None
        await take(store, "2", Outcome(focus=("voyage_en_mer", "project-ana")), place=room)
        assert (await store.load(ANA, room)).focus == ("voyage_en_mer", "project-ana")
        assert (await store.load(ANA, ANAS)).focus == FOCUS

    async def test_in_a_shared_place_each_account_has_its_own_focus(self, make_store: MakeStore) -> None:
        store = await make_store()
        room = Place("terminal", "room", private=False)
        await take(store, "1", welcome("ana"), account=ANA, place=room)
        await take(store, "2", welcome("ben"), account=BEN, place=room)
        assert (await store.load(ANA, room)).focus == ("annexe_b", "action-ana")
        assert (await store.load(BEN, room)).focus == ("annexe_b", "action-ben")

    async def test_a_place_can_lose_its_focus(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        before = await store.load(ANA, ANAS)
        await store.commit(inbound("2"), before, Outcome(focus=None))
        assert (await store.load(ANA, ANAS)).focus is None

    # --- once, and in order -------------------------------------------------------------------------------------------

    async def test_a_second_delivery_changes_nothing(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome("ana", reply("hello")))
        once = await store.load(ANA, ANAS)
        again = Outcome(answers=(answer(),), conversations=(conversation(state="B09"),), replies=(reply("twice"),))
        assert await take(store, "1", again) is None
        assert await take(await make_store(), "1", again) is None
        assert await store.load(ANA, ANAS) == once
        assert [message.reply for message in await store.waiting(ANAS)] == [reply("hello")]

    async def test_a_stranger_is_not_heard_twice_either(self, make_store: MakeStore) -> None:
        store = await make_store()
        assert await take(store, "1", Outcome(replies=(reply("welcome"),))) is not None
        assert await take(store, "1", Outcome(replies=(reply("welcome"),))) is None

    async def test_channels_may_use_the_same_event_ids(self, make_store: MakeStore) -> None:
        store = await make_store()
        assert await take(store, "1", Outcome()) is not None
        assert await take(store, "1", Outcome(), account=Account("matrix", "ana")) is not None

    async def test_every_turn_of_a_person_is_counted(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "0", welcome())
        for turn in range(1, 4):
            person = (await store.load(ANA, ANAS)).person
            assert person is not None
            assert person.turn == turn
            await take(store, str(turn), Outcome())

    async def test_a_turn_decided_on_an_old_situation_is_refused_and_can_be_taken_again(
        self, make_store: MakeStore
    ) -> None:
        here, elsewhere = await make_store(), await make_store()
        await take(here, "1", welcome())
        old = await here.load(ANA, ANAS)
        await take(elsewhere, "2", Outcome(answers=(answer("B01"),)))
        outcome = Outcome(answers=(answer("B02"),), replies=(reply("noted"),), focus=FOCUS)
        with pytest.raises(TurnMoved):
            await here.commit(inbound("3"), old, outcome)
        situation = await here.load(ANA, ANAS)
        assert set(situation.answers) == {("action-ana", "B01")}
        assert not await here.waiting(ANAS)
        assert await here.commit(inbound("3"), situation, outcome) is not None

    async def test_two_processes_meeting_the_same_stranger_make_one_person(self, make_store: MakeStore) -> None:
        here, elsewhere = await make_store(), await make_store()
        stranger = await here.load(ANA, ANAS)
        await elsewhere.commit(inbound("1"), stranger, welcome("ana"))
        with pytest.raises(TurnMoved):
            await here.commit(inbound("2"), stranger, welcome("another"))
        assert await here.person_of(ANA) == "ana"
        with pytest.raises(KeyError):
            await here.holding("another")

    # --- several turns at once ----------------------------------------------------------------------------------------

    async def test_turns_of_many_people_at_once_are_all_kept(self, make_store: MakeStore) -> None:
        store = await make_store()
        names = [f"person{number}" for number in range(50)]

        async def life(name: str) -> None:
            account = Account("terminal", name)
            await take(store, f"{name} 1", welcome(name, reply(f"hello {name}")), account=account)
            for number in range(3):
                step = f"B{number}"
                outcome = Outcome(answers=(answer(step, name, of=name),), replies=(reply(f"{step} {name}"),))
                await take(store, f"{name} {step}", outcome, account=account)

        await asyncio.gather(*map(life, names))
        for name in names:
            place = Place("terminal", name)
            situation = await store.load(Account("terminal", name), place)
            assert [found.text for found in situation.answers.values()] == [name] * 3
            said = [message.reply for message in await store.waiting(place)]
            assert said == [reply(f"hello {name}"), *(reply(f"B{number} {name}") for number in range(3))]

    async def test_a_failing_turn_takes_no_other_with_it(self, make_store: MakeStore) -> None:
        store = await make_store()
        for name in ("a", "b", "c", "d", "e"):
            await take(store, f"welcome {name}", welcome(name), account=Account("terminal", name))
        await take(store, "first", Outcome(answers=(answer(of="c"),)), account=Account("terminal", "c"))
        stale = await store.load(Account("terminal", "b"), Place("terminal", "b"))
        await take(store, "b moves", Outcome(), account=Account("terminal", "b"))

        results = await asyncio.gather(
            take(store, "a", Outcome(answers=(answer(of="a"),)), account=Account("terminal", "a")),
            store.commit(inbound("b", Account("terminal", "b")), stale, Outcome(answers=(answer(of="b"),))),
            take(
                store,
                "c",
                Outcome(answers=(answer(of="c", text="the same revision"),)),
                account=Account("terminal", "c"),
            ),
            take(store, "welcome d", Outcome(answers=(answer(of="d"),)), account=Account("terminal", "d")),
            take(
                store, "e", Outcome(answers=(answer(of="e"),), replies=(reply("e"),)), account=Account("terminal", "e")
            ),
            return_exceptions=True,
        )
        a, b, c, d, e = results
        assert not a
        assert a is not None
        assert isinstance(b, TurnMoved)
        assert isinstance(c, Exception)
        assert d is None
        assert isinstance(e, Sequence)
        assert [message.reply for message in e] == [reply("e")]
        answered = {}
        for name in ("a", "b", "c", "d", "e"):
            situation = await store.load(Account("terminal", name), Place("terminal", name))
            answered[name] = [found.text for found in situation.answers.values()]
        assert answered == {"a": ["un jardin"], "b": [], "c": ["un jardin"], "d": [], "e": ["un jardin"]}
        again = Outcome(answers=(answer(of="c", revision=2),))
        assert await take(store, "c", again, account=Account("terminal", "c")) is not None

    async def test_of_two_turns_decided_on_one_situation_only_the_first_is_written(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        before = await store.load(ANA, ANAS)
        first, second = await asyncio.gather(
            store.commit(inbound("2"), before, Outcome(focus=FOCUS, answers=(answer("B01"),))),
            store.commit(inbound("3"), before, Outcome(focus=FOCUS, answers=(answer("B02"),))),
            return_exceptions=True,
        )
        assert first is not None
        assert isinstance(second, TurnMoved)
        assert set((await store.load(ANA, ANAS)).answers) == {("action-ana", "B01")}

    async def test_one_event_delivered_twice_at_once_is_applied_once(self, make_store: MakeStore) -> None:
        store = await make_store()
        stranger = await store.load(ANA, ANAS)
        results = await asyncio.gather(
            *(store.commit(inbound("1"), stranger, Outcome(replies=(reply("hello"),))) for _ in range(3))
        )
        assert [result is None for result in results] == [False, True, True]
        assert len(await store.waiting(ANAS)) == 1

    async def test_a_turn_that_nobody_waits_for_any_more_is_whole_or_absent(self, make_store: MakeStore) -> None:
        store = await make_store()
        await take(store, "1", welcome())
        before = await store.load(ANA, ANAS)
        task = asyncio.ensure_future(store.commit(inbound("2"), before, Outcome(focus=FOCUS, answers=(answer(),))))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        applied = await take(store, "2", Outcome(answers=(answer("B02"),))) is None
        assert bool(("action-ana", "B01") in (await store.load(ANA, ANAS)).answers) == applied

    # --- the outbox ---------------------------------------------------------------------------------------------------

    async def test_messages_wait_in_order_at_their_place_until_they_are_sent(self, make_store: MakeStore) -> None:
        store = await make_store()
        full = Reply(
            (Block("paragraph", "text"), Block("list", items=("a", "b"))),
            (Choice("yes", "Oui", ("o", "y")),),
            numbered=True,
            attachments=(Attachment("dossier", "md", "fr", "project-ana"),),
        )
        first = await take(store, "1", welcome("ana", reply("one"), full))
        await take(store, "2", welcome("ben", reply("other place")), account=BEN)
        second = await take(store, "3", Outcome(replies=(reply("three"),)))
        assert first is not None
        assert second is not None
        assert [message.reply for message in first] == [reply("one"), full]
        assert list(await store.waiting(ANAS)) == [*first, *second]
        await store.sent([first[0], second[0]])
        assert list(await store.waiting(ANAS)) == [first[1]]
        assert await (await make_store()).waiting(BENS) == await store.waiting(BENS)

    async def test_what_was_sent_does_not_wait_at_the_next_start(self, make_store: MakeStore) -> None:
        store = await make_store()
        said = await take(store, "1", welcome("ana", reply("one"), reply("two")))
        assert said is not None
        await store.sent(said[:1])
        await store.close()
        assert list(await (await make_store()).waiting(ANAS)) == list(said[1:])

    async def test_sending_twice_does_no_harm(self, make_store: MakeStore) -> None:
        store = await make_store()
        said = await take(store, "1", welcome("ana", reply("one")))
        assert said is not None
        await store.sent(said)
        await store.sent(said)
        await store.sent([])
        await take(store, "2", Outcome())
        assert not await store.waiting(ANAS)

    async def test_a_message_id_never_comes_again(self, make_store: MakeStore) -> None:
        seen: list[int] = []
        for start in range(3):
            store = await make_store()
            for number in range(3):
                said = await take(store, f"{start} {number}", Outcome(replies=(reply("a"), reply("b"))))
                assert said is not None
                seen += [message.id for message in said]
                await store.sent(said)
            await store.close()
        assert len(set(seen)) == 18
        assert seen == sorted(seen)

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
