"""Everything that `colibri run` runs, in this process, on an emulated Bot API, with the clock in the test's hand.

Two things are not as for people: nothing waits for Telegram's rates, and a test ends the waiting for more of an answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import time, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.channels.telegram.channel import Telegram, TelegramOptions
from adapters.channels.telegram.pace import Pace, Rate
from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.engine import Engine
from bot.core.model import Account
from bot.courier import Courier
from bot.ports import Holding
from bot.reminders import Hours, Watch
from bot.runner import Runner
from bot.settings import Settings
from bot.wiring import apologies, profile, writers
from tests.stories.stage import Clock
from tests.talk import shipped_library
from tests.telegram.emulator import BotApi, Message, User

CONTROLLER, CONTACT = "Les Ateliers du Plateau", "Nadia, 01 23 45 67 89"
NAME_ASKED = "Quel nom simple donneriez-vous à votre action ?"
WHO_ASKED = "Qui va profiter de l'action en premier ?"
_FREELY = Rate(10**6, 1)


class Live:
    """The program while it serves. `telegram` is its other side, `store` what it keeps, in `folder`."""

    def __init__(self, telegram: BotApi, store: SqliteStore, clock: Clock, folder: Path) -> None:
        self.telegram, self.store, self.clock, self.folder = telegram, store, clock, folder
        library = shipped_library()
        settings = Settings(database=folder / "colibri.db", controller=CONTROLLER, contact=CONTACT)
        options = TelegramOptions(telegram.token, telegram.base_url, telegram.base_file_url)
        self._channel = Telegram(
            options, profile(library), clock, pace=Pace(_FREELY, _FREELY, _FREELY), sleep=_hardly_wait
        )
        self._courier = Courier(
            store, {"telegram": self._channel}, writers(library), apologies(library), clock, background=True
        )
        ids = count(1)
        self.runner = Runner(Engine(library, settings.facts()), store, self._courier, clock, lambda: f"id{next(ids)}")
        self._watch = Watch(
            store,
            self.runner.receive,
            clock,
            channels=lambda: {"telegram"},
            retention=timedelta(days=settings.retention_days),
            hours=Hours(ZoneInfo(settings.timezone), time(20), time(9)),
        )

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Live]:
        await self._channel.open()
        listening = asyncio.create_task(self._channel.listen(self.runner))
        try:
            yield self
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
            await self._courier.settle(0)
            await self._channel.close()

    async def after(self, *acts: Callable[[], object]) -> None:
        """Do this, and wait until the program has done all that follows from it."""
        for act in acts:
            act()
        await self.telegram.confirmed()
        await self.settle()

    async def settle(self) -> None:
        """Nobody sends more of an answer, and everything is delivered."""
        await self.runner.settle()
        await self._courier.settle(10)

    async def says(self, person: User, *texts: str) -> Message:
        """Write these, one after the other; what the bot shows last."""
        for text in texts:
            await self.after(lambda: person.say(text))  # noqa: B023 - called before the next one
        return person.chat.from_bot[-1]

    async def presses(self, person: User, label: str) -> Message:
        """Press this under the last message; what the bot shows last."""
        await self.after(lambda: person.press(person.chat.from_bot[-1], shown(person.chat.from_bot[-1], label)))
        return person.chat.from_bot[-1]

    async def stranger_agrees(self, name: str = "Ana", **about: str) -> User:
        """Somebody new goes through the first contact."""
        person = self.telegram.user(name, **{"language_code": "fr", **about})
        await self.after(person.start)
        await self.presses(person, "Oui")
        await self.presses(person, "J'accepte")
        return person

    async def holder(self, name: str = "Ana", **about: str) -> User:
        """Somebody new is asked the first question of the form."""
        person = await self.stranger_agrees(name, **about)
        await self.presses(person, "Commencer le dossier")
        return person

    async def later(self, **much: float) -> None:
        """Time passes, and the program looks what is due."""
        self.clock.advance(**much)
        await self._watch.look()
        await self.settle()

    async def holding(self, person: User) -> Holding:
        id_ = await self.store.person_of(Account("telegram", str(person.id)))
        assert id_ is not None, "nothing is stored about them"
        return await self.store.holding(id_)

    async def knows(self, person: User) -> bool:
        return await self.store.person_of(Account("telegram", str(person.id))) is not None

    async def answers(self, person: User) -> dict[str, str]:
        """What they said, by question, in its last revision."""
        return {answer.step: answer.text for answer in (await self.holding(person)).history}

    def stored(self) -> bytes:
        """All that lies on the disk, raw."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file())


@asynccontextmanager
async def live(
    folder: Path,
    *,
    privacy_mode: bool = True,
    made: Callable[[SqliteStore], SqliteStore] = lambda store: store,
) -> AsyncIterator[Live]:
    """The program, served on a database in this folder. `made` may put something around its store."""
    clock = Clock()
    store = made(await open_store(folder / "colibri.db"))
    try:
        async with (
            BotApi(clock=clock, privacy_mode=privacy_mode) as telegram,
            Live(telegram, store, clock, folder).serving() as serving,
        ):
            yield serving
    finally:
        await store.close()


def shown(message: Message, label: str) -> str:
    """A label as it stands on its button, with its number if it has one."""
    return next((each for each in message.labels if each.partition(". ")[2] == label), label)


async def _hardly_wait(_seconds: float) -> None:
    """In place of the pauses between attempts."""
    await asyncio.sleep(0.001)
