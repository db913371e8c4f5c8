"""Words that a neighbour would not know."""

from __future__ import annotations

import re

from bot.core.conditions.marks import BUZZ, JARGON
from bot.core.conditions.text import Text
from bot.core.conditions.words import fold

_WORD = re.compile(r"[^\W_]+")
_SHORT, _DENSE = 8, 10  # words to one word of project-speak: alone in a short answer, several in a longer one


def jargon_in(text: Text) -> str:
    """The first such word, or words, as the person wrote it; nothing when there is none.

    A word that stops a neighbour counts wherever it stands. Mere project-speak counts when there is little else.
    """
    if text.marks & JARGON:
        return _first(text, JARGON)
    if not text.marks & BUZZ:
        return ""
    said = sum(1 for marks in text.kinds.values() if marks & BUZZ) + sum(1 for _, marks in text.phrases if marks & BUZZ)
    enough = _SHORT if said == 1 else _DENSE * said
    return _first(text, BUZZ) if len(text.tokens) <= enough else ""


def _first(text: Text, mark: int) -> str:
    flat = text.flat
    places = []
    for place, marks in enumerate(text.row):
        if marks & mark:
            places.append((place, 1))
            break
    for words, marks in text.phrases:
        if marks & mark:
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
