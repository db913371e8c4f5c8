"""Figures, dates, places and quotes in an answer: what tells how many, when, where, and in whose words."""

from __future__ import annotations

import re

from bot.core.conditions.marks import DATE, LOCATIVE, NUMBER, PLACE, STRUCTURE, TOWN, VERB
from bot.core.conditions.names import known_first_names
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

# The number of a list ("1. ...") is not a figure.
_DIGIT = re.compile(r"^[ \t]*\d{1,2}[.)][ \t]+|(\d)|([%‰½¼¾€$£])", re.MULTILINE)
_DATE = re.compile(r"\b(?:May|March|MAY|MARCH|\d{1,2}[/.-]\d{1,2}\b|(?:19|20)\d\d\b|[TtQqSs][1-4]\b)")
_QUOTE = re.compile(r"«[^»]{3,}|“[^”]{3,}|\"[^\"]{3,}\"|(?:^|[\s(])'[^']{6,}'")
_UNITS = word_set(
    "an ans annee annees mois semaine semaines jour jours trimestre trimestres "
    "year years month months week weeks day days"
)
_NEAR_UNITS = word_set(
    """
    prochain prochaine dernier derniere suivant suivante next last cette this un une a one quelques few fin debut mi
    mid beginning early late end premiere premier first seconde second per
    """
)

_EACH = word_set("par per each every chaque a")
_ONE = word_set("a un une per")
_SPAN = word_set("in for within after during over about dans pendant apres sous sur en d bout least moins of de first")


def has_figure(text: Text) -> bool:
    """A digit (not that of a list), a number in words, a share."""
    if text.marks & NUMBER:
        return True
    return any(match[1] or match[2] for match in _DIGIT.finditer(text.raw))


def has_date(text: Text) -> bool:
    """A month, season, year, feast, or a duration ("dans deux ans"); "chaque semaine" is a habit, not a date."""
    return bool(text.marks & DATE) or _DATE.search(text.raw) is not None or _duration(text)


def _duration(text: Text) -> bool:
    if text.kinds.keys().isdisjoint(_UNITS):
        return False
    tokens, row = text.tokens, text.row
    for place, unit in enumerate(tokens):
        if unit not in _UNITS:
            continue
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        after_that = tokens[place + 2] if place + 2 < len(tokens) else ""
        if (after in _EACH and after_that in _UNITS) or (
            before in _ONE and place > 1 and tokens[place - 2] not in _SPAN
        ):
            continue  # "deux jours par semaine" and "once a week" are habits
        if before.isdigit() or after.isdigit() or (place and row[place - 1] & NUMBER):
            return True
        if after in _NEAR_UNITS and after not in ("a", "un", "une"):
            return True
        if before in _NEAR_UNITS and not (unit in ("jour", "day") and before in ("un", "one", "a")):
            return True
        if before in ("l", "d", "the") and after in ("an", "annee"):
            return True
    return False


def has_place(text: Text) -> bool:
    """A kind of place, or a name after a word that leads to a place: "à Mérival", "in Leeds"."""
    if text.marks & (PLACE | TOWN):
        return True
    kinds = text.kinds
    if len(text.tokens) <= 4 and text.openings:  # "Bradford", "Bègles et Talence"
        return True
    if any(kinds.get(after, 0) & VERB and word not in known_first_names() for word, after in text.openings):
        return True  # "Sheffield makes knives"
    old = 0  # for how many words an "ancien" still counts: "the former magistrates court"
    for marks, token in zip(text.row, text.tokens, strict=True):
        if old > 0 and marks & STRUCTURE:
            return True
        old = 2 if token in ("ancien", "ancienne", "former", "old") else old - 1
    return any(
        kinds.get(before, 0) & LOCATIVE
        or before in ("et", "and", "ou", "or")
        or before in ("saint", "sainte", "st", "le", "la", "les", "l", "d", "de", "of")
        for _, before in text.names
    )


def has_quote(text: Text) -> bool:
    """Something between quotation marks."""
    return _QUOTE.search(text.raw) is not None
