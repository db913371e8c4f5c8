"""Proper names, seen by their capitals alone."""

from __future__ import annotations

import re
from functools import cache

from bot.core.conditions.lexicon.first_names import FIRST_NAMES
from bot.core.conditions.words import fold, tokens_of, word_set

_CAPITALISED = re.compile(r"(?<=[^\W_])(?:[,;:]? [«\"“(]? ?|['’\-])([A-ZÀ-ÖØ-Þ][^\W\d_]+)")
# Capitals of ordinary English, and of a French list typed on a phone: not names.
_ORDINARY = word_set(
    """
    i im ill ive monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december english french internet christmas easter covid wifi facebook whatsapp
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre
    octobre novembre decembre noel paques tv dvd ok rdv pc usb nb ps eu non oui yes
    """
)


def names_in(raw: str) -> list[tuple[str, str]]:
    """(name, folded word before it) for each capitalised word within a sentence. An answer in capitals has no names."""
    letters = sum(1 for char in raw[:400] if char.isalpha())
    if sum(1 for char in raw[:400] if char.isupper()) * 2 > letters:
        return []
    found = []
    for match in _CAPITALISED.finditer(raw):
        name = match[1]
        if name.casefold() in _ORDINARY:
            continue
        before = tokens_of(raw[max(0, match.start() - 24) : match.start(1)])
        found.append((name, before[-1] if before else ""))
    return found


@cache
def known_first_names() -> frozenset[str]:
    """Folded first names of people, from the lexicon."""
    return word_set(FIRST_NAMES)


_OPENING = re.compile(r"(?:^|[.!?\n•-])\s{0,3}([A-ZÀ-ÖØ-Þ][a-zß-ÿ]{2,30})\b(?=\s([^\W\d_]{1,30})|[\s,]|$)")


def openings_in(raw: str) -> list[tuple[str, str]]:
    """(first word, word after it), folded, of each sentence that begins with a capital; perhaps a name."""
    return [(fold(match[1]), fold(match[2] or "")) for match in _OPENING.finditer(raw)]
