"""The rule for words in braces, like {contact}, that the program fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.content.index import Index, texts
from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.dialog import LANGUAGES

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(index: Index) -> Iterator[Problem]:
    """The words in braces are plain names, the same in each language, and those that dialog.yaml announces."""
    for source in index.sources:
        expected = _expected(source)
        for language, words in source.words.items():
            for path, text in texts(words):
                for message in _faults(text, *expected.get(path, (None, ""))):
                    yield Problem(source.file(language), path, message)


def _expected(source: Source) -> dict[str, tuple[set[str], str]]:
    """The placeholders of each text, and the file that says so: dialog.yaml for messages, else the first language."""
    first = LANGUAGES[0]
    spoken = {path: (_names(text), source.file(first)) for path, text in texts(source.words[first])}
    announced = {
        f"messages.{name}": (set(message.placeholders), source.file())
        for name, message in source.structure.messages.items()
    }
    return spoken | announced


def _faults(text: str, expected: set[str] | None, other: str) -> Iterator[str]:
    for found in _BRACES.findall(text):
        if not _PLACEHOLDER.fullmatch(found):
            yield f"{found} is not a placeholder; write {{name}} in small plain letters."
    if expected is None:  # the first language does not have this text: another rule says so
        return
    names = _names(text)
    for name in sorted(names - expected):
        yield f"{{{name}}} does not stand in {other}; write the same placeholders in both."
    for name in sorted(expected - names):
        yield f"{{{name}}} of {other} is missing; write the same placeholders in both."


def _names(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))
