"""Signs of substance in an answer: figures, dates, places, scenes, changes... Each function says whether one is there.

An absence ("no_number") is the contrary of one of these. They are generous: a list of words cannot hold every good answer,
so most look at the shape of the answer too.
"""

from __future__ import annotations

import re

from bot.core.conditions.marks import (
    AGENT, CAUSE, CHANGE, COMPARE, CONCERNED, CONDITION, CONDITIONAL, DATE, DECISION, DETERMINER, ER, EVIDENCE, FUTURE, GERUND, HARDSHIP, ING, LACK,
    LOCATIVE, METHOD, NEED, NUMBER, PERSON, PLACE, PLAIN, PLURAL_VERB, REVIEW, SCENE, SINGLE, STRUCTURE, TOWN, VERB,
)  # fmt: skip
from bot.core.conditions.index import index
from bot.core.conditions.people import names_an_actor
from bot.core.conditions.text import Text
from bot.core.conditions.words import fold

# The number of a list ("1. ...") is not a figure.
_DIGIT = re.compile(r"^[ \t]*\d{1,2}[.)][ \t]+|(\d)|([%‰½¼¾€$£])", re.MULTILINE)
_DATE = re.compile(r"\b(?:May|March|MAY|MARCH|\d{1,2}[/.-]\d{1,2}\b|(?:19|20)\d\d\b|[TtQqSs][1-4]\b)")
_QUOTE = re.compile(r"«[^»]{3,}|“[^”]{3,}|\"[^\"]{3,}\"|(?:^|[\s(])'[^']{6,}'")
_UNITS = frozenset("an ans annee annees mois semaine semaines jour jours trimestre trimestres year years month months week weeks day days".split())
_NEAR_UNITS = frozenset(
    """prochain prochaine dernier derniere suivant suivante next last cette this un une a one quelques few fin debut mi mid
    beginning early late end premiere premier first seconde second per""".split()
)
_NO_MORE = re.compile(r" n(?:e)? (?:[a-z]+ ){1,3}plus ")
_WILL = re.compile(r" ([a-z]+) (?:will|ll) (?:not |no longer |never |also |finally |still )?([a-z]+)(?= )")
_WEAK_WILL_DO = ("help", "improv", "offer", "organi", "provid", "host", "run", "propos", "creat", "support", "be")
_DID = re.compile(
    r" (?:a|ont|avons|avaient|avait|s est|se sont) (?:[a-z]+ )?[a-z]+(?:e|es|is|it|u|us|ert|ees) "
    r"| (?:est|sont) (?:venu|arrive|parti|reste|devenu|alle|monte|sorti|passe)(?:e|s|es)? "
    r"| (?:he|she|they|we|who|i) (?:[a-z]+ed|had|went|came|took|made|brought|built|told|said|taught|wrote|began|found|got|gave|ran) "
)


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
    for place, token in enumerate(tokens):
        if token not in _UNITS:
            continue
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if before.isdigit() or (place and row[place - 1] & NUMBER):
            return True
        if after in _NEAR_UNITS and after not in ("a", "un", "une"):
            return True
        if before in _NEAR_UNITS and not (token in ("jour", "day") and before in ("un", "one", "a")):
            return True
        if before in ("l", "d", "the") and after in ("an", "annee"):
            return True
    return False


def has_place(text: Text) -> bool:
    """A kind of place, or a name after a word that leads to a place: "à Mérival", "in Leeds"."""
    if text.marks & (PLACE | TOWN):
        return True
    kinds = text.kinds
    old = False
    for marks, token in zip(text.row, text.tokens, strict=True):
        if old and marks & STRUCTURE:
            return True
        old = token in ("ancien", "ancienne", "former", "old") or (old and token == "sous")
    return any(kinds.get(before, 0) & LOCATIVE or before in ("et", "and", "ou", "or") or before in ("saint", "sainte", "st", "le", "la", "les", "l", "d", "de", "of") for _, before in text.names)


def has_quote(text: Text) -> bool:
    """Something between quotation marks."""
    return _QUOTE.search(text.raw) is not None


