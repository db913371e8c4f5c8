"""Whoever asks what a word means, in the middle of a question, is told: that is no answer to it.

Of a word that the glossary lacks that is said, and the message is held: it may be an answer all the same.
"""

from __future__ import annotations

import re

from bot.core.cards import SORTED, listed, named_in
from bot.core.dialog import Language, Library
from bot.core.plain import plain

_ASKS = re.compile(  # in what `plain` makes of a text: no apostrophes, no accents
    r"(?:c est quoi|cest quoi|qu est[ -]ce que|que veut dire|que signifie|qu entend(?:ez[ -]vous|on) par"
    r"|what is|what s|what are|what does|what do you mean by)\b|.* (?:c est quoi|ca veut dire quoi)$"
)
_WONDERS = re.compile(  # the same, about one word and nothing else
    r"(?:c est quoi|cest quoi|qu est[ -]ce que(?: c est que)?|que veut dire|que signifie"
    r"|what is|what s|what are|what does|what do you mean by)(?: (?:les?|la|l|une?|des|the|an?))? ([^\W\d_]{4,})"
    r"(?: mean| veut dire)?|(?:(?:les?|la|l|une?) )?([^\W\d_]{4,})[ ,]+(?:c est quoi|ca veut dire quoi)"
)
_WORDS = 12  # a question about a word is short; what is longer may well be an answer
_NAMED = 3  # words that name what is asked about: with more, only a question mark makes it a question


def word_asked(library: Library, language: Language, text: str) -> str:
    """The id of the card that explains the word that a text asks about; "" if it asks about none."""
    if len(text.split()) > _WORDS:
        return ""
    said = plain(text[:200])
    asks = _ASKS.match(said)
    if asks is None:
        return ""
    if not text.rstrip().endswith("?") and len(said[asks.end() :].split()) > _NAMED:
        return ""
    card = named_in(listed(library, SORTED, language), text)
    return card.id if card else ""


def word_wondered(text: str) -> str:
    """The one word that a text asks about and nothing else; "" if it may well be an answer. No glossary is read."""
    found = _WONDERS.fullmatch(plain(text[:200])) if text.rstrip().endswith("?") else None
    return found[1] or found[2] if found else ""
