"""Asking Telegram until it answers: a network that is down never ends the program."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]

_growing = wait_exponential(max=60)
_CONTESTED = 15.0  # seconds; a program that is being replaced by a new one is gone by then


class Patience:
    """`sleep` makes the pauses. What goes wrong is logged once when it begins, and once when it is over."""

    def __init__(self, sleep: Sleep = asyncio.sleep) -> None:
        self._sleep = sleep

    async def ask(self, call: Callable[[], Awaitable[T]]) -> T:
        """What the call returns, however long that takes.

        Raises ChannelRefused if the token is not valid, or if another program keeps asking for the same updates.
        """
        trouble = _Trouble()
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(TelegramError),
            wait=trouble.pause,
            before_sleep=trouble.tell,
            sleep=self._sleep,
        )
        answer: T = await retrying(_refusing, call, trouble)
        if trouble.told:
            log.warning("Telegram answers again")
        return answer


async def _refusing(call: Callable[[], Awaitable[T]], trouble: _Trouble) -> T:
    """Tell what will never be answered from what may be later. Telegram's own words would show the token."""
    refused = "telegram_bad_token"
    try:
        return await call()
    except InvalidToken:
        pass
    except Conflict:
        if trouble.contested < _CONTESTED:
            raise
        refused = "telegram_second_poller"
    except TelegramError:
        trouble.contested = 0.0
        raise
    raise ChannelRefused(refused)


class _Trouble:
    """A time without an answer. `contested`: how long another program has been taking our updates, if one does."""

    def __init__(self) -> None:
        self.told = False
        self.contested = 0.0

    def pause(self, state: RetryCallState) -> float:
        error = _error(state)
        if isinstance(error, RetryAfter):
            return told_to_wait(error)
        seconds = _growing(state)
        if isinstance(error, Conflict):
            self.contested += seconds
        return seconds

    def tell(self, state: RetryCallState) -> None:
        if not self.told:
            log.warning("no answer from Telegram (%s): trying again, with growing pauses", type(_error(state)).__name__)
        self.told = True


def told_to_wait(error: RetryAfter) -> float:
    """For how many seconds. The library says it in one of two ways, as PTB_TIMEDELTA is set."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
