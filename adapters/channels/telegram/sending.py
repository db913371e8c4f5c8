"""Replies go out to Telegram: files, then text, the buttons under the last message; a pressed message changes."""

from __future__ import annotations

import asyncio
import logging
import mimetypes
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError
from tenacity.wait import wait_base

from adapters.channels.telegram.changing import Changing
from adapters.channels.telegram.keyboards import group_keyboard, private_keyboard
from adapters.channels.telegram.memory import Pressed
from adapters.channels.telegram.pace import Pace
from adapters.channels.telegram.posting import PAUSES, NotEdited, Posting, said
from adapters.channels.telegram.rendering import NO_PREVIEW, caption, pieces
from adapters.channels.telegram.updates import NAME
from bot.core.model import Place, Reply
from bot.ports import File, Outgoing, Uncertain

log = logging.getLogger(__name__)
_PATIENCE = 4.0  # seconds that changing a pressed message may take before the reply goes out by itself
_QUICK = 2.0  # seconds for showing that something is being prepared
_REFUSALS = (  # descriptions that hold nobody's words
    "message is too long",
    "message text is empty",
    "text must be non-empty",
    "file must be non-empty",
    "photo_invalid_dimensions",
    "image_process_failed",
    "button_data_invalid",
    "button_url_invalid",
    "reply_markup_too_long",
    "topic_closed",
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message before it is sent: a file, or text. `html` is "" where the plain form has to do.

    `picture`: the file is shown as one, and not as something to download.
    """

    thread: int | None
    file: File | None = None
    picture: bool = False
    plain: str = ""
    html: str = ""
    keyboard: InlineKeyboardMarkup | None = None

    def weaker(self, error: BadRequest) -> _Draft | None:
        """What to try once this was refused: less of it each time. None if there is nothing left to try."""
        if self.thread and said(error, "message thread not found"):
            return replace(self, thread=None)
        if self.html and said(error, "can't parse entities"):
            return replace(self, html="")
        log.warning("Telegram refused a message: %s", said(error, *_REFUSALS) or type(error).__name__)
        if self.picture:
            return replace(self, picture=False)
        return replace(self, html="", keyboard=None) if self.html or self.keyboard else None


class Sender:
    """The sending half of the channel. `pressed` knows how pressed messages looked."""

    name = NAME

    def __init__(
        self, bot: Bot, pressed: Pressed, pace: Pace, *, pauses: wait_base = PAUSES, patience: float = _PATIENCE
    ) -> None:
        self._bot = bot
        self._pace = pace
        self._posting = Posting(pace, pauses)
        self._changing = Changing(bot, self._posting, pressed, patience)

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        """Show a reply. Returns when its last message was there; None if nothing new had to be shown.

        A message that may not have arrived does not keep back those after it. Raises Unreachable, and Uncertain.
        """
        chat_id, thread = _address(message.place)
        reply = message.reply
        texts = pieces(reply.blocks)
        keyboard = self._keyboard(chat_id, reply)
        drafts = [_Draft(thread, file=file, picture=_is_picture(file)) for file in files]
        drafts += [_Draft(thread, plain=plain, html=html) for html, plain in texts]
        if texts:
            drafts[-1] = replace(drafts[-1], keyboard=keyboard)
        at = None
        if reply.press and not self._takes_place(chat_id, reply, files):
            await self._changing.settle(chat_id, reply.press)
        elif reply.press:
            with suppress(NotEdited):
                at = await self._changing.replace(chat_id, reply.press, drafts[0].html, drafts[0].keyboard)
                drafts = drafts[1:]
        return await self._send_all(chat_id, drafts) or at

    def _takes_place(self, chat_id: int, reply: Reply, files: Sequence[File]) -> bool:
        """Whether a reply is shown in the place of the pressed message: only where nothing is lost with that."""
        looked_around = reply.press is not None and not reply.press.label and bool(reply.blocks) and not files
        return looked_around and reply.press is not None and self._changing.is_only_asked(chat_id, reply.press)

    async def busy(self, place: Place) -> None:
        """Show "typing" for some seconds. Never fails, and keeps nobody waiting."""
        chat_id, thread = _address(place)
        if self._pace.paused(chat_id):
            return
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(_QUICK):
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread)

    def _keyboard(self, chat_id: int, reply: Reply) -> InlineKeyboardMarkup | None:
        """By the id, which is negative for a group: a place that comes from the outbox does not say what it is."""
        return group_keyboard(reply, self._bot.username) if chat_id < 0 else private_keyboard(reply)

    async def _send_all(self, chat_id: int, drafts: Sequence[_Draft]) -> datetime | None:
        at, doubt = None, None
        for draft in drafts:
            try:
                at = (await self._send(chat_id, draft)).date
            except Uncertain as error:
                doubt = error
        if doubt:
            raise doubt
        return at

    async def _send(self, chat_id: int, draft: _Draft) -> Message:
        weaker: _Draft | None = draft
        while weaker:
            draft = weaker
            try:
                return await self._posting.send(chat_id, partial(self._request, chat_id, draft))
            except BadRequest as error:
                weaker = draft.weaker(error)
        raise Uncertain("BadRequest")

    async def _request(self, chat_id: int, draft: _Draft) -> Message:
        if draft.file:
            return await self._hand_over(chat_id, draft.file, draft)
        return await self._bot.send_message(
            chat_id,
            draft.html or draft.plain,
            parse_mode=ParseMode.HTML if draft.html else None,
            link_preview_options=NO_PREVIEW,
            message_thread_id=draft.thread,
            reply_markup=draft.keyboard,
        )

    async def _hand_over(self, chat_id: int, file: File, draft: _Draft) -> Message:
        send = self._bot.send_photo if draft.picture else self._bot.send_document
        return await send(
            chat_id,
            file.content,
            filename=file.name,
            caption=caption(file.shows) or None,
            message_thread_id=draft.thread,
        )


def _is_picture(file: File) -> bool:
    return mimetypes.guess_type(file.name)[0] == "image/png"


def _address(place: Place) -> tuple[int, int | None]:
    """The chat, and the topic of a forum, if it is one."""
    chat_id, _, thread = place.address.partition("/")
    return int(chat_id), int(thread) if thread else None
