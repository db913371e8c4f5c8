"""Coming and going: which invitations are followed, and when a room is left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from urllib.parse import quote

from nio.events.invite_events import InviteMemberEvent
from nio.responses import InviteInfo, JoinResponse
from nio.rooms import MatrixRoom

from adapters.channels.matrix.aside import Aside
from adapters.channels.matrix.clearing import Clearing
from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.private_talks import PrivateTalks
from adapters.channels.matrix.state import State

log = logging.getLogger(__name__)
_PAUSES = (1.0, 30.0, 300.0)  # seconds between attempts to join: a new room may not have reached our server yet
_QUICK = 15.0  # seconds; rooms of a server that is down must not hold up the others
Sleep = Callable[[float], Awaitable[None]]


class Invites:
    """`allow` as in the options; `declined` is the reason that others read. `talks`: rooms that we make ourselves.

    `clearing`: rooms that we are not done with. `sleep` makes the pauses.
    """

    def __init__(
        self,
        client: Client,
        state: State,
        allow: Sequence[str],
        declined: str,
        *,
        aside: Aside,
        talks: PrivateTalks,
        clearing: Clearing,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._client = client
        self._state = state
        self._allow = allow
        self._declined = declined
        self._aside = aside
        self._talks = talks
        self._clearing = clearing
        self._sleep = sleep

    def take_up(self) -> None:
        """Try again to join where an earlier run was invited and could not."""
        for room_id in self._state.invited:
            self._aside.begin(self._keep_trying(room_id))

    async def answer(self, invites: Mapping[str, InviteInfo]) -> None:
        """Join or decline. A room that cannot be joined at once is tried again on the side, also after a restart."""
        for room_id, info in invites.items():
            inviter = self._inviter(info)
            if not inviter:
                continue
            if room_id not in self._state.followed and not allowed(inviter, self._client.user_id, self._allow):
                log.info("an invitation is declined: its sender is not on the list of those who may invite")
                await self.leave(room_id, self._declined)
            elif not await self._join(room_id) and room_id not in self._state.invited:
                self._state.invited.append(room_id)
                self._aside.begin(self._keep_trying(room_id))

    async def tidy(self, room: MatrixRoom) -> bool:
        """Follow a room that was replaced, leave one where nobody else is. True if we left."""
        new = room.replacement_room
        if new and new not in self._state.followed:
            self._state.followed.append(new)
            await self._join(new)  # where that takes an invitation, we wait for one
        needed = self._talks.is_new(room) or self._clearing.is_at_work(room.room_id)
        alone = not needed and not set(room.users) - {self._client.user_id}
        if alone or (new and new in self._client.rooms):
            await self.leave(room.room_id)
            return True
        return False

    def _inviter(self, info: InviteInfo) -> str:
        """Who invited us: the members of the room are described in the same way as our own invitation."""
        for event in info.invite_state:
            ours = isinstance(event, InviteMemberEvent) and event.state_key == self._client.user_id
            if ours and event.membership == "invite":
                return str(event.sender)
        return ""

    async def _keep_trying(self, room_id: str) -> None:
        for pause in _PAUSES:
            await self._sleep(pause)
            if await self._join(room_id):
                break
        else:
            log.warning("a room could not be joined")
        self._state.invited.remove(room_id)

    async def leave(self, room_id: str, reason: str = "") -> None:
        """Leave and forget a room, in which we may be no longer."""
        body = {"reason": reason} if reason else {}
        with suppress(TimeoutError):
            async with asyncio.timeout(_QUICK):
                await self._client.ask("POST", f"/rooms/{quote(room_id, safe='')}/leave", body)
        await self.forget(room_id)

    async def forget(self, room_id: str) -> None:
        """Forget a room that we are out of. To leave it once more would decline an invitation that came meanwhile."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_QUICK):
                await self._client.room_forget(room_id)
        self._client.rooms.pop(room_id, None)

    async def _join(self, room_id: str) -> bool:
        try:
            async with asyncio.timeout(_QUICK):
                return isinstance(await self._client.join(room_id), JoinResponse)
        except TimeoutError:
            return False


def allowed(user: str, us: str, allow: Sequence[str]) -> bool:
    """Whether this user may invite us: a glob with an "@" is about users, one without about servers."""
    server = _server(user)
    if not allow:
        return server == _server(us)
    return any(fnmatchcase(user if "@" in glob else server, glob) for glob in allow)


def _server(user: str) -> str:
    return user.partition(":")[2]
