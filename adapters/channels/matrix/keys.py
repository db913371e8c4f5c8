"""Keys that the server hands to others while we are away, kept filled."""

from __future__ import annotations

from typing import Any

from nio.responses import SyncResponse

from adapters.channels.matrix.connection import Client

_KIND = "signed_curve25519"


async def replenish(client: Client, response: SyncResponse) -> None:
    """Upload the keys of which the server, in its last answer, has too few.

    nio takes a count of 0 for no count, and has no fallback key: after fifty new devices nobody could begin with us.
    """
    if client.olm is None:
        return
    if response.device_key_count.signed_curve25519 == 0:
        client.olm.uploaded_key_count = 0
    await client.upload_keys()
    if not await _has_fallback(client, response):
        await client.upload_fallback_key()


async def _has_fallback(client: Client, response: SyncResponse) -> bool:
    """Whether an unused fallback key lies there; nio leaves this part of the answer out."""
    transport: Any = response.transport_response
    answer = await client.parse_body(transport) if transport else {}
    return _KIND in answer.get("device_unused_fallback_key_types", [_KIND])
