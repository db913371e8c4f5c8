"""The working copy of one conversation: what a turn changes, thrown away once it has become a record again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.core.dialog import Dialog
from bot.core.model import Conversation, Pending, Said

HELD = "held"  # the kind of pending question that holds words of the person
DISTRESS = "distress"  # so does this one
HOLDING = (HELD, DISTRESS)
COMMENT = "comment"  # the kind of pending question that asks about what a coach said to an answer
_WORDS = "said:"  # before the id of a message that is held, among the data of what is pending


class Draft:
    """A conversation while a turn works on it; also the model that the machine moves.

    `dialog`: the id of the dialog; `subject`: the id of the action, project or person it is about; `gone`: the step
    it stood on, if the content no longer has it and the person has not been told yet.
    """

    __slots__ = (
        "content",
        "conversation",
        "dialog",
        "gone",
        "later",
        "paused",
        "pending",
        "recheck",
        "round",
        "state",
        "subject",
        "took",
        "trail",
        "version",
    )

    def __init__(self, conversation: Conversation, content: Dialog) -> None:
        self.conversation = conversation
        self.content = content
        self.dialog = conversation.dialog
        self.subject = conversation.subject
        self.version = conversation.version
        self.state = conversation.state
        self.later = conversation.later
        self.trail = conversation.trail
        self.recheck = conversation.recheck
        self.round = conversation.round
        self.pending = conversation.pending
        self.paused = conversation.paused
        self.took = conversation.took
        self.gone = ""

    def let_go(self) -> None:
        """Leave whatever was pending, except words that are held: they are still to be asked about."""
        self.pending = _held(self.pending)

    def record(self) -> Conversation:
        """The conversation as it stands now."""
        old = self.conversation
        return Conversation(
            id=old.id,
            dialog=old.dialog,
            version=self.version,
            subject=old.subject,
            state=self.state,
            round=self.round,
            later=self.later,
            trail=self.trail,
            recheck=self.recheck,
            pending=self.pending,
            paused=self.paused,
            took=self.took,
        )


def holding(said: Iterable[Said]) -> dict[str, str]:
    """The data of a pending question that holds these messages."""
    data: dict[str, str] = {}
    for piece in said:
        name = f"{_WORDS}{piece.message}"
        data[name] = f"{data[name]}\n{piece.text}" if name in data else piece.text
    return data


def held_in(pending: Pending) -> tuple[Said, ...]:
    """The messages that a pending question holds, in their order."""
    data = pending.data.items()
    return tuple(Said(name.removeprefix(_WORDS), text) for name, text in data if name.startswith(_WORDS))


def holds(pending: Pending | None, message: str) -> bool:
    """Whether a message is held by what is pending, or by what that interrupted."""
    if pending is None:
        return False
    return any(said.message == message for said in held_in(pending)) or holds(pending.under, message)


def reworded(pending: Pending | None, message: str, text: str) -> Pending | None:
    """What is pending, with other words for a message that it holds; with none, nothing is asked about it any more."""
    if pending is None:
        return None
    under = reworded(pending.under, message, text)
    held = held_in(pending)
    if all(said.message != message for said in held):
        return replace(pending, under=under)
    left = [Said(said.message, text if said.message == message else said.text) for said in held]
    left = [said for said in left if said.text]
    about = {name: value for name, value in pending.data.items() if not name.startswith(_WORDS)}
    return replace(pending, data={**about, **holding(left)}, under=under) if left else under


def _held(pending: Pending | None) -> Pending | None:
    if pending is None:
        return None
    under = _held(pending.under)
    return replace(pending, under=under) if pending.kind in HOLDING else under
