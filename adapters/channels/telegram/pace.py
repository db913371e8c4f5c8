"""Telegram's rates: about one message a second in a private chat, 20 a minute in a group, 30 a second in all.

A chat that was told to wait waits alone. What is kept of a chat is forgotten once it means nothing any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import NamedTuple

from aiolimiter import AsyncLimiter

_FEW = 256  # chats that are kept without a look at which of them are idle


class Rate(NamedTuple):
    """So many messages at once at most, and as many again in so many seconds."""

    most: float
    seconds: float

    def limiter(self) -> AsyncLimiter:
        return AsyncLimiter(self.most, self.seconds)


PRIVATE = Rate(3, 3)
GROUP = Rate(5, 20)  # 15 a minute after a first 5: never more than 20 in any minute
OVERALL = Rate(4, 0.2)  # 20 a second after a first 4; with those that are under way never more than 30 in any second
UNDER_WAY = 6  # requests at once: while the program is busy, what may go would pile up and leave together


@dataclass(slots=True)
class _Chat:
    limiter: AsyncLimiter
    until: float = 0.0

    def idle(self, now: float) -> bool:
        """Whether a new one would be just the same."""
        return self.until <= now and self.limiter.has_capacity(self.limiter.max_rate)


class Pace:
    """When the next message may go to a chat. Chats with a negative id are groups."""

    def __init__(self, private: Rate = PRIVATE, group: Rate = GROUP, overall: Rate = OVERALL) -> None:
        self._private, self._group = private, group
        self._overall = overall.limiter()
        self._under_way = asyncio.Semaphore(UNDER_WAY)
        self._chats: dict[int, _Chat] = {}
        self._enough = _FEW

    @asynccontextmanager
    async def turn(self, chat_id: int) -> AsyncIterator[None]:
        """Wait until one more message may be sent there, and count it; it is sent inside."""
        chat = self._chat(chat_id)
        await chat.limiter.acquire()
        await asyncio.sleep(max(0.0, chat.until - asyncio.get_running_loop().time()))
        async with self._under_way:
            await self._overall.acquire()
            yield

    def pause(self, chat_id: int, seconds: float) -> None:
        """Send nothing there for so long: Telegram said so."""
        chat = self._chat(chat_id)
        chat.until = max(chat.until, asyncio.get_running_loop().time() + seconds)

    def paused(self, chat_id: int) -> bool:
        """Whether Telegram wants to be left alone about this chat now."""
        chat = self._chats.get(chat_id)
        return chat is not None and chat.until > asyncio.get_running_loop().time()

    def _chat(self, chat_id: int) -> _Chat:
        if chat_id not in self._chats:
            self._forget_idle()
            self._chats[chat_id] = _Chat((self._group if chat_id < 0 else self._private).limiter())
        return self._chats[chat_id]

    def _forget_idle(self) -> None:
        """Only when the number of chats has doubled: looking at all of them is then next to nothing for each."""
        if len(self._chats) < self._enough:
            return
        now = asyncio.get_running_loop().time()
        self._chats = {chat_id: chat for chat_id, chat in self._chats.items() if not chat.idle(now)}
        self._enough = max(_FEW, 2 * len(self._chats))
