"""What is worked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.core.dialog import Language


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a project: its answers are keyed by this id. A removed action can be brought back for 30 days."""

    id: str
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What a holder works on. `actions` stand in their order of importance, removed ones included.

    `current`: the id of the action whose questions were open last; `door`: the dialog that was.
    """

    id: str
    actions: tuple[Action, ...]
    created_at: datetime
    current: str = ""
    door: str = ""

    @property
    def live(self) -> tuple[Action, ...]:
        """The actions that have not been removed, most important first."""
        return tuple(action for action in self.actions if action.removed_at is None)


@dataclass(frozen=True, slots=True)
class Pending:
    """What the last message asked when it was not the question of the step: a probe, a confirmation, a menu.

    A field of the conversation and not a state of the machine, so that the step is never forgotten. `under` is what it
    interrupted, and returns to.
    """

    kind: str
    data: Mapping[str, str] = field(default_factory=dict)
    under: Pending | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's way through one dialog about one subject (the id of an action, a project or a person).

    `state` is a step id, or home, review, done. `later`: skipped steps; `trail`: steps seen, for going back; `recheck`:
    answered steps that an answer they depend on has overtaken; `took`: the step whose answer the last words went to.
    """

    id: str
    dialog: str
    version: str
    subject: str
    state: str
    round: int = 1
    later: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    recheck: tuple[str, ...] = ()
    pending: Pending | None = None
    paused: bool = False
    took: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One message's share of an answer, in the person's own words."""

    message: str
    text: str
    language: Language


ProbeOutcome = Literal["asked", "answered", "already_said", "passed"]


@dataclass(frozen=True, slots=True)
class ProbeMark:
    """A probe that was asked about an answer (the condition as authors write it), and what became of it."""

    probe: str
    outcome: ProbeOutcome


@dataclass(frozen=True, slots=True)
class Answer:
    """One revision of the answer to a step about a subject. Revisions are only added; the last one counts.

    `open`: "à préciser": a condition still held when the answer was taken, and the person did not say that it is
    already said. `chosen_by`: the message in which the last choice was typed. `origin`: the step whose answer was taken
    over here, as the person decided. `refused`: what was heard in a story, and is not so, as the person said.
    `comment`: the id of a coach's comment to which the new words reply.
    """

    project: str
    subject: str
    step: str
    revision: int
    dialog: str
    version: str
    at: datetime
    parts: tuple[Part, ...] = ()
    chosen: tuple[str, ...] = ()
    probes: tuple[ProbeMark, ...] = ()
    open: bool = True
    chosen_by: str = ""
    origin: str = ""
    refused: tuple[str, ...] = ()
    comment: str = ""

    @property
    def text(self) -> str:
        """All parts, one paragraph each."""
        return "\n".join(part.text for part in self.parts)


AnswerKey = tuple[str, str]  # (subject, step id)
Asked = Mapping[tuple[str, str], Mapping[str, Mapping[Language, str]]]  # by (dialog id, version): questions by step id
ConversationKey = tuple[str, str]  # (dialog id, subject)
