"""Is an answer a copy of the example that was shown."""

from __future__ import annotations

from functools import lru_cache

from bot.core.conditions.text import Text
from bot.core.conditions.words import tokens_of

ALIKE = 0.6
_SHORTEST = 6  # words; a shorter answer may share words by chance


@lru_cache(maxsize=512)  # examples are ours, and few; what people write is never kept
def _of_example(example: str) -> tuple[list[str], frozenset[str]]:
    """The words of an example in order, and the different ones."""
    words = tokens_of(example)
    return words, frozenset(words)


def copies(text: Text, example: str) -> bool:
    """The words of the answer follow those of the example, wholly or for most of the answer.

    Words are compared in order, so that an answer on the same subject is not a copy. The library is loaded only when
    enough words are shared: most answers share few.
    """
    if not example or len(text.tokens) < _SHORTEST:
        return False
    shown, different = _of_example(example)
    shared = len(different.intersection(text.kinds))
    if shared < 0.4 * min(len(text.kinds), len(different)):
        return False
    from rapidfuzz.distance import Indel, LCSseq  # noqa: PLC0415 - few answers come here

    mine = text.tokens[: 4 * len(shown)]
    if Indel.normalized_similarity(mine, shown) >= ALIKE:
        return True
    return len(text.tokens) <= len(shown) and LCSseq.similarity(mine, shown) >= 0.85 * len(mine)
