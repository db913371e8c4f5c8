"""What the answers tell about effects, as a table in words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.effects import ChapterEffects, effects_tables
from bot.core.turn import Turn


def has_effects(turn: Turn) -> bool:
    """Whether the walk in focus ends with this table."""
    return any(chapter.effects for chapter in turn.dialog().chapters)


def show_effects(turn: Turn) -> None:
    """Add the table: a title and its lines for each kind of effects."""
    answers = {step.id: turn.answer(step) for step in turn.dialog().steps.values() if turn.answered(step)}
    said = {name: (answer,) for name, answer in answers.items() if answer is not None}
    for table in effects_tables(turn.guide.library, turn.dialog(), turn.language, lambda step: said.get(step.id, ())):
        turn.add("paragraph", table.title)
        turn.enumerate(tuple(line for chapter in table.chapters for line in _lines(turn, chapter)))


def _lines(turn: Turn, chapter: ChapterEffects) -> Iterator[str]:
    """One line for each effect that was told, or one that says that none was."""
    if not chapter.told:
        yield turn.words("effects_none", chapter=chapter.title)
    for effect in chapter.told:
        yield turn.words("effects_line", label=effect.label, words=effect.words)
