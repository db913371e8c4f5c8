"""What the person said already, elsewhere, in answer to the same question. It is offered; the person decides."""

from __future__ import annotations

from bot.core.conditions import says_something
from bot.core.dialog import Step
from bot.core.model import Answer
from bot.core.turn import Turn

SAME = "same"  # the kind of pending question that offers an answer


def offer_known(turn: Turn) -> None:
    """On arriving at a question without an answer: have what was said elsewhere offered, if anything was."""
    if not turn.on_walk or not turn.on_step or turn.answered(turn.step()):
        return
    known = known_elsewhere(turn, turn.step())
    if known is not None:
        turn.interrupt(SAME, step=turn.draft.state, origin=known.step, subject=known.subject)


def known_elsewhere(turn: Turn, step: Step) -> Answer | None:
    """The last answer in words to a question that asks the same: a paired one, or this one in another walk."""
    here = turn.subject_of(step)
    current = turn.form_subject()
    actions = sorted((action.id for action in turn.project.live), key=lambda action: action != current)
    doors = turn.guide.doors.values()
    alike = [dialog.steps[name] for name in step.same_as for dialog in doors if name in dialog.steps]
    answers = (turn.answer(each, subject) for subject in (turn.me.project, *actions) for each in (step, *alike))
    found = (answer for answer in answers if answer is not None and _counts(turn, answer, here, step))
    return max(found, key=lambda answer: answer.at, default=None)


def _counts(turn: Turn, answer: Answer, here: str, step: Step) -> bool:
    """Whether an answer is worth offering: words, of a walk there is, that are more than "I don't know".

    What the same walk was told about another action is no answer about this one; copying an action is what offers it.
    """
    itself = (answer.subject, answer.step) == (here, step.id)
    of_another = answer.dialog == turn.dialog().id and answer.subject != here
    if itself or of_another or not answer.parts or answer.dialog not in turn.guide.doors:
        return False
    return says_something(answer.text)
