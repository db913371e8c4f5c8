"""How an answer stands in a room: in its thread, and for whom it is."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import quote

from nio.client.async_client import AsyncClient

from adapters.channels.matrix.ids import Address
from adapters.channels.matrix.rendering import Message, sound
from adapters.channels.matrix.threads import Threads

_LONGEST_NAME = 80  # characters; people choose their names, and a message has a limit


class Answering:
    """`threads`: those in which we talk."""

    def __init__(self, client: AsyncClient, threads: Threads) -> None:
        self._client = client
        self._threads = threads

    def content(self, message: Message, address: Address, to: str) -> dict[str, Any]:
        """A message as it is sent to this place now. `to`: whom it is for; "" if nobody is to be called."""
        content = message.content
        if not address.root:
            return content
        content["m.relates_to"] = {
            "rel_type": "m.thread",
            "event_id": address.root,
            "is_falling_back": True,  # the next line is for apps without threads
            "m.in_reply_to": {"event_id": self._threads.last(address)},
        }
        if to:
            content["m.mentions"] = {"user_ids": [to]}
            if self._threads.is_crowded(address):
                self._call(content, to, address.room)
        return content

    def sent(self, address: Address, event_id: str) -> None:
        """Note that a message of ours is there."""
        self._threads.heard(address, event_id)
        self._threads.note(address, event_id, "", ours=True)

    def _call(self, content: dict[str, Any], user: str, room_id: str) -> None:
        """Say by name who is answered, as several people talk: with the link that apps show as a name."""
        room = self._client.rooms.get(room_id)
        member = room.users.get(user) if room else None
        name = " ".join(sound((member and member.display_name) or user).split())[:_LONGEST_NAME]
        link = f"https://matrix.to/#/{quote(user, safe='@:')}"
        content["body"] = f"{name}: {content['body']}"
        content["formatted_body"] = f'<a href="{link}">{html.escape(name)}</a>: {content["formatted_body"]}'
