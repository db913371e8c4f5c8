"""Cutting a text into words: the only place that knows accents, capitals and apostrophes.

People write on a phone, without accents, in capitals, with curly apostrophes. Everything that compares words compares
*folded* words: lower case, no accents, cut at apostrophes ("L'Épicerie" -> "l", "epicerie"). Nothing here reads or
remembers anything: no word of a person is kept between two calls.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
# A word as a person would count it: elisions and hyphens do not cut ("l'atelier", "porte-à-porte" are one word each).
_COUNTED = re.compile(r"[^\W_][\w'’ʼ‘\-]*")


def fold(text: str) -> str:
    """`text` in lower case without accents; the letters œ and æ are written out."""
    if text.isascii():
        return text.lower()
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def tokens_of(text: str) -> list[str]:
    """The folded words of `text` in order; "aujourd'hui" gives two, "don't" gives two, a number is a word."""
    return _WORD.findall(fold(text))


def word_set(block: str) -> frozenset[str]:
    """The words of `block`, which are separated by blanks. For small closed lists beside the rule that uses them."""
    return frozenset(block.split())


def count_words(text: str) -> int:
    """How many words a person would count: "l'atelier du jeudi" has three, punctuation and emoji have none."""
    return len(_COUNTED.findall(text))
