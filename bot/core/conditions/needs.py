"""Whether an answer says what is missing, and what if."""

from __future__ import annotations

import re

from bot.core.conditions.figures import has_figure, has_quote
from bot.core.conditions.marks import CONCERNED, CONDITION, CONDITIONAL, HARDSHIP, LACK, NEED, PERSON
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

# "Sans salariée, ..." and "quand l'argent manque, on ..." are ifs. Bounded, so that a long text is read once.
_IFS = word_set("sans without quand lorsque when")
_WITHOUT = re.compile(r"(?:^|[.!?\n]\s?)(?:sans|without)\s[^,.\n]{1,60}(?:,| (?:we|on|nous)\b)", re.IGNORECASE)
_WHEN_WE = re.compile(r"\b(?:quand|lorsque|when)\s[^,.\n]{1,60},\s?(?:on|nous|je|we|i)\b", re.IGNORECASE)
# After the lack, what people do: "Il manque un dentiste : les gens s'arrachent les dents".
_SO_THEY = re.compile(
    r": ?(?:les|leurs?|ils|elles|on|certains|certaines|people|they|some|many|families|children|old|young|parents) ",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r" (?:parce que?|alors|donc|du coup|resultat|because|so|which means|as a result) ")
# The solution is named outright, so a figure in it ("vingt places") tells nothing of how people live.
_TO_CREATE = re.compile(
    r" (?:il faudrait|faut creer|en creer|creer une?|mettre en place|ouvrir une?|need to (?:set up|create|open|build)"
    r"|set one up|should be a|aucune? (?:structure|equipement|offre|lieu|espace)|no (?:dedicated|proper)) "
)


def has_need(text: Text) -> bool:
    """Something is said to be missing, or that nothing is."""
    if text.marks & NEED:
        return True
    tokens, row = text.tokens, text.row
    return any(row[place] & PERSON and tokens[place - 1] == "no" for place in range(1, len(tokens)))


def has_condition(text: Text) -> bool:
    """What if: "si", "unless", or a conditional ("on garderait")."""
    if text.marks & CONDITION:
        return True
    words = text.kinds.keys()
    if not words.isdisjoint(_IFS) and (_WITHOUT.search(text.raw) or _WHEN_WE.search(text.raw)):
        return True
    return any(marks & CONDITIONAL for marks in text.row) or bool(text.kinds.keys() & {"would", "could", "might"})


def offers_a_solution_as_need(text: Text) -> bool:
    """A solution is said to be missing and nothing is told of how people live without it."""
    if not text.marks & LACK and text.tokens[:2] not in (["pas", "de"], ["pas", "d"]) and text.tokens[:1] != ["no"]:
        return False
    if text.marks & HARDSHIP or has_quote(text) or (":" in text.raw and _SO_THEY.search(text.raw)):
        return False
    if _TO_CREATE.search(text.flat) is None and has_figure(text):
        return False
    return not (_BECAUSE.search(text.flat) is not None and text.marks & CONCERNED and len(text.tokens) > 12)
