"""Content changes while people are on their way.

A conversation is carried over to the new version before it goes on.
"""

from __future__ import annotations

from bot.core.dialog import Dialog
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import Pending
from bot.core.turn import Turn


def adopt(turn: Turn) -> str:
    """Bring the conversation in focus to the current version of its dialog.

    Renamed steps are followed; removed ones leave the lists. Returns the id of the step the person stood on if it is
    gone (they are then at the next open question), else "".
    """
    draft = turn.draft
    dialog = turn.dialog()
    if draft.version == dialog.version:
        return ""
    draft.version = dialog.version
    renamed = _renamed(dialog)
    draft.later = _carried(draft.later, renamed)
    draft.trail = _carried(draft.trail, renamed)
    draft.recheck = _carried(draft.recheck, renamed)
    draft.pending = _carry_pending(draft.pending, renamed)
    if draft.state in (HOME, REVIEW, DONE):
        return ""
    if draft.state in renamed:
        draft.state = renamed[draft.state]
        return ""
    gone, draft.state = draft.state, HOME
    draft.pending = None
    walk = turn.walk()
    walk.next(draft, turn.evidence())
    while turn.on_step and (draft.state in draft.later or turn.answered(turn.step())):
        walk.next(draft, turn.evidence())
    return gone


def _renamed(dialog: Dialog) -> dict[str, str]:
    """Every id that a step has or had, and the one it has now."""
    return {old: step.id for step in dialog.steps.values() for old in (step.id, *step.formerly)}


def _carried(steps: tuple[str, ...], renamed: dict[str, str]) -> tuple[str, ...]:
    return tuple(renamed[step] for step in steps if step in renamed)


def _carry_pending(pending: Pending | None, renamed: dict[str, str]) -> Pending | None:
    """What was pending, unless it was about a step that is gone."""
    if pending is None:
        return None
    under = _carry_pending(pending.under, renamed)
    step = pending.data.get("step", "")
    if not step:
        return Pending(pending.kind, pending.data, under)
    return Pending(pending.kind, {**pending.data, "step": renamed[step]}, under) if step in renamed else under
