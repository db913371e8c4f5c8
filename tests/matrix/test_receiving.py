"""What people do in a direct chat arrives as events."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.dialog import Choice
from bot.core.model import Account, Attached, Chose, Edited, Said
from bot.ports import Unreachable
from tests.matrix.bot import WORDS, Bot
from tests.matrix.conftest import MakeBot, MakePeer
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.receiving import (
    HOSTILE,
    HOSTILE_PAYLOADS,
    HOSTILE_UNSIGNED,
    KINDS,
    bot_state,
    chat,
    has_late,
    send_encrypted,
    still_answers,
    withhold_keys,
)


@pytest.mark.parametrize(("encrypted", "notice"), [(True, "matrix_notice"), (False, "matrix_plain_notice")])
async def test_a_direct_chat_goes_both_ways(ana: Peer, bot: Bot, encrypted: bool, notice: str) -> None:
    room = await chat(ana, bot, encrypted=encrypted)
    await ana.say(room, "une laverie")
    await bot.hears("une laverie")
    [inbound] = [inbound for inbound in bot.notes.seen if isinstance(inbound.event, Said)]
    assert inbound.account == Account("matrix", ana.user_id)
    assert (inbound.place.address, inbound.place.private, inbound.place.notice) == (room, True, notice)
    await bot.deliver(bot.place(), "Pour qui ?")
    message = await ana.hears(room, bot.user_id, "Pour qui ?")
    assert message.decrypted is encrypted


async def test_an_edit_is_the_new_text_of_the_message(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    event_id = await ana.say(room, "une laverie")
    await bot.hears("une laverie")
    await ana.edit(room, event_id, "deux laveries")
    await bot.hears("une laverie", "deux laveries")
    [said] = bot.notes.events(Said)
    assert bot.notes.events(Edited) == [Edited(said.message, "deux laveries")]


@pytest.mark.parametrize("encrypted", [True, False])
async def test_a_redaction_leaves_nothing_of_the_message(ana: Peer, bot: Bot, encrypted: bool) -> None:
    room = await chat(ana, bot, encrypted=encrypted)
    event_id = await ana.say(room, "une laverie")
    await bot.hears("une laverie")
    await ana.redact(room, event_id)
    await until(lambda: bot.notes.events(Edited))
    [said] = bot.notes.events(Said)
    assert bot.notes.events(Edited) == [Edited(said.message, "")]


async def test_a_message_that_was_redacted_while_we_were_down_is_not_heard(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await bot.stop()
    await ana.redact(room, await ana.say(room, "un secret"))
    await ana.say(room, "autre chose")
    await bot.start()
    await bot.hears("autre chose")
    assert "un secret" not in bot.notes.texts()
    assert not (await bot_state(bot))["late"]


async def test_what_is_not_text_is_shared(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    key = {"kty": "oct", "alg": "A256CTR", "ext": True, "k": "x" * 43, "key_ops": ["encrypt", "decrypt"]}
    file = {"url": "mxc://test/abc", "v": "v2", "iv": "A" * 22, "hashes": {"sha256": "B" * 43}, "key": key}
    await ana.send(room, {"msgtype": "m.image", "body": "photo.jpg", "file": file})
    await ana.send(room, {"msgtype": "m.image", "body": "notre cour", "filename": "photo.jpg", "file": file})
    await ana.send(room, {"msgtype": "m.location", "body": "ici", "geo_uri": "geo:1,2"})
    await ana.send(room, {"body": "un chat", "url": "mxc://test/abc", "info": {}}, "m.sticker")
    await ana.send(room, {"m.poll": {"question": {"m.text": "?"}}}, "m.poll.start")
    await ana.send(room, {"x": 1}, "org.matrix.msc3381.poll.start")
    await until(lambda: len(bot.notes.events(Attached)) == 6)
    assert [shared.text for shared in bot.notes.events(Attached)] == ["", "notre cour", "", "", "", ""]


async def test_a_picture_that_an_app_did_not_encrypt_is_answered_too(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await ana.send(room, {"msgtype": "m.image", "body": "cour.gif", "url": "mxc://test/abc"})
    await ana.say(room, "notre cour")
    await bot.hears("notre cour")
    assert len(bot.notes.events(Attached)) == 1


async def test_a_reply_is_heard_without_what_it_repeats(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    relation = {"m.in_reply_to": {"event_id": "$abc"}}
    body = f"> <{bot.user_id}> Pour qui ?\n> Dites-le.\n\nles voisins\n> et moi"
    await ana.send(room, {"msgtype": "m.text", "body": body, "m.relates_to": relation})
    await ana.send(room, {"msgtype": "m.text", "body": "> une citation\nà moi", "m.relates_to": relation})
    await bot.hears("les voisins\n> et moi", "> une citation\nà moi")


async def test_notices_and_our_own_messages_are_never_answered(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await ana.say(room, "je suis un robot", msgtype="m.notice")
    await bot.deliver(bot.place(), "Pour qui ?")
    await ana.say(room, "fin")
    await bot.hears("fin")
    assert [inbound.account.name for inbound in bot.notes.seen] == [ana.user_id, ana.user_id]
    assert bot.notes.texts() == ["fin"]


async def test_a_reaction_of_the_person_is_a_choice(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    choices = (Choice("yes", "Oui"), Choice("no", "Non"))
    await bot.deliver(bot.place(), "On continue ?", choices=choices, numbered=True, asked="a7")
    question = await ana.hears(room, bot.user_id, "On continue ?")
    keys = await until(lambda: ana.reactions(room, question.event_id, bot.user_id)[1:])
    await ana.react(room, question.event_id, keys[0])
    await until(lambda: bot.notes.events(Chose))
    assert [(chose.value, chose.asked) for chose in bot.notes.events(Chose)] == [("no", "a7")]


async def test_the_message_is_marked_as_read_once_it_is_stored(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    event_id = await ana.say(room, "une laverie")
    receipts = ana.client.rooms[room].threaded_read_receipts
    await until(lambda: bot.user_id in receipts and receipts[bot.user_id]["main"].event_id == event_id)


async def test_a_room_with_others_in_it_is_not_private(ana: Peer, bot: Bot, make_peer: MakePeer) -> None:
    room = await chat(ana, bot)
    place, ben = bot.place(), await make_peer()
    await ana.client.room_invite(room, ben.user_id)
    await ben.join(room)
    await until(lambda: len(bot.channel._client.rooms[room].users) == 3)
    await ana.say(room, "entre nous")
    with pytest.raises(Unreachable):
        await bot.deliver(place, "Votre dossier")
    assert "entre nous" not in bot.notes.texts()


async def test_hostile_events_never_stop_it(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot, encrypted=False)
    await ana.look_away()
    for number, content in enumerate(HOSTILE):
        for kind in KINDS if number < 4 else KINDS[:2]:
            if kind not in {"", "m.room.redaction"}:
                await ana.client.room_send(room, kind, content)  # some of these the server refuses
    await still_answers(ana, bot, room)


async def test_hostile_events_that_are_encrypted_never_stop_it_either(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await ana.say(room, "bonjour")
    await ana.look_away()  # it is the same library, and would not survive this
    for number, content in enumerate(HOSTILE):
        for kind in KINDS if number < 4 else KINDS[:2]:
            await send_encrypted(ana, room, {"type": kind, "content": content, "room_id": room})
    for payload in HOSTILE_PAYLOADS:
        await send_encrypted(ana, room, payload)
    for unsigned in HOSTILE_UNSIGNED:
        said = {"type": "m.room.message", "content": {"msgtype": "m.text", "body": "h"}, "room_id": room}
        await send_encrypted(ana, room, {**said, "unsigned": unsigned})
    await still_answers(ana, bot, room)
    assert await has_late(bot, 0)


async def test_a_late_key_brings_the_message(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    share = withhold_keys(ana, room)
    await ana.say(room, "une laverie")
    await until_true(lambda: has_late(bot, 1))
    assert "une laverie" not in bot.notes.texts()
    await share()
    await bot.hears("une laverie")
    await until_true(lambda: has_late(bot, 0))


async def test_a_message_waits_for_its_key_through_a_restart(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    share = withhold_keys(ana, room)
    await ana.say(room, "une laverie")
    await until_true(lambda: has_late(bot, 1))
    await bot.stop()
    await share()
    await bot.start()
    await bot.hears("une laverie")


async def test_a_hostile_event_with_a_late_key_never_stops_it_either(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    share = withhold_keys(ana, room)
    await ana.say(room, "une laverie")
    await ana.look_away()
    said = {"type": "m.room.message", "content": {"msgtype": "m.text", "body": "h"}, "room_id": room}
    await send_encrypted(ana, room, {**said, "unsigned": 5})
    await until_true(lambda: has_late(bot, 2))
    await share()
    await bot.hears("une laverie")
    await until_true(lambda: has_late(bot, 0))


async def test_a_person_is_told_once_that_messages_cannot_be_read(ana: Peer, make_bot: MakeBot) -> None:
    bot = await make_bot()
    bot.patience = timedelta(seconds=1)
    await bot.start()
    room = await chat(ana, bot)
    withhold_keys(ana, room)
    await ana.say(room, "un")
    await ana.say(room, "deux")
    told = await ana.hears(room, bot.user_id, WORDS.unreadable)
    assert told.source["content"]["msgtype"] == "m.text"
    await ana.say(room, "trois")
    await until_true(lambda: has_late(bot, 3))
    await asyncio.sleep(2.5)
    assert ana.texts(room, bot.user_id) == [WORDS.unreadable]
