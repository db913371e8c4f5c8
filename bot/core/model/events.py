"""What happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.dialog import Language


@dataclass(frozen=True, slots=True)
class Started:
    """The person opened the place: a terminal, a chat, /start.

    `language` is what the channel guesses, if anything; `certain`: it was asked for, and counts for a known person too.
    """

    language: Language | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The person wrote. The core decides whether it is an answer, a choice or a command.

    `at`: when it was sent, by the platform's clock, where there is one. `more`: the messages that followed at once and
    belong to it. `called`: whether it was said to us; else it stands in a thread where we talk, and calls nobody.
    """

    message: str
    text: str
    at: datetime | None = None
    more: tuple[Said, ...] = ()
    called: bool = True

    @property
    def pieces(self) -> tuple[Said, ...]:
        """Every message, this one first."""
        return (self, *self.more)


@dataclass(frozen=True, slots=True)
class Chose:
    """The person pressed a choice under a message of ours. Typed choices arrive as Said and are read by the core.

    `message` is that message; `asked` the mark that its reply carried, "" where presses cannot be late.
    """

    message: str
    value: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Commanded:
    """The person pressed one of the usual moves, by its name, under a message of ours; `asked` as in Chose."""

    message: str
    move: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """The person changed a message on the platform; this is its new text."""

    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """The person sent what is not text: a photo, a voice message, a place. `text` is what was written with it."""

    message: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Time has passed without a word: a reminder is due, or the warning before erasing, or erasing itself.

    `on`: the day of erasing that a warning names. `since`: the last word we knew of; a later one makes this void.
    `voices`: a community answered meanwhile. `comments`: a coach did. `bell`: what moved in the projects that a coach
    follows.
    """

    what: Literal["reminder", "warning", "expired", "voices", "comments", "bell"]
    on: datetime | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """An account was just joined to a person: the turn before said so, and this one is the person's."""


Act = Literal["read", "comment", "take_back", "resolve", "note", "changes", "ready", "bell", "no_bell"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A coach did something on the pages; in a chat the same acts are moves and choices.

    `share`: about which project. `page`: what is read. `subject`, `step`, `revision`: the answer that is commented.
    `item`: the comment that is resolved, taken back or written anew, or the note that is. `text`: of one of these.
    """

    act: Act
    share: str = ""
    page: str = ""
    subject: str = ""
    step: str = ""
    revision: int = 0
    item: str = ""
    text: str = ""


Event = Started | Said | Chose | Commanded | Edited | Attached | TimedOut | Linked | Reviewed
