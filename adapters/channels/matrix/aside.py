"""What is done beside the reading: nothing of it may break it, or outlive the channel."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)


class Aside:
    """Tasks. `close` ends them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, doing: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(_guarded(doing))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _guarded(doing: Coroutine[Any, Any, object]) -> None:
    try:
        await doing
    except Exception as error:  # noqa: BLE001 - a boundary: what failed here is a courtesy
        log.warning("something beside the reading failed: %s", type(error).__name__)
