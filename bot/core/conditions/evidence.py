"""What a condition may look at, and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.conditions.text import Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer and what is known around it. Only `text` is always there; the rest serves one condition each."""

    text: Text
    example: str = ""  # the example of the question, for copied_example
    actions: int = 1  # how many actions the project has, for actions_at_least and rank_incomplete
    ranks: tuple[int, ...] | None = None  # 1-based numbers in the order given; None: could not be read at all
    chosen: frozenset[str] = frozenset()  # the values chosen with this answer, for chose:VALUE
    uncovered: str = ""  # the name of a dimension without text yet
    misplaced: bool = False  # the person said that the answer belongs elsewhere: off_topic is never automatic


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition holds. `excerpt` is what a probe may quote: the word, the datum, the dimension, or nothing."""

    excerpt: str = ""