def has_decision(text: Text) -> bool:
    """Somebody votes, chooses, agrees, refuses."""
    return bool(text.marks & DECISION)


_EMPTY_MEANS = frozenset("etant ayant faisant aidant travaillant being having doing helping working improving".split())


def has_method(text: Text) -> bool:
    """A means has a name (enquête, workshop), or is told as "en parlant avec", "by asking"."""
    if text.marks & METHOD:
        return True
    previous = ""
    for token, marks in zip(text.tokens, text.row, strict=True):
        if token not in _EMPTY_MEANS and (
            (previous == "en" and (marks & GERUND or token.endswith("ant"))) or (previous == "by" and token.endswith("ing"))
        ):
            return True
        previous = token
    return False


def has_cause(text: Text) -> bool:
    """A cause, a consequence or an obstacle."""
    if text.marks & (CAUSE):
        return True
    flat = text.flat
    return " pour pas " in flat or " pour ne pas " in flat or _ONLY.search(flat) is not None or _comma_since(text)


_ONLY = re.compile(r" n(?:e)? [a-z]+ qu(?:e)? ")


def _comma_since(text: Text) -> bool:
    """ "Depuis, c'est lui..." and "Since then," tell a consequence, "depuis mars" does not."""
    return re.search(r"(?:^|[.!?\n]\s*)(?:Depuis|Since then|Now that)\b\s*,", text.raw, re.IGNORECASE) is not None


def has_comparison(text: Text) -> bool:
    """Before and after, here and elsewhere, a difference."""
    return bool(text.marks & COMPARE) or _NO_MORE.search(text.flat) is not None or _NOT_THAT.search(text.raw) is not None


# "des livres, pas des outils": what is set against what.
_NOT_THAT = re.compile(r",\s?(?:et |and )?(?:pas|non|not)\s", re.IGNORECASE)


_WEAK_WILL = frozenset("ca cela ce it this that there on we i nous je project projet action charity association club team workshop area".split())
_WEAK_FUTURE = ("aider", "amelior", "organis", "propos", "anim", "accueill", "favoris", "mettr", "sera", "fera", "serv", "ouvr", "creer", "permettr", "verra")


_MOODS = ("content", "heureu", "satisf", "bien", "mieux", "ravi")


def has_change(text: Text) -> bool:
    """Something is or will be different for somebody; what we are going to do is not yet a change."""
    if text.marks & CHANGE or _NO_MORE.search(text.flat):
        return True
    if " will " in text.flat or " ll " in text.flat:
        for match in _WILL.finditer(text.flat):
            if match[1] not in _WEAK_WILL and not match[2].startswith(_WEAK_WILL_DO):
                return True
    tokens, row = text.tokens, text.row
    for place, marks in enumerate(row):
        if tokens[place + 1 : place + 2] and tokens[place + 1].startswith(_MOODS):
            continue
        if marks & FUTURE and place and tokens[place - 1] not in _WEAK_WILL and not tokens[place].startswith(_WEAK_FUTURE):
            return True
        if tokens[place] in ("auront", "aura", "seront", "iront", "feront", "verront") and tokens[place - 1 : place] not in (["on"], ["ca"], ["cela"], ["projet"]):
            return True
    return False


_COLLECTIVE = frozenset("equipe team staff crew personnel famille family jeunesse gens people children men women youth elderly professionnel".split())


def has_scene(text: Text) -> bool:
    """Something seen or told: an example, a quote, a figure, one person, a weekday, something that happened."""
    marks = text.marks
    if marks & (SCENE | NUMBER) or has_quote(text) or has_figure(text):
        return True
    tokens, row = text.tokens, text.row
    for place in range(1, len(tokens)):
        if row[place] & PERSON and not tokens[place].endswith("s") and tokens[place] not in _COLLECTIVE and (
            row[place - 1] & DETERMINER or (place > 1 and row[place - 2] & DETERMINER)
        ):
            return True
        if row[place] & SINGLE and tokens[place - 1] in ("un", "une", "a", "an", "one", "cette", "ce", "notre", "our", "the", "la", "le", "l", "ma", "mon", "my"):
            return True
    return has_date(text) or bool(marks & (PERSON | STRUCTURE | VERB) and _DID.search(text.flat) and marks & VERB)


