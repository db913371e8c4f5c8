"""What is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.core.dialog import Choice, Language, MapPart

BlockKind = Literal["paragraph", "progress", "quote", "question", "list"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a message. A list has `items`; everything else has `text`."""

    kind: BlockKind
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document to render and hand over: named here, rendered by the shell, never stored.

    `part`: of the map, the one to draw; None for all of it. `share`: what a coach reads, as far as it is
    opened there; else `person` and `project` say whose it is. `parts`: of a preview, what a coach would read
    (see `bot.core.coaching.parts`). `action`: the one that a filled-in form is about.
    """

    document: Literal["dossier", "journeys", "blank_form", "my_data", "map", "summary", "preview"]
    format: Literal["md", "json", "png", "svg", "docx", "pdf", "form"]
    language: Language
    person: str = ""
    project: str = ""
    part: MapPart | None = None
    share: str = ""
    action: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One of the usual moves beside a message: its name, how it is typed, and the label of a button for it."""

    move: str
    typed: str
    label: str


@dataclass(frozen=True, slots=True)
class Press:
    """The button that a reply follows, for channels that can change a message.

    `label`: an answer was chosen, and the pressed message stays to show it; "": only looked around, and the reply may
    take its place.
    """

    message: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the person. Knows no channel.

    `numbered`: a bare number picks a choice (else it may be an answer). `moves`: the usual moves to show beside it.
    `asked`: marks what is asked, so that a press that comes later is recognised; presses bring it back. `invites`: whom
    this answers is offered a private talk, where the channel can open one. `for_all`: where several people read, its
    choices are for each of them, and not only for whom it answers. `about`: the shares whose projects it shows and the
    comments whose words it shows, by id: it may be sent while all those shares run and those comments stand.
    """

    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...] = ()
    numbered: bool = False
    moves: tuple[Shortcut, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    asked: str = ""
    press: Press | None = None
    invites: bool = False
    for_all: bool = False
    about: tuple[str, ...] = ()
