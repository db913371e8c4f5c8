"""One request to Telegram: at its pace, repeated as long as it is certain that nothing came of it, its errors sorted.

Nothing is logged of an error but its type: its text may hold words of a person, or the token.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_exponential, wait_random
from tenacity.wait import wait_base

from adapters.channels.telegram.pace import Pace
from adapters.channels.telegram.patience import told_to_wait
from bot.ports import Uncertain, Unreachable

log = logging.getLogger(__name__)
T = TypeVar("T")

PAUSES = wait_exponential(multiplier=0.5, max=60) + wait_random(0, 1)  # not everybody at the same moment
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_GONE = (  # of a chat; Telegram says some of these with 400, some with 403
    "chat not found",
    "user is deactivated",
    "group chat was deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send",
)
_TIMES = 3  # an edit is tried


class NotEdited(Exception):
    """A message could not be changed, or not for certain."""


class Posting:
    """Makes requests. `pauses`: how long to wait between attempts while Telegram cannot be reached."""

    def __init__(self, pace: Pace, pauses: wait_base = PAUSES) -> None:
        self._pace = pace
        self._pauses = pauses
        self._down = False

    async def send(self, chat_id: int, request: Callable[[], Awaitable[T]]) -> T:
        """What Telegram answers. While it cannot be reached this does not return.

        Raises Unreachable and Uncertain, and BadRequest for what would be refused again as it is.
        """
        try:
            return await AsyncRetrying(
                retry=retry_if_exception(_not_sent), wait=self._pauses, before_sleep=self._say_down
            )(self._ask, chat_id, request)
        except (Forbidden, ChatMigrated) as error:
            raise Unreachable(type(error).__name__) from None
        except BadRequest as error:
            if said(error, *_GONE):
                raise Unreachable(type(error).__name__) from None
            raise
        except TelegramError as error:
            kind = type(error.__cause__ or error).__name__
            log.warning("Telegram did not say whether a message arrived: %s", kind)
            raise Uncertain(kind) from None

    async def edit(self, chat_id: int, request: Callable[[], Awaitable[T]]) -> T | None:
        """What Telegram answers; None if the message was so already. What is uncertain is tried again: no harm in it.

        Raises NotEdited.
        """
        for _ in range(_TIMES):
            try:
                return await self.send(chat_id, request)
            except Uncertain:
                continue
            except Unreachable:
                break
            except BadRequest as error:
                if said(error, "message is not modified"):
                    return None
                break
        raise NotEdited

    async def _ask(self, chat_id: int, request: Callable[[], Awaitable[T]]) -> T:
        """One request that Telegram hears, if it can be reached. A 429 delays this chat alone."""
        while True:
            try:
                async with self._pace.turn(chat_id):
                    answer = await request()
            except RetryAfter as error:
                self._pace.pause(chat_id, told_to_wait(error))
            except TelegramError as error:
                if not _not_sent(error):
                    self._say_up()
                raise
            else:
                self._say_up()
                return answer

    def _say_down(self, state: RetryCallState) -> None:
        if not self._down:
            error = state.outcome.exception() if state.outcome else None
            cause = error.__cause__ if error else None
            log.warning("Telegram cannot be reached, trying again: %s", type(cause or error).__name__)
        self._down = True

    def _say_up(self) -> None:
        if self._down:
            log.info("Telegram can be reached again")
        self._down = False


def said(error: TelegramError, *descriptions: str) -> str:
    """Which of these is in what Telegram said; "" if none is."""
    return next((known for known in descriptions if known in error.message.lower()), "")


def _not_sent(error: BaseException) -> bool:
    """Whether it is certain that Telegram did nothing. A token it does not take may be put right while we wait."""
    return isinstance(error, InvalidToken) or isinstance(error.__cause__, _NOT_SENT)
