"""What every store must do about sharing with coaches: messages that wait, and show words that are taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.core.model import Erase, Outcome, Replied, Share
from bot.ports import Outgoing, Store, TurnMoved
from tests.contracts.sharing import (
    MARIE,
    MARIES,
    UNSHARED,
    as_marie,
    at,
    comment,
    granted,
    share,
)
from tests.contracts.store import ANA, ANAS, BEN, MakeStore, inbound, reply, take

OTHER = reply("Votre dossier sera effacé dans 7 jours.")
Ending = Callable[[Store], Awaitable[object]]


def page(of: str = "ana") -> Outcome:
    """What shows Marie a project, and something else."""
    return Outcome(replies=(replace(reply(f"words of {of}"), about=(share(of).id,)), OTHER))


async def shown(store: Store) -> Outgoing:
    """Marie was to be shown Ana's project; the message."""
    await granted(store)
    said = await store.commit(inbound("page", MARIE, MARIES, minute=11), await store.load(MARIE, MARIES), page())
    assert said is not None
    assert said[0].reply.about == (share().id,)
    return said[0]


async def commented(store: Store, text: str) -> Outgoing:
    """Ana was to be shown a second comment of Marie; the message."""
    await granted(store)
    await as_marie(store, "comment", Outcome(comments=(comment(2, text),)))
    said = await take(store, "shown", Outcome(replies=(replace(reply(text), about=(comment(2).id,)), OTHER)))
    assert said is not None
    return said[0]


async def withdraw(store: Store) -> None:
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)


async def close_a_part(store: Store) -> None:
    await take(store, "less", Outcome(shares=(share(parts={"voices": at(5)}),)), minute=20)


async def take_the_coach_away(store: Store) -> None:
    await store.remove_coach("coach-marie", at(20))


async def ask_to_be_erased(store: Store) -> None:
    await take(store, "erase", Outcome(effects=(Erase("ana", UNSHARED, UNSHARED),)), minute=20)


async def erase_the_holder(store: Store) -> None:
    await store.erase("ana")


async def erase_the_coach(store: Store) -> None:
    await store.erase("marie")


async def take_the_comment_back(store: Store) -> None:
    await as_marie(store, "back", Outcome(comments=(comment(2, ""),)), minute=20)


async def change_the_comment(store: Store) -> None:
    await as_marie(store, "other", Outcome(comments=(comment(2, "Autrement dit"),)), minute=20)


