"""A second walk through the same questions: what was written last time is shown, and what changed since is asked.

Nothing is lost: what was said stays until the person changes it, and its history after that.
"""

from __future__ import annotations

from bot.core.asking.base import AGAIN, kind
from bot.core.asking.edit import Edit
from bot.core.asking.question import LONG, take
from bot.core.dialog import Step
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import ConversationKey
from bot.core.turn import Turn


def is_over(turn: Turn, key: ConversationKey) -> bool:
    """Whether a walk was walked to its end, and nothing of it waits for an answer."""
    if key not in turn.conversations():
        return False
    draft = turn.draft_of(key)
    return draft.state in (REVIEW, DONE) and draft.pending is None


def begin_round(turn: Turn) -> None:
    """Begin the walk in focus once more, from its first question, with all answers in view."""
    draft = turn.draft
    steps = (turn.step(step_id) for step_id in turn.walk().order)
    draft.recheck = tuple(step.id for step in steps if turn.answered(step))
    draft.later, draft.trail, draft.took = (), (), ""
    draft.round += 1
    turn.walk().goto(draft, HOME)
    turn.say("round_begins", walk=turn.dialog().titles[turn.language])


@kind(AGAIN)
class Again(Edit):
    """What was written last time, and what changed since. Words that follow are added to it."""

    takes_text = True

    def gathers(self, turn: Turn) -> bool:
        return turn.step(turn.pending.data["step"]).kind in LONG

    def show(self, turn: Turn, step: Step, words: str) -> None:
        turn.add("paragraph", turn.step_words(step).question)
        turn.say("round_shown")
        turn.add("quote", words)
        turn.ask("round_ask")

    def said(self, turn: Turn, text: str) -> None:
        take(turn, turn.step(turn.pending.data["step"]), text)
