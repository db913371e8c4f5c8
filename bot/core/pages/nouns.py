"""The blocks that a document is made of. Every text is clean; names of people's are isolated inside lines of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.core.dialog import Language

Paragraph = tuple[str, ...]  # its lines


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the document: level 1 is an action or a walk, 2 a part of it, 3 a question.

    `mark`: what is said beside it ("to clarify"). `apart`: it begins a page, where there are pages.
    """

    level: Literal[1, 2, 3]
    text: str
    mark: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote in one message, whole."""

    paragraphs: tuple[Paragraph, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Line:
    """A line of ours: `plain` as any other, `chosen` and `open` stand out, `origin` and `heard` stand back.

    `leads`: it belongs to what follows, and stands on the same page.
    """

    kind: Literal["plain", "chosen", "open", "origin", "heard"]
    text: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Names by importance, the most important first. `own`: the place, from 0, of the one this part is about."""

    names: tuple[str, ...]
    own: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody else said, quoted by role."""

    paragraphs: tuple[Paragraph, ...]
    language: Language
    role: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The part of the map begins: its title (of level 1), a note, and the drawing in a format that shows one.

    What is drawn is told below in any case.
    """

    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the map in words: a line for each state."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The map beside other things on a sheet: drawn small, in a format that shows it, and its regions in words."""

    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class End:
    """The end of the document: whose words these are."""

    lines: tuple[str, ...]


Block = Heading | Words | Line | Ranking | Quotation | Bullets | Drawing | Region | Overview | End


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it is read, from its title to its end.

    `intro`: a line under the title; "" without one. `contents`: what the list of its headings is called; "" for none.
    `single`: all of it is to stand on one sheet.
    """

    language: Language
    title: str
    intro: str
    contents: str
    blocks: tuple[Block, ...]
    single: bool = False
