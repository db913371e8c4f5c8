"""Whether a page stands on one sheet. Nobody knows before it is set, and Word sets it elsewhere: so it is estimated.

The measure is a sheet of A4 as Word sets it (`adapters/documents/docx/look.py`) in a wide font, as readers have it
where the font that was meant is missing. The PDF is narrower, and makes its letters as large as there is room for.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache, singledispatch
from itertools import accumulate

from bot.core.pages.nouns import Block, Bullets, End, Heading, Line, Overview, Page, Paragraph, Quotation
from bot.core.pages.text import flat
from bot.core.plain import excerpt

_LINES = 69.5  # on a sheet, in the letters of what is read
_LETTERS = 94  # in a line of these; a line loses a few where a word does not fit
_TITLE, _HEADING, _BETWEEN = 1.0, 0.65, 0.3  # lines that go to spaces, and to larger letters
_DRAWN, _BESIDE = 15.0, 68  # how many lines high the drawing of the map is, and the letters in a line beside it
_PLAIN = ("LATIN", "GREEK", "CYRILLIC")
_TALL = 1.5  # lines of other scripts are higher


def fits(page: Page) -> bool:
    """Whether all of a page stands on one sheet."""
    return _lines(page.title, _LETTERS * 0.6) + _TITLE + _high(page.intro) + sum(map(_height, page.blocks)) <= _LINES


def shortened(text: str, letters: int) -> str:
    """A text on one line, with the room of so many plain letters at most: signs that are wider or higher take more."""
    line = flat(text)
    ends = tuple(accumulate(map(_room, line[: letters + 1])))  # a sign takes one letter's room at least
    if len(line) <= letters and (not ends or ends[-1] <= letters):
        return line
    return excerpt(line, max(2, sum(end <= letters for end in ends)))


@singledispatch
def _height(block: Block) -> float:
    """How many lines a block takes, with the space around it. TypeError for one that a single sheet never has."""
    raise TypeError(f"no way to measure a {type(block).__name__}")


@_height.register
def _(block: Heading) -> float:
    return _lines(block.text) + _HEADING


@_height.register
def _(block: Line) -> float:
    return _high(block.text)


@_height.register
def _(block: Quotation) -> float:
    *paragraphs, last = block.paragraphs
    return sum(map(_tall, paragraphs)) + _tall((*last[:-1], f"{last[-1]} — {block.role}"))


@_height.register
def _(block: Bullets) -> float:
    return sum(_lines(item) for item in block.items) + _BETWEEN


@_height.register
def _(block: Overview) -> float:
    words = sum(_lines(line, _BESIDE) for region in block.regions for line in (region.title, *region.lines))
    return max(_DRAWN, words * 0.86 + _BETWEEN * len(block.regions))


@_height.register
def _(block: End) -> float:
    return sum(map(_high, block.lines))


def _high(text: str) -> float:
    return _lines(text) + _BETWEEN


def _tall(paragraph: Paragraph) -> float:
    return sum(map(_lines, paragraph)) + _BETWEEN


def _lines(text: str, letters: float = _LETTERS) -> float:
    """How many lines a text takes, in those of plain letters."""
    lines = max(1, math.ceil(sum(map(_wide, text)) / letters))
    return lines * _TALL if any(map(_is_tall, text)) else lines


def _room(text: str) -> float:
    """The room that a text takes, in plain letters."""
    return sum(_wide(sign) * (_TALL if _is_tall(sign) else 1) for sign in text)


@lru_cache(4096)
def _wide(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF" or unicodedata.category(sign) == "So":
        return 2.2
    if sign.isupper() or sign in "mw—…œæ%@":
        return 1.6
    return 1.3 if _is_tall(sign) else 1.0  # a box, where a reader has no letters for it


@lru_cache(4096)
def _is_tall(sign: str) -> bool:
    """Whether a letter is of a script that is higher than ours."""
    return sign > "\u024f" and sign.isalpha() and not unicodedata.name(sign, "").startswith(_PLAIN)
