"""Telegram as a user has it: the real adapter, runner, courier and SQLite file, on an emulated Bot API on loopback.

Two things are not as for people: the notice is the story's, so that the same story can be told, and nothing waits
for Telegram's rates.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import copy
from itertools import count
from pathlib import Path

from adapters.channels.telegram.channel import Telegram, TelegramOptions
from adapters.channels.telegram.pace import Pace, Rate
from adapters.stores.sqlite import open_store
from bot.coaches import Invited, invite
from bot.core.dialog import Language
from bot.core.model import Account
from bot.courier import Courier, opening
from bot.ports import File, Holding
from bot.runner import Runner
from bot.settings import Settings
from bot.wiring import apologies, profile
from tests.stories.stage import Clock, Due, Notice, Seen, library_of, lines, look, program_of
from tests.telegram.emulator import BotApi, Message, User

_FREELY = Rate(10**6, 1)
_NUMBER = re.compile(r"\d+\. ")
_ITEM = re.compile(r"^– ")  # before each item of a list
_CUT = "…"  # at the end of a name that is too long for a button
_EMPTY = "."  # the app cannot send nothing; a dot is as empty to a reader


class TelegramStage:
    """A `Stage` on the emulator. `folder` holds the database; the program runs from one restart to the next."""

    def __init__(
        self,
        settings: Settings,
        facts: Mapping[str, str],
        texts: Mapping[str, str],
        clock: Clock,
        folder: Path,
        *,
        notice: Notice = "terminal_notice",
    ) -> None:
        self._settings = settings
        self._facts = facts
        self._clock = clock
        self._folder = folder
        self._notice = notice
        self._file = folder / "colibri.db"
        self._ids = count(1)
        self._program: asyncio.Task[None] | None = None
        self._who = "Ana"
        self._user: User | None = None
        self._read(texts)

    @asynccontextmanager
    async def played(self) -> AsyncIterator[TelegramStage]:
        """The stage while the curtain is up."""
        async with BotApi(clock=self._clock) as telegram:
            self._telegram = telegram
            await self._start()
            try:
                yield self
            finally:
                await self.close()

    async def open(self, language: Language | None) -> Seen:
        if self._user is None:
            self._user = self._telegram.user(self._who, language or "eo")
        await self._start()
        return await self._after(self._user.start)

    async def say(self, text: str) -> Seen:
        sendable = text if text.strip() else _EMPTY
        return await self._after(lambda: self._person.say(sendable))

    async def press(self, label: str) -> Seen:
        message = self._person.chat.from_bot[-1]
        shown = next(shown for row in message.keyboard for shown, _ in row if self._label(shown) == label)
        return await self._after(lambda: self._person.press(message, shown))

    async def close(self) -> None:
        if self._program is not None:
            self._program.cancel()
            await asyncio.gather(self._program, return_exceptions=True)
            await self._channel.close()
            await self._store.close()
            self._program = None

    async def edit_content(self, texts: Mapping[str, str]) -> None:
        await self.close()
        self._read(texts)
        await self._start()

    async def invite(self, name: str) -> Invited:
        return await invite(self._store, name, self._clock(), lambda: f"id{next(self._ids)}")

    async def due(self, what: Due) -> Seen:
        before = len(self._person.chat.history)
        await look(self._store, self._runner, self._clock, self._settings, self._channel)
        return await self._since(before)

    async def beside(self, name: str) -> TelegramStage:
        other = copy(self)
        other._who, other._user = name.capitalize(), None
        return other

    async def holding(self) -> Holding | None:
        person = await self._store.person_of(Account("telegram", str(self._person.id)))
        return await self._store.holding(person) if person else None

    async def stored(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self._folder.glob("colibri.db*")))

    @property
    def _person(self) -> User:
        assert self._user is not None
        return self._user

    def _read(self, texts: Mapping[str, str]) -> None:
        self._library = library_of(texts)
        self._engine, self._writers = program_of(self._library, self._settings, self._facts)

    async def _start(self) -> None:
        if self._program is not None:
            return
        self._store = await open_store(self._file)
        options = TelegramOptions(self._telegram.token, self._telegram.base_url, self._telegram.base_file_url)
        self._channel = Telegram(
            options, profile(self._library), self._clock, notice=self._notice, pace=Pace(_FREELY, _FREELY, _FREELY)
        )
        self._courier = Courier(
            self._store,
            {"telegram": self._channel},
            self._writers,
            apologies(self._library),
            self._clock,
            opened=opening(self._store, self._library, self._clock),
            background=True,
        )
        self._runner = Runner(self._engine, self._store, self._courier, self._clock, lambda: f"id{next(self._ids)}")
        await self._channel.open()
        self._program = asyncio.create_task(self._channel.listen(self._runner))

    async def _after(self, act: Callable[[], object]) -> Seen:
        """What the person sees after something they did: the new messages, and those that changed."""
        before = len(self._person.chat.history)
        act()
        await self._telegram.confirmed()
        return await self._since(before)

    async def _since(self, before: int) -> Seen:
        """What came after so many messages, when all is said."""
        await self._runner.settle()
        await self._courier.settle(10)
        states = [state for state in self._person.chat.history[before:] if state.from_bot]
        return self._seen(states)

    def _seen(self, states: Sequence[Message]) -> Seen:
        """A pressed message that only lost its buttons is no news; what took the place of one is."""
        files = tuple(File(state.document.name, state.document.content) for state in states if state.document)
        told = [state for state in states if not state.document and not _is_spent(state)]
        buttons = [button for row in told[-1].keyboard for button in row] if told else []
        choices = tuple(self._label(label) for label, data in buttons if data.startswith("c|"))
        moves = tuple(self._typed(label, data) for label, data in buttons if data.startswith("m|"))
        text = "\n".join(_ITEM.sub("", line) for state in told for line in state.text.split("\n"))
        return Seen(lines(text), choices, moves, files)

    def _label(self, shown: str) -> str:
        """The label of a choice without the number that a numbered reply gives it. A question's name has its own."""
        bare = _NUMBER.sub("", shown, count=1)
        begins = bare.removesuffix(_CUT)
        steps = (step for dialog in self._library.dialogs.values() for step in dialog.steps.values())
        names = {words.label for step in steps for words in step.words.values()}
        is_name = bare in names or (begins != bare and any(name.startswith(begins) for name in names))
        return shown if is_name else bare

    def _typed(self, label: str, data: str) -> str:
        """How a usual move is typed, by the label of its button."""
        name = data.rpartition("|")[2]
        known = (shortcuts[name] for shortcuts in self._engine.guide.shortcuts.values())
        return next(shortcut.typed for shortcut in known if shortcut.label == label)


def _is_spent(state: Message) -> bool:
    return state.edit_date is not None and not state.keyboard
