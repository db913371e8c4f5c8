"""The dimensions that answers speak of: the wheel, the storyboard, the markers. Which steps are linked to which."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.conditions import holds
from bot.core.dialog import Dialog, Step
from bot.core.guide import FORM
from bot.core.turn import Turn

SHOWN = ("C", "S")  # the families shown in words: the wheel's five criteria and the storyboard's eleven sequences


def shown(turn: Turn) -> tuple[str, ...]:
    """The dimensions that are shown to the person, in order, as far as the dialog in focus speaks of them."""
    weighed = {name for step in turn.dialog().steps.values() for name in step.weights}
    return tuple(name for name in turn.guide.library.dimensions if name[0] in SHOWN and name in weighed)


def untouched(turn: Turn) -> tuple[str, ...]:
    """The shown dimensions that no answer speaks of yet."""
    spoken_of = {name for step in _answered(turn) for name in step.weights}
    return tuple(name for name in shown(turn) if name not in spoken_of)


def bridges(turn: Turn) -> tuple[Step, ...]:
    """The bridging questions worth offering.

    Unanswered, and no step that mainly asks for their dimension is answered.
    """
    told = {name for step in _answered(turn) for name in step.asks_for}
    return tuple(
        step
        for step in turn.dialog().steps.values()
        if step.bridges and step.bridges not in told and not turn.answered(step)
    )


def question_for(turn: Turn, dimension: str) -> tuple[Dialog, Step] | None:
    """The question that leads to what nothing speaks of yet, with its walk; None where all that could have an answer.

    The walk that was used last comes first, then the form; in each, what asks for it mainly.
    """
    last = turn.last_walk()[0]
    doors = sorted(turn.guide.doors.values(), key=lambda dialog: dialog.id != last)
    asked = [(dialog, step) for dialog in doors for step in _open(turn, dialog) if dimension in step.weights]
    mainly = [(dialog, step) for dialog, step in asked if dimension in step.asks_for]
    return next(iter((*mainly, *asked)), None)


def _open(turn: Turn, dialog: Dialog) -> Iterator[Step]:
    """The questions of a walk that have no answer yet. A bridging question comes first: it is made for this."""
    subject = turn.subject_in(dialog.id)
    for step in sorted(dialog.steps.values(), key=lambda step: not step.bridges):
        if not turn.answered(step, subject) and (step.show_if is None or holds(step.show_if, turn.evidence())):
            yield step


def _answered(turn: Turn) -> Iterator[Step]:
    """The steps of the dialog in focus that have an answer."""
    return (step for step in turn.dialog().steps.values() if turn.answered(step))


def reached_headings(turn: Turn) -> tuple[str, ...]:
    """The headings of the form that at least one answer lands under."""
    return tuple(
        dict.fromkeys(
            heading for step in turn.dialog(FORM).steps.values() if turn.answered(step) for heading in step.lands
        )
    )
