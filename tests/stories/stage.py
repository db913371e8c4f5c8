"""Where a story is played. One small stage per channel; the player knows none of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from bot.coaches import Invited
from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.engine import Engine
from bot.ports import Channel, DocumentWriter, File, Holding, Store
from bot.reminders import Hours, Watch
from bot.runner import Runner
from bot.settings import Settings
from bot.wiring import writers

Notice = Literal["terminal_notice", "telegram_notice"]  # what kind of place a story is told in, on every stage
Due = Literal["comments", "bell"]  # what time brings in a story: news of a coach's comments, the digest of a coach

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # shown as one sign, as the channels do


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person sees after a turn, whatever the channel: the text line by line, what can be chosen, files."""

    text: str
    choices: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(slots=True)
class Clock:
    """The time, in the player's hand."""

    at: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **much: float) -> None:
        self.at += timedelta(**much)


@cache
def _library(texts: tuple[tuple[str, str], ...]) -> Library:
    return load(dict(texts))


def library_of(texts: Mapping[str, str]) -> Library:
    """The content read from these texts; each is read once, however many stories begin with it."""
    return _library(tuple(texts.items()))


def program_of(
    library: Library, settings: Settings, facts: Mapping[str, str]
) -> tuple[Engine, dict[str, DocumentWriter]]:
    """The engine, and who writes its documents, put together as the program does."""
    zone = ZoneInfo(settings.timezone)
    written = writers(library, settings.form_template, zone)
    return Engine(library, facts, settings.language, frozenset(written), zone), written


async def look(store: Store, runner: Runner, clock: Clock, settings: Settings, channel: Channel) -> None:
    """Look once what time brings to people on a channel, as the program does now and then; a story has no night."""
    never = Hours(ZoneInfo(settings.timezone), time(0), time(0))
    retention = timedelta(days=settings.retention_days)
    heard = {channel.name}
    await Watch(store, runner.receive, clock, channels=lambda: heard, retention=retention, hours=never).look()


class Stage(Protocol):
    """A channel and everything behind it. Every method that returns Seen takes one turn."""

    def played(self) -> AbstractAsyncContextManager[Stage]:
        """The stage, from the beginning of a story to its end."""

    async def open(self, language: Language | None) -> Seen:
        """The person opens the place, for the first time or again."""

    async def say(self, text: str) -> Seen:
        """The person sends a message."""

    async def press(self, label: str) -> Seen:
        """The person picks one of the choices just shown, in whatever way the channel has for it."""

    async def close(self) -> None:
        """The person leaves, and the program stops."""

    async def edit_content(self, texts: Mapping[str, str]) -> None:
        """The program is started again on other content."""

    async def invite(self, name: str) -> Invited:
        """The operator adds a coach."""

    async def due(self, what: Due) -> Seen:
        """Time brings this to the person, who did nothing."""

    async def beside(self, name: str) -> Stage:
        """Somebody else on the same channel, in a place of their own, with the program that runs and all it stores."""

    async def holding(self) -> Holding | None:
        """Everything stored about the person; None if there is nothing."""

    async def stored(self) -> bytes:
        """All that is stored, raw."""


def lines(text: str) -> str:
    """A text as it is compared: lines without layout. Every line end counts as one, a control as a sign."""
    kept = (" ".join(_CONTROL.sub("\ufffd", line).split()) for line in text.splitlines())
    return "\n".join(line for line in kept if line)
