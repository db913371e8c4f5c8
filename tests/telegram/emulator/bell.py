"""Waiting for something to become true, without looking at it again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Bell:
    """Rung after every change; who waits looks again whether it was theirs."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, true: Callable[[], object]) -> None:
        while not true():
            future = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await future
            finally:
                self._waiting.discard(future)

    async def within(self, seconds: float, true: Callable[[], object], otherwise: Callable[[], str]) -> None:
        """Wait that long; then an AssertionError says what was there instead."""
        try:
            async with asyncio.timeout(seconds):
                await self.until(true)
        except TimeoutError:
            raise AssertionError(f"after {seconds} seconds: {otherwise()}") from None
