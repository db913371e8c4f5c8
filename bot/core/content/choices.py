"""Rules for choices: each can be pressed, and each can be typed, without meaning two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.content.index import Index, Rule
from bot.core.content.problems import Problem
from bot.core.content.schema import ChoiceWordsFile
from bot.core.dialog import LANGUAGES
from bot.core.plain import plain

LABEL_LIMIT = 40  # characters; a longer label is cut on the buttons of a phone


def typable(index: Index) -> Iterator[Problem]:
    """A label or synonym is a word, no number (numbers choose by position), no command, and names one choice only."""
    for file, path, commands, choices in _lists(index):
        owners: dict[str, str] = {}
        for value, choice in choices.items():
            for place, written in _ways(f"{path}.{value}", choice):
                typed = plain(written)
                if not any(char.isalnum() for char in typed):
                    yield Problem(file, place, f'"{written}" cannot be typed; write a word.')
                elif typed.isdigit():
                    yield Problem(file, place, f'"{written}" would be read as the number of a choice; write a word.')
                elif typed in commands:
                    yield Problem(file, place, f'"{written}" is a command; write another word.')
                elif owners.setdefault(typed, value) != value:
                    yield Problem(file, place, f'"{written}" also means {owners[typed]}; keep it in one of the two.')


def short_labels(index: Index) -> Iterator[Problem]:
    """A label fits on a button."""
    for file, path, _, choices in _lists(index):
        for value, choice in choices.items():
            if len(choice.label) > LABEL_LIMIT:
                message = f"{len(choice.label)} characters; shorten the label to {LABEL_LIMIT}."
                yield Problem(file, f"{path}.{value}.label", message)


def _lists(index: Index) -> Iterator[tuple[str, str, frozenset[str], Mapping[str, ChoiceWordsFile]]]:
    """(file, place, commands as they are compared, choices) for each step and game, and for the games themselves."""
    for language in LANGUAGES:
        commands = frozenset(map(plain, (index.reserved or {}).get(language, ())))
        for source in index.sources:
            for name, step in source.words[language].steps.items():
                yield source.file(language), f"steps.{name}.choices", commands, step.choices
            games = source.words[language].games
            yield source.file(language), "games", commands, games
            for name, game in games.items():
                yield source.file(language), f"games.{name}.choices", commands, game.choices


def _ways(path: str, choice: ChoiceWordsFile) -> Iterator[tuple[str, str]]:
    """Everything that can be typed for a choice, with its place in the file."""
    yield f"{path}.label", choice.label
    for synonym in choice.synonyms:
        yield f"{path}.synonyms", synonym


CHOICES: tuple[Rule, ...] = (typable, short_labels)
