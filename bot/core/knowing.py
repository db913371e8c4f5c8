"""What the person said already, elsewhere, in answer to the same question. It is offered; the person decides."""

from __future__ import annotations

from bot.core.conditions import Condition, Evidence, Text, holds
from bot.core.dialog import Step
from bot.core.model import Answer
from bot.core.turn import Turn

_DONT_KNOW = Condition("dont_know")
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
    names = _names(turn, step)
    found = []
    for subject in (turn.me.project, *actions):
        answers = turn.answers(subject)
        alike = map(answers.get, names)
        found += [answer for answer in alike if answer and _counts(turn, answer, here, step)]
    return max(found, key=lambda answer: answer.at, default=None)


def _names(turn: Turn, step: Step) -> tuple[str, ...]:
    """The ids under which an answer may stand: of this step, of those that ask the same, and their former ones."""
    doors = turn.guide.doors.values()
    alike = (dialog.steps[name] for name in step.same_as for dialog in doors if name in dialog.steps)
    return tuple(dict.fromkeys(name for each in (step, *alike) for name in (each.id, *each.formerly)))


def _counts(turn: Turn, answer: Answer, here: str, step: Step) -> bool:
    """Whether an answer is worth offering: words, of a walk there is, that are more than "I don't know".

    What the same walk was told about another action is no answer about this one; copying an action is what offers it.
    """
    itself = (answer.subject, answer.step) == (here, step.id)
    of_another = answer.dialog == turn.dialog().id and answer.subject != here
    if itself or of_another or not answer.parts or answer.dialog not in turn.guide.doors:
        return False
    return not holds(_DONT_KNOW, Evidence(Text(answer.text)))
