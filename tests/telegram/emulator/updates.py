"""The queue of updates: each is delivered until it is confirmed, to one listener at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.telegram.emulator.bell import Bell
from tests.telegram.emulator.errors import conflict

Json = dict[str, Any]

_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Pending:
    """An update that is not confirmed. One that is delivered twice must be seen before an offset can confirm it."""

    update: Json
    unseen_copy: bool = False

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


class Updates:
    """`made` holds every update by its id; `dropped` the ids of those that the bot threw away unread."""

    def __init__(self, bell: Bell, first_id: int = 700_000_001) -> None:
        self.made: dict[int, Json] = {}
        self.pending: list[Pending] = []
        self.dropped: list[int] = []
        self.allowed: list[str] = []
        self.webhook_is_set = False
        self._ids = count(first_id)
        self._bell = bell
        self._poll: asyncio.Future[None] | None = None

    def add(self, kind: str, body: Json) -> None:
        """Something happened; it is an update unless the bot did not ask for its kind."""
        if kind not in self.allowed if self.allowed else kind in _ON_REQUEST:
            return
        update_id = next(self._ids)
        self.made[update_id] = {"update_id": update_id, kind: body}
        self._push(Pending(self.made[update_id]))

    def again(self, update_id: int) -> None:
        """Deliver an update a second time under its id, as happens when a confirmation is lost."""
        self._push(Pending(self.made[update_id], unseen_copy=True))

    def allow(self, kinds: list[str] | None) -> None:
        """Which kinds the bot wants from now on; None changes nothing, none at all means the usual ones."""
        if kinds is not None:
            self.allowed = kinds

    def done(self, pending: Pending) -> None:
        self.pending = [other for other in self.pending if other is not pending]
        self._bell.ring()

    def drop(self) -> None:
        self.dropped += [pending.id for pending in self.pending]
        self.pending = []
        self._bell.ring()

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """One getUpdates: confirms what is before the offset, and waits when there is nothing to say."""
        if self.webhook_is_set:
            raise conflict("can't use getUpdates method while webhook is active; use deleteWebhook first")
        self.end_poll(
            "terminated by other getUpdates request; make sure that only one bot instance is running",
        )
        self._confirm(offset)
        if not self.pending and seconds > 0:
            await self._wait(seconds)
        batch = self.pending[: limit if 1 <= limit <= 100 else 100]
        for pending in batch:
            pending.unseen_copy = False
        return [pending.update for pending in batch]

    def end_poll(self, because: str | None = None) -> None:
        """End the request that waits, if one does: in a conflict, or with nothing."""
        if self._poll and not self._poll.done():
            if because:
                self._poll.set_exception(conflict(because))
            else:
                self._poll.set_result(None)

    def _push(self, pending: Pending) -> None:
        self.pending.append(pending)
        self.end_poll()
        self._bell.ring()

    def _confirm(self, offset: int) -> None:
        if offset < 0:  # all but the last ones are forgotten
            self.pending = self.pending[offset:]
        else:
            self.pending = [pending for pending in self.pending if pending.id >= offset or pending.unseen_copy]
        self._bell.ring()

    async def _wait(self, seconds: float) -> None:
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            pass  # nothing came
        finally:
            if self._poll is poll:
                self._poll = None
