"""The store: opened for a while, copied, and looked into."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from adapters.stores.sqlite import back_up, open_store, read_report
from bot.core.dialog import Library
from bot.core.guide import FORM
from bot.core.model import Asked
from bot.lock import is_running
from bot.ports import OperatorReport, Store, StoreFault
from bot.settings import Settings


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


def backup(settings: Settings, target: Path) -> None:
    """Copy the database while others use it. Raises StoreFault, and OSError about the target."""
    back_up(settings.database, target, settings.busy_seconds)


def report(settings: Settings) -> tuple[OperatorReport, bool]:
    """How everything stands, and whether a run is alive. Raises StoreFault, OSError."""
    return read_report(settings.database), is_running(settings.database)
