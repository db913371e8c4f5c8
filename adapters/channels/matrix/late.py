"""Messages whose key comes later than they do, or never. nio tries each once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from nio.events.room_events import Event as Happened
from nio.events.room_events import MegolmEvent

from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.state import State, Undecrypted

log = logging.getLogger(__name__)
_MOST = 500  # events; beyond that the oldest are given up
PATIENCE = timedelta(seconds=30)  # a key that has not come by then seldom does


class Late:
    """Keeps undecrypted events in `state`. `patience`: how long before the person is told that one cannot be read."""

    def __init__(
        self, client: Client, state: State, clock: Callable[[], datetime], patience: timedelta = PATIENCE
    ) -> None:
        self._client = client
        self._state = state
        self._clock = clock
        self._patience = patience

    @property
    def waiting(self) -> bool:
        """Whether somebody will have to be told, if no key comes."""
        return any(item.private and not item.told for item in self._state.late)

    def keep(self, room_id: str, event: MegolmEvent, *, private: bool) -> None:
        """Keep it until its key comes. Where that is there it does not fit, and no other will come: it is dropped.

        `private`: whether the room was when it was sent. What many say in a room must not push out what waits there.
        """
        known = any(item.source.get("event_id") == event.event_id for item in self._state.late)
        if not known and not self._has_key(room_id, event):
            late = self._state.late
            late.append(Undecrypted(room_id, event.source, self._clock().timestamp(), private=private))
            if len(late) > _MOST:
                late.remove(next((item for item in late if not item.private), late[0]))

    def readable(self) -> Sequence[tuple[Undecrypted, Happened]]:
        """What can be read now, with what was kept of it. It stays kept until it is `done`."""
        found = []
        for item in self._state.late:
            event = Happened.parse_event(item.source)
            if isinstance(event, MegolmEvent) and self._has_key(item.room, event):
                event.room_id = item.room
                found.append((item, self._decrypted(event)))
        return found

    def done(self, event: Happened) -> None:
        """It is handled."""
        self._state.late = [item for item in self._state.late if item.source.get("event_id") != event.event_id]

    def forget(self, room_id: str) -> None:
        """We left a room."""
        self._state.late = [item for item in self._state.late if item.room != room_id]

    def overdue(self) -> Sequence[str]:
        """Rooms whose people have to be told now: once, however many messages cannot be read.

        Nothing more is said there until those that were told of have become readable.
        """
        limit = (self._clock() - self._patience).timestamp()
        told = {item.room for item in self._state.late if item.told}
        rooms = []
        for item in self._state.late:
            if item.told or not item.private or item.since > limit:
                continue
            item.told = True
            if item.room not in told:
                told.add(item.room)
                rooms.append(item.room)
        return rooms

    def _has_key(self, room_id: str, event: MegolmEvent) -> bool:
        assert self._client.olm is not None
        keys: Any = self._client.olm.inbound_group_store
        return keys.get(room_id, event.sender_key, event.session_id) is not None

    def _decrypted(self, event: MegolmEvent) -> Happened:
        """What is in it; itself where that cannot be understood."""
        try:
            found = self._client.decrypt_event(event)
        except Exception as error:  # noqa: BLE001 - a boundary: it may have been made to break us
            log.warning("a late event was not understood: %s", type(error).__name__)
            return event
        return found if isinstance(found, Happened) else event
