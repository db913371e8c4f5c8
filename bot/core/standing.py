"""Where one stands in each walk, and which next step is worth suggesting, with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.dialog import Dialog, Step
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.places import shown
from bot.core.turn import Turn


@dataclass(frozen=True, slots=True)
class Standing:
    """One walk: how many of its questions have an answer. `state`: where it stands, home if it has not begun."""

    dialog: Dialog
    state: str
    answered: int
    questions: int

    @property
    def begun(self) -> bool:
        """Whether there is something to go on with."""
        return bool(self.answered) or self.state != HOME

    @property
    def ended(self) -> bool:
        """Whether its end was reached."""
        return self.state in (REVIEW, DONE)

    @property
    def waits(self) -> bool:
        """Whether its questions wait: those of the form until the person is done, those of a journey on the way."""
        unfinished = self.state != DONE if self.dialog.headings else self.begun and not self.ended
        return unfinished and self.answered < self.questions


def standings(turn: Turn) -> tuple[Standing, ...]:
    """Every walk, the form first."""
    return tuple(_standing(turn, dialog) for dialog in turn.guide.doors.values())


def _standing(turn: Turn, dialog: Dialog) -> Standing:
    subject = turn.subject_in(dialog.id)
    key = (dialog.id, subject)
    state = turn.draft_of(key).state if key in turn.conversations() else HOME
    walked = [dialog.steps[name] for chapter in dialog.chapters if chapter.walked for name in chapter.steps]
    asked = [step for step in walked if shown(turn, step)]
    return Standing(dialog, state, sum(turn.answered(step, subject) for step in asked), len(asked))


def told(turn: Turn, found: Iterable[Standing]) -> tuple[str, ...]:
    """Where one stands in these walks, in words: a line for each that has begun, and one for all others."""
    begun, new = [], []
    for standing in found:
        walk = standing.dialog.titles[turn.language]
        if not standing.begun:
            new.append(walk)
        elif standing.answered == 1:
            begun.append(turn.words("door_one", walk=walk, total=standing.questions))
        else:
            begun.append(turn.words("door_begun", walk=walk, count=standing.answered, total=standing.questions))
    return (*begun, turn.words("door_new", walks=", ".join(new))) if new else tuple(begun)


def suggestion(turn: Turn) -> str:
    """One next step, with its reason; "" before anything has an answer.

    In this order: what was begun last, the form, the journey that speaks of what nothing speaks of yet, the document.
    """
    found = standings(turn)
    if not any(standing.answered for standing in found):
        return ""
    last = turn.last_walk()[0]
    for standing in sorted(found, key=lambda standing: standing.dialog.id != last):
        if standing.waits:
            left = standing.questions - standing.answered
            return _words(turn, "suggest_go_on", standing, count=left)
    unspoken = {standing.dialog.id: _unspoken(turn, standing) for standing in found if not standing.begun}
    best = max(unspoken, key=lambda name: len(unspoken[name]), default="")
    if best and unspoken[best]:
        standing = next(standing for standing in found if standing.dialog.id == best)
        return _words(turn, "suggest_unspoken", standing, dimension=turn.dimension(unspoken[best][0]))
    return turn.words("suggest_export")


def _words(turn: Turn, message: str, standing: Standing, **values: object) -> str:
    dialog = standing.dialog
    typed = f"/{dialog.commands[turn.language]}" if dialog.commands else "/menu"
    return turn.words(message, walk=dialog.titles[turn.language], command=typed, **values)


def _unspoken(turn: Turn, standing: Standing) -> tuple[str, ...]:
    """What a walk mainly asks for, and no question that mainly asks for it has an answer, in any walk."""
    spoken = {name for step in _answered(turn) for name in step.asks_for}
    asked = dict.fromkeys(name for step in standing.dialog.steps.values() for name in step.asks_for)
    return tuple(name for name in asked if name not in spoken)


def _answered(turn: Turn) -> list[Step]:
    steps = []
    for dialog in turn.guide.doors.values():
        subject = turn.subject_in(dialog.id)
        steps += [step for step in dialog.steps.values() if turn.answered(step, subject)]
    return steps
