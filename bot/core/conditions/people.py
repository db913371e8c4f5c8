"""Who is named in an answer: actors, those who live the need, publics, or only the one who writes."""

from __future__ import annotations

import re

from bot.core.conditions.marks import (
    ACCESS,
    AGENT,
    CONCERNED,
    DETERMINER,
    ER,
    GENERIC,
    LOCATIVE,
    NUMBER,
    PEOPLE,
    PERSON,
    PLAIN,
    PUBLIC,
    SAY,
    SELF,
    STRUCTURE,
    TOWN,
    VERB,
)  # fmt: skip
from bot.core.conditions.names import known_first_names as _first_names
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

# After one of these, "gens" and "people" are whom we help, not who acts.
_HELPED = word_set(
    """
    aider aide aidons aidera aident accompagner pour aux a des chez entre toucher rassembler reunir soutenir help
    helping helps for to support supporting reach bring among of between all d
    what how where which que dont ou
    """
)
_TOLD_APART = word_set("du de d qui en avec sans with from who on without living")
_ARTICLES = word_set("les des ces the these some of")
# Our own house is still "we".
_OURS = word_set(
    """
    association asso assoc assos collectif equipe fondateur fondateurs fondatrice fondatrices createur createurs
    responsable myself ourselves team crew charity organisation organization collective founder founders cooperative
    membre membres
    """
)
_OURSELVES = frozenset({"moi meme", "nous memes", "porteur de projet", "porteuse de projet"})


def names_an_actor(text: Text) -> bool:
    """Somebody is named: a person, a trade, an organisation, a proper name; "gens" only when they do something."""
    return (
        bool(text.marks & (PERSON | STRUCTURE))
        or _acting_town(text)
        or _agent(text)
        or _proper_name(text)
        or _people_act(text)
    )


def _agent(text: Text) -> bool:
    """A word that no lexicon knows, with the ending of a trade, after an article: "les soudeuses", "our welders"."""
    previous = 0
    for token, marks in zip(text.tokens, text.row, strict=True):
        if marks & PLAIN:
            previous = marks
            continue
        if marks & AGENT and previous & (DETERMINER | NUMBER):
            return True
        if marks & ER and ((previous & DETERMINER and text.lean <= 0) or (text.lean < 0 and token.endswith("ers"))):
            return True
        previous = marks
    return False


_THE = word_set("la le les the notre nos our")


def _acting_town(text: Text) -> bool:
    """The town does something: "la ville paie" is an actor, "dans la ville" is not."""
    if not text.marks & TOWN:
        return False
    tokens, row = text.tokens, text.row
    for place, marks in enumerate(row):
        if (
            marks & TOWN
            and place
            and (tokens[place - 1] in _THE or row[place - 1] & NUMBER or tokens[place - 1].isdigit())
        ):
            before = row[place - 2] if place > 1 else 0
            if not before & LOCATIVE and (
                place < 2 or tokens[place - 2] not in ("par", "de", "of", "tout", "toute", "all")
            ):
                return True
    return False


def _proper_name(text: Text) -> bool:
    """A capital within a sentence, unless it follows a word that leads to a place."""
    kinds = text.kinds
    if any(name in _first_names() or kinds.get(after, 0) & VERB for name, after in text.openings):
        return True
    return any(not kinds.get(before, 0) & LOCATIVE or before in ("de", "d", "du") for _, before in text.names)


def _people_act(text: Text) -> bool:
    """People do something or are told apart: "les gens arrivent", "three people", "people with prams"."""
    if not text.marks & PEOPLE:
        return False
    tokens, row = text.tokens, text.row
    for place, marks in enumerate(row):
        if not marks & PEOPLE or tokens[place] not in ("gens", "personnes", "people", "folk", "folks"):
            continue
        if place and (row[place - 1] & NUMBER or tokens[place - 1].isdigit()):
            return True
        start = place - 1 if place and tokens[place - 1] in _ARTICLES else place
        helped = start > 0 and tokens[start - 1] in _HELPED
        if not helped and tokens[place + 1 : place + 2] and tokens[place + 1] in _TOLD_APART:
            return True
        if not helped and start <= place and place + 1 < len(tokens) and tokens[start] != "des":
            follow = row[place + 1]
            if follow & SAY or tokens[place + 1].endswith("ent") or (tokens[place] == "people" and text.lean < 0):
                return True
    return False


def names_the_concerned(text: Text) -> bool:
    """Those who live the need are in the answer; "les gens" and "people" are enough here."""
    return bool(text.marks & CONCERNED) or any(
        word in text.kinds for word in ("gens", "personnes", "people", "folk", "folks", "eux", "themselves")
    )


def names_a_public(text: Text) -> bool:
    """A group is named, or an obstacle that shows who was thought of."""
    return bool(text.marks & (PUBLIC | ACCESS)) or _agent(text)


def speaks_of_everybody(text: Text) -> bool:
    """Everybody is meant and no group in particular."""
    return bool(text.marks & GENERIC) and not _particular(text)


_EVERY_ONE = word_set(
    "habitant habitants habitante habitantes citoyen citoyens citoyenne citoyennes "
    "resident residents citizen citizens local locals"
)


_THOSE = frozenset({"ceux qui", "celles qui", "those who", "gens qui", "people who"})


def _particular(text: Text) -> bool:
    """A group other than all inhabitants, or inhabitants of somewhere with a figure."""
    if any(marks & (PUBLIC | ACCESS) and word not in _EVERY_ONE for word, marks in text.kinds.items()):
        return True
    all_those = text.marks & GENERIC and any(
        words in text.flat
        for words in (" tous ceux ", " toutes celles ", " all those ", " tous les gens ", " all the people ")
    )
    return any(marks & (PUBLIC | ACCESS) and not (all_those and words in _THOSE) for words, marks in text.phrases)


# "I became unemployed", "je suis infirmière", "en arrivant": that is still me.
_I_AM = re.compile(
    r" (?:(?:je suis|j etais|moi|en tant que|comme|i am|i m|i was|i became|as an?)(?: une?| an?| devenue?)?"
    r"|en(?= [a-z]+ant ))"
    r" ([a-z]+)(?= )"
)


def speaks_of_self_only(text: Text) -> bool:
    """I or we, and nobody else. Our own team is we; people in general are somebody else only when they speak."""
    if not text.marks & SELF:
        return False
    mine = {match[1] for match in _I_AM.finditer(text.flat)}
    for word, marks in text.kinds.items():
        if marks & (PERSON | STRUCTURE) and word not in _OURS and word not in mine:
            return False
    if any(marks & (PERSON | STRUCTURE) and words not in _OURSELVES for words, marks in text.phrases):
        return False
    return not (_acting_town(text) or _agent(text) or _proper_name(text) or _people_act(text))
