"""A room of several people, and how they speak there."""

from __future__ import annotations

import json
from typing import Any

from adapters.channels.matrix import ids
from bot.core.model import COMMUNITY, Account, Block, Place, Reply
from bot.ports import Outgoing
from tests.matrix.bot import Bot
from tests.matrix.peer import Peer, until


def in_thread(root: str, last: str = "") -> dict[str, Any]:
    """As apps mark a message of a thread."""
    relation = {"rel_type": "m.thread", "event_id": root, "is_falling_back": True}
    return {"m.relates_to": {**relation, "m.in_reply_to": {"event_id": last or root}}}


def replying(event_id: str, root: str = "") -> dict[str, Any]:
    """As apps mark a reply, in a thread or outside of one."""
    relation: dict[str, Any] = {"m.in_reply_to": {"event_id": event_id}}
    return {"m.relates_to": relation | ({"rel_type": "m.thread", "event_id": root} if root else {})}


class Room:
    """Ana's room, with the bot and others in it."""

    def __init__(self, room_id: str, ana: Peer, bot: Bot) -> None:
        self.id = room_id
        self.ana = ana
        self.bot = bot

    def thread(self, root: str) -> Place:
        return Place("matrix", f"{self.id}/{root}", private=False, notice=COMMUNITY)

    async def say(self, who: Peer, text: str, **content: Any) -> str:
        return await who.send(self.id, {"msgtype": "m.text", "body": text, "m.mentions": {}, **content})

    async def call(self, who: Peer, text: str, **content: Any) -> str:
        """With a mention, as an app of today writes it."""
        called = {"m.mentions": {"user_ids": [self.bot.user_id]}}
        return await self.say(who, f"Colibri: {text}", **{**called, **content})

    async def remembers(self, *event_ids: str) -> dict[str, Any]:
        """Wait until the bot has written that these messages are of its threads: what it has written."""
        path = self.bot.folder / "threads.json"

        def kept() -> dict[str, Any]:
            found: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
            known = {name for thread in found.get("threads", ()) for name in thread["messages"]}
            return found if {ids.make(event_id) for event_id in event_ids} <= known else {}

        return await until(kept)

    async def answer(self, root: str, text: str, to: Peer | None = None, message: int = 0, **reply: Any) -> str:
        """The bot says something in a thread: the id of its message."""
        account = Account("matrix", to.user_id) if to else None
        given = Reply((Block("question", text),), **reply)
        await self.bot.channel.deliver(Outgoing(message, self.thread(root), given, to=account), ())
        return (await self.ana.hears(self.id, self.bot.user_id, text)).event_id


async def enter(room_id: str, ana: Peer, bot: Bot, *others: Peer) -> Room:
    """Everybody comes in, and the bot knows."""
    for peer in others:
        await peer.join(room_id)
    users = {bot.user_id, ana.user_id, *(peer.user_id for peer in others)}
    for user in users:
        await ana.joined(room_id, user)
    rooms = bot.channel._client.rooms
    await until(
        lambda: room_id in rooms and users == {user for user, m in rooms[room_id].users.items() if not m.invited}
    )
    return Room(room_id, ana, bot)


async def open_room(ana: Peer, bot: Bot, *others: Peer, encrypted: bool = False) -> Room:
    guests = [bot.user_id, *(peer.user_id for peer in others)]
    return await enter(await ana.invite(*guests, encrypted=encrypted, direct=False), ana, bot, *others)
