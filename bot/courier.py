"""Sends the outbox: what a commit returned, and what an earlier run left behind. Per place, in order.

Attachments are rendered here, at the last moment, and never stored. A message is marked as sent only after the
channel took it; a crash in between sends it again, which a channel with stable ids can make harmless. What may or may
not have arrived is counted, and not sent again.

What shows words of others is asked for once more before it is sent: they may have been taken back while it waited. Then
nothing is sent in its place. A coach whose page of a project does not come asks again, and hears what anybody hears of
a project that does not exist. What a channel has in its hands already cannot be stopped.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential

from bot.core.coaching.seen import Opened
from bot.core.coaching.view import open_up
from bot.core.dialog import Language, Library
from bot.core.model import Attachment, Place, Reply
from bot.ports import (
    Channel,
    Desk,
    DocumentWriter,
    File,
    Outgoing,
    Retracting,
    Source,
    Store,
    StoreFault,
    Uncertain,
    Unreachable,
)

log = logging.getLogger(__name__)
_UNSEEN = 1.0  # seconds; whoever writes within them may have seen a message of which we have no word yet
_Address = tuple[str, str]  # the channel's name, and the place on it
Opening = Callable[[str, str], Awaitable[Opened | None]]  # what a share opens to a person


def opening(desk: Desk, library: Library, clock: Callable[[], datetime]) -> Opening:
    """Looks up what a share opens to a person at that very moment: it may have ended since a document was promised."""

    async def look(person: str, share: str) -> Opened | None:
        now = clock()
        found = await desk.disclosed(person, share, now)
        return None if found is None else open_up(library, found, now)

    return look


class Courier:
    """Brings messages from the outbox to the channels. `channels` by name, `writers` by format, `clock` in UTC.

    `opened`: what a share opens, for the documents of coaches. `background`: whoever posts a message does not wait
    until it is delivered, as a network may take its time.
    """

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        writers: Mapping[str, DocumentWriter],
        apologies: Mapping[Language, Reply],
        clock: Callable[[], datetime],
        *,
        opened: Opening | None = None,
        background: bool = False,
    ) -> None:
        self._store = store
        self._channels = channels
        self._writers = writers
        self._apologies = apologies
        self._clock = clock
        self._opened = opened
        self.background = background
        self._lines: dict[_Address, deque[Outgoing]] = {}
        self._tasks: dict[_Address, asyncio.Task[None]] = {}
        self._begun: dict[_Address, float] = {}  # when the first of a line was handed to its channel, in loop time
        self._aside: set[asyncio.Task[None]] = set()
        self._doubted: set[int] = set()  # ids of messages in a line that may have gone from the outbox with a person
        self._found: set[int] = set()  # ids of messages that lie in the outbox, and are in no line, at the last look
        self._closed = False

    def reaches(self, place: Place) -> bool:
        """Whether a place where nothing happened can be written to: a terminal shows what belongs to its own place."""
        return self.background and place.channel in self._channels

    def post(self, messages: Sequence[Outgoing]) -> None:
        """Put messages that were just committed into the line of their place; `bring` delivers them."""
        for message in messages:
            self._lines.setdefault(_address(message.place), deque()).append(message)

    async def bring(self, place: Place) -> None:
        """Deliver what waits in the line of a place: now, or while others go on. Raises StoreFault if now."""
        address = _address(place)
        if self._closed:
            return  # it waits in the outbox for the next start
        if not self.background:
            await self._empty(address)
        elif address in self._lines and address not in self._tasks:
            self._tasks[address] = asyncio.create_task(self._empty_at_last(address))

    async def catch_up(self, place: Place) -> int:
        """Deliver what an earlier run committed and did not send. Returns how many messages that was."""
        messages = [replace(message, again=True) for message in await self._store.waiting(place)]
        self.post(messages)
        await self.bring(place)
        return len(messages)

    async def catch_up_everywhere(self) -> None:
        """The same for every place of the channels that are served."""
        for place in await self._store.places_waiting():
            if place.channel in self._channels:
                await self.catch_up(place)

    async def collect(self) -> None:
        """Deliver what another process left in the outbox since the start: an operator's command, which sends nothing.

        It is taken when it is found a second time: what was committed here a moment ago may not be in its line yet.
        Raises StoreFault.
        """
        ours = self._in_lines()  # before, as one may be sent meanwhile, and after, as one may be posted
        places = [place for place in await self._store.places_waiting() if place.channel in self._channels]
        waiting = [message for place in places for message in await self._store.waiting(place)]
        ours |= self._in_lines()
        found = {message.id: message for message in waiting if message.id not in ours}
        foreign = [message for id_, message in found.items() if id_ in self._found]
        self._found = found.keys() - {message.id for message in foreign}
        self.post(foreign)
        for place in dict.fromkeys(message.place for message in foreign):
            await self.bring(place)

    async def settle(self, seconds: float) -> None:
        """Wait until everything is delivered, but no longer than this; what is left waits in the outbox."""
        pending = [*self._tasks.values(), *self._aside]
        if pending:
            await asyncio.wait(pending, timeout=seconds)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

    async def close(self, seconds: float) -> None:
        """Settle, and nothing is sent any more after this."""
        self._closed = True
        await self.settle(seconds)

    def tell(self, place: Place, reply: Reply) -> None:
        """Say something that is not in the outbox: an erasure that is done, a fault. It may be nothing."""
        if reply.blocks or reply.attachments:
            self.post([Outgoing(0, place, reply)])

    def apologise(self, place: Place, language: Language) -> None:
        """Say that something broke on our side."""
        self.tell(place, self._apologies[language])

    async def clear(self, place: Place, *, told: bool) -> None:
        """Take back what we said in a place, where its channel can; `told`: the last message says so, and stays."""
        channel = self._channels.get(place.channel)
        if isinstance(channel, Retracting):
            await channel.clear(place, told=told)

    def owes(self, place: Place) -> bool:
        """Whether a message for a place cannot have been seen yet: others go first, or its channel has to wait."""
        line = self._lines.get(_address(place))
        if not line:
            return False
        begun = self._begun.get(_address(place))
        return len(line) > 1 or (begun is not None and asyncio.get_running_loop().time() - begun > _UNSEEN)

    def drop(self, place: Place) -> None:
        """Send nothing more of what waits for a place, since its person is erased; what is being sent is."""
        line = self._lines.get(_address(place))
        while line and len(line) > (_address(place) in self._begun):
            line.pop()

    def doubt(self) -> None:
        """Somebody is erased: before a message of any line is sent, it is looked up whether it still waits."""
        self._doubted = self._in_lines() - {0}

    def show_busy(self, place: Place) -> None:
        """Show that an answer is being prepared, while others go on."""
        task = asyncio.create_task(self._channels[place.channel].busy(place))
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    def _in_lines(self) -> set[int]:
        return {message.id for line in self._lines.values() for message in line}

    async def _empty_at_last(self, address: _Address) -> None:
        """Deliver in the background: what the store cannot do now is tried again until it can."""
        patience = AsyncRetrying(
            retry=retry_if_exception_type(StoreFault), wait=wait_exponential(max=30), before_sleep=_say_why
        )
        try:
            await patience(self._empty, address)
        finally:
            del self._tasks[address]  # at once: what is posted from now on needs a task of its own

    async def _empty(self, address: _Address) -> None:
        line = self._lines.get(address)
        while line:
            self._begun[address] = asyncio.get_running_loop().time()
            try:
                await self._send(line[0])
            finally:
                del self._begun[address]
            line.popleft()
        self._lines.pop(address, None)

    async def _send(self, message: Outgoing) -> None:
        """Deliver one message and mark it, if it may go. One that cannot be delivered stops no other."""
        if not await self._may_go(message):
            return
        files = await self._render_all(message)
        try:
            at = await self._channels[message.place.channel].deliver(message, files)
        except Unreachable:
            await self._store.reach(message.place, reachable=False)
            await self._store.sent([message] if message.id else [])
        except Uncertain:
            await self._lose(message)
        except StoreFault:
            raise
        except Exception as error:
            if not self.background:  # whoever waits for it is told
                raise
            log.error("a message could not be sent: %s", type(error).__name__)
            await self._lose(message)
        else:
            if message.id:
                await self._store.sent([message], at=None if message.again else at)

    async def _may_go(self, message: Outgoing) -> bool:
        """Whether a message is still to be sent. Most show nobody else's words: nothing is looked up for those."""
        if message.id == 0 or not (message.reply.about or message.id in self._doubted):
            return True
        waits = await self._store.still_waits(message, self._clock())
        self._doubted.discard(message.id)
        return waits

    async def _lose(self, message: Outgoing) -> None:
        """Give up a message that may or may not have arrived: it is counted, and the next one goes on."""
        log.warning("a message may not have arrived")
        await self._store.sent([message] if message.id else [], uncertain=True)

    async def _render_all(self, message: Outgoing) -> list[File]:
        """The documents of a message; an apology takes the place of one that cannot be rendered.

        A picture is left out where nothing draws: what it shows is said in words as well.
        """
        wanted = [each for each in message.reply.attachments if each.format in self._writers or each.format != "png"]
        if not wanted:
            return []
        self.show_busy(message.place)
        try:
            return [await self._render(attachment) for attachment in wanted]
        except StoreFault:
            raise
        except Exception as error:  # noqa: BLE001 - a boundary: a lost document must not stop the talk
            log.error("a document could not be rendered: %s", type(error).__name__)
            apology = self._apologies[message.reply.attachments[0].language]
            await self._send(Outgoing(0, message.place, apology))
            return []

    async def _render(self, attachment: Attachment) -> File:
        return await self._writers[attachment.format].write(attachment, await self._source(attachment))

    async def _source(self, attachment: Attachment) -> Source | None:
        """What a document is made from. LookupError for a project that is not opened (any more) to whom asks for it."""
        if not attachment.share:
            return await self._store.holding(attachment.person) if attachment.person else None
        found = await self._opened(attachment.person, attachment.share) if self._opened else None
        if found is None:
            raise LookupError("no such project is opened to this person")
        return found


def _address(place: Place) -> _Address:
    return place.channel, place.address


def _say_why(state: object) -> None:
    log.warning("a delivery waits for the store")
