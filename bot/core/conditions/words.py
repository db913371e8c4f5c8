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
_LIGATURES = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"))
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
    for letter, written in _LIGATURES:
        text = text.replace(letter, written)
    try:
        folded = text.encode(_WESTERN).translate(_FOLDED)
    except UnicodeEncodeError:
        return _any_tokens(text)
    return _any_tokens(text) if _OTHER in folded else folded.decode("ascii").split()


def _any_tokens(text: str) -> list[str]:
    """The slower way, which knows all letters."""
    return _WORD.findall(fold(unicodedata.normalize("NFKD", text)))


def _folded(char: str) -> str:
    """What one character of a text becomes: a letter or a digit, a blank, or `_OTHER` if it is not as simple."""
    words = "".join(_any_tokens(char)) or " "
    return words if len(words) == 1 and words.isascii() else _OTHER.decode()


# The quick way, on the path of every answer: nearly all that is written in French and English fits in one byte a
# character, and a table folds it at once. A text with any other character takes the way that knows all letters.
_WESTERN = "cp1252"
_OTHER = b"\0"
_CHARACTERS = [bytes([code]).decode(_WESTERN, "replace") for code in range(256)]
_FOLDED = "".join(map(_folded, _CHARACTERS)).encode("ascii")
_BLANKED = bytes(code if char.isalnum() else 32 for code, char in enumerate(_CHARACTERS))
_JOINERS = "_'’‘-".encode(_WESTERN)


def word_set(block: str) -> frozenset[str]:
    """The words of `block`, which are separated by blanks. For small closed lists beside the rule that uses them."""
    return frozenset(block.split())


def count_words(text: str) -> int:
    """How many words a person would count: "l'atelier du jeudi" has three, punctuation and emoji have none."""
    try:
        written = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return len(_COUNTED.findall(text))
    return len(written.translate(_BLANKED, delete=_JOINERS).split())
