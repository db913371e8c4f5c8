"""The order of a dialog as a state machine, built once from its content.

States are the step ids plus `home` (not begun), `review` (the walk is over, the answers are read again) and `done`. The
trigger `next` goes to the following step; `goto:<step>` jumps. The machine decides WHERE; the engine decides what to
say and passes over steps that need no question. Models are throw-away drafts, never bound:
`events[trigger].trigger(draft, evidence)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from transitions import Machine

from bot.core.conditions import Evidence, holds
from bot.core.dialog import Dialog, Route, Step

HOME, REVIEW, DONE = "home", "review", "done"
NEXT, FINISH = "next", "finish"


class Draft(Protocol):
    """Anything with a state: the engine's working copy of a conversation."""

    state: str


class Walk:
    """The machine of one dialog version. `order`: the walked steps; `chapters`: the chapter of each step.

    `dependents`: of each step, the steps that are to be looked at again when its answer changes.
    """

    def __init__(self, dialog: Dialog) -> None:
        self.dialog = dialog
        self.order = tuple(step for chapter in dialog.chapters if chapter.walked for step in chapter.steps)
        self.chapters = {step: chapter for chapter in dialog.chapters for step in chapter.steps}
        self.dependents = {
            step: tuple(other for other in dialog.steps.values() if step in other.depends_on) for step in dialog.steps
        }
        self._machine = Machine(
            model=None,
            states=[*dialog.steps, HOME, REVIEW, DONE],
            initial=HOME,
            auto_transitions=False,
            send_event=False,
        )
        for source, route in self._edges():
            condition = partial(holds, route.when) if route.when else None
            self._machine.add_transition(NEXT, source, route.to, conditions=condition)
        self._machine.add_transition(FINISH, REVIEW, DONE)
        for state in (*dialog.steps, HOME, REVIEW, DONE):
            self._machine.add_transition(f"goto:{state}", "*", state)

    def next(self, draft: Draft, evidence: Evidence) -> None:
        """Move the draft to the following state.

        The last route of every state is unconditional, so this always moves.
        """
        self._machine.events[NEXT].trigger(draft, evidence)

    def finish(self, draft: Draft) -> None:
        """The person is done, for now: from the review to the end."""
        self._machine.events[FINISH].trigger(draft)

    def goto(self, draft: Draft, state: str) -> None:
        """Jump to a step, or to home, review or done. KeyError for a state that the dialog does not have."""
        self._machine.events[f"goto:{state}"].trigger(draft)

    def edges(self) -> Iterator[tuple[str, str, str]]:
        """Every transition of the machine but the jumps, as (source, destination, condition as written or "")."""
        for event in (self._machine.events[NEXT], self._machine.events[FINISH]):
            for source, transitions in event.transitions.items():
                for transition in transitions:
                    checks = [check.func for check in transition.conditions]
                    written = [str(check.args[0]) for check in checks if isinstance(check, partial)]
                    yield source, str(transition.dest), ", ".join(written)

    def _edges(self) -> Iterator[tuple[str, Route]]:
        if not self.order:
            return
        steps = self.dialog.steps
        yield from ((HOME, route) for route in self._following(0))
        for position, step_id in enumerate(self.order):
            routes = steps[step_id].routes or self._following(position + 1)
            yield from ((step_id, route) for route in routes)
        aside = [step for step in steps if step not in self.order]
        yield from ((state, Route(REVIEW)) for state in (*aside, REVIEW))

    def _following(self, position: int) -> list[Route]:
        """Routes to the steps from `position` on, up to the first that is always shown.

        After the last, to the review.
        """
        routes: list[Route] = []
        for step_id in self.order[position:]:
            step: Step = self.dialog.steps[step_id]
            routes.append(Route(step_id, step.show_if))
            if step.show_if is None:
                return routes
        return [*routes, Route(REVIEW)]


def diagram(walk: Walk, language: str = "fr") -> str:
    """The machine as a Mermaid state diagram, drawn from its own transitions."""
    names = {state: state.replace(".", "_") for state in (*walk.dialog.steps, HOME, REVIEW, DONE)}
    lines = ["stateDiagram-v2", "    direction TB", f"    [*] --> {HOME}"]
    for step_id, step in walk.dialog.steps.items():
        words = step.words["en" if language == "en" else "fr"]
        lines.append(f"    {names[step_id]}: {step_id} {words.label}")
    for source, destination, condition in walk.edges():
        if source == destination:
            continue
        suffix = f": {condition.replace(':', ' ')}" if condition else ""
        lines.append(f"    {names[source]} --> {names[destination]}{suffix}")
    return "\n".join(lines)
