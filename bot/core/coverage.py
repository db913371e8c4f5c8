"""What the answers speak of, in words and never as a score: well told, to be made clearer, not covered yet.

cov(d) = sum of w * l over the steps linked to dimension d, divided by the sum of w; w is 2 (main) or 1; l is 0
without an answer, 0.5 while a condition holds, 1 when none does or when the person said that it is already said.
Steps that were not asked count in the denominator. Thresholds as in the authors' inventory (section 3): guesses, to
be tuned on real use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.core.dialog import Step
from bot.core.model import Answer

WELL_TOLD, TO_CLARIFY = 0.7, 0.3
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """The dimensions by how well they are told, in the order they were given."""

    told: tuple[str, ...] = ()
    to_clarify: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()


def level(answer: Answer | None) -> float:
    """How far a step is answered: 0, 0.5 or 1."""
    if answer is None or not (answer.parts or answer.chosen):
        return 0.0
    return HALF if answer.open else 1.0


def measure(dimensions: Sequence[str], steps: Sequence[Step], level: Callable[[Step], float]) -> Coverage:
    """Sort dimensions by coverage. `level` gives l for a step: 0, 0.5 or 1."""
    totals: defaultdict[str, float] = defaultdict(float)
    covered: defaultdict[str, float] = defaultdict(float)
    for step in steps:
        reached = level(step)
        for dimension, weight in step.weights.items():
            totals[dimension] += weight
            covered[dimension] += weight * reached
    told: list[str] = []
    to_clarify: list[str] = []
    not_yet: list[str] = []
    for dimension in dimensions:
        share = covered[dimension] / totals[dimension] if totals[dimension] else 0.0
        (told if share >= WELL_TOLD else to_clarify if share >= TO_CLARIFY else not_yet).append(dimension)
    return Coverage(tuple(told), tuple(to_clarify), tuple(not_yet))


def cover(
    dimensions: Sequence[str],
    walks: Sequence[Sequence[Step]],
    level: Callable[[Step], float],
    confirmed: Collection[str] = (),
) -> Coverage:
    """Sort dimensions by how the walk tells them that tells them best: the recap looks at one walk, the map at all.

    There are many doors to a project, and one of them is enough: who tells everything in the form is not asked to
    walk the storyboard too. What a question asks for is touched by any answer to it, and told if enough is; what
    answers say by the way is never more than touched. `confirmed`: what a person said that their story tells; it is
    touched at least.
    """
    found = [measure(dimensions, steps, level) for steps in walks]
    asked = {name for steps in walks for step in steps if level(step) for name in step.asks_for}
    told = asked & {name for each in found for name in each.told}
    touched = asked | {*confirmed} | {name for each in found for name in (*each.told, *each.to_clarify)}
    return Coverage(
        tuple(name for name in dimensions if name in told),
        tuple(name for name in dimensions if name in touched - told),
        tuple(name for name in dimensions if name not in touched),
    )
