"""Telling people that we have what they wrote. To be called when it is stored, and not before."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiohttp import ClientError
from nio import ProtocolError
from nio.client.async_client import AsyncClient

_QUICK = 5.0  # seconds: the next receipt says it as well


async def confirm(client: AsyncClient, room_id: str, event_id: str, thread: str = "") -> None:
    """Show that everything up to this event is read, in a thread (its first event) if it stands in one. Never fails."""
    with suppress(ClientError, OSError, TimeoutError, ProtocolError):
        async with asyncio.timeout(_QUICK):
            await client.update_receipt_marker(room_id, event_id, thread_id=thread or "main")
