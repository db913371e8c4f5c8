"""A process made to be killed: the real runner, courier, engine and store, and people who go through the whole form.

`python -m tests.slow.victim FOLDER POINT NTH PEOPLE` goes on from whatever an earlier victim left, and ends with 0
when everybody has come to the end. It says "ready" once it takes turns.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from adapters.stores.sqlite import open_store
from bot.core.dialog import LANGUAGES
from bot.core.model import Account, Block, Event, Place, Reply, Said, Started
from bot.courier import Courier
from bot.ports import Inbound
from bot.runner import Runner
from tests.bench.holder import Holder
from tests.slow.dying import Death, DyingChannel, Talkative, mortal
from tests.slow.journal import Journal
from tests.talk import shipped_library

_APOLOGY = Reply((Block("paragraph", "a bug"),))
_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def event(number: int, text: str) -> Event:
    """An event of a person by its number: the first one opens the place."""
    return Said(f"m{number}", text) if number else Started("fr")


def answer(number: int, count: int, message: Reply) -> str | None:
    """What person `number` writes after `count` events, the last message being this; None at the end of the form."""
    return Holder(shipped_library(), number + count).next(message)


class Victim:
    """Brings each person's events in order, and each person's next one when the one before is done."""

    def __init__(self, folder: Path, death: Death) -> None:
        self._folder = folder
        self._death = death
        self._journal = Journal(folder / "journal")
        self._engine = Talkative(shipped_library(), {"retention_days": "180"})

    async def run(self, people: int) -> None:
        store = mortal(await open_store(self._folder / "colibri.db"), self._death)
        channel = DyingChannel(self._journal, self._death)
        courier = Courier(store, {channel.name: channel}, {}, dict.fromkeys(LANGUAGES, _APOLOGY), lambda: _NOW)
        self._runner = Runner(self._engine, store, courier, lambda: _NOW, lambda: secrets.token_hex(8))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for number in range(people):
            await courier.catch_up(Place("test", str(number)))
        await asyncio.gather(*(self._person(number) for number in range(people)))
        await store.close()

    async def _person(self, number: int) -> None:
        name = str(number)
        person = self._journal.person(name)
        while True:
            if person.done == len(person.texts):
                text = answer(number, person.done, person.seen[-1][1]) if person.seen else ""
                if text is None:
                    return
                self._journal.sends(name, text)
            await self._bring(name, person.done, person.texts[person.done])

    async def _bring(self, name: str, number: int, text: str) -> None:
        account, place = Account("test", name), Place("test", name)
        await self._runner.receive(Inbound(f"{name}:{number}", account, place, event(number, text), _NOW))
        self._death.at("done")
        self._journal.done(name)


if __name__ == "__main__":
    _, folder, point, nth, people = sys.argv
    asyncio.run(Victim(Path(folder), Death(point, int(nth))).run(int(people)))
