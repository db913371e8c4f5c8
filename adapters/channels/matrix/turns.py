"""One reply after the other in a room; rooms do not wait for each other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class _Line:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.waiting = 0


class Turns:
    """Who is sending in which room. A room in which nobody wants to is forgotten."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, _Line] = defaultdict(_Line)

    @asynccontextmanager
    async def of(self, room_id: str) -> AsyncIterator[None]:
        """A turn in this room: in the order in which they were asked for."""
        line = self._lines[room_id]
        line.waiting += 1
        try:
            async with line.lock:
                yield
        finally:
            line.waiting -= 1
            if not line.waiting:
                del self._lines[room_id]
