"""What people do in a direct chat arrives as events."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from nio.event_builders.direct_messages import ToDeviceMessage

from bot.core.dialog import Choice
from bot.core.model import Account, Attached, Chose, Edited, Said, Started
from bot.ports import Unreachable
from tests.matrix.bot import WORDS, Bot
from tests.matrix.conftest import MakeBot, MakePeer
from tests.matrix.peer import Peer, until, until_true


async def chat(ana: Peer, bot: Bot, *, encrypted: bool = True) -> str:
    """A direct chat, in which the bot is."""
    room = await ana.invite(bot.user_id, encrypted=encrypted)
    await ana.joined(room, bot.user_id)
    await until(lambda: bot.notes.events(Started))
    return room


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


HOSTILE: list[dict[str, Any]] = [
    {"msgtype": "m.text", "body": 5},
    {"msgtype": ["m.text"], "body": {}},
    {"msgtype": "m.text"},
    {},
    {"msgtype": "m.text", "body": "a", "m.relates_to": 5},
    {"msgtype": "m.text", "body": "b", "m.relates_to": {"rel_type": "m.replace"}},
    {"msgtype": "m.text", "body": "c", "m.relates_to": {"rel_type": "m.replace", "event_id": {"a": 1}}},
    {"msgtype": "m.text", "body": "d", "m.relates_to": {"rel_type": "m.replace", "event_id": "$nowhere"}},
    {"msgtype": "m.text", "body": "e", "m.relates_to": {"rel_type": [], "event_id": 1}, "m.new_content": []},
    {"msgtype": "m.text", "body": "f", "m.relates_to": {"m.in_reply_to": None}},
    {"msgtype": "m.text", "body": "", "format": 7, "formatted_body": []},
    {"msgtype": "m.image", "body": None, "file": "x", "url": 1},
    {"msgtype": "x" * 30_000, "body": "g"},
    {"msgtype": "m.text", "body": "y" * 40_000},
]
HOSTILE_PAYLOADS: list[object] = [[], {}, 5, {"type": 5, "content": []}, {"type": "x", "content": "y", "room_id": {}}]
HOSTILE_UNSIGNED: list[object] = [5, {"redacted_because": 1}, {"transaction_id": []}]
KINDS = (
    *(
        "m.room.message",
        "m.reaction",
        "m.room.redaction",
        "m.sticker",
        "m.poll.start",
        "m.room.member",
        "m.call.invite",
    ),
    *("m.room.encryption", "m.room.tombstone", "m.room.power_levels", "m.room.name", "m.room.encrypted", "x", ""),
)


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


async def still_answers(ana: Peer, bot: Bot, room: str) -> None:
    await ana.say(room, "toujours là ?")
    await bot.hears("toujours là ?")
    assert await bot.deliver(bot.place(), "Oui.")


async def send_encrypted(ana: Peer, room: str, payload: object) -> None:
    """Anything, as the server cannot see it."""
    olm: Any = ana.client.olm
    session = olm.outbound_group_sessions[room]
    content = {
        "algorithm": "m.megolm.v1.aes-sha2",
        "sender_key": olm.account.identity_keys["curve25519"],
        "ciphertext": session.encrypt(json.dumps(payload)),
        "session_id": session.id,
        "device_id": ana.client.device_id,
    }
    path = f"/_matrix/client/v3/rooms/{quote(room)}/send/m.room.encrypted/{secrets.token_hex(8)}"
    headers = {"Authorization": f"Bearer {ana.client.access_token}"}
    answer = await ana.client.send("PUT", path, json.dumps(content), headers)
    assert answer.status == 200, await answer.text()


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


def withhold_keys(ana: Peer, room: str) -> Callable[[], Awaitable[None]]:
    """The next messages of Ana are encrypted with a key that nobody gets, until what this returns is called."""
    olm: Any = ana.client.olm
    olm.create_outbound_group_session(room)
    session = olm.outbound_group_sessions[room]
    session.shared = True
    inbound = olm.inbound_group_store.get(room, olm.account.identity_keys["curve25519"], session.id)
    assert inbound is not None
    beginning = session.session_key

    async def share() -> None:
        content = {
            "algorithm": "m.megolm.v1.aes-sha2",
            "room_id": room,
            "session_id": session.id,
            "session_key": beginning,
        }
        for user in ana.client.rooms[room].users:
            for device in ana.client.device_store.active_user_devices(user):
                if device.id == ana.client.device_id:
                    continue
                if ana.client.get_missing_sessions(room):
                    await ana.client.keys_claim(ana.client.get_missing_sessions(room))
                secret = olm._olm_encrypt(olm.session_store.get(device.curve25519), device, "m.room_key", content)
                await ana.client.to_device(ToDeviceMessage("m.room.encrypted", user, device.id, secret))

    return share


async def bot_state(bot: Bot) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((bot.folder / "state.json").read_bytes())
    return found


async def has_late(bot: Bot, number: int) -> bool:
    return len((await bot_state(bot))["late"]) == number