def has_trace(text: Text) -> bool:
    """Something that somebody else could see or count."""
    return bool(text.marks & EVIDENCE) or has_quote(text) or has_figure(text)


def has_review(text: Text) -> bool:
    """A moment to take stock."""
    return bool(text.marks & REVIEW)


def has_need(text: Text) -> bool:
    """Something is said to be missing, or that nothing is."""
    return bool(text.marks & NEED)


def has_condition(text: Text) -> bool:
    """What if: "si", "unless", or a conditional ("on garderait")."""
    if text.marks & CONDITION:
        return True
    if _WITHOUT.search(text.raw) or _WHEN_WE.search(text.raw):
        return True
    return any(marks & CONDITIONAL for marks in text.row) or bool(text.kinds.keys() & {"would", "could", "might"})


# "Sans salariée, ..." and "quand l'argent manque, on ..." are ifs. Bounded, so that a long text is read once.
_WITHOUT = re.compile(r"(?:^|[.!?\n]\s?)(?:sans|without)\s[^,.\n]{1,60},", re.IGNORECASE)
_WHEN_WE = re.compile(r"\b(?:quand|lorsque|when)\s[^,.\n]{1,60},\s?(?:on|nous|je|we|i)\b", re.IGNORECASE)


def has_role(text: Text) -> bool:
    """Somebody does something definite, or has a task after a colon: more than a list of names."""
    tokens = text.tokens
    for place, marks in enumerate(text.row):
        if marks & VERB and tokens[place + 1 : place + 2] not in (["part"], ["partie"], ["parti"]):
            return True
    if any(marks & VERB for _, marks in text.phrases):
        return True
    if any(marks & PLURAL_VERB and not marks & PLAIN for marks in text.row):
        return True
    return _told_by_colon(text) or _unknown_verb(text)


_NOT_SUBJECTS = frozenset("de d du des le la les l un une et a au aux en avec par pour sur the of and a an in at with by for our notre nos".split())


def _unknown_verb(text: Text) -> bool:
    """A word that nobody listed, between a subject and an article, is a verb: "refait l'électricité", "rewires the room"."""
    tokens, row, known = text.tokens, text.row, index().words
    names = {fold(name) for name, _ in text.names}
    for place in range(1, len(tokens) - 1):
        token = tokens[place]
        if row[place] & ~(AGENT | ER | PLURAL_VERB | FUTURE) or token in known or token in names or not token.isalpha():
            continue
        if tokens[place - 1] not in _NOT_SUBJECTS and row[place + 1] & DETERMINER and tokens[place + 1] not in ("d", "du", "au", "aux", "des"):
            return True
        if tokens[place - 1] in ("nous", "leur", "lui", "qui", "us", "who"):
            return True
    return False


_PAIR = re.compile(r"[^\W\d_]\s*(?::|=|->|→|\s[-–—])\s*[^\W\d_]")


def _told_by_colon(text: Text) -> bool:
    """ "mairie : la salle, lycée : le camion" gives each a role."""
    return len(_PAIR.findall(text.raw)) >= 2


def offers_a_solution_as_need(text: Text) -> bool:
    """A solution is said to be missing and nothing is told of how people live without it."""
    if not text.marks & LACK and text.tokens[:2] not in (["pas", "de"], ["pas", "d"]) and text.tokens[:1] != ["no"]:
        return False
    return not (
        text.marks & HARDSHIP or has_figure(text) or has_quote(text) or text.marks & (SCENE & ~SCENE)
    ) and not (text.marks & CAUSE and text.marks & CONCERNED and len(text.tokens) > 12)


__all__ = [name for name in dir() if name.startswith(("has_", "offers_"))]
_ = (ING, names_an_actor)
