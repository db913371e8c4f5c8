"""One request to the homeserver: repeated until it is heard, never cut off, its errors sorted.

Everything sent carries a transaction id, so that a repetition is harmless. Nothing is logged of an error but its code:
its text may hold words of a person.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import ClientError
from nio import EncryptionError, ErrorResponse, GroupEncryptionError, ProtocolError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential, wait_random
from tenacity.wait import wait_base

from bot.ports import Unreachable

log = logging.getLogger(__name__)
T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]

PAUSES = wait_exponential(multiplier=0.5, max=60) + wait_random(0, 1)  # not everybody at the same moment
_QUICK = 2.0  # seconds
_GENTLE = 60.0  # seconds after a 429 in which nothing is sent that words could have to wait for
_GONE = ("M_FORBIDDEN", "M_NOT_FOUND", "M_UNKNOWN_ROOM")
_LIMITED = "M_LIMIT_EXCEEDED"
_FOR_NOW = ("M_RESOURCE_LIMIT_EXCEEDED", "M_UNKNOWN_TOKEN", "M_MISSING_TOKEN")  # may be put right
_BROKEN = (ClientError, TimeoutError, OSError, ProtocolError, EncryptionError, GroupEncryptionError)


class Refused(Exception):
    """The server will never take this. Its text is the server's code for why."""


class Later(Exception):
    """Nothing came of it, or it is not known. `seconds`: how long the server wants to be left alone, if it said so."""

    def __init__(self, kind: str, seconds: float | None = None) -> None:
        super().__init__(kind)
        self.seconds = seconds


class Posting:
    """Makes requests. `pauses`: how long to wait between attempts, unless the server says so; `sleep` waits."""

    def __init__(self, pauses: wait_base = PAUSES, sleep: Sleep = asyncio.sleep) -> None:
        self._pauses = pauses
        self._sleep = sleep
        self._begun: set[asyncio.Task[object]] = set()
        self._gentle_until = 0.0
        self._down = False

    async def heard(self, answer: ErrorResponse) -> None:
        """Take note of an error of which the server told us. To be called for those that nio keeps to itself."""
        if _limited(answer):
            self._gentle_until = asyncio.get_running_loop().time() + _GENTLE

    @property
    def limited(self) -> bool:
        """Whether the server has told us lately that we send too much."""
        return asyncio.get_running_loop().time() < self._gentle_until

    async def ask(self, call: Callable[[], Awaitable[T | ErrorResponse]]) -> T:
        """What the server answers. While it cannot be asked this does not return.

        `call` makes one attempt: it may be made several times. Raises Unreachable, and Refused.
        """
        answer: T = await AsyncRetrying(
            retry=retry_if_exception_type(Later), wait=self._pause, before_sleep=self._say_down, sleep=self._sleep
        )(self._once, call)
        self._say_up()
        return answer

    async def ask_once(self, call: Callable[[], Awaitable[T | ErrorResponse]]) -> T | None:
        """The same for what nobody misses: one attempt, None if nothing came of it soon. Never fails."""
        try:
            async with asyncio.timeout(_QUICK):
                return await self._once(call)
        except (Later, Unreachable, Refused, TimeoutError):
            return None

    async def close(self, seconds: float) -> None:
        """Let requests that are under way finish for so long, then give them up."""
        if self._begun:
            await asyncio.wait(self._begun, timeout=seconds)
        for task in self._begun:
            task.cancel()
        await asyncio.gather(*self._begun, return_exceptions=True)

    async def _once(self, call: Callable[[], Awaitable[T | ErrorResponse]]) -> T:
        """One attempt. What was begun goes on when whoever waits is cancelled: nio would not survive half a sharing of
        keys.
        """
        task = asyncio.ensure_future(_awaited(call))
        self._begun.add(task)
        task.add_done_callback(self._done)
        try:
            answer = await asyncio.shield(task)
        except _BROKEN as error:
            raise Later(type(error).__name__) from None
        if isinstance(answer, ErrorResponse):
            raise await self._judged(answer)
        return answer

    def _done(self, task: asyncio.Task[object]) -> None:
        self._begun.discard(task)
        if not task.cancelled():
            task.exception()  # somebody has looked at it, even if nobody waits any more

    async def _judged(self, answer: ErrorResponse) -> Exception:
        code = answer.status_code or ""
        if _limited(answer):
            await self.heard(answer)
            return Later(_LIMITED, (answer.retry_after_ms or 0) / 1000 or None)
        if code in _GONE:
            return Unreachable(code)
        if not code or code in _FOR_NOW or _status(answer) >= 500:
            return Later(code or str(_status(answer)))
        return Refused(code)

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.seconds if isinstance(error, Later) else None
        return self._pauses(state) if asked is None else asked

    def _say_down(self, state: RetryCallState) -> None:
        if not self._down:
            log.warning("Matrix does not take a message, trying again: %s", state.outcome and state.outcome.exception())
        self._down = True

    def _say_up(self) -> None:
        if self._down:
            log.info("Matrix takes messages again")
        self._down = False


async def _awaited(call: Callable[[], Awaitable[T]]) -> T:
    return await call()


def _limited(answer: ErrorResponse) -> bool:
    return answer.status_code == _LIMITED or _status(answer) == 429


def _status(answer: ErrorResponse) -> int:
    """The HTTP status, where there is one."""
    return getattr(answer.transport_response, "status", 0)
