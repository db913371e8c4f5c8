"""On which page each heading will stand, estimated before anybody sets the pages. Needs the extra `documents`.

A program that opens the document works the numbers out: LibreOffice at once, Word when it prints, shows the print or is
asked to (F9). Until then Word shows these, which are made with the widths of the letters that it uses.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

from adapters.documents.docx.look import AROUND, CONTENTS, LETTERS, ROOM, SMALL, TITLES
from bot.core.pages import Bullets, Drawing, End, Heading, Line, Page, Paragraph, Quotation, Ranking, Region, Words

_LINE = 1.22 * 1.1  # how high a line is, in the size of its letters
_CLOSE = 1 / 1.1  # ... where lines are closer
_AFTER = 6.0  # points below a paragraph
_INDENTED = 0.9  # of the width, what quotes and lists have
_FULL = 0.99  # of a line, before a word that finds no room in it
_KEPT = 2  # lines of a paragraph that stay with the heading above


def pages_of_headings(page: Page, listed: Sequence[tuple[int, str]], *, drawn: bool) -> list[int]:
    """The page of each heading that is listed, from 1; in their order. `listed`: as `list_headings` has them.

    `drawn`: the map is drawn, on a page of its own.
    """
    paging = _Paging(drawn=drawn)
    paging.begin(page, listed)
    for block in page.blocks:
        paging.set(block)
    paging.settle(0)
    return paging.found


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A heading that stays with what follows: the space above and below, its own height, whether it is listed."""

    above: float
    high: float
    below: float
    listed: bool


class _Paging:
    """Lines falling on pages. `found`: the pages of the headings so far."""

    def __init__(self, *, drawn: bool) -> None:
        self.found: list[int] = []
        self._drawn = drawn
        self._page, self._at, self._gap = 1, 0.0, 0.0
        self._waiting: list[_Waiting] = []

    def begin(self, page: Page, listed: Sequence[tuple[int, str]]) -> None:
        """The title and the list itself."""
        for style, text in (("Title", page.title), ("Normal", page.intro), ("TOC Heading", page.contents)):
            if text:
                self._titled(style, text)
        for level, text in listed:
            _, above = CONTENTS[f"toc {level}"]
            self._lines(text, size=SMALL * _CLOSE, above=above, after=1)

    @singledispatchmethod
    def set(self, block: object) -> None:
        """A block of the page. TypeError for a kind that is not known here."""
        raise TypeError(f"no way to page a {type(block).__name__}")

    @set.register
    def _(self, block: Heading) -> None:
        if block.apart:
            self.settle(0)
            self._turn()
        size, above, below = TITLES[f"Heading {block.level}"]
        high = _count(block.text, size) * size * _LINE
        self._waiting.append(_Waiting(0 if block.apart else above, high, below, block.level < 3))

    @set.register
    def _(self, block: Words) -> None:
        self._paragraphs(block.paragraphs)

    @set.register
    def _(self, block: Line) -> None:
        self._lines(block.text)

    @set.register
    def _(self, block: Ranking) -> None:
        for name in block.names:
            self._lines(name, share=_INDENTED, after=0)

    @set.register
    def _(self, block: Quotation) -> None:
        self._paragraphs(block.paragraphs, _INDENTED)
        self._lines(block.role)

    @set.register
    def _(self, block: Bullets) -> None:
        for item in block.items:
            self._lines(item, share=_INDENTED, after=0)

    @set.register
    def _(self, block: Drawing) -> None:
        if not self._drawn:
            self.set(Heading(1, block.title))
            self._lines(block.note)
            return
        self.settle(0)
        self.found.append(self._page + 1)
        self._page += 2
        self._at = self._gap = 0.0

    @set.register
    def _(self, block: Region) -> None:
        self._paragraphs(((block.title, *block.lines),))

    @set.register
    def _(self, block: End) -> None:
        for line in block.lines:
            self._lines(line)

    def settle(self, lines: int) -> None:
        """Set the headings that wait, with so many lines after them on the same page."""
        high = sum(each.above + each.high for each in self._waiting) + lines * LETTERS * _LINE
        if self._waiting and self._at + high > ROOM:
            self._turn()
        for each in self._waiting:
            self._at += max(self._gap, each.above) + each.high
            self._gap = each.below
            self.found += [self._page] if each.listed else []
        self._waiting.clear()

    def _turn(self) -> None:
        if self._at:
            self._page += 1
        self._at = self._gap = 0.0

    def _titled(self, style: str, text: str) -> None:
        size, above, below = TITLES.get(style, (LETTERS, 0, _AFTER))
        self._lines(text, size=size, above=above, after=below)

    def _paragraphs(self, paragraphs: Sequence[Paragraph], share: float = 1.0) -> None:
        for paragraph in paragraphs:
            self._flow(sum(_count(line, LETTERS, share) for line in paragraph), LETTERS)
            self._gap = _AFTER

    def _lines(
        self, text: str, *, size: float = LETTERS, share: float = 1.0, above: float = 0.0, after: float = _AFTER
    ) -> None:
        self._gap = max(self._gap, above)
        self._flow(_count(text, size, share), size)
        self._gap = after

    def _flow(self, lines: int, size: float) -> None:
        """Lines one below the other, over as many pages as they take."""
        self.settle(min(lines, _KEPT))
        self._at += self._gap if self._at else 0
        for _ in range(lines):
            if self._at + size * _LINE > ROOM:
                self._turn()
            self._at += size * _LINE


def _count(text: str, size: float, share: float = 1.0) -> int:
    """How many lines a text takes."""
    return max(1, math.ceil(sum(_widths(text)) * size / (AROUND * share * _FULL)))


def _widths(text: str) -> Iterator[float]:
    """How wide each letter of Calibri is, in its size."""
    for sign in text:
        if sign in " ijlftIJr'’.,;:!()-|":
            yield 0.26
        elif sign in "mwMW—…œŒæ%@":
            yield 0.82
        elif unicodedata.east_asian_width(sign) in "WF" or unicodedata.category(sign) == "So":
            yield 1.1
        else:
            yield 0.58 if sign.isupper() else 0.49
