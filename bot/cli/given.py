"""What a command works with: the settings, the content, and what is typed into it."""

from __future__ import annotations

import argparse
import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.dialog import Library
    from bot.settings import Settings


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings, with what the command line says on top. A wrong value ends the program with its name."""
    from pydantic import ValidationError

    from bot.settings import PREFIX, Settings

    try:
        settings = Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" if fault["loc"] else fault["msg"]
            for fault in error.errors()
        )
        raise SystemExit(f"a setting is wrong: {wrong}") from None
    chosen = getattr(options, "db", None)
    return settings.model_copy(update={"database": chosen}) if chosen else settings


def library_of(options: argparse.Namespace) -> Library:
    """The content, or the end of the program with its problems."""
    from bot import wiring
    from bot.core.content import ContentError

    try:
        return wiring.content(settings_of(options))
    except ContentError as error:
        raise SystemExit("\n".join(str(problem) for problem in error.problems)) from None


def read_input() -> str:
    """All of standard input. A byte that is no text becomes a sign for it: the rest can still be read."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.read()
