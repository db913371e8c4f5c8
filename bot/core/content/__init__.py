"""The authors' files -> the Library. Pure: it takes texts by path ("annexe_b/dialog.yaml") and touches no disk.

`load` is what the program starts with, `check` is what authors run, `schemas` is what their editors read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from bot.core.content import reach, tags
from bot.core.content.build import build
from bot.core.content.choices import CHOICES
from bot.core.content.hearing import HEARING
from bot.core.content.index import Index, Rule
from bot.core.content.playing import READABLE as READABLE_CARDS
from bot.core.content.playing import SOUND as SOUND_GAMES
from bot.core.content.problems import ContentError, Problem
from bot.core.content.readable import READABLE
from bot.core.content.reading import Source, read
from bot.core.content.schema import StructureFile, WordsFile
from bot.core.content.sound import SOUND
from bot.core.content.walking import READABLE as READABLE_WALKS
from bot.core.content.walking import SOUND as SOUND_WALKS
from bot.core.dialog import Language, Library

__all__ = ["ContentError", "Problem", "check", "load", "schemas"]

Reserved = Mapping[Language, Collection[str]]

_SOUND: tuple[Rule, ...] = (*SOUND, *reach.SOUND, *tags.SOUND, *SOUND_GAMES, *SOUND_WALKS, *HEARING)
_READABLE: tuple[Rule, ...] = (
    *CHOICES,
    *READABLE,
    *reach.READABLE,
    *tags.READABLE,
    *READABLE_CARDS,
    *READABLE_WALKS,
)


def load(files: Mapping[str, str]) -> Library:
    """The library, from texts by path. Raises ContentError with every fault that would break a conversation.

    What only makes a text harder to read is left to `check`: a long sentence is no reason to refuse people an answer.
    """
    sources, problems = _problems(files, _SOUND)
    if problems:
        raise ContentError(problems)
    return build(sources)


def check(files: Mapping[str, str], reserved: Reserved | None = None) -> tuple[Problem, ...]:
    """Every problem of the content, by file. `reserved` names the words that are commands, which no choice may take."""
    return _problems(files, (*_SOUND, *_READABLE), reserved)[1]


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file: "dialog" for dialog.yaml, "words" for fr.yaml and en.yaml."""
    return {"dialog": StructureFile.model_json_schema(), "words": WordsFile.model_json_schema()}


def _problems(
    files: Mapping[str, str], rules: tuple[Rule, ...], reserved: Reserved | None = None
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    sources, faults = read(files)
    index = Index(sources, complete=not faults, reserved=reserved)
    found = [*faults, *(problem for rule in rules for problem in rule(index))]
    return sources, tuple(sorted(found, key=lambda problem: problem.file))
