"""A bot in a process of its own, to be killed: what it receives goes to a file, durably and once, as the store does it.

Called with the homeserver, the account, its password, the folder and the file.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from adapters.channels.matrix.channel import Matrix
from adapters.channels.matrix.options import MatrixOptions, MatrixWords
from bot.core.model import Block, Place, Reply, Said
from bot.ports import Inbound, Outgoing


class Ledger:
    """A line for each text, with its id, which counts once. Every text is answered."""

    def __init__(self, channel: Matrix, file: Path) -> None:
        self._channel = channel
        self._file = file
        self._known = {line.split(" ")[0] for line in file.read_text().splitlines()} if file.exists() else set[str]()
        self._answering: set[asyncio.Task[object]] = set()

    async def receive(self, inbound: Inbound) -> None:
        if not isinstance(inbound.event, Said) or inbound.id in self._known:
            return
        self._known.add(inbound.id)
        with self._file.open("a") as file:
            file.write(f"{inbound.id} {inbound.event.text}\n")
            file.flush()
            os.fsync(file.fileno())
        reply = Reply((Block("question", f"reçu : {inbound.event.text}"),))
        answer = self._channel.deliver(Outgoing(len(self._known), inbound.place, reply), ())
        self._answering.add(asyncio.ensure_future(answer))

    async def reach(self, place: Place, *, reachable: bool) -> None:
        pass

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        pass


async def main(url: str, user: str, password: str, folder: str, file: str) -> None:
    options = MatrixOptions(url, user, Path(folder), password)
    channel = Matrix(options, MatrixWords("illisible", "non"), lambda: datetime.now(UTC))  # noqa: TID251 - a process
    await channel.open()
    await channel.listen(Ledger(channel, Path(file)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
