"""Rooms of several people: what is said to the bot there, and what is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.channels.matrix import pace
from bot.core.dialog import Choice
from bot.core.model import COMMUNITY, Account, Chose, Said, Started
from bot.ports import Unreachable
from tests.matrix.bot import WORDS, Bot
from tests.matrix.conftest import MakeBot, MakePeer
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.receiving import has_late, withhold_keys
from tests.matrix.room import Room, enter, in_thread, open_room, replying


@pytest.fixture
async def ben(make_peer: MakePeer) -> Peer:
    return await make_peer()


@pytest.fixture
async def room(ana: Peer, ben: Peer, bot: Bot) -> Room:
    return await open_room(ana, bot, ben)


def said(bot: Bot) -> list[tuple[str, bool]]:
    return [(event.text, event.called) for event in bot.notes.events(Said)]


@pytest.mark.parametrize("encrypted", [True, False])
async def test_a_call_begins_a_thread_and_is_answered_there(ana: Peer, ben: Peer, bot: Bot, encrypted: bool) -> None:
    room = await open_room(ana, bot, ben, encrypted=encrypted)
    await room.say(ben, "quel temps !")
    root = await room.call(ana, "qu'est-ce que l'impact ?")
    await bot.hears("qu'est-ce que l'impact ?")
    [inbound] = bot.notes.seen
    assert inbound.account == Account("matrix", ana.user_id)
    assert inbound.place == room.thread(root)
    assert inbound.place.notice == COMMUNITY
    assert said(bot) == [("qu'est-ce que l'impact ?", True)]
    await room.answer(root, "Un effet qui dure.", to=ana)
    event = await ben.hears(room.id, bot.user_id, "Un effet")
    assert event.decrypted is encrypted
    content = event.source["content"]
    assert content["m.relates_to"] == in_thread(root)["m.relates_to"]
    assert content["m.mentions"] == {"user_ids": [ana.user_id]}
    assert content["body"] == "Un effet qui dure."


CALLS: list[tuple[str, dict[str, Any], str]] = [
    ("Colibri : aide", {}, "aide"),
    ("colibri, aide", {}, "aide"),
    ("@colibri aide-moi, @Colibri: aide", {}, ""),
    ("!COLIBRI glossaire impact", {}, "!COLIBRI glossaire impact"),
    ("Colibri: !colibri aide", {}, "!colibri aide"),
    ("{us} aide", {}, "aide"),
    ("{us}: aide", {}, "aide"),
    ("aide, Colibri !", {"m.mentions": {"user_ids": ["{us}"]}}, "aide!"),
    ("Colibri aide", {"m.mentions": {"user_ids": ["{us}"]}}, "aide"),
    ("dis Colibri, tu es là ?", {"m.mentions": {"user_ids": ["{us}"]}}, "dis Colibri, tu es là ?"),
]


async def test_the_ways_to_call_the_bot(ana: Peer, room: Room, bot: Bot) -> None:
    calls = [call for call in CALLS if call[2]]
    for body, content, _ in calls:
        mentions = {"m.mentions": {"user_ids": [bot.user_id]}} if content else {}
        await room.say(ana, body.format(us=bot.user_id), **mentions)
    html = f'<a href="https://matrix.to/#/{bot.user_id}">Colibri</a> vieux'
    old = {"msgtype": "m.text", "body": "Colibri vieux", "format": "org.matrix.custom.html", "formatted_body": html}
    await ana.send(room.id, old)
    await bot.hears("vieux")
    assert said(bot) == [*((text, True) for _, _, text in calls), ("vieux", True)]
    assert len({place.address for place in bot.places()}) == len(calls) + 1


async def test_what_calls_nobody_or_somebody_else_is_not_heard(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    quote = f'<mx-reply><a href="https://matrix.to/#/{bot.user_id}">x</a></mx-reply>oui'
    for text, content in (
        ("le colibri est un oiseau", {}),
        ("Colibri est un oiseau", {}),
        ("colibris: des oiseaux", {}),
        ("@colibri:elsewhere.org aide", {}),
        ("!colibrifier", {}),
        ("tout le monde !", {"m.mentions": {"room": True}}),
        ("Ben ?", {"m.mentions": {"user_ids": [ben.user_id]}}),
        ("oui", {"format": "org.matrix.custom.html", "formatted_body": quote}),
    ):
        await room.say(ana, text, **content)
    await ana.say(room.id, "Colibri: je suis un robot", msgtype="m.notice")
    await room.call(ana, "fin")
    await bot.hears("fin")
    assert said(bot) == [("fin", True)]
    assert not bot.notes.events(Started)


async def test_a_reply_to_us_is_a_call_and_stands_in_our_thread(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    root = await room.call(ana, "bonjour")
    await bot.hears("bonjour")
    ours = await room.answer(root, "Pour qui ?")
    await room.say(ben, "les voisins", **replying(ours))
    await room.say(ben, "et moi", **replying(ours, root))
    await bot.hears("les voisins", "et moi")
    assert {place.address for place in bot.places()} == {f"{room.id}/{root}"}
    assert said(bot)[1:] == [("les voisins", True), ("et moi", True)]


async def test_a_reply_to_a_message_of_ours_that_is_forgotten_is_a_call(ana: Peer, room: Room, bot: Bot) -> None:
    root = await room.call(ana, "bonjour")
    await bot.hears("bonjour")
    ours = await room.answer(root, "Pour qui ?")
    await room.remembers(root, ours)
    await bot.stop()
    (bot.folder / "threads.json").unlink()
    await bot.start()
    await room.say(ana, "les voisins", **replying(ours, root))
    await bot.hears("les voisins")
    assert bot.place() == room.thread(root)


async def test_in_a_thread_where_we_talk_everybody_is_heard(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    root = await room.call(ana, "qui vit cela ?")
    await bot.hears("qui vit cela ?")
    first = await room.say(ben, "moi", **in_thread(root))
    await room.say(ana, "et toi, Ben ?", **in_thread(root), **{"m.mentions": {"user_ids": [ben.user_id]}})
    await room.say(ana, "vraiment ?", **replying(first, root))
    await room.say(ben, "oui, moi", **replying(first, root))
    await room.say(ben, "ailleurs")
    await room.say(ben, "dans un autre fil", **in_thread(await room.say(ben, "un autre sujet")))
    await ben.send(room.id, {"msgtype": "m.image", "body": "a.jpg", "url": "mxc://test/a", **in_thread(root)})
    await room.call(ben, "fin", **in_thread(root))
    await bot.hears("fin")
    assert said(bot) == [("qui vit cela ?", True), ("moi", False), ("oui, moi", False), ("fin", True)]
    assert {place.address for place in bot.places()} == {f"{room.id}/{root}"}


async def test_two_people_in_two_threads_never_cross(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    one, two = await room.call(ana, "un"), await room.call(ben, "deux")
    await bot.hears("un", "deux")
    await room.say(ben, "b", **in_thread(two))
    await room.say(ana, "a", **in_thread(one))
    await bot.hears("b", "a")
    heard = [(event.account.name, event.place.address, event.event.text) for event in bot.notes.seen]  # type: ignore[union-attr]
    assert heard[2:] == [
        (ben.user_id, f"{room.id}/{two}", "b"),
        (ana.user_id, f"{room.id}/{one}", "a"),
    ]
    assert all(not inbound.splits for inbound in bot.notes.seen)


async def test_a_thread_is_known_after_a_restart(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    root = await room.call(ana, "bonjour")
    kept = json.dumps(await room.remembers(root))
    await bot.stop()
    await room.say(ben, "je suis là", **in_thread(root))
    await bot.start()
    await bot.hears("bonjour", "je suis là")
    assert not any(word in kept for word in (ana.user_id, ben.user_id, room.id, "bonjour"))


async def test_a_message_in_a_room_is_marked_as_read_where_it_stands(ana: Peer, room: Room, bot: Bot) -> None:
    root = await room.call(ana, "bonjour")
    receipts = ana.client.rooms[room.id].threaded_read_receipts
    await until(lambda: bot.user_id in receipts and receipts[bot.user_id]["main"].event_id == root)
    second = await room.say(ana, "encore", **in_thread(root))
    await until(lambda: root in receipts[bot.user_id] and receipts[bot.user_id][root].event_id == second)


async def test_a_late_key_brings_the_message_and_nobody_is_told(ana: Peer, ben: Peer, make_bot: MakeBot) -> None:
    bot = await make_bot()
    bot.patience = timedelta(seconds=0)
    await bot.start()
    room = await open_room(ana, bot, ben, encrypted=True)
    share = withhold_keys(ana, room.id)
    root = await room.call(ana, "en retard")
    await until_true(lambda: has_late(bot, 1))
    await room.call(ben, "à l'heure")
    await bot.hears("à l'heure")
    await share()
    await bot.hears("en retard")
    assert bot.place() == room.thread(root)
    assert WORDS.unreadable not in ana.texts(room.id, bot.user_id)


async def test_what_people_said_to_each_other_is_not_ours_when_one_has_left(
    ana: Peer, ben: Peer, room: Room, bot: Bot
) -> None:
    await bot.stop()
    await room.say(ana, "entre nous")
    await ben.client.room_leave(room.id)
    await until(lambda: ben.user_id not in ana.client.rooms[room.id].users)
    await room.say(ana, "seule avec toi")
    await bot.start()
    await bot.hears("seule avec toi")
    assert "entre nous" not in bot.notes.texts()
    place = bot.place()
    assert (place.address, place.private) == (room.id, True)
    await bot.deliver(place, "Bonjour")
    assert "m.relates_to" not in (await ana.hears(room.id, bot.user_id, "Bonjour")).source["content"]


async def test_a_direct_chat_that_others_come_into_is_a_room(ana: Peer, ben: Peer, bot: Bot) -> None:
    room_id = await ana.invite(bot.user_id)
    await ana.joined(room_id, bot.user_id)
    await until(lambda: bot.notes.events(Started))
    await ana.say(room_id, "un secret")
    await bot.hears("un secret")
    place = bot.place()
    await ana.client.room_invite(room_id, ben.user_id)
    room = await enter(room_id, ana, bot, ben)
    await room.say(ana, "entre nous")
    root = await room.call(ben, "bonjour")
    await bot.hears("bonjour")
    assert "entre nous" not in bot.notes.texts()
    assert bot.place() == room.thread(root)
    with pytest.raises(Unreachable):
        await bot.deliver(place, "Votre dossier")


async def test_only_the_person_who_is_asked_can_press(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    root = await room.call(ana, "bonjour")
    await bot.hears("bonjour")
    choices = (Choice("yes", "Oui"), Choice("no", "Non"))
    ours = await room.answer(root, "D'accord ?", to=ana, choices=choices, numbered=True, asked="a7")
    keys = await until(
        lambda: ana.reactions(room.id, ours, bot.user_id)[1:] and ana.reactions(room.id, ours, bot.user_id)
    )
    await ben.react(room.id, ours, keys[1])
    await ana.react(room.id, ours, keys[0])
    await until(lambda: bot.notes.events(Chose))
    assert [(event.value, event.asked) for event in bot.notes.events(Chose)] == [("yes", "a7")]
    assert bot.place() == room.thread(root)
    assert bot.notes.seen[-1].account.name == ana.user_id


async def test_a_bot_that_answers_everything_is_not_answered_for_ever(
    ana: Peer, ben: Peer, room: Room, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_MOST", 3)
    root = await room.call(ana, "0")
    for number in range(1, 6):
        await room.call(ana, str(number), **in_thread(root))
    await room.call(ben, "fin")
    await bot.hears("fin")
    assert [text for text, _ in said(bot)] == ["0", "1", "2", "fin"]


def test_who_waits_may_speak_again() -> None:
    waiting, user = pace.Pace(), "@robot:test"
    at = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in range(80)]
    assert [waiting.allows(user, moment) for moment in at] == [*[True] * 20, *[False] * 40, *[True] * 20]
