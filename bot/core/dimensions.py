"""The dimensions that answers speak of: the wheel, the storyboard, the markers. Which steps are linked to which."""

from __future__ import annotations

from bot.core.dialog import Step
from bot.core.guide import FORM
from bot.core.turn import Turn

SHOWN = ("C", "S")  # the families shown in words: the wheel's five criteria and the storyboard's eleven sequences
MAIN = 2


def shown(turn: Turn) -> tuple[str, ...]:
    """The dimensions that are shown to the person, in order, as far as the dialog in focus speaks of them."""
    weighed = {name for step in turn.dialog().steps.values() for name in step.weights}
    return tuple(name for name in turn.guide.library.dimensions if name[0] in SHOWN and name in weighed)


def untouched(turn: Turn) -> tuple[str, ...]:
    """The shown dimensions that no answer speaks of yet."""
    spoken_of = _answered(turn)
    return tuple(name for name in shown(turn) if name not in spoken_of)


def bridges(turn: Turn) -> tuple[Step, ...]:
    """The bridging questions worth offering.

    Unanswered, and no step that mainly asks for their dimension is answered.
    """
    told = _answered(turn, MAIN)
    return tuple(
        step
        for step in turn.dialog().steps.values()
        if step.bridges and step.bridges not in told and not turn.answered(step)
    )


def _answered(turn: Turn, least: int = 0) -> set[str]:
    """The dimensions on which a step that has an answer weighs at least so much."""
    steps = (step for step in turn.dialog().steps.values() if step.weights and turn.answered(step))
    return {name for step in steps for name, weight in step.weights.items() if weight >= least}


def reached_headings(turn: Turn) -> tuple[str, ...]:
    """The headings of the form that at least one answer lands under."""
    return tuple(
        dict.fromkeys(
            heading for step in turn.dialog(FORM).steps.values() if turn.answered(step) for heading in step.lands
        )
    )
