"""Proper names, seen by their capitals alone."""

from __future__ import annotations

import re

from bot.core.conditions.words import tokens_of

_CAPITALISED = re.compile(r"(?<=[^\W_])(?:[,;:]? [«\"“(]? ?|['’\-])([A-ZÀ-ÖØ-Þ][^\W\d_]+)")
# Capitals of ordinary English, and of a French list typed on a phone: not names.
_ORDINARY = frozenset(
    """i im ill ive monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december english french internet christmas easter covid wifi facebook whatsapp
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre
    novembre decembre noel paques tv dvd ok rdv pc usb nb ps eu non oui yes""".split()
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
