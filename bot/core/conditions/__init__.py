"""When a follow-up question (a probe) is wanted: small rules that look at one answer, in French and in English.

Pure: no file, no clock, no chance, no model. `parse` reads what authors write ("words_lt:3"), `find` says whether it
holds and what a probe may quote. An absence ("no_number") holds only when neither language shows the thing: people mix
languages, and a probe too many tires more than one too few.
"""

from __future__ import annotations

from bot.core.conditions.evidence import Evidence, Finding
from bot.core.conditions.registry import KNOWN, Condition, Spec, UnknownCondition, parse
from bot.core.conditions.rules import find, from_text_alone, holds, says_something
from bot.core.conditions.text import Text
from bot.core.conditions.words import count_words, fold

__all__ = [
    "KNOWN",
    "Condition",
    "Evidence",
    "Finding",
    "Spec",
    "Text",
    "UnknownCondition",
    "count_words",
    "find",
    "fold",
    "from_text_alone",
    "holds",
    "parse",
    "says_something",
]
