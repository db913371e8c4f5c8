"""Where a long text may end and go on in the next message: at a paragraph, else a line, a sentence, a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Reach = Callable[[str, int], int]  # how far a message goes that begins at this place of a text
_ENDS = (  # where a message may end, best first
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…])[\"'»”’)\]]*\s"),
    re.compile(r"\s"),
)
_JOINER = "\u200d"
_FLAGS = range(0x1F1E6, 0x1F200)  # letters of which two are one flag
_TONES = range(0x1F3FB, 0x1F400)
_LONGEST_SIGN = 40  # code points: emoji families and flags take up to 14, decomposed letters a few


def cut(text: str, reach: Reach) -> Iterator[tuple[int, int]]:
    """Where the pieces start and end, without the white space around them. None of them is empty; there may be none."""
    start = 0
    while start < len(text):
        end = _end(text, start, reach(text, start))
        piece = text[start:end]
        if words := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(words)
        start = end


def _end(text: str, start: int, limit: int) -> int:
    """The best place for a piece to end: as late as allowed, but not before its middle, where it has the choice."""
    if limit == len(text):
        return limit
    for pattern in _ENDS:
        ends = [found.end() for found in pattern.finditer(text, start, limit)]
        if ends and ends[-1] - start >= (limit - start) // 2:
            return ends[-1]
    return _between_signs(text, start, limit)


def _between_signs(text: str, start: int, limit: int) -> int:
    """The last place up to the limit that parts no sign from its accents; the limit, if there is none nearby."""
    nearby = range(limit, max(start, limit - _LONGEST_SIGN), -1)
    return next((place for place in nearby if not _joined(text, place)), limit)


def _joined(text: str, place: int) -> bool:
    """Whether what stands before and after this place is one sign."""
    before, after = text[place - 1], text[place]
    if _JOINER in (before, after) or unicodedata.category(after)[0] == "M" or ord(after) in _TONES:
        return True
    return ord(after) in _FLAGS and _flags_before(text, place) % 2 == 1


def _flags_before(text: str, place: int) -> int:
    first = place
    while first and ord(text[first - 1]) in _FLAGS:
        first -= 1
    return place - first
