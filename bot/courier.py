"""Sends the outbox: what a commit returned, and what an earlier run left behind. Per place, in order.

Attachments are rendered here, at the last moment, and never stored. A message is marked as sent only after the
channel took it; a crash in between sends it again, which a channel with stable ids can make harmless.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from bot.core.dialog import Language
from bot.core.model import Attachment, Place, Reply
from bot.ports import Channel, DocumentWriter, File, Outgoing, Store, StoreFault

log = logging.getLogger(__name__)


class Courier:
    """Brings messages from the outbox to the channels. `channels` by name, `writers` by format."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        writers: Mapping[str, DocumentWriter],
        apologies: Mapping[Language, Reply],
    ) -> None:
        self._store = store
        self._channels = channels
        self._writers = writers
        self._apologies = apologies

    async def send(self, messages: Sequence[Outgoing]) -> None:
        """Deliver messages that were just committed, then mark them."""
        for message in messages:
            await self._deliver(message)
        await self._store.sent(messages)

    async def catch_up(self, place: Place) -> int:
        """Deliver what an earlier run committed and did not send. Returns how many messages that was."""
        messages = await self._store.waiting(place)
        await self.send(messages)
        return len(messages)

    async def tell(self, place: Place, reply: Reply) -> None:
        """Say something that is not in the outbox: an erasure that is done, a fault."""
        await self._deliver(Outgoing(0, place, reply))

    async def apologise(self, place: Place, language: Language) -> None:
        """Say that something broke on our side."""
        await self.tell(place, self._apologies[language])

    async def _deliver(self, message: Outgoing) -> None:
        files: list[File] = []
        try:
            files = [await self._render(attachment) for attachment in message.reply.attachments]
        except StoreFault:
            raise
        except Exception as error:  # noqa: BLE001 - a boundary: a lost document must not stop the talk
            log.error("a document could not be rendered: %s", type(error).__name__)
            await self.apologise(message.place, message.reply.attachments[0].language)
        await self._channels[message.place.channel].deliver(message, files)

    async def _render(self, attachment: Attachment) -> File:
        holding = await self._store.holding(attachment.person) if attachment.person else None
        return await self._writers[attachment.format].write(attachment, holding)
