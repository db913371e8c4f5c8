"""Threads of a room with a running program in it, and who speaks there."""

from __future__ import annotations

from typing import Any

from nio.events.room_events import RoomMessage

from tests.matrix.peer import Peer, until
from tests.matrix.room import in_thread


class Thread:
    """What is said in one thread of a room, as its people have it; it begins with a message of one of them."""

    def __init__(self, room_id: str, bot: str, root: str) -> None:
        self.room_id, self.bot, self.root = room_id, bot, root

    async def hears(self, who: Peer, words: str, *, calling: str | None = None) -> str:
        """Wait until the bot says something with these words here: its message. `calling`: whom it has to call."""

        def found() -> RoomMessage | None:
            said = [event for event in who.messages(self.room_id, self.bot) if _root(event) == self.root]
            return next((event for event in said if words in body(event) and _calls(event, calling)), None)

        event = await until(found)
        assert event is not None
        return event.event_id

    async def says(self, who: Peer, text: str, **content: Any) -> str:
        """Write here; the id of what was written."""
        said = {"msgtype": "m.text", "body": text, "m.mentions": {}}
        return await who.send(self.room_id, {**said, **in_thread(self.root), **content})

    async def edits(self, who: Peer, message: str, text: str) -> None:
        """Give a message other words."""
        await who.edit(self.room_id, message, text)

    def all(self, who: Peer) -> list[str]:
        """Everything that the bot said here."""
        return [body(event) for event in who.messages(self.room_id, self.bot) if _root(event) == self.root]


async def begin(room_id: str, bot: str, who: Peer, text: str, **content: Any) -> Thread:
    """Say something in the room that the bot answers in a thread."""
    said = {"msgtype": "m.text", "body": text, "m.mentions": {}, **content}
    return Thread(room_id, bot, await who.send(room_id, said))


async def gathered(bot: str, ana: Peer, *others: Peer, encrypted: bool) -> str:
    """A room of Ana's in which everybody is: its id."""
    users = [bot, *(peer.user_id for peer in others)]
    room_id = await ana.invite(*users, encrypted=encrypted, direct=False)
    for peer in others:
        await peer.join(room_id)
    for user in users:
        for peer in (ana, *others):
            await peer.joined(room_id, user)
    return room_id


def body(event: RoomMessage) -> str:
    return str(event.source["content"]["body"])


def _root(event: RoomMessage) -> str:
    relation = event.source["content"].get("m.relates_to", {})
    return str(relation.get("event_id", "")) if relation.get("rel_type") == "m.thread" else ""


def _calls(event: RoomMessage, user: str | None) -> bool:
    return user is None or event.source["content"].get("m.mentions", {}).get("user_ids") == [user]
