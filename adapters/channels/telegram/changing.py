"""What becomes of a message whose button was pressed. All of it is a courtesy: it prevents no reply.

The reply waits for it, but for some seconds at most.
The old buttons may stay when it fails; a press on them is kindly received.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode

from adapters.channels.telegram import ids
from adapters.channels.telegram.keyboards import label
from adapters.channels.telegram.memory import Pressed
from adapters.channels.telegram.posting import NotEdited, Posting
from adapters.channels.telegram.rendering import NO_PREVIEW, escaped
from bot.core.model import Press

_ASKING = ("<b>", "<i>")  # how a question and the progress before it are rendered
Request = Callable[[], Awaitable[Message | bool]]


class Changing:
    """Changes pressed messages. `patience`: how many seconds one change may take."""

    def __init__(self, bot: Bot, posting: Posting, pressed: Pressed, patience: float) -> None:
        self._bot = bot
        self._posting = posting
        self._pressed = pressed
        self._patience = patience

    async def settle(self, chat_id: int, press: Press) -> None:
        """Take the buttons away and show below the message what was chosen, if anything. Never fails."""
        number = _number(chat_id, press)
        if number is None:
            return
        try:
            async with asyncio.timeout(self._patience):
                await self._settle(chat_id, number, press.label)
        except (NotEdited, TimeoutError):
            self._pressed.forget(chat_id, number)  # the buttons are still there: the next press is no second tap

    async def replace(
        self, chat_id: int, press: Press, html: str, keyboard: InlineKeyboardMarkup | None
    ) -> datetime | None:
        """Show this in the place of the pressed message. Returns when it was there; None if it was already.

        Raises NotEdited.
        """
        number = _number(chat_id, press)
        if number is None:
            raise NotEdited
        try:
            async with asyncio.timeout(self._patience):
                edited = await self._posting.edit(chat_id, self._text(chat_id, number, html, keyboard))
        except TimeoutError:
            raise NotEdited from None
        finally:
            self._pressed.forget(chat_id, number)
        self._pressed.replace(chat_id, number)
        return (edited.edit_date or edited.date) if isinstance(edited, Message) else None

    def is_only_asked(self, chat_id: int, press: Press) -> bool:
        """Whether the pressed message is nothing but a question, or one to look around in.

        What another noted or said would vanish.
        """
        number = _number(chat_id, press)
        if number is None:
            return False
        asked = self._pressed.html_of(chat_id, number).startswith(_ASKING)
        return asked or self._pressed.was_replaced(chat_id, number)

    async def _settle(self, chat_id: int, number: int, chosen: str) -> None:
        html = self._pressed.html_of(chat_id, number)
        if html and chosen:
            try:
                await self._posting.edit(
                    chat_id, self._text(chat_id, number, f"{html}\n\n→ <b>{escaped(label(chosen))}</b>", None)
                )
            except NotEdited:
                pass  # its text cannot be told again: its buttons can still go
            else:
                return
        await self._posting.edit(
            chat_id, partial(self._bot.edit_message_reply_markup, chat_id=chat_id, message_id=number)
        )

    def _text(self, chat_id: int, number: int, html: str, keyboard: InlineKeyboardMarkup | None) -> Request:
        return partial(
            self._bot.edit_message_text,
            html,
            chat_id=chat_id,
            message_id=number,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )


def _number(chat_id: int, press: Press) -> int | None:
    """The pressed message's number, if it is one of this chat."""
    try:
        number = ids.number_of(press.message)
    except ValueError:
        return None
    return number if ids.make(chat_id, number) == press.message else None
