"""What the answers of a walk tell about effects: direct ones (person, group), then indirect ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.core.dialog import EFFECT, Dialog, Effects, Language, Library, Step
from bot.core.model import Answer
from bot.core.plain import excerpt
from bot.core.report import told

_QUOTED = 160  # characters of an answer in the table; it is whole elsewhere
_BOTH: tuple[Effects, ...] = ("direct", "indirect")


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect: the question's label, and the beginning of what was said, on one line."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ChapterEffects:
    """The effects told in one chapter; there may be none."""

    title: str
    told: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class EffectsTable:
    """All effects of a kind, chapter by chapter."""

    kind: Effects
    title: str
    chapters: tuple[ChapterEffects, ...]


def effects_tables(
    library: Library, dialog: Dialog, language: Language, said: Callable[[Step], Iterable[Answer]]
) -> tuple[EffectsTable, ...]:
    """A table for each kind of effects that the dialog asks about. `said` gives the answers to a question."""
    messages = library.messages[language]

    def effects(steps: Iterable[str]) -> tuple[Effect, ...]:
        asked = (dialog.steps[name] for name in steps if dialog.steps[name].tags.get("kind") == EFFECT)
        return tuple(
            Effect(step.words[language].label, excerpt(told(step, answer, language), _QUOTED))
            for step in asked
            for answer in said(step)
        )

    tables = (
        EffectsTable(
            kind,
            messages[f"effects_{kind}"],
            tuple(
                ChapterEffects(chapter.titles[language], effects(chapter.steps))
                for chapter in dialog.chapters
                if chapter.effects == kind
            ),
        )
        for kind in _BOTH
    )
    return tuple(table for table in tables if table.chapters)
