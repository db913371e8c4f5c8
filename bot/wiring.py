"""The composition root: the only module that names concrete adapters, and the only one with a clock and random ids."""

from __future__ import annotations

import asyncio
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from adapters.channels.console import Console, Terminal, converse, standard_input
from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.pictures.writer import MapWriter, PictureWriter
from adapters.stores.sqlite import back_up, open_store, read_report
from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.engine import Engine
from bot.core.guide import doors_of
from bot.core.model import Account, Asked, Attachment, Block, Reply
from bot.core.moves import TYPED
from bot.courier import Courier
from bot.lock import AlreadyRunning, is_running, run_lock
from bot.ports import Channel, ChannelRefused, DocumentWriter, File, Inbound, Network, OperatorReport, Store, StoreFault
from bot.reminders import Hours, Watch
from bot.runner import Runner
from bot.service import Service
from bot.settings import Settings
from bot.shelf import read_folder, shipped

if TYPE_CHECKING:
    from adapters.channels.telegram.channel import Profile

# The moves that a platform lists in its menu of commands, the most useful ones first.
_LISTED = (
    *("help", "example", "skip", "back", "menu", "resume", "recap", "map", "edit", "actions", "export", "pause"),
    *("word", "play", "warmup", "language", "my_data", "privacy", "erase", "keep", "human"),
    *("channels", "link", "unlink", "reminder", "stop", "cancel", "start"),
)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that nobody can guess and nobody has had before."""
    return secrets.token_hex(8)


def content(settings: Settings) -> Library:
    """The library. Raises ContentError."""
    return load(read_folder(settings.dialogs or shipped()))


def writers(library: Library) -> dict[str, DocumentWriter]:
    """The document writers by format. Pictures are drawn where the extra `pictures` is installed."""
    found: dict[str, DocumentWriter] = {
        "md": MarkdownWriter(library),
        "json": JsonWriter(library),
        "svg": MapWriter(library),
    }
    if find_spec("resvg_py"):
        found["png"] = PictureWriter(library)
    return found


def apologies(library: Library) -> dict[Language, Reply]:
    """What is said, in each language, when something broke on our side."""
    return {language: Reply((Block("paragraph", words["error"]),)) for language, words in library.messages.items()}


@asynccontextmanager
async def opened_store(settings: Settings, library: Library) -> AsyncIterator[Store]:
    """The store, with the questions of today's content kept in it. Raises StoreFault."""
    store = await open_store(
        settings.database, busy_timeout=settings.busy_seconds, erase_timeout=settings.erase_seconds
    )
    try:
        await store.keep_versions(_questions(library))
        yield store
    except StoreFault:
        with suppress(StoreFault):  # what went wrong first tells more
            await store.close()
        raise
    finally:
        await store.close()


def _questions(library: Library) -> Asked:
    """What to keep of each dialog version that can be answered: the questions as they are asked."""
    return {
        (dialog.id, dialog.version): {
            step.id: {language: words.question for language, words in step.words.items()}
            for step in dialog.steps.values()
        }
        for dialog in library.dialogs.values()
        if dialog.steps
    }


def networks(settings: Settings, library: Library) -> list[Network]:
    """The network channels that the settings ask for."""
    found: list[Network] = []
    if settings.telegram_token.get_secret_value():
        found.append(_telegram(settings, library))
    if settings.matrix_homeserver:
        found.append(_matrix(settings, library))
    return found


def _telegram(settings: Settings, library: Library) -> Network:
    from adapters.channels.telegram.channel import Telegram, TelegramOptions

    options = TelegramOptions(
        settings.telegram_token.get_secret_value(),
        settings.telegram_base_url,
        settings.telegram_file_url,
        settings.telegram_webhook_url,
        settings.telegram_webhook_listen,
        settings.telegram_webhook_secret.get_secret_value(),
    )
    return Telegram(options, profile(library), now)


def _matrix(settings: Settings, library: Library) -> Network:
    from adapters.channels.matrix.channel import Matrix, MatrixOptions, MatrixWords

    options = MatrixOptions(
        settings.matrix_homeserver,
        settings.matrix_user,
        settings.matrix_folder,
        settings.matrix_password.get_secret_value(),
        settings.matrix_access_token.get_secret_value(),
        settings.matrix_inviters,
        settings.matrix_device_name,
    )
    words = MatrixWords(in_every_language(library, "matrix_unreadable"), in_every_language(library, "matrix_declined"))
    return Matrix(options, words, now)


def in_every_language(library: Library, name: str) -> str:
    """A message for somebody whose language nobody knows yet."""
    return "\n".join(words[name] for words in library.messages.values())


