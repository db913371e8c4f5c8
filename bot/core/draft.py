"""The working copy of one conversation: what a turn changes, thrown away once it has become a record again."""

from __future__ import annotations

from dataclasses import replace

from bot.core.dialog import Dialog
from bot.core.model import Conversation, Pending

HELD = "held"  # the kind of pending question that holds words of the person


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
        "state",
        "subject",
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
        self.pending = conversation.pending
        self.paused = conversation.paused
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
            round=old.round,
            later=self.later,
            trail=self.trail,
            recheck=self.recheck,
            pending=self.pending,
            paused=self.paused,
        )


def _held(pending: Pending | None) -> Pending | None:
    if pending is None:
        return None
    under = _held(pending.under)
    return replace(pending, under=under) if pending.kind == HELD else under
