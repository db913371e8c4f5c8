"""What goes wrong is told by whom it concerns: a person who talks, or an operator who looks into a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.dialog import Language
    from bot.ports import ChannelRefused
    from bot.settings import Settings
    from bot.wiring import CannotRun

FAULT, WRONG_USE = 1, 2  # exit codes
# Said where the content, and with it every other message, cannot be read: hence here, and in both languages.
UNREADABLE = """
Les questions ne peuvent pas être lues (voir ci-dessus). Vos réponses sont intactes. Montrez ceci à la personne qui a
modifié les questions ; `colibri check` dit tout ce qu'il faut réparer.
The questions cannot be read (see above). Your answers are untouched. Show this to the person who edited the questions;
`colibri check` tells all that is to be mended."""
# What a fault means to an operator who copies a file or looks into it.
OPERATORS_FAULTS = {
    "store_fault": "the file cannot be read, or the copy cannot be written",
    "store_full": "the disk is full",
    "store_read_only": "no right to read this file, or to write beside it",
    "store_busy": "another program holds it",
    "store_corrupt": "not a Colibri database, or a damaged one",
    "store_newer": "it comes from a newer version of Colibri",
}


def faults_told(settings: Settings, run: Callable[[], int | None], options: argparse.Namespace) -> int:
    """Run something that needs content and store. Returns its exit code, 0 where it has none.

    A fault is told in the person's language, with what is safe and what to do.
    """
    from bot import wiring
    from bot.core.content import ContentError
    from bot.ports import ChannelRefused, StoreFault

    try:
        return run() or 0
    except ContentError as error:
        print("\n".join(str(problem) for problem in error.problems), file=sys.stderr)
        print(UNREADABLE, file=sys.stderr)
    except StoreFault as fault:
        messages = wiring.content(settings).messages[fault.language or _language(options) or settings.language]
        lost = [messages["store_lost"]] if fault.lost else []
        print(messages[fault.name].format(database=settings.database), *lost, file=sys.stderr)
    except (ChannelRefused, wiring.CannotRun) as refused:
        refusal_told(settings, refused)
    return FAULT


def refusal_told(settings: Settings, refused: ChannelRefused | CannotRun) -> None:
    """Say why something is not served, and what to do."""
    from bot import wiring

    words = wiring.content(settings).messages[settings.language][refused.name]
    values = {"store": settings.matrix_folder} | getattr(refused, "values", {})
    print(words.format(**values), file=sys.stderr, flush=True)


def looked_into(settings: Settings, run: Callable[[], int], failed: str) -> int:
    """Run something for an operator that needs the file and no content. A fault is told by what it means here."""
    from bot.ports import StoreFault

    if is_absent(settings.database):
        print(f"{failed}: there is no file {settings.database}", file=sys.stderr)
        return FAULT
    try:
        return run()
    except StoreFault as fault:
        print(f"{failed}: {settings.database}: {OPERATORS_FAULTS[fault.name]}", file=sys.stderr)
    return FAULT


def _language(options: argparse.Namespace) -> Language | None:
    """The language that was asked for, where a command takes one."""
    language: Language | None = getattr(options, "lang", None)
    return language


def is_absent(path: Path) -> bool:
    """Whether there is no such file. One that cannot be reached may be there: the store says what is wrong with it."""
    try:
        return not path.exists()
    except OSError:
        return False
