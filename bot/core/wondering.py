"""Whoever asks what a word means, in the middle of a question, is told: that is no answer to it."""

from __future__ import annotations

import re

from bot.core.cards import SORTED, listed, named_in
from bot.core.dialog import Language, Library
from bot.core.plain import plain

_ASKS = re.compile(  # in what `plain` makes of a text: no apostrophes, no accents
    r"(?:c est quoi|cest quoi|qu est[ -]ce que|que veut dire|que signifie|qu entend(?:ez[ -]vous|on) par"
    r"|what is|what s|what are|what does|what do you mean by)\b|.* (?:c est quoi|ca veut dire quoi)$"
)
_WORDS = 12  # a question about a word is short; what is longer may well be an answer
_NAMED = 3  # words that name what is asked about: with more, only a question mark makes it a question


def word_asked(library: Library, language: Language, text: str) -> str:
    """The id of the card that explains the word that a text asks about; "" if it asks about none."""
    said = plain(text[:200])
    asks = _ASKS.match(said)
    if asks is None or len(text.split()) > _WORDS:
        return ""
    if not text.rstrip().endswith("?") and len(said[asks.end() :].split()) > _NAMED:
        return ""
    card = named_in(listed(library, SORTED, language), text)
    return card.id if card else ""
