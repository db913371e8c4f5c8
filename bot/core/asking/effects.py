"""What the answers tell about effects, as a table in words: direct ones (person, group), then indirect ones."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.dialog import Chapter, Effects
from bot.core.plain import excerpt
from bot.core.report import told
from bot.core.turn import Turn

_QUOTED = 160  # characters of an answer in the table; /recap shows more
_EFFECT = "impact"  # the tag `kind` of a question about an effect
_BOTH: tuple[Effects, ...] = ("direct", "indirect")


def has_effects(turn: Turn) -> bool:
    """Whether the walk in focus ends with this table."""
    return any(chapter.effects for chapter in turn.dialog().chapters)


def show_effects(turn: Turn) -> None:
    """Add the table: a title and its lines for each kind of effects."""
    for effects in _BOTH:
        chapters = [chapter for chapter in turn.dialog().chapters if chapter.effects == effects]
        turn.say(f"effects_{effects}")
        turn.enumerate(tuple(line for chapter in chapters for line in _lines(turn, chapter)))


def _lines(turn: Turn, chapter: Chapter) -> Iterator[str]:
    """One line for each effect that was told, or one that says that none was."""
    said = [(step, turn.answer(step)) for step in map(turn.step, chapter.steps) if step.tags.get("kind") == _EFFECT]
    found = [(step, answer) for step, answer in said if answer is not None and turn.answered(step)]
    if not found:
        yield turn.words("effects_none", chapter=chapter.titles[turn.language])
    for step, answer in found:
        words = excerpt(told(step, answer, turn.language), _QUOTED)
        yield turn.words("effects_line", label=turn.step_words(step).label, words=words)
