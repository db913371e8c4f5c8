"""Events that no app would send: wrong types everywhere, relations to nowhere, bodies as large as a server takes."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tests.matrix.peer import Peer

LARGEST = (60_000, 45_000)  # bytes; a server takes 65,536 in all, and a third less of them where they are encrypted
STATE = ("m.room.name", "m.room.topic", "m.room.avatar", "m.room.pinned_events", "m.room.tombstone", "org.example.x")
KINDS = (
    *("m.room.message",) * 6,
    *("m.reaction", "m.reaction", "m.sticker", "m.poll.start", "m.poll.response", "org.matrix.msc3381.poll.start"),
    *("m.call.invite", "m.room.encrypted", "m.room.member", "m.room.redaction", "m.room.tombstone", "m.room_key"),
    *("m.key.verification.request", "m.dummy", "org.example.nothing", "x", *STATE),
)
TYPES = ("m.text", "m.emote", "m.notice", "m.image", "m.file", "m.location", "m.key.verification.request", "m.bad", "")
RELATIONS = ("m.replace", "m.annotation", "m.thread", "m.reference", "m.nothing")
FIELDS = (
    *("msgtype", "body", "m.relates_to", "m.new_content", "format", "formatted_body", "m.mentions", "file", "url"),
    *("info", "filename", "redacts", "membership", "algorithm", "ciphertext", "session_id", "key", "geo_uri", "x.y"),
)
TEXTS = (
    "",
    " ",
    "!aide",
    "/effacer",
    "\u0000",
    "\u202e\u2066",
    "é\u0301" * 40,
    "🧑\u200d🚀" * 30,
    "<b>&amp;</b>",
    "{}",
    "1️⃣",
)


class Hostile:
    """Makes them, the same ones from the same seed. `targets` are events that exist; nothing else needs to."""

    def __init__(self, seed: str, targets: list[str]) -> None:
        self._chance = random.Random(seed)
        self._targets = targets

    def event(self) -> tuple[str, dict[str, Any]]:
        """A kind and a content."""
        return self._chance.choice(KINDS), self._content()

    def _content(self) -> dict[str, Any]:
        content = {field: self._value(3) for field in self._chance.sample(FIELDS, self._chance.randrange(5))}
        if self._chance.random() < 0.7:
            content |= {"msgtype": self._chance.choice(TYPES), "body": self._text()}
        if self._chance.random() < 0.6:
            content["m.relates_to"] = self._relation()
        if self._chance.random() < 0.3:
            content["m.new_content"] = self._chance.choice(
                [{"msgtype": "m.text", "body": self._text()}, self._value(2)]
            )
        return content

    def _relation(self) -> dict[str, Any]:
        relation: dict[str, Any] = {"rel_type": self._chance.choice(RELATIONS), "event_id": self._target(), "key": "1️⃣"}
        if self._chance.random() < 0.4:
            relation["m.in_reply_to"] = self._chance.choice([{"event_id": self._target()}, self._value(2)])
        if self._chance.random() < 0.3:
            relation[self._chance.choice(["rel_type", "event_id", "key"])] = self._value(2)
        return relation

    def _target(self) -> str:
        return self._chance.choice([*self._targets, *self._targets, "$nowhere", "", "!room:test", "$" + "a" * 43])

    def _text(self) -> str:
        if self._chance.random() < 0.05:
            return "a" * self._chance.choice(LARGEST)
        return self._chance.choice(TEXTS)

    def _value(self, depth: int) -> object:
        """Anything that JSON on Matrix can hold: no fractions, and no number above 2**53."""
        simple: list[Callable[[], object]] = [
            *(lambda: None, lambda: True, lambda: 0, lambda: -1, lambda: 2**53 - 1, self._text, self._target),
        ]
        nested: list[Callable[[], object]] = [
            lambda: [self._value(depth - 1) for _ in range(self._chance.randrange(3))],
            lambda: {self._chance.choice(FIELDS): self._value(depth - 1) for _ in range(self._chance.randrange(3))},
        ]
        return self._chance.choice(simple + nested * 3 if depth else simple)()


async def pester(sender: Peer, room_id: str, hostile: Hostile, number: int) -> None:
    """Send events until the server has taken so many; some it refuses."""
    while number:
        number -= await _try_to_send(sender, room_id, *hostile.event())


async def _try_to_send(sender: Peer, room_id: str, kind: str, content: dict[str, Any]) -> bool:
    """Encrypted where the room is, past all that the library looks at. Whether the server took it."""
    if sender.client.rooms[room_id].encrypted:
        await _have_key(sender, room_id)
        kind, content = "m.room.encrypted", _encrypted(sender, room_id, kind, content)
    what = "state" if kind in STATE else "send"
    path = f"/_matrix/client/v3/rooms/{quote(room_id)}/{what}/{quote(kind, safe='')}/{secrets.token_hex(8)}"
    headers = {"Authorization": f"Bearer {sender.client.access_token}"}
    answer = await sender.client.send("PUT", path, json.dumps(content), headers)
    return bool(answer.status == 200)


async def _have_key(sender: Peer, room_id: str) -> None:
    """One is for a hundred messages."""
    if sender.client.olm and sender.client.olm.should_share_group_session(room_id):
        await sender.client.share_group_session(room_id, ignore_unverified_devices=True)


def _encrypted(sender: Peer, room_id: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """With the key that the room has already."""
    olm: Any = sender.client.olm
    session = olm.outbound_group_sessions[room_id]
    return {
        "algorithm": "m.megolm.v1.aes-sha2",
        "sender_key": olm.account.identity_keys["curve25519"],
        "ciphertext": session.encrypt(json.dumps({"type": kind, "content": content, "room_id": room_id})),
        "session_id": session.id,
        "device_id": sender.client.device_id,
    }
