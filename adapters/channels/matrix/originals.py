"""Earlier events: which one a message relates to, and what the server knows of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import NamedTuple

from aiohttp import ClientError
from nio import ProtocolError
from nio.client.async_client import AsyncClient
from nio.responses import RoomGetEventResponse

from adapters.channels.matrix import ids
from adapters.channels.matrix.events import content_of, mapping

_QUICK = 5.0  # seconds: whoever writes next in the room waits for this


class Original(NamedTuple):
    """Who sent an event, and the root of the thread it stands in. "" for what is not known (any more)."""

    sender: str = ""
    root: str = ""


async def find(client: AsyncClient, room_id: str, event_id: str) -> Original:
    """Ask the server. Never fails, and does not insist. What is redacted has lost its thread."""
    with suppress(ClientError, OSError, TimeoutError, ProtocolError):
        async with asyncio.timeout(_QUICK):
            answer = await client.room_get_event(room_id, event_id)
            if isinstance(answer, RoomGetEventResponse):
                return Original(str(answer.event.sender), thread_of(content_of(answer.event)))
    return Original()


def thread_of(content: object) -> str:
    """The root of the thread that a message says it stands in; "" if it stands in none."""
    relation = mapping(mapping(content).get("m.relates_to"))
    root = relation.get("event_id")
    return root if relation.get("rel_type") == "m.thread" and ids.is_event_id(root) else ""


def replaced_by(content: object) -> str:
    """The event that this one is a new version of; "" if it is none, or of nothing."""
    relation = mapping(mapping(content).get("m.relates_to"))
    target = relation.get("event_id")
    return target if relation.get("rel_type") == "m.replace" and ids.is_event_id(target) else ""


def replied_to(content: object) -> str:
    """The event that a message really replies to; "" if none. Apps name one in every message of a thread."""
    relation = mapping(mapping(content).get("m.relates_to"))
    target = mapping(relation.get("m.in_reply_to")).get("event_id")
    falls_back = relation.get("rel_type") == "m.thread" and relation.get("is_falling_back") is True
    return target if ids.is_event_id(target) and not falls_back else ""
