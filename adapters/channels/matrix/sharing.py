"""Seeing to it that a message can be read: nio takes failures on the way there for success."""

from __future__ import annotations

from nio import ErrorResponse, GroupEncryptionError, MatrixRoom
from nio.client.async_client import AsyncClient
from nio.crypto.olm_machine import Olm


async def share_key(client: AsyncClient, room: MatrixRoom) -> ErrorResponse | None:
    """Give the key of a room to everybody's devices, if it is encrypted and they do not have it yet.

    Returns what the server said against it, if anything. A device that left no one-time key is left out. Raises
    GroupEncryptionError if the key did not get through, and whatever a broken connection raises; to be tried again.
    """
    if not client.olm or not room.encrypted:
        return None
    try:
        return await _share(client, client.olm, room)
    except TypeError:  # nio's own, whenever the server says no to a request for one-time keys
        raise GroupEncryptionError from None
    finally:
        # Where a request for one-time keys breaks off, nio believes for ever that the key is being shared.
        if pending := client.sharing_session.pop(room.room_id, None):
            pending.set()


async def _share(client: AsyncClient, olm: Olm, room: MatrixRoom) -> ErrorResponse | None:
    if not room.members_synced:
        answer = await client.joined_members(room.room_id)
        if isinstance(answer, ErrorResponse):
            return answer
    if client.should_query_keys:
        known = await client.keys_query()
        if isinstance(known, ErrorResponse):
            return known
    if not olm.should_share_group_session(room.room_id):
        return None
    await client.share_group_session(room.room_id, ignore_unverified_devices=True)
    _check(client, olm, room)
    return None


def _check(client: AsyncClient, olm: Olm, room: MatrixRoom) -> None:
    """Whether every device that can be reached has the key. If not, it is to be shared again with those alone."""
    session = olm.outbound_group_sessions[room.room_id]
    missing = client.get_missing_sessions(room.room_id)
    for user in room.users:
        for device in client.device_store.active_user_devices(user):
            reached = (user, device.id) in session.users_shared_with | session.users_ignored
            if not reached and device.id not in missing.get(user, ()):
                session.shared = False
                raise GroupEncryptionError
