"""Content changes while people are on their way.

A conversation is carried over to the new version before it goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.core.conditions import Evidence
from bot.core.dialog import Dialog, Step
from bot.core.draft import HELD, Draft
from bot.core.machine import DONE, HOME, REVIEW, Walk
from bot.core.model import Pending


def adopt(draft: Draft, walk: Walk, evidence: Evidence, answered: Callable[[Step], bool]) -> None:
    """Bring a conversation to the current version of its dialog.

    Renamed steps are followed; removed ones leave the lists. If the step it stood on is gone, it goes to the next open
    question, and `draft.gone` says so until the person has been told.
    """
    dialog = draft.content
    draft.version = dialog.version
    renamed = _renamed(dialog)
    draft.later = _carried(draft.later, renamed)
    draft.trail = _carried(draft.trail, renamed)
    draft.recheck = _carried(draft.recheck, renamed)
    draft.pending = _carry_pending(draft.pending, renamed)
    if draft.state in (HOME, REVIEW, DONE):
        return
    if draft.state in renamed:
        draft.state = renamed[draft.state]
        return
    draft.gone, draft.state = draft.state, HOME
    draft.let_go()
    walk.next(draft, evidence)
    while draft.state in dialog.steps and (draft.state in draft.later or answered(dialog.steps[draft.state])):
        walk.next(draft, evidence)


def _renamed(dialog: Dialog) -> dict[str, str]:
    """Every id that a step has or had, and the one it has now."""
    return {old: step.id for step in dialog.steps.values() for old in (step.id, *step.formerly)}


def _carried(steps: tuple[str, ...], renamed: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(renamed[step] for step in steps if step in renamed))


def _carry_pending(pending: Pending | None, renamed: dict[str, str]) -> Pending | None:
    """What was pending, without what was about a step that is gone. Held words find their own step, of any dialog."""
    if pending is None:
        return None
    under = _carry_pending(pending.under, renamed)
    step = pending.data.get("step", "")
    if not step or pending.kind == HELD:
        return replace(pending, under=under)
    return Pending(pending.kind, {**pending.data, "step": renamed[step]}, under) if step in renamed else under
