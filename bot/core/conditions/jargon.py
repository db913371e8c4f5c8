"""Words that a neighbour would not know."""

from __future__ import annotations

import re

from bot.core.conditions.marks import JARGON
from bot.core.conditions.text import Text
from bot.core.conditions.words import fold

_WORD = re.compile(r"[^\W_]+")


def jargon_in(text: Text) -> str:
    """The first such word, or words, as the person wrote it; nothing when there is none."""
    if not text.marks & JARGON:
        return ""
    flat = text.flat
    places = []
    for place, marks in enumerate(text.row):
        if marks & JARGON:
            places.append((place, 1))
            break
    for words, marks in text.phrases:
        if marks & JARGON:
            places.append((flat[: flat.index(f" {words}")].count(" "), words.count(" ") + 1))
    if not places:
        return ""
    place, length = min(places)
    return _as_written(text.raw, place, length)


def _as_written(raw: str, place: int, length: int) -> str:
    """The stretch of `raw` whose folded words are those from `place` on."""
    seen = 0
    begin = None
    for match in _WORD.finditer(raw):
        if seen >= place and begin is None:
            begin = match.start()
        seen += max(1, len(_WORD.findall(fold(match[0]))))
        if begin is not None and seen >= place + length:
            return raw[begin : match.end()]
    return raw[begin:].strip() if begin is not None else ""
