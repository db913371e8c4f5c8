"""Where a story is played. One small stage per channel; the player knows none of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Protocol

from bot.coaches import Invited
from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.ports import File, Holding

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

    async def beside(self) -> Stage:
        """Somebody else on the same channel, in a place of their own, with the program that runs and all it stores."""

    async def holding(self) -> Holding | None:
        """Everything stored about the person; None if there is nothing."""

    async def stored(self) -> bytes:
        """All that is stored, raw."""


def lines(text: str) -> str:
    """A text as it is compared: lines without layout. Every line end counts as one, a control as a sign."""
    kept = (" ".join(_CONTROL.sub("\ufffd", line).split()) for line in text.splitlines())
    return "\n".join(line for line in kept if line)
