"""The dimensions that answers speak of: the wheel, the storyboard, the markers. Which steps are linked to which."""

from __future__ import annotations

from bot.core.dialog import Dialog, Step
from bot.core.guide import FORM
from bot.core.turn import Turn

SHOWN = ("C", "S")  # the families shown in words: the wheel's five criteria and the storyboard's eleven sequences
MAIN = 2


def linked(dialog: Dialog, dimension: str) -> tuple[Step, ...]:
    """The steps of a dialog that carry a weight on a dimension, bridging questions included."""
    return tuple(step for step in dialog.steps.values() if dimension in step.weights)


def shown(turn: Turn) -> tuple[str, ...]:
    """The dimensions that are shown to the person, in order, as far as the dialog in focus speaks of them."""
    weighed = {name for step in turn.dialog().steps.values() for name in step.weights}
    return tuple(name for name in turn.guide.library.dimensions if name[0] in SHOWN and name in weighed)


def untouched(turn: Turn) -> tuple[str, ...]:
    """The shown dimensions that no answer speaks of yet."""
    dialog = turn.dialog()
    return tuple(name for name in shown(turn) if not any(turn.answered(step) for step in linked(dialog, name)))


def bridges(turn: Turn) -> tuple[Step, ...]:
    """The bridging questions worth offering.

    Unanswered, and no step that mainly asks for their dimension is answered.
    """
    dialog = turn.dialog()
    return tuple(
        step
        for step in dialog.steps.values()
        if step.bridges
        and not turn.answered(step)
        and not _mainly_answered(turn, linked(dialog, step.bridges), step.bridges)
    )


def _mainly_answered(turn: Turn, steps: tuple[Step, ...], dimension: str) -> bool:
    return any(step.weights[dimension] >= MAIN and turn.answered(step) for step in steps)


def reached_headings(turn: Turn) -> tuple[str, ...]:
    """The headings of the form that at least one answer lands under."""
    return tuple(
        dict.fromkeys(
            heading for step in turn.dialog(FORM).steps.values() if turn.answered(step) for heading in step.lands
        )
    )
