"""What is taken back: by people in rooms, and by the bot when a person was erased."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nio.events.room_events import RedactedEvent, RoomMessageText

from adapters.channels.matrix import ids
from bot.core.model import Edited, Place
from bot.ports import Retracting
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakePeer
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.receiving import chat
from tests.matrix.room import enter, in_thread, open_room


@pytest.fixture
async def ben(make_peer: MakePeer) -> Peer:
    return await make_peer()


def changes(bot: Bot) -> list[tuple[str, str, str, str]]:
    """Whose message, where, which, and what it says now."""
    return [
        (inbound.account.name, inbound.place.address, event.message, event.text)
        for inbound in bot.notes.seen
        if isinstance(event := inbound.event, Edited)
    ]


@pytest.mark.parametrize("encrypted", [True, False])
async def test_a_contribution_is_changed_and_taken_back_in_its_thread(
    ana: Peer, ben: Peer, bot: Bot, encrypted: bool
) -> None:
    room = await open_room(ana, bot, ben, encrypted=encrypted)
    root = await room.call(ana, "qui vit cela ?")
    mine = await room.say(ben, "moi", **in_thread(root))
    await bot.hears("qui vit cela ?", "moi")
    await ben.edit(room.id, mine, "moi aussi")
    await bot.hears("moi aussi")
    await ben.redact(room.id, mine)
    await ana.redact(room.id, root)
    await until(lambda: len(changes(bot)) == 3)
    thread = f"{room.id}/{root}"
    assert changes(bot) == [
        (ben.user_id, thread, ids.make(mine), "moi aussi"),
        (ben.user_id, thread, ids.make(mine), ""),
        (ana.user_id, thread, ids.make(root), ""),
    ]


async def test_a_change_is_understood_after_a_restart_and_without_memory(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    root = await room.call(ana, "qui ?")
    first, second = [await room.say(ben, text, **in_thread(root)) for text in ("un", "deux")]
    await bot.hears("qui ?", "un", "deux")
    kept = await room.remembers(root, first, second)
    await bot.stop()
    kept["threads"][0]["messages"].pop(ids.make(first))
    (bot.folder / "threads.json").write_text(json.dumps(kept))
    await ben.edit(room.id, first, "une")
    await ben.redact(room.id, second)
    await bot.start()
    await until(lambda: len(changes(bot)) == 2)
    thread = f"{room.id}/{root}"
    assert changes(bot) == [
        (ben.user_id, thread, ids.make(first), "une"),
        (ben.user_id, thread, ids.make(second), ""),
    ]


async def test_an_edited_call_loses_our_name_as_the_first_one_did(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    root = await room.call(ana, "bonjour")
    await bot.hears("bonjour")
    await ana.edit(room.id, root, "Colibri: bonsoir")
    await bot.hears("bonsoir")


async def test_what_a_moderator_takes_back_is_taken_from_its_author(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    root = await room.call(ana, "qui ?")
    theirs = await room.say(ben, "moi", **in_thread(root))
    await bot.hears("qui ?", "moi")
    await ana.redact(room.id, theirs)
    await until(lambda: changes(bot))
    assert changes(bot) == [(ben.user_id, f"{room.id}/{root}", ids.make(theirs), "")]


async def test_changes_elsewhere_in_the_room_are_not_heard(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    root = await room.call(ana, "bonjour")
    elsewhere = await room.say(ben, "un autre sujet")
    await ben.edit(room.id, elsewhere, "Colibri: autre chose")
    await ben.redact(room.id, elsewhere)
    await room.answer(root, "Bonjour à vous")
    await room.call(ben, "fin")
    await bot.hears("fin")
    assert changes(bot) == []


async def test_words_of_a_thread_can_be_taken_back_when_the_others_have_left(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    root = await room.call(ana, "moi aussi")
    await bot.hears("moi aussi")
    await ben.client.room_leave(room.id)
    await until(lambda: len(bot.channel._client.rooms[room.id].users) == 2)
    await ana.redact(room.id, root)
    await until(lambda: changes(bot))
    assert changes(bot) == [(ana.user_id, f"{room.id}/{root}", ids.make(root), "")]


async def test_private_words_can_be_taken_back_when_others_have_come(ana: Peer, ben: Peer, bot: Bot) -> None:
    room_id = await chat(ana, bot)
    event_id = await ana.say(room_id, "un secret")
    await bot.hears("un secret")
    await ana.client.room_invite(room_id, ben.user_id)
    await enter(room_id, ana, bot, ben)
    await ana.redact(room_id, event_id)
    await until(lambda: changes(bot))
    assert changes(bot) == [(ana.user_id, room_id, ids.make(event_id), "")]
    assert bot.place().private  # where nothing is said any more


# --- ours -------------------------------------------------------------------------------------------------------------


async def talk(ana: Peer, bot: Bot, *texts: str, encrypted: bool = True) -> Place:
    """A private room in which the bot said these."""
    room = await chat(ana, bot, encrypted=encrypted)
    for text in texts:
        await bot.deliver(bot.place(), text)
        await ana.hears(room, bot.user_id, text)
    return bot.place()


async def redacted(ana: Peer, room: str, bot: Bot) -> int:
    """How many messages of ours have no words any more."""
    history = await ana.history(room)
    return sum(isinstance(event, RedactedEvent) and event.sender == bot.user_id for event in history)


@pytest.mark.parametrize("encrypted", [True, False])
async def test_what_we_said_is_taken_back_but_for_the_last(ana: Peer, bot: Bot, encrypted: bool) -> None:
    place = await talk(ana, bot, "un", "deux", "trois", "Tout est effacé.", encrypted=encrypted)
    mine = await ana.say(place.address, "à moi")
    assert isinstance(bot.channel, Retracting)
    await bot.channel.clear(place, told=True)
    await until_true(lambda: _is_cleared(bot))
    assert await redacted(ana, place.address, bot) == 3
    left = [event.event_id for event in await ana.history(place.address) if not isinstance(event, RedactedEvent)]
    last = await ana.hears(place.address, bot.user_id, "Tout est effacé.")
    assert {mine, last.event_id} <= set(left)
    assert bot.naps.count(10) >= 4


async def test_where_nobody_is_told_all_is_taken_back(ana: Peer, bot: Bot) -> None:
    place = await talk(ana, bot, "un", "deux", encrypted=False)
    await bot.channel.clear(place, told=False)
    await until_true(lambda: _is_cleared(bot))
    assert await redacted(ana, place.address, bot) == 2


async def test_who_is_erased_again_meanwhile_is_cleared_again(ana: Peer, bot: Bot) -> None:
    place = await talk(ana, bot, "un", "Tout est effacé.", encrypted=False)
    await bot.channel.clear(place, told=True)
    await until(lambda: _clearing(bot).get(place.address, 0) > 0)
    await bot.deliver(place, "deux")
    await bot.channel.clear(place, told=False)
    await until_true(lambda: _is_cleared(bot))
    assert await redacted(ana, place.address, bot) == 3


async def test_a_long_room_is_cleared_to_its_beginning(ana: Peer, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.channels.matrix.clearing._PAGE", 3)
    place = await talk(ana, bot, *(f"n°{number}." for number in range(8)), encrypted=False)
    await bot.channel.clear(place, told=True)
    await until_true(lambda: _is_cleared(bot))
    assert await redacted(ana, place.address, bot) == 7


async def test_clearing_goes_on_after_a_restart_and_leaves_what_was_said_since(ana: Peer, bot: Bot) -> None:
    place = await talk(ana, bot, "un", "deux", "Tout est effacé.", encrypted=False)
    await bot.channel.clear(place, told=True)
    await until(lambda: _clearing(bot).get(place.address, 0) > 0)
    await bot.stop()
    await bot.start()
    await bot.deliver(place, "Bonjour !")
    await until_true(lambda: _is_cleared(bot))
    assert await redacted(ana, place.address, bot) == 2
    await ana.hears(place.address, bot.user_id, "Bonjour !")


async def test_who_leaves_meanwhile_leaves_nothing_of_ours_behind(ana: Peer, bot: Bot) -> None:
    place = await talk(ana, bot, "un", "deux", "Tout est effacé.", encrypted=False)
    bot.nap = 0.5
    await bot.channel.clear(place, told=True)
    await ana.client.room_leave(place.address)
    await until_true(lambda: _is_cleared(bot))
    history = await ana.history(place.address)
    assert not [event for event in history if isinstance(event, RoomMessageText) and event.body in ("un", "deux")]


async def test_a_room_that_is_gone_is_forgotten_and_holds_up_no_other(ana: Peer, bot: Bot) -> None:
    place = await talk(ana, bot, "un", "Tout est effacé.", encrypted=False)
    await bot.channel.clear(Place("matrix", "!gone:test"), told=True)
    await bot.channel.clear(place, told=True)
    await until_true(lambda: _is_cleared(bot))
    assert await redacted(ana, place.address, bot) == 1


async def test_what_we_said_to_several_people_stays(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    await bot.channel.clear(room.thread("$root"), told=True)
    assert _clearing(bot) == {}


async def _is_cleared(bot: Bot) -> bool:
    return (bot.folder / "clearing.json").exists() and _clearing(bot) == {}


def _clearing(bot: Bot) -> dict[str, int]:
    path: Path = bot.folder / "clearing.json"
    found: dict[str, int] = json.loads(path.read_bytes()) if path.exists() else {}
    return found
