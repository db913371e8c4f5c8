"""One update from the platform to the receiver, whatever breaks on the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError

from adapters.channels.telegram.memory import Pressed
from adapters.channels.telegram.updates import Back, Left, Us, inbound_of
from bot.ports import Inbound, Receiver, StoreCorrupt, StoreFault

log = logging.getLogger(__name__)


class Intake:
    """Translates updates and hands them over. `close` ends what it does on the side."""

    def __init__(
        self,
        bot: Bot,
        us: Us,
        receiver: Receiver,
        pressed: Pressed,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._us = us
        self._pressed = pressed
        self._clock = clock
        self._receiver = receiver
        self._told: set[int] = set()  # updates of which the person knows that they are not handled yet
        self._aside: set[asyncio.Task[None]] = set()

    async def take(self, update: Update) -> None:
        """Handle one update; what happens up to the receiver's own first wait happens without any.

        Raises StoreFault: the update is to be offered again. Whatever else breaks is logged without words and counts
        as handled: no update may come for ever.
        """
        try:
            await self._hand_over(update)
        except StoreFault:
            raise
        except Exception as error:  # a boundary: a bug in one update must not stop the others
            log.error("an update could not be handled", exc_info=error)
        self._told.discard(update.update_id)

    async def close(self) -> None:
        """End what is done on the side."""
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)

    async def _hand_over(self, update: Update) -> None:
        if update.callback_query and not self._is_new(update.callback_query):
            return
        what = inbound_of(update, self._us, self._clock())
        if isinstance(what, Left | Back):
            await self._receiver.reach(what.place, reachable=isinstance(what, Back))
        elif what is not None:
            try:
                await self._receiver.receive(what)
            except StoreCorrupt as fault:  # it will not be sound next time, and everybody else waits behind it
                log.error("an update is given up: %s", fault.name)
                self._put_off(update.update_id, what, lost=True)
            except StoreFault:
                self._put_off(update.update_id, what, lost=False)
                raise

    def _is_new(self, query: CallbackQuery) -> bool:
        """Answer a press, and say whether it is more than a second tap on the same button."""
        self._begin(self._answer(query.id))
        message = query.message
        if message is None:
            return True
        html = message.text_html if isinstance(message, Message) and message.text else ""
        return self._pressed.first(message.chat.id, message.message_id, query.data or "", query.id, html)

    async def _answer(self, query_id: str) -> None:
        """Stop the clock that the button shows. It stops by itself if this comes too late or not at all."""
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as error:
            log.debug("a press was not answered: %s", type(error).__name__)

    def _put_off(self, update_id: int, inbound: Inbound, *, lost: bool) -> None:
        """Once for each update, although it comes again and again."""
        if update_id not in self._told:
            self._told.add(update_id)
            self._begin(self._tell(inbound, lost=lost))

    async def _tell(self, inbound: Inbound, *, lost: bool) -> None:
        try:
            await self._receiver.put_off(inbound, lost=lost)
        except Exception as error:  # a boundary: the fault itself is what has to be dealt with
            log.error("a fault could not be told", exc_info=error)

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(doing)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)
