"""Reading a typed choice: by its number, its label or one of its synonyms; and guessing what was nearly typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from bot.core.dialog import Choice
from bot.core.plain import plain

LONGEST = 120  # no label is longer: a text beyond that names no choice
_SIGNS = re.compile(r"[^\w]+")
_BETWEEN = re.compile(r"\s*(?:,|;|\bet\b|\band\b|&|\+)\s*")


def match(choices: Sequence[Choice], text: str, *, numbered: bool) -> Choice | None:
    """The choice that a text names exactly, up to case, accents and punctuation. A number counts only if `numbered`."""
    if len(text) > LONGEST or not choices:
        return None
    typed = plain(text)
    if typed.isdecimal():
        position = int(typed)
        return choices[position - 1] if numbered and 1 <= position <= len(choices) else None
    named = {plain(words): choice for choice in reversed(choices) for words in (choice.label, *choice.synonyms)}
    if typed in named:
        return named[typed]
    bare = _bare(typed)  # "d'accord je vis cette situation": nobody is to be held to a comma
    return next((choice for words, choice in reversed(named.items()) if bare and bare == _bare(words)), None)


def _bare(typed: str) -> str:
    """What was typed, without any sign."""
    return _SIGNS.sub(" ", typed).strip()


def pieces(text: str) -> tuple[str, ...]:
    """What a text enumerates, each in its own words: "1, 3 et le climat" is three pieces. A blank text has none."""
    return tuple(piece for piece in _BETWEEN.split(text.strip()) if piece)


def nearest(choices: Sequence[Choice], text: str) -> tuple[Choice, ...]:
    """The choices that a mistyped or shortened text may have meant, best first; empty if none comes close."""
    typed = plain(text)
    if len(typed) < 2 or len(typed) > 60:
        return ()
    labels = {plain(choice.label): choice for choice in choices}
    begun = [choice for label, choice in labels.items() if label.startswith(typed)]
    return tuple(begun) or tuple(labels[label] for label in get_close_matches(typed, labels, n=2, cutoff=0.75))