def profile(library: Library) -> Profile:
    """What the bot says about itself where the platform shows it."""
    from adapters.channels.telegram.channel import Profile

    said = library.messages
    commands = {
        language: [
            *((TYPED[language][name][1:], words[f"move_{name}"].partition(" | ")[2]) for name in _LISTED),
            *((door.commands[language], door.names[language]) for door in doors_of(library).values() if door.commands),
        ]
        for language, words in said.items()
    }
    return Profile(
        commands,
        {language: words["bot_description"] for language, words in said.items()},
        {language: words["bot_about"] for language, words in said.items()},
    )


def watch(
    settings: Settings, store: Store, receive: Callable[[Inbound], Awaitable[None]], channels: list[Network]
) -> Watch:
    """What looks after time."""
    begin, end = (time.fromisoformat(part.strip()) for part in settings.quiet_hours.split("-"))
    return Watch(
        store,
        receive,
        now,
        channels=lambda: {channel.name for channel in channels if channel.heard()},
        retention=timedelta(days=settings.retention_days),
        hours=Hours(ZoneInfo(settings.timezone), begin, end),
    )


class CannotRun(Exception):
    """There is nothing to serve, or not yet. `name` names the message that says why, `values` fill it."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


async def run(settings: Settings, tell: Callable[[ChannelRefused], None]) -> None:
    """Serve the networks until SIGTERM or SIGINT. `tell` is told of a network that is refused while others are served.

    Raises CannotRun, ContentError, StoreFault, and ChannelRefused when none is left.
    """
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    library = content(settings)
    channels = networks(settings, library)
    if not channels:
        raise CannotRun("run_nothing")
    if missing := settings.missing_for_networks():
        raise CannotRun("run_missing", names=", ".join(missing))
    try:
        with run_lock(settings.database):
            await _serve(settings, library, channels, stop, tell)
    except AlreadyRunning:
        raise CannotRun("run_already", database=str(settings.database)) from None


async def _serve(
    settings: Settings,
    library: Library,
    channels: list[Network],
    stop: asyncio.Event,
    tell: Callable[[ChannelRefused], None],
) -> None:
    async with opened_store(settings, library) as store:
        by_name: dict[str, Channel] = {channel.name: channel for channel in channels}
        taking, courier = runner(settings, library, store, by_name, background=True)
        watching = watch(settings, store, taking.receive, channels)
        await Service(taking, courier, watching, channels, store.note_channel, tell=tell).run(stop)


def runner(
    settings: Settings, library: Library, store: Store, channels: dict[str, Channel], *, background: bool = False
) -> tuple[Runner, Courier]:
    """The runner and the courier that belong together."""
    courier = Courier(store, channels, writers(library), apologies(library), background=background)
    engine = Engine(library, settings.facts(), settings.language)
    return Runner(engine, store, courier, now, new_id), courier


async def chat(settings: Settings, account: str, language: Language | None) -> None:
    """Hold a conversation in this terminal until the end of input. Raises ContentError and StoreFault."""
    library = content(settings)
    console = Console(sys.stdout, Path.cwd())
    async with opened_store(settings, library) as store:
        taking, courier = runner(settings, library, store, {console.name: console})
        terminal = Terminal(account, new_id(), standard_input(), now)
        try:
            await converse(terminal, taking.receive, courier.catch_up, language)
        except StoreFault as fault:
            fault.language = taking.spoken
            raise


async def document(
    settings: Settings,
    account: str,
    name: Literal["dossier", "journeys"],
    form: Literal["md", "json", "svg"],
    language: Language | None,
) -> File | None:
    """A document of an account of the terminal, or its map as SVG; None without such an account or its agreement."""
    library = content(settings)
    async with opened_store(settings, library) as store:
        person = await store.person_of(Account("terminal", account))
        if person is None:
            return None
        holding = await store.holding(person)
        if not holding.person.project:
            return None
        of = (language or holding.person.language, person, holding.person.project)
        attachment = Attachment("map", "svg", *of) if form == "svg" else Attachment(name, form, *of)
        return await writers(library)[form].write(attachment, holding)


def backup(settings: Settings, target: Path) -> None:
    """Copy the database while others use it. Raises StoreFault, and OSError about the target."""
    back_up(settings.database, target, settings.busy_seconds)


def report(settings: Settings) -> tuple[OperatorReport, bool]:
    """How everything stands, and whether a run is alive. Raises StoreFault, OSError."""
    return read_report(settings.database), is_running(settings.database)
