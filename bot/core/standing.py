"""Where one stands in each walk, and which next step is worth suggesting, with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.dialog import Dialog
from bot.core.dimensions import answered_steps
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
        if standing.begun:
            begun.append(_counted(turn, standing))
        else:
            new.append(standing.dialog.titles[turn.language])
    return (*begun, turn.words("door_new", walks=", ".join(new))) if new else tuple(begun)


def _counted(turn: Turn, standing: Standing) -> str:
    walk, total = standing.dialog.titles[turn.language], standing.questions
    if standing.dialog.subject == "action" and len(turn.project.live) > 1:
        walk = f"{walk}, {turn.action_name(turn.form_subject())}"
    if standing.answered < 2:
        return turn.words("door_one" if standing.answered else "door_none", walk=walk, total=total)
    return turn.words("door_begun", walk=walk, count=standing.answered, total=total)


def elsewhere(turn: Turn) -> str:
    """The other walks that have answers, with how many, and the word that opens each; "" if there are none."""
    others = [each for each in standings(turn) if each.answered and each.dialog.id != turn.draft.dialog]
    counted = (
        turn.words("door_typed", door=_counted(turn, other), command=typed(turn, other.dialog)) for other in others
    )
    return ", ".join(counted)


def say_none_here(turn: Turn, nothing: str) -> None:
    """The walk in focus has no answer: say so, and where there are some. `nothing`: what is said if there are none."""
    if not turn.has_answers:
        turn.say(nothing)
        return
    turn.say("recap_none_here", walk=turn.dialog().titles[turn.language])
    others = elsewhere(turn)
    if others:
        turn.say("recap_elsewhere", walks=others)
    elif turn.draft.subject != turn.me.project and len(turn.project.live) > 1:
        turn.say("recap_other_actions")


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
    return turn.words(message, walk=dialog.titles[turn.language], command=typed(turn, dialog), **values)


def typed(turn: Turn, dialog: Dialog) -> str:
    """What opens a walk, as it is typed."""
    return f"/{dialog.commands[turn.language]}" if dialog.commands else "/menu"


def _unspoken(turn: Turn, standing: Standing) -> tuple[str, ...]:
    """What a walk mainly asks for, and no question that mainly asks for it has an answer, in any walk."""
    spoken = {name for step in answered_steps(turn) for name in step.asks_for}
    asked = dict.fromkeys(name for step in standing.dialog.steps.values() for name in step.asks_for)
    return tuple(name for name in asked if name not in spoken)
