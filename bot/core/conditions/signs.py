"""Signs of substance in an answer: decisions, means, traces... Each function says whether one is there.

An absence ("no_decision") is the contrary of one of these. They are generous: a list of words cannot hold every good
answer, so most look at the shape of the answer too. Causes, changes, scenes and needs have files of their own.
"""

from __future__ import annotations

from bot.core.conditions.figures import has_figure, has_quote
from bot.core.conditions.marks import DECISION, EVIDENCE, GERUND, METHOD, REVIEW
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

_EMPTY_MEANS = word_set("etant ayant faisant aidant travaillant being having doing helping working improving")


def has_decision(text: Text) -> bool:
    """Somebody votes, chooses, agrees, refuses."""
    return bool(text.marks & DECISION)


def has_method(text: Text) -> bool:
    """A means has a name (enquête, workshop), or is told as "en parlant avec", "by asking"."""
    if text.marks & METHOD:
        return True
    previous = ""
    for token, marks in zip(text.tokens, text.row, strict=True):
        if token not in _EMPTY_MEANS and (
            (previous == "en" and (marks & GERUND or token.endswith("ant")))
            or (previous == "by" and token.endswith("ing"))
        ):
            return True
        previous = token
    return False


def has_trace(text: Text) -> bool:
    """Something that somebody else could see or count."""
    return bool(text.marks & EVIDENCE) or has_quote(text) or has_figure(text)


def has_review(text: Text) -> bool:
    """A moment to take stock."""
    return bool(text.marks & REVIEW)
