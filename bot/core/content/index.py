"""All sources side by side, and the small walks over them that the rules share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.content.schema import (
    BorrowFile,
    ChapterFile,
    GameWordsFile,
    StepFile,
    StepWordsFile,
    WordsFile,
)
from bot.core.dialog import LANGUAGES, Language
from bot.core.plain import plain


@dataclass(frozen=True)
class Index:
    """What the rules look at. `reserved` holds the words that are commands, by language.

    `complete` is False when a file could not be read: then nothing is said about what might stand in it.
    """

    sources: tuple[Source, ...]
    complete: bool = True
    reserved: Mapping[Language, Collection[str]] | None = None

    @cached_property
    def claimants(self) -> tuple[Source, ...]:
        """All sources in the order in which names are claimed: a copied folder last, which has another one's id still.

        So it is the copy that is told to take another name.
        """
        return tuple(sorted(self.sources, key=lambda source: source.is_copy))

    @cached_property
    def steps(self) -> Mapping[str, StepFile]:
        """Every step by id, in the dialog it belongs to."""
        return {step.id: step for source in reversed(self.claimants) for _, step in own_steps(source)}

    @cached_property
    def commands(self) -> Mapping[Language, frozenset[str]]:
        """The words that are commands, as they are compared."""
        return {language: frozenset(map(plain, (self.reserved or {}).get(language, ()))) for language in LANGUAGES}

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """Every dimension that weights may name."""
        return frozenset(name for source in self.sources for name in source.structure.dimensions)


Rule = Callable[[Index], Iterator[Problem]]


def step_id(step: StepFile | BorrowFile) -> str:
    """The id of a step, own or borrowed."""
    return step.borrow if isinstance(step, BorrowFile) else step.id


def all_steps(source: Source) -> Iterator[tuple[str, ChapterFile, StepFile | BorrowFile]]:
    """Every step of a dialog in order, with its place in the file and its chapter."""
    for chapter in source.structure.chapters:
        for step in chapter.steps:
            yield f"chapters.{chapter.id}.steps.{step_id(step)}", chapter, step


def own_steps(source: Source) -> Iterator[tuple[str, StepFile]]:
    """The steps that are not borrowed, with their place in the file."""
    for path, _, step in all_steps(source):
        if isinstance(step, StepFile):
            yield path, step


def texts(words: WordsFile) -> Iterator[tuple[str, str]]:
    """Every text that people read, with its place in the file."""
    yield "title", words.title
    if words.door:
        yield "door", words.door
    for part in ("door", "intro"):
        if text := getattr(words, part):
            yield part, text
    for group in ("headings", "chapters", "probes", "dimensions", "messages"):
        for name, text in getattr(words, group).items():
            yield f"{group}.{name}", text
    for name, card in words.cards.items():
        yield f"cards.{name}.title", card.title
        yield f"cards.{name}.text", card.text
        if card.explanation:
            yield f"cards.{name}.explanation", card.explanation
    for name, game in words.games.items():
        yield from _game_texts(f"games.{name}", game)
    for name, step in words.steps.items():
        yield from step_texts(f"steps.{name}", step)


def _game_texts(path: str, game: GameWordsFile) -> Iterator[tuple[str, str]]:
    yield f"{path}.label", game.label
    yield f"{path}.question", game.question
    for value, choice in game.choices.items():
        yield f"{path}.choices.{value}.label", choice.label
        yield f"{path}.choices.{value}.reading", choice.reading


def step_texts(path: str, step: StepWordsFile) -> Iterator[tuple[str, str]]:
    """Every text of one step, with its place in the file."""
    for part in ("label", "before", "question", "help", "example", "community"):
        if text := getattr(step, part):
            yield f"{path}.{part}", text
    for condition, text in step.probes.items():
        yield f"{path}.probes.{condition}", text
    for value, choice in step.choices.items():
        yield f"{path}.choices.{value}.label", choice.label


def every_text(index: Index) -> Iterator[tuple[str, Language, str, str]]:
    """(file, language, place, text) for all that people read."""
    for source in index.sources:
        for language, words in source.words.items():
            for path, text in texts(words):
                yield source.file(language), language, path, text


def questions(index: Index) -> Iterator[tuple[str, Language, str, str]]:
    """(file, language, place, text) for all that asks: questions and follow-up questions."""
    for file, language, path, text in every_text(index):
        asks = path.endswith((".question", ".community")) or ".probes." in path or path.startswith("probes.")
        if asks:
            yield file, language, path, text
