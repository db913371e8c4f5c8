"""A chat on Matrix, and what may arrive in one, hostile things included."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from nio.event_builders.direct_messages import ToDeviceMessage

from bot.core.model import Started
from tests.matrix.bot import Bot
from tests.matrix.peer import Peer, until


async def chat(ana: Peer, bot: Bot, *, encrypted: bool = True) -> str:
    """A direct chat, in which the bot is."""
    room = await ana.invite(bot.user_id, encrypted=encrypted)
    await ana.joined(room, bot.user_id)
    await until(lambda: bot.notes.events(Started))
    return room


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
