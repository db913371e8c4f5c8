"""A second walk through the same questions: what was written last time is shown, and what changed since is asked.

Nothing is lost: what was said stays until the person changes it, and its history after that.
"""

from __future__ import annotations

from bot.core.asking.base import AGAIN, ask, go_to, kind
from bot.core.asking.edit import Edit
from bot.core.asking.question import take
from bot.core.dialog import Choice, Step
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import ConversationKey
from bot.core.places import open_steps
from bot.core.turn import Turn


def is_over(turn: Turn, key: ConversationKey) -> bool:
    """Whether a walk was walked to its end, and nothing is being asked there."""
    if key not in turn.conversations():
        return False
    draft = turn.draft_of(key)
    return draft.state in (REVIEW, DONE) and draft.pending is None


def walk_again(turn: Turn) -> None:
    """Walk from the first question, with all answers in view: another round if the walk is over, else the same one.

    What is handed in is one document, and has no rounds. A walk is over once nothing in it waits, or if one says so.
    """
    draft, dialog = turn.draft, turn.dialog()
    over = draft.state == DONE or (draft.state == REVIEW and not open_steps(turn))
    steps = (turn.step(step_id) for step_id in turn.walk().order)
    draft.recheck = tuple(step.id for step in steps if turn.answered(step))
    draft.later = ()
    if over and not dialog.headings:
        draft.trail, draft.took = (), ""
        draft.round += 1
        turn.say("round_begins", walk=dialog.titles[turn.language])
    else:
        turn.say("restarted")
    if dialog.headings:
        go_to(turn, turn.walk().order[0])
    else:
        draft.let_go()
        turn.walk().goto(draft, HOME)
        ask(turn)


@kind(AGAIN)
class Again(Edit):
    """What was written last time, and what changed since. Words that follow are added to it."""

    def show(self, turn: Turn, step: Step, words: str) -> None:
        turn.add("paragraph", turn.step_words(step).question)
        turn.say("round_shown")
        turn.add("quote", words)
        turn.ask("round_ask")

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        changes = (turn.option("complete", "choice_round_complete"), turn.option("replace"))
        return (*changes, turn.option("keep", "choice_round_keep"))

    def said(self, turn: Turn, text: str) -> None:
        take(turn, turn.step(turn.pending.data["step"]), text)
