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
# The quick way through French and English, on the path of every answer: letters and accents taken apart, accents left
# out, everything but letters and digits a blank. Any other script takes the way that knows all letters.
_LIGATURES = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"))
_SIGNS = re.compile(r"[\u0080-\u00bf\u2000-\u206f\u20ac]+")
_OTHER_SCRIPT = re.compile(r"[^\x00-\x7f\u0300-\u036f\u0080-\u00bf\u2000-\u206f\u20ac]")
_SEPARATED = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
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
    if not text.isascii():
        for letter, written in _LIGATURES:
            text = text.replace(letter, written)
        text = unicodedata.normalize("NFKD", text)
        if _OTHER_SCRIPT.search(text):
            return _WORD.findall(fold(text))
        text = _SIGNS.sub(" ", text)
    return text.encode("ascii", "ignore").translate(_SEPARATED).decode("ascii").split()


def word_set(block: str) -> frozenset[str]:
    """The words of `block`, which are separated by blanks. For small closed lists beside the rule that uses them."""
    return frozenset(block.split())


def count_words(text: str) -> int:
    """How many words a person would count: "l'atelier du jeudi" has three, punctuation and emoji have none."""
    return len(_COUNTED.findall(text))
