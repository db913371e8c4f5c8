"""Matrix as a user has it: the real adapter, runner, courier and SQLite file, on a real homeserver on loopback.

Two things are not as for people, so that the same story can be told: the notice is the story's, and the bot is told
the language of whoever invites it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from copy import copy
from dataclasses import replace
from itertools import count
from pathlib import Path

from nio.responses import RoomSendResponse

from adapters.channels.matrix import ids
from adapters.channels.matrix.channel import Matrix, MatrixOptions
from adapters.stores.sqlite import open_store
from bot.coaches import Invited, invite
from bot.core.dialog import Language
from bot.core.model import Account, Place, Started
from bot.courier import Courier, opening
from bot.ports import Holding, Inbound
from bot.runner import Runner
from bot.settings import Settings
from bot.wiring import apologies
from tests.matrix.bot import WORDS
from tests.matrix.synapse import Synapse
from tests.stories.matrix_app import App, app
from tests.stories.stage import Clock, Due, Notice, Seen, library_of, lines, look, program_of
from tests.telegram.emulator.bell import Bell

_CHOICE = re.compile(r"(?:\d+\.|[🔵🔶🟩💜–]) (.+)")
_MARK = re.compile(r"^(?:> ?|- )")  # before each line of a quote, and each item of a list
_SOON = 60.0  # seconds; other programs may keep the machine busy


class MatrixStage:
    """A `Stage` on a homeserver. `folder` holds all files; the program runs from one restart to the next."""

    def __init__(
        self,
        settings: Settings,
        facts: Mapping[str, str],
        texts: Mapping[str, str],
        clock: Clock,
        folder: Path,
        *,
        notice: Notice = "terminal_notice",
        synapse: Synapse,
        encrypted: bool,
    ) -> None:
        self._settings = settings
        self._facts = facts
        self._clock = clock
        self._folder = folder
        self._synapse = synapse
        self._encrypted = encrypted
        self._ids = count(1)
        self._program: asyncio.Task[None] | None = None
        self._ear = _Ear(notice)
        self._sent: dict[str, set[str]] = {}  # what the bot sent, by room
        self._invited = False
        self._choices: Sequence[str] = ()
        self._read(texts)

    @asynccontextmanager
    async def played(self) -> AsyncIterator[MatrixStage]:
        """The stage while the curtain is up."""
        account = await self._synapse.register()
        self._options = MatrixOptions(self._synapse.url, account.user_id, self._folder / "matrix", account.password)
        await self._start()
        try:
            async with AsyncExitStack() as self._apps:
                self._ana = await self._apps.enter_async_context(self._app("ana"))
                yield self
        finally:
            await self.close()

    async def open(self, language: Language | None) -> Seen:
        """Ana invites the bot, and again when the program was away."""
        await self._start()
        self._ear.language, came = language, self._ear.came
        await (self._ana.invite_again() if self._invited else self._ana.invite(encrypted=self._encrypted))
        self._invited = True
        return await self._after((), came=came + 1)

    async def say(self, text: str) -> Seen:
        return await self._after(await self._ana.say(text))

    async def press(self, label: str) -> Seen:
        return await self._after(await self._ana.press(label, self._choices))

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
        await look(self._store, self._runner, self._clock, self._settings, self._channel)
        return await self._after(())

    async def beside(self, name: str) -> MatrixStage:
        other = copy(self)
        other._ana, other._invited, other._choices = await self._apps.enter_async_context(self._app(name)), False, ()
        return other

    async def holding(self) -> Holding | None:
        person = await self._store.person_of(Account("matrix", self._ana.user_id))
        return await self._store.holding(person) if person else None

    async def stored(self) -> bytes:
        folders = (self._folder, self._folder / "matrix")
        files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
        return b"".join(path.read_bytes() for path in files)

    def _app(self, name: str) -> AbstractAsyncContextManager[App]:
        """Somebody new, with files of their own."""
        return app(self._synapse, self._folder / name, self._options.user)

    def _read(self, texts: Mapping[str, str]) -> None:
        self._library = library_of(texts)
        self._engine, self._writers = program_of(self._library, self._settings, self._facts)

    async def _start(self) -> None:
        if self._program is not None:
            return
        self._store = await open_store(self._folder / "colibri.db")
        self._channel = Matrix(self._options, WORDS, self._clock)
        self._channel._client.add_response_callback(self._note, RoomSendResponse)  # type: ignore[arg-type]
        self._courier = Courier(
            self._store,
            {"matrix": self._channel},
            self._writers,
            apologies(self._library),
            self._clock,
            opened=opening(self._store, self._library, self._clock),
            background=True,
        )
        self._runner = Runner(self._engine, self._store, self._courier, self._clock, lambda: f"id{next(self._ids)}")
        self._ear.runner = self._runner
        await self._channel.open()
        self._program = asyncio.create_task(self._channel.listen(self._ear))

    async def _note(self, sent: RoomSendResponse) -> None:
        self._sent.setdefault(sent.room_id, set()).add(sent.event_id)

    async def _after(self, said: Collection[str], came: int = 1) -> Seen:
        """What Ana sees when all that follows is done: from these events, and from the bot's coming so many times."""
        await self._ear.has_heard({ids.make(event_id) for event_id in said}, came)
        await self._runner.settle()
        await self._courier.settle(10)
        texts, files = await self._ana.look(self._sent.get(self._ana.room, set()))
        seen = _seen("\n\n".join(texts))
        self._choices = seen.choices
        return replace(seen, files=tuple(files))


class _Ear:
    """Takes what happens to the runner, as the stories tell it. `came`: how often the bot did."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self.runner: Runner
        self.language: Language | None = None
        self.came = 0
        self._heard: set[str] = set()
        self._bell = Bell()

    async def receive(self, inbound: Inbound) -> None:
        event = inbound.event
        if isinstance(event, Started):
            event = Started(self.language)
        await self.runner.receive(replace(inbound, place=self._as_told(inbound.place), event=event))
        self.came += isinstance(event, Started)
        self._heard.add(inbound.id)
        self._bell.ring()

    async def reach(self, place: Place, *, reachable: bool) -> None:
        await self.runner.reach(self._as_told(place), reachable=reachable)

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        await self.runner.put_off(inbound, lost=lost)

    def _as_told(self, place: Place) -> Place:
        return replace(place, notice=self._notice)

    async def has_heard(self, events: Collection[str], came: int) -> None:
        """Wait until these were handled, and the bot came so often."""
        await self._bell.within(
            _SOON, lambda: self.came >= came and {*events} <= self._heard, lambda: "the bot did not hear it"
        )


def _seen(text: str) -> Seen:
    """What stands on the screen, read back: text, choices, moves, in the order in which they come."""
    shown = text.split("\n\n")
    moves = tuple(shown.pop().split(" · ")) if shown[-1].startswith("/") else ()
    choices = [_CHOICE.fullmatch(line) for line in shown[-1].splitlines()] if shown else []
    labels = tuple(found[1] for found in choices if found)
    if choices and len(labels) == len(choices):
        shown.pop()
    else:
        labels = ()
    said = "\n".join(_MARK.sub("", line) for block in shown for line in block.splitlines())
    return Seen(lines(said), labels, moves)
