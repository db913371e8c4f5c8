"""The composition root: the only module that names concrete adapters, and the only one with a clock and random ids."""

from __future__ import annotations

import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from adapters.channels.console import Console, Terminal, converse, standard_input
from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.stores.sqlite import open_store
from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.engine import Engine
from bot.core.model import Account, Asked, Attachment, Block, Reply
from bot.courier import Courier
from bot.ports import Channel, DocumentWriter, File, Store, StoreFault
from bot.runner import Runner
from bot.settings import Settings
from bot.shelf import read_folder, shipped


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
    """The document writers by format."""
    return {"md": MarkdownWriter(library), "json": JsonWriter(library)}


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


def runner(settings: Settings, library: Library, store: Store, channels: dict[str, Channel]) -> tuple[Runner, Courier]:
    """The runner and the courier that belong together."""
    courier = Courier(store, channels, writers(library), apologies(library))
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


async def dossier(settings: Settings, account: str, form: str, language: Language | None) -> File | None:
    """The dossier of an account of the terminal; None if there is nobody of that name, or no agreement yet."""
    library = content(settings)
    async with opened_store(settings, library) as store:
        person = await store.person_of(Account("terminal", account))
        if person is None:
            return None
        holding = await store.holding(person)
        if not holding.person.project:
            return None
        attachment = Attachment(
            "dossier",
            "json" if form == "json" else "md",
            language or holding.person.language,
            person,
            holding.person.project,
        )
        return await writers(library)[form].write(attachment, holding)
