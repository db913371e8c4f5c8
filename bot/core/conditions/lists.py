"""Is an answer a list, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.conditions.words import count_words, tokens_of, word_set

_COMMAS = re.compile(r"[,;/+&•]|\s[-–—]\s|\(|\)")
_AND = re.compile(r"\s(?:et|ou|and|or|puis|then|ainsi que|as well as|plus)\s", re.IGNORECASE)
# A piece that starts so goes on with the piece before: it explains, it does not enumerate.
_GOES_ON = word_set(
    """
    qui que dont car parce mais si quand lorsque donc alors puisque sinon comme c ce sans surtout notamment pour afin
    which who that because but if when so as since otherwise it this without especially mainly to where ou on nous ils
    elles il elle je they we he she i there with avec
    """
)


def items_of(lines: list[str], sentences: Sequence[str]) -> list[str]:
    """The items: one for each line of a list, or one for each sentence, cut at commas where the pieces are short."""
    return lines if len(lines) > 1 else [piece for sentence in sentences for piece in _pieces(sentence)]


def _pieces(sentence: str) -> list[str]:
    sentence = sentence.split(":", 1)[1] if ":" in sentence and count_words(sentence.split(":", 1)[1]) else sentence
    pieces: list[str] = []
    for piece in _COMMAS.split(sentence):
        words = tokens_of(piece)
        if not words:
            continue
        if pieces and words[0] in _GOES_ON:
            pieces[-1] += ", " + piece.strip()
        else:
            pieces.append(piece.strip())
    cut: list[str] = []
    for piece in pieces:
        halves = [half for half in _AND.split(piece) if count_words(half)]
        if len(halves) > 1 and all(count_words(half) <= 5 for half in halves):
            cut.extend(halves)
        else:
            cut.append(piece)
    return cut


def is_short(items: Sequence[str], lines: Sequence[str], sentences: Sequence[str]) -> bool:
    """True for a list of names or labels; a paragraph has several sentences, or longer pieces."""
    if len(lines) < 2 and len(sentences) > 1 and any(count_words(sentence) > 5 for sentence in sentences):
        return False
    return sum(count_words(item) for item in items) <= 5 * len(items)
