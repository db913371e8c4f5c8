"""Rooms of several people: of all that is said there, what is said to us, and in which thread."""

from __future__ import annotations

import logging
from dataclasses import replace

from nio.client.async_client import AsyncClient
from nio.events.room_events import Event as Happened
from nio.events.room_events import ReactionEvent, RedactedEvent, RedactionEvent, RoomMessage, RoomMessageNotice
from nio.rooms import MatrixRoom

from adapters.channels.matrix import ids
from adapters.channels.matrix.calls import Names, mentions
from adapters.channels.matrix.events import NAME, Us, at, content_of, edited, mapping, place_of, said
from adapters.channels.matrix.ids import Address
from adapters.channels.matrix.originals import find, replaced_by, replied_to, thread_of
from adapters.channels.matrix.pace import Pace
from adapters.channels.matrix.threads import Threads
from bot.core.model import COMMUNITY, Account, Edited, Event, Place, Said
from bot.ports import Inbound

log = logging.getLogger(__name__)


class Community:
    """Every talk has a thread; a message that calls us outside of one begins it."""

    def __init__(self, client: AsyncClient, us: Us, threads: Threads) -> None:
        self._client = client
        self._us = us
        self._threads = threads
        self._pace = Pace()

    async def inbound_of(self, event: Happened, room: MatrixRoom) -> Inbound | None:
        """What an event of a room means; None if it is not for us."""
        if event.sender == self._us.user_id:
            self._note_ours(event, room.room_id)
            return None
        if isinstance(event, ReactionEvent):
            return self._pressed(event, room.room_id)
        if isinstance(event, RedactionEvent):
            return await self._redacted(event, room)
        if not isinstance(event, RoomMessage) or isinstance(event, RoomMessageNotice):
            return None
        change = edited(event)
        return await self._edited(event, room, change) if change else await self._said(event, room)

    def changes(self, event: Happened, room: MatrixRoom) -> bool:
        """Whether an event changes a message of a thread: it does so as well when the others have left the room."""
        target = event.redacts if isinstance(event, RedactionEvent) else replaced_by(content_of(event))
        return target != "" and self._threads.root_of(room.room_id, target) != ""

    def _note_ours(self, event: Happened, room_id: str) -> None:
        if isinstance(event, RedactedEvent) or not (root := thread_of(content_of(event))):
            return
        self._threads.heard(Address(room_id, root), event.event_id)
        self._threads.note(Address(room_id, root), event.event_id, event.sender, ours=True)

    def _pressed(self, event: ReactionEvent, room_id: str) -> Inbound | None:
        root = self._threads.root_of(room_id, event.reacts_to)
        chosen = self._us.buttons.press(room_id, event.reacts_to, event.key, event.sender)
        return _inbound(event, Address(room_id, root), chosen) if root and chosen else None

    async def _redacted(self, event: RedactionEvent, room: MatrixRoom) -> Inbound | None:
        """A moderator may have done it: they are the author's words all the same."""
        gone = Edited(ids.make(event.redacts), "")
        root = self._threads.root_of(room.room_id, event.redacts)
        if not root:
            return self._formerly_private(event, room, gone)
        author = (await find(self._client, room.room_id, event.redacts)).sender or event.sender
        return None if author == self._us.user_id else _inbound(event, Address(room.room_id, root), gone, author)

    async def _edited(self, event: RoomMessage, room: MatrixRoom, change: Edited) -> Inbound | None:
        target = replaced_by(content_of(event))
        root = self._threads.root_of(room.room_id, target)
        if not root and target:
            root = (await find(self._client, room.room_id, target)).root
        address = Address(room.room_id, root)
        if not self._threads.has(address):
            return self._formerly_private(event, room, change)
        names, new = self._names(room), mapping(content_of(event).get("m.new_content"))
        if names.mentioned(new) or names.begin(change.text):
            change = replace(change, text=names.without(change.text))
        return _inbound(event, address, change)

    def _formerly_private(self, event: Happened, room: MatrixRoom, change: Edited) -> Inbound | None:
        """Nothing is said there any more, but what is taken back has to go."""
        if not self._threads.was_private(room.room_id):
            return None
        place = place_of(room, private=True)
        return Inbound(ids.make(event.event_id), Account(NAME, event.sender), place, change, at(event))

    async def _said(self, event: RoomMessage, room: MatrixRoom) -> Inbound | None:
        content, room_id = content_of(event), room.room_id
        if mapping(content.get("m.relates_to")).get("rel_type") not in (None, "m.thread"):
            return None  # a change that cannot be understood, the vote in a poll: no thread can begin there
        answered = replied_to(content)
        root = thread_of(content) or self._threads.root_of(room_id, answered) or event.event_id
        address = Address(room_id, root)
        self._threads.heard(address, event.event_id)
        meant = said(event, ids.make(event.event_id))
        if meant is None:
            return None
        names = self._names(room)
        named = names.mentioned(content) or names.begin(meant.text)
        to = await self._author(address, answered) if answered and not named else ""
        called = named or to == self._us.user_id
        if not called and (not self._threads.has(address) or not isinstance(meant, Said)):
            return None
        if not called and (to not in ("", event.sender) or set(mentions(content)) - {event.sender}):
            return None
        if not self._pace.allows(event.sender, at(event)):
            log.info("somebody says more in a room than a person could: not heard")
            return None
        meant = replace(meant, text=names.without(meant.text)) if named else meant
        self._threads.join(address)
        self._threads.note(address, event.event_id, event.sender)
        return _inbound(event, address, replace(meant, called=called) if isinstance(meant, Said) else meant)

    async def _author(self, address: Address, event_id: str) -> str:
        """Who wrote an event, in a thread or elsewhere in its room; "" if nobody knows."""
        if self._threads.is_ours(address, event_id):
            return self._us.user_id
        return (await find(self._client, address.room, event_id)).sender

    def _names(self, room: MatrixRoom) -> Names:
        us = room.users.get(self._us.user_id)
        return Names(self._us.user_id, (us.display_name if us else None) or "")


def _inbound(event: Happened, address: Address, meant: Event, who: str = "") -> Inbound:
    place = Place(NAME, str(address), private=False, notice=COMMUNITY)
    return Inbound(ids.make(event.event_id), Account(NAME, who or event.sender), place, meant, at(event))
