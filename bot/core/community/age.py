"""Whether somebody says that they are a child: the law lets nobody under 15 agree alone (1978, article 45)."""

from __future__ import annotations

import re

from bot.core.plain import plain

_LEAST = 15
_WORDS = {
    "fr": ["cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze"],
    "en": ["five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"],
}
_SPELT = {word: number for words in _WORDS.values() for number, word in enumerate(words, start=5)}
_SAID = re.compile(
    r"\b(?:(?:j ?(?:ai|e)|g) (?:que |seulement |juste )?(\w+) ans|i ?(?:am|m) (?:only |just )?(\w+) years? old)\b"
)


def tells_a_child(text: str) -> bool:
    """Whether whoever writes this says that they are under 15: "j'ai 9 ans"."""
    ages = (said[1] or said[2] for said in _SAID.finditer(plain(text)))
    return any((int(age) if age.isdecimal() else _SPELT.get(age, _LEAST)) < _LEAST for age in ages)
