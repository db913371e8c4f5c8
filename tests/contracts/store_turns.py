"""What every store must do with turns: once, in order, several at once; and what they send."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.core.dialog import Choice
from bot.core.model import Account, Attachment, Block, Outcome, Place, Reply
from bot.ports import TurnMoved
from tests.contracts.store import (
    ANA,
    ANAS,
    BEN,
    BENS,
    FOCUS,
    MakeStore,
    answer,
    conversation,
    inbound,
    reply,
    take,
    welcome,
)


class TurnsContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

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