class WaitingContract:
    """Derive from it; `make_store` is the fixture that `StoreContract` describes."""

    # --- what a share opens -------------------------------------------------------------------------------------------

    async def test_what_is_shown_waits_while_the_share_runs(self, make_store: MakeStore) -> None:
        store = await make_store()
        message = await shown(store)
        assert await store.still_waits(message, at(30))
        more = share(parts={"all": at(5), "voices": at(30)}, until=at(900))
        await take(store, "more", Outcome(shares=(more,)), minute=30)
        assert await store.still_waits(message, at(700))
        again = await make_store()
        assert (await again.waiting(MARIES))[0] == message

    @pytest.mark.parametrize(
        "ending",
        [withdraw, close_a_part, take_the_coach_away, ask_to_be_erased, erase_the_holder],
    )
    async def test_what_is_shown_goes_with_the_share_and_the_next_message_stays(
        self, make_store: MakeStore, ending: Ending
    ) -> None:
        store = await make_store()
        message = await shown(store)
        await ending(store)
        assert [left.reply for left in await store.waiting(MARIES)] == [OTHER]
        assert not await store.still_waits(message, at(21))
        again = await make_store()
        (left,) = await again.waiting(MARIES)
        assert await again.still_waits(left, at(21))

    async def test_another_process_knows_that_it_is_not_to_be_sent(self, make_store: MakeStore) -> None:
        store, other = await make_store(), await make_store()
        message = await shown(store)
        await other.remove_coach("coach-marie", at(20))
        assert not await store.still_waits(message, at(21))

    async def test_after_the_last_moment_it_is_not_sent_and_waits_no_more(self, make_store: MakeStore) -> None:
        store = await make_store()
        message = await shown(store)
        assert await store.still_waits(message, at(599))
        assert not await store.still_waits(message, at(600))
        assert [left.reply for left in await store.waiting(MARIES)] == [OTHER]
        await store.close()
        again = await make_store()
        assert [left.reply for left in await again.waiting(MARIES)] == [OTHER]
        assert (await again.load(MARIE, MARIES)).asked == "", "nobody saw it"

    async def test_a_list_goes_with_any_of_its_projects(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        await take(store, "ben shares", Outcome(shares=(share("ben"),)), account=BEN)
        both = replace(reply("two projects"), about=(share("ben").id, share().id))
        await as_marie(store, "list", Outcome(replies=(both, OTHER)))
        await as_marie(store, "page", page("ben"), minute=12)
        await withdraw(store)
        assert [left.reply for left in await store.waiting(MARIES)] == [OTHER, *page("ben").replies]

    @pytest.mark.parametrize("ending", [withdraw, close_a_part, take_the_coach_away, erase_the_holder])
    async def test_what_was_decided_before_the_end_is_refused(self, make_store: MakeStore, ending: Ending) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(MARIE, MARIES, followed=True)
        await ending(other)
        with pytest.raises(TurnMoved):
            await store.commit(inbound("page", MARIE, MARIES, minute=20), before, page())
        assert list(await store.waiting(MARIES)) == []

    async def test_what_was_decided_before_more_is_opened_is_shown(self, make_store: MakeStore) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(MARIE, MARIES, followed=True)
        more = share(parts={"all": at(5), "voices": at(20)}, until=at(900))
        await take(other, "more", Outcome(shares=(more,)), minute=20)
        await store.commit(inbound("page", MARIE, MARIES, minute=20), before, page())
        assert [left.reply for left in await store.waiting(MARIES)] == [*page().replies]

    @pytest.mark.parametrize("less", [share(ended_at=at(20)), share(parts={"voices": at(5)})])
    @pytest.mark.parametrize("first", ["page", "less"])
    async def test_what_is_shown_at_the_moment_of_the_end_does_not_stay(
        self, make_store: MakeStore, less: Share, first: str
    ) -> None:
        store = await make_store()
        await granted(store)
        hers, his = await store.load(MARIE, MARIES, followed=True), await store.load(ANA, ANAS)
        turns = {
            "page": store.commit(inbound("page", MARIE, MARIES, minute=20), hers, page()),
            "less": store.commit(inbound("less", minute=20), his, Outcome(shares=(less,), focus=his.focus)),
        }
        await asyncio.gather(*(turns.pop(name) for name in (first, *(turns.keys() - {first}))))
        assert [left.reply for left in await store.waiting(MARIES)] == [OTHER]

    async def test_who_is_on_both_sides_ends_what_the_same_turn_shows(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        before = await store.load(ANA, ANAS)
        shows = Outcome(shares=(share(ended_at=at(20)),), replies=page().replies, focus=before.focus)
        both = replace(before, followed=(await store.load(MARIE, MARIES, followed=True)).followed)
        said = await store.commit(inbound("stop", minute=20), both, shows)
        assert said is not None
        assert [left.reply for left in await store.waiting(ANAS)] == [OTHER]
        assert not await store.still_waits(said[0], at(20))

    # --- what a coach said --------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("text", ["e", "ok", "Combien de mères sont-elles ?"])
    @pytest.mark.parametrize("ending", [take_the_comment_back, change_the_comment, erase_the_coach])
    async def test_a_comment_that_waits_goes_with_its_words_and_with_nothing_else(
        self, make_store: MakeStore, ending: Ending, text: str
    ) -> None:
        store = await make_store()
        message = await commented(store, text)
        await take(store, "first", Outcome(replies=(replace(reply(text), about=(comment().id,)),)))
        await ending(store)
        left = [found.reply for found in await store.waiting(ANAS)]
        first = [] if ending == erase_the_coach else [replace(reply(text), about=(comment().id,))]
        assert left == [OTHER, *first]
        assert not await store.still_waits(message, at(21))

    @pytest.mark.parametrize("ending", [withdraw, take_the_coach_away])
    async def test_a_comment_that_waits_stays_with_the_holder(self, make_store: MakeStore, ending: Ending) -> None:
        store = await make_store()
        message = await commented(store, "e")
        await ending(store)
        assert await store.still_waits(message, at(700))

    @pytest.mark.parametrize("text", ["", "Autrement dit"])
    async def test_a_comment_that_was_changed_meanwhile_is_not_shown_as_it_was(
        self, make_store: MakeStore, text: str
    ) -> None:
        store, other = await make_store(), await make_store()
        await granted(store)
        before = await store.load(ANA, ANAS)
        await as_marie(other, "back", Outcome(comments=(comment(text=text),)))
        late = Outcome(replies=(replace(reply("words"), about=(comment().id,)),), focus=before.focus)
        with pytest.raises(TurnMoved):
            await store.commit(inbound("shown", minute=20), before, late)

    async def test_a_comment_that_changes_while_it_waits_is_told_anew(self, make_store: MakeStore) -> None:
        store = await make_store()
        await commented(store, "e")
        known = (Replied(comment().id, at(12)), Replied(comment(2).id, at(12)))
        await take(store, "told", Outcome(replied=known))
        assert list(await store.remarked()) == []
        await as_marie(store, "first", Outcome(comments=(comment(text="Autre chose"),)), minute=20)
        assert list(await store.remarked()) == [], "no message with its former words waits"
        await change_the_comment(store)
        assert [quiet.person for quiet in await store.remarked()] == ["ana"]
        told = {found.id: found.told_at for found in (await store.load(ANA, ANAS)).comments}
        assert told == {comment().id: at(12), comment(2).id: None}

    # --- the others ---------------------------------------------------------------------------------------------------

    async def test_a_message_about_nothing_waits_until_it_is_sent(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        said = await take(store, "warned", Outcome(replies=(OTHER,)))
        assert said is not None
        assert await store.still_waits(said[0], at(9999))
        await store.sent(said)
        await take(store, "next", Outcome())
        assert not await store.still_waits(said[0], at(30))

    async def test_who_asked_to_be_erased_is_sent_nothing_more(self, make_store: MakeStore) -> None:
        store = await make_store()
        await granted(store)
        said = await take(store, "warned", Outcome(replies=(OTHER,)))
        assert said is not None
        await ask_to_be_erased(store)
        assert list(await store.waiting(ANAS)) == []
        assert ANAS not in await store.places_waiting()
        assert not await store.still_waits(said[0], at(21))
