"""What every store must do: keep what it is told. A test module derives a class from `StoreContract`, and from the
contracts of the modules beside this one, and gives it a fixture `make_store`.

`make_store()` opens a store on the same storage each time it is called: a second one stands for another process, or for
the next start. The fixture closes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.dialog import Language
from bot.core.model import (
    Account,
    Action,
    Answer,
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
)
from bot.ports import Inbound, Outgoing, Store

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
    store: Store,
    event: str,
    outcome: Outcome,
    *,
    account: Account = ANA,
    place: Place | None = None,
    minute: int = 0,
    followed: bool = False,
) -> Sequence[Outgoing] | None:
    """One turn: load and commit. An outcome without focus keeps the one there is."""
    arrived = inbound(event, account, place, minute=minute)
    before = await store.load(account, arrived.place, followed=followed)
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
