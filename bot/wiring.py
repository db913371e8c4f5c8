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
from adapters.documents.docx import DocxWriter
from adapters.documents.form import FormWriter, problems_of_form
from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.documents.pdf import PdfWriter
from adapters.pictures.font import FOLDER
from adapters.pictures.writer import MapWriter, PictureWriter
from adapters.stores.sqlite import back_up, open_store, read_report
from bot.coaches import Invited, Leaving, invite, leaving, listed
from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.engine import Engine
from bot.core.guide import FORM, doors_of
from bot.core.model import Account, Asked, Attachment, Block, Coach, Reply
from bot.core.moves import TYPED
from bot.core.pages import field_names
from bot.courier import Courier, opening
from bot.lock import AlreadyRunning, is_running, run_lock
from bot.ports import (
    Channel,
    ChannelRefused,
    DocumentWriter,
    File,
    Inbound,
    Network,
    OperatorReport,
    Site,
    Store,
    StoreFault,
)
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


def writers(library: Library, form: Path | None = None) -> dict[str, DocumentWriter]:
    """The document writers by format. `form`: a funder's own, to be filled in.

    Pictures are drawn where the extra `pictures` is installed, Word and PDF written where `documents` is.
    """
    found: dict[str, DocumentWriter] = {
        "md": MarkdownWriter(library),
        "json": JsonWriter(library),
        "svg": MapWriter(library),
    }
    if find_spec("resvg_py"):
        found["png"] = PictureWriter(library)
    if find_spec("docx"):
        found["docx"] = DocxWriter(library, now, found.get("png"))
    if find_spec("docx") and form:
        found["form"] = FormWriter(library, form)
    if find_spec("typst") and find_spec("manimgx_fonts"):
        found["pdf"] = PdfWriter(library, found["svg"], FOLDER)
    return found


def form_problems(settings: Settings, library: Library) -> list[str]:
    """What is wrong with the funder's form that the settings name; nothing if they name none."""
    if settings.form_template is None:
        return []
    if not find_spec("docx"):
        return [f"{settings.form_template}: to fill it in, install colibri[documents]"]
    return problems_of_form(settings.form_template, field_names(library))


def apologies(library: Library) -> dict[Language, Reply]:
    """What is said, in each language, when something broke on our side."""
    return {language: Reply((Block("paragraph", words["error"]),)) for language, words in library.messages.items()}


@asynccontextmanager
async def opened_store(settings: Settings, library: Library) -> AsyncIterator[Store]:
    """The store, with the questions of today's content kept in it. Raises StoreFault."""
    store = await open_store(
        settings.database,
        busy_timeout=settings.busy_seconds,
        erase_timeout=settings.erase_seconds,
        naming=_naming(library),
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


def _naming(library: Library) -> tuple[str, ...]:
    """The ids of the question that names an action, today's first."""
    step = next(iter(library.dialogs[FORM].steps.values()))
    return (step.id, *step.formerly)


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
    if settings.web_listen and not find_spec("uvicorn"):
        raise CannotRun("run_no_web")
    if settings.form_template and not settings.form_template.is_file():
        raise CannotRun("run_form", file=str(settings.form_template))
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
        site = _site(settings, library, store, taking.receive) if settings.web_listen else None
        await Service(taking, courier, watching, channels, store.note_channel, tell=tell, site=site).run(stop)


def _site(settings: Settings, library: Library, store: Store, receive: Callable[[Inbound], Awaitable[None]]) -> Site:
    """The coaches' pages."""
    from adapters.pictures.svg import page
    from adapters.web import Backing, WebOptions, WebServer, pages

    backing = Backing(store, store, receive, library, writers(library), page, now, new_id)
    zone = ZoneInfo(settings.timezone)
    options = WebOptions(settings.web_url, settings.contact, settings.controller, zone)
    return WebServer(pages(backing, options), settings.web_listen)


def runner(
    settings: Settings, library: Library, store: Store, channels: dict[str, Channel], *, background: bool = False
) -> tuple[Runner, Courier]:
    """The runner and the courier that belong together."""
    written = writers(library, settings.form_template)
    opened = opening(store, library, now)
    courier = Courier(store, channels, written, apologies(library), opened=opened, background=background)
    engine = Engine(library, settings.facts(), settings.language, frozenset(written), ZoneInfo(settings.timezone))
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
    form: Literal["md", "json", "docx", "pdf", "svg"],
    language: Language | None,
) -> File | None:
    """A document of an account of the terminal, or its map as SVG; None without such an account or its agreement.

    Raises CannotRun for a format that is not installed, ContentError, StoreFault.
    """
    library = content(settings)
    writer = writers(library).get(form)
    if writer is None:
        raise CannotRun("export_missing", format=form)
    async with opened_store(settings, library) as store:
        person = await store.person_of(Account("terminal", account))
        if person is None:
            return None
        holding = await store.holding(person)
        if not holding.person.project:
            return None
        of = (language or holding.person.language, person, holding.person.project)
        attachment = Attachment("map", "svg", *of) if form == "svg" else Attachment(name, form, *of)
        return await writer.write(attachment, holding)


async def add_coach(settings: Settings, name: str) -> Invited:
    """Add a coach. Raises KnownName, ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        return await invite(store, name, now(), new_id)


async def all_coaches(settings: Settings) -> str:
    """Every coach, in words. Raises ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        return listed(await store.coaches(), now())


async def coach_leaving(settings: Settings, name: str) -> Leaving:
    """What would go with a coach. Raises UnknownCoach, ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        return await leaving(store, name, now())


async def remove_coach(settings: Settings, coach: Coach) -> None:
    """Take a coach away. Raises ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        await store.remove_coach(coach.id, now())


def backup(settings: Settings, target: Path) -> None:
    """Copy the database while others use it. Raises StoreFault, and OSError about the target."""
    back_up(settings.database, target, settings.busy_seconds)


def report(settings: Settings) -> tuple[OperatorReport, bool]:
    """How everything stands, and whether a run is alive. Raises StoreFault, OSError."""
    return read_report(settings.database), is_running(settings.database)
