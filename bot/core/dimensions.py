"""The dimensions that answers speak of: the wheel, the storyboard, the markers. Which steps are linked to which."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.conditions import holds
from bot.core.dialog import Dialog, Step
from bot.core.guide import FORM
from bot.core.turn import Turn

_OFFERED = 3  # bridging questions at a time
SHOWN = ("C", "S")  # the families shown in words: the wheel's five criteria and the storyboard's eleven sequences


def shown(turn: Turn) -> tuple[str, ...]:
    """The dimensions that are shown to the person, in order, as far as the dialog in focus speaks of them."""
    weighed = {name for step in turn.dialog().steps.values() for name in step.weights}
    return tuple(name for name in turn.guide.library.dimensions if name[0] in SHOWN and name in weighed)


def untouched(turn: Turn) -> tuple[str, ...]:
    """The shown dimensions that no answer speaks of yet, in any walk."""
    spoken_of = {name for step in answered_steps(turn) for name in step.weights}
    return tuple(name for name in shown(turn) if name not in spoken_of)


def bridges(turn: Turn) -> tuple[Step, ...]:
    """The few bridging questions worth offering; those that were passed come last.

    Unanswered, and no step that mainly asks for their dimension is answered, in any walk.
    """
    told = {name for step in answered_steps(turn) for name in step.asks_for}
    steps = turn.dialog().steps.values()
    found = [step for step in steps if step.bridges and step.bridges not in told and not turn.answered(step)]
    return tuple(sorted(found, key=lambda step: step.id in turn.draft.later)[:_OFFERED])


def questions_ahead(turn: Turn) -> dict[str, tuple[Dialog, Step]]:
    """For each dimension, the open question that mainly asks for it, with its walk; nothing where all have an answer.

    The walk that was used last comes first, then the form.
    """
    last = turn.last_walk()[0]
    found: dict[str, tuple[Dialog, Step]] = {}
    for dialog in sorted(turn.guide.doors.values(), key=lambda dialog: dialog.id != last):
        for step in _open(turn, dialog, bridges_first=dialog.id == last):
            for name in step.asks_for:
                found.setdefault(name, (dialog, step))
    return found


def _open(turn: Turn, dialog: Dialog, *, bridges_first: bool) -> Iterator[Step]:
    """The questions of a walk that have no answer yet. On the walk, a bridging question is made for this; from
    elsewhere it would be out of place.
    """
    subject = turn.subject_in(dialog.id)
    for step in sorted(dialog.steps.values(), key=lambda step: bool(step.bridges) != bridges_first):
        if not turn.answered(step, subject) and (step.show_if is None or holds(step.show_if, turn.evidence())):
            yield step


def answered_steps(turn: Turn) -> Iterator[Step]:
    """The steps that have an answer, in every walk."""
    for dialog in turn.guide.doors.values():
        subject = turn.subject_in(dialog.id)
        yield from (step for step in dialog.steps.values() if turn.answered(step, subject))


def reached_headings(turn: Turn) -> tuple[str, ...]:
    """The headings of the form that at least one answer lands under."""
    return tuple(
        dict.fromkeys(
            heading for step in turn.dialog(FORM).steps.values() if turn.answered(step) for heading in step.lands
        )
    )
