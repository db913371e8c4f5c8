"""Anybody may send anything to a room, and the bot goes on."""

from __future__ import annotations

import time
from typing import Any

import pytest

from adapters.channels.matrix.calls import Names
from bot.core.model import Said
from bot.ports import Uncertain
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakePeer
from tests.matrix.peer import Peer
from tests.matrix.receiving import HOSTILE, HOSTILE_PAYLOADS, KINDS, send_encrypted
from tests.matrix.room import Room, in_thread, open_room, replying

NOWHERE = "$nowherenowherenowherenowherenowherenowhere0"
TARGETS: tuple[Any, ...] = ("", "x", NOWHERE, {}, [], 5, None, "$\ud800", "$" + "x" * 9000, "$/../x?y#z")
RELATIONS: list[Any] = [
    *(5, [], None, "x", {"rel_type": {}}, {"rel_type": "m.thread"}, {"rel_type": "m.thread", "event_id": 5}),
    *({"rel_type": "m.thread", "event_id": target} for target in TARGETS),
    *({"rel_type": "m.replace", "event_id": target} for target in TARGETS),
    *({"m.in_reply_to": {"event_id": target}} for target in TARGETS),
    *({"m.in_reply_to": target} for target in TARGETS),
    {"rel_type": "m.thread", "event_id": NOWHERE, "is_falling_back": "yes", "m.in_reply_to": {"event_id": NOWHERE}},
    *({"rel_type": kind, "event_id": NOWHERE} for kind in ("m.reference", "m.annotation", "x")),
]
MENTIONS: list[Any] = [5, [], "x", {"user_ids": 5}, {"user_ids": [[], 5, None, {}]}, {"room": "yes"}, {"user_ids": {}}]


@pytest.fixture
async def ben(make_peer: MakePeer) -> Peer:
    return await make_peer()


def hostile() -> list[dict[str, Any]]:
    said = {"msgtype": "m.text", "body": "Colibri: salut"}
    related = [{**said, "m.relates_to": relation, "m.new_content": said} for relation in RELATIONS]
    mentioning = [{**said, "m.mentions": mentions} for mentions in MENTIONS]
    htmls: list[Any] = [5, [], "<mx-reply>" * 3000, "</mx-reply>" * 3000]
    return [*HOSTILE, *related, *mentioning, *({**said, "formatted_body": html} for html in htmls)]


async def still_answers(room: Room, ben: Peer) -> None:
    root = await room.call(ben, "toujours là ?")
    await room.bot.hears("toujours là ?")
    await room.answer(root, "Oui.", to=ben)


async def test_hostile_events_never_stop_it(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben)
    for content in hostile():
        await ben.client.room_send(room.id, "m.room.message", content)  # some of these the server refuses
    for kind in ("m.reaction", "m.sticker", "m.poll.start", "x"):
        for content in hostile()[::9]:
            await ben.client.room_send(room.id, kind, content)
    await still_answers(room, ana)


async def test_hostile_events_that_are_encrypted_never_stop_it_either(ana: Peer, ben: Peer, bot: Bot) -> None:
    room = await open_room(ana, bot, ben, encrypted=True)
    await room.say(ben, "bonjour")
    await ana.look_away()  # the library of the others would not survive this
    await ben.look_away()
    for content in hostile():
        await send_encrypted(ben, room.id, {"type": "m.room.message", "content": content, "room_id": room.id})
    for kind in KINDS:
        await send_encrypted(ben, room.id, {"type": kind, "content": hostile()[-1], "room_id": room.id})
    for payload in HOSTILE_PAYLOADS:
        await send_encrypted(ben, room.id, payload)
    await room.say(ana, "Colibri: toujours là ?")
    await bot.hears("toujours là ?")
    assert await bot.deliver(bot.place(), "Oui.")


async def test_a_thread_of_another_room_is_not_ours_here(ana: Peer, ben: Peer, bot: Bot) -> None:
    one = await open_room(ana, bot, ben, encrypted=True)
    root = await one.call(ana, "un")
    await bot.hears("un")
    two = await open_room(ana, bot, ben, encrypted=True)
    await two.say(ben, "bonjour")
    said = {"msgtype": "m.text", "body": "un mensonge", **in_thread(root)}
    called = {**said, "body": "Colibri: un piège"}
    for content in (said, called):
        await send_encrypted(ben, two.id, {"type": "m.room.message", "content": content, "room_id": two.id})
    await bot.hears("un piège")
    assert [event.text for event in bot.notes.events(Said)] == ["un", "un piège"]
    assert bot.place() == two.thread(root)
    with pytest.raises(Uncertain):  # the server refuses it, and nothing is said in the other room
        await bot.deliver(bot.place(), "Une réponse")
    await two.say(ana, "Colibri: fin", **replying(NOWHERE))
    await bot.hears("fin")
    assert "Une réponse" not in ana.texts(one.id, bot.user_id)


@pytest.mark.parametrize("text", [" " * 60_000, "," * 60_000, "@" * 60_000, "Colibri " * 8_000, "Colibri, " * 7_000])
def test_no_text_takes_long_to_read(text: str) -> None:
    names = Names("@colibri:test", "Colibri")
    began = time.monotonic()
    names.begin(text)
    names.without(text)
    assert time.monotonic() - began < 0.2


@pytest.mark.parametrize("shown", ["", "  ", "C(o[l", "@colibri:test", "コリブリ", "🐦"])
def test_whatever_the_bot_is_called_it_can_be_called(shown: str) -> None:
    names = Names("@colibri:test", shown)
    for name in {shown.strip(), "colibri", "@colibri", "@colibri:test"} - {""}:
        assert names.begin(f"{name}: aide")
        assert names.without(f"{name}: aide") == "aide"
    assert not names.begin("aide")
