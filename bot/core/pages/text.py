"""People's words made fit for a document: nothing that cannot be seen or written, nothing that turns our own words."""

from __future__ import annotations

import re
import unicodedata

from bot.core.plain import one_line

_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")  # pasted from word processors: all of them start a new line
# No look of their own, and harm to terminals and to XML: controls, the byte order mark, what is no character at all.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_HALVES = re.compile(r"[\ud800-\udfff]")  # half an emoji, which UTF-8 cannot hold
_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate: what is inside chooses its own direction
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_TURNING = _RIGHT_TO_LEFT | {"RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"}


def clean(text: str) -> str:
    """The text with one kind of line break and without what cannot be seen or written."""
    return _HALVES.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub("\n", text)))


def flat(text: str) -> str:
    """The text, clean and on one line, with a sign between its paragraphs."""
    return one_line(clean(text))


def isolated(text: str) -> str:
    """A text for a line of ours: right-to-left words are isolated, or they would turn the words that follow."""
    line = flat(text)
    turns = any(unicodedata.bidirectional(char) in _TURNING for char in line)
    return f"{_ISOLATE}{line}{_END}" if turns else line


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of a text, clean, each as its lines; none of them is empty."""
    parts = re.split(r"\n(?:[^\S\n]*\n)+", clean(text))
    found = (tuple(filter(None, (line.strip() for line in part.split("\n")))) for part in parts)
    return tuple(filter(None, found))


def turning(text: str) -> bool:
    """Whether a text is written from right to left: its first letter says so."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((found in _RIGHT_TO_LEFT for found in directions if found in {"L", *_RIGHT_TO_LEFT}), False)
