"""Does somebody do something definite in an answer, or is it a bare list of names."""

from __future__ import annotations

import re

from bot.core.conditions.index import index
from bot.core.conditions.marks import (
    CONCERNED,
    DATE,
    DETERMINER,
    LOCATIVE,
    NUMBER,
    PERSON,
    PLACE,
    PLAIN,
    PLURAL_VERB,
    STRUCTURE,
    VERB,
)
from bot.core.conditions.text import Text
from bot.core.conditions.words import fold, word_set


def has_role(text: Text) -> bool:
    """Somebody does something definite, or has a task after a colon: more than a list of names."""
    tokens = text.tokens
    english = text.lean < 0
    for place, marks in enumerate(text.row):
        if (
            marks & VERB
            and tokens[place + 1 : place + 2] not in (["part"], ["partie"], ["parti"])
            and not (english and place and tokens[place - 1] in _BEFORE_A_NOUN)
        ):
            return True
    if any(marks & VERB for _, marks in text.phrases):
        return True
    if not english and any(marks & PLURAL_VERB and not marks & PLAIN for marks in text.row):
        return True
    return _told_by_colon(text) or _unknown_verb(text)


_NOT_SUBJECTS = word_set(
    "de d du des le la les l un une et a au aux en avec par pour sur the of and a an in at with by for our notre nos"
)


_BEFORE_A_NOUN = word_set(
    "the a an of our their its this that for in with some any no retirement pension investment endowment food"
)
_LINKS = word_set("as well ainsi que comme et ou or and than like including dont also aussi puis then via per")
_ADJECTIVES = tuple(word_set("al aux el els elle elles ique iques tion tions ment ments if ive ary ity"))
_CLOSED = re.compile(r"\b([^\W\d_]{2,30})\s?[,;.:()/\n]")  # a word that a comma closes has no object after it
_NOT_A_VERB = PERSON | STRUCTURE | PLACE | CONCERNED | DETERMINER | LOCATIVE | NUMBER | DATE | PLAIN


def _unknown_verb(text: Text) -> bool:
    """A word that nobody listed, between a subject and an article, is a verb: "rewires the room"."""
    tokens, row, known = text.tokens, text.row, index().words
    names = {fold(name) for name, _ in text.names} | {fold(word) for word in _CLOSED.findall(text.raw)}
    for place in range(1, len(tokens) - 1):
        token = tokens[place]
        if token.endswith("ed") and row[place - 1] & (PERSON | STRUCTURE) and row[place + 1] & DETERMINER:
            return True
        if row[place] & _NOT_A_VERB or token in known or token in names or not token.isalpha():
            continue
        if token in _LINKS or token.endswith(_ADJECTIVES):
            continue
        if (
            tokens[place - 1] not in _NOT_SUBJECTS
            and row[place + 1] & DETERMINER
            and tokens[place + 1] not in ("d", "du", "au", "aux", "des")
        ):
            return True
        if tokens[place - 1] in ("nous", "leur", "lui", "qui", "us", "who"):
            return True
    return False


_PAIR = re.compile(r"[^\W\d_]\s*(?::|=|->|→|\s[-–—])\s*[^\W\d_]")


def _told_by_colon(text: Text) -> bool:
    """Each is given a role after a colon: "mairie : la salle, lycée : le camion"."""
    return len(_PAIR.findall(text.raw)) >= 2
