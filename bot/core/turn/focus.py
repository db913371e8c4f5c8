"""The conversation in focus: where it stands, and what waits there for an answer."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

from bot.core.dialog import Dialog, Step, StepWords
from bot.core.draft import Draft
from bot.core.guide import FORM, words_of
from bot.core.machine import Walk
from bot.core.model import ConversationKey, Pending
from bot.core.turn.projects import Projects
from bot.core.turn.waiting import ended_by, without


class Focus(Projects):
    """The conversation that this turn is about, as a working copy, and the content that it walks through."""

    @property
    def stood_on(self) -> str:
        """The state in which this turn found the conversation in focus; "" if it begins now."""
        before = self.situation.conversations.get(self.focus) if self.focus else None
        return before.state if before else ""

    @property
    def draft(self) -> Draft:
        """The working copy of the conversation in focus. There is always one once the person has a record."""
        if self._draft is None:
            raise LookupError("no conversation in focus")
        return self._draft

    def dialog(self, dialog_id: str = "") -> Dialog:
        """A dialog by its id; the one in focus by default."""
        return self.guide.library.dialogs[dialog_id] if dialog_id else self.draft.content

    def walk(self) -> Walk:
        """The machine of the dialog in focus."""
        return self.guide.walks[self.draft.content.id]

    def step(self, step_id: str = "") -> Step:
        """A step of the dialog in focus; the current one by default. KeyError at home, review and done."""
        draft = self.draft
        return draft.content.steps[step_id or draft.state]

    def step_words(self, step: Step) -> StepWords:
        """The words of a step in the person's language."""
        return words_of(self.guide.library, step, self.language, coach=self.coach is not None)

    @property
    def on_walk(self) -> bool:
        """Whether the conversation in focus is a walk for the project: not the first contact, nor the menu."""
        return self._draft is not None and self._draft.dialog in self.guide.doors

    @property
    def on_step(self) -> bool:
        """Whether the conversation in focus stands on a question."""
        draft = self._draft
        return draft is not None and draft.state in draft.content.steps

    def conversations(self) -> tuple[ConversationKey, ...]:
        """The keys of all conversations, those begun in this turn included. A dialog that is gone has none."""
        known = self.guide.library.dialogs
        return tuple(key for key in dict.fromkeys((*self.situation.conversations, *self._drafts)) if key[0] in known)

    def form_subject(self) -> str:
        """The action whose questions are in focus, or were last, or that comes first."""
        live = [action.id for action in self.project.live]
        if self.focus and self.focus[1] in live:
            return self.focus[1]
        return self.project.current if self.project.current in live else live[0]

    def subject_in(self, dialog_id: str) -> str:
        """What a walk through a dialog is about now: the action in focus, or the open project."""
        return self.form_subject() if self.dialog(dialog_id).subject == "action" else self.me.project

    def last_walk(self) -> ConversationKey:
        """The walk in focus, or the one that was used last; else the form."""
        if self.focus and self.focus[0] in self.guide.doors and self.is_present(self.focus[1]):
            return self.focus
        door = self.project.door if self.project.door in self.guide.doors else FORM
        return door, self.subject_in(door)

    @property
    def pending(self) -> Pending:
        """What is pending in the focus; LookupError if nothing is."""
        if self.draft.pending is None:
            raise LookupError("nothing is pending")
        return self.draft.pending

    def wait_for(self, kind: str, **data: str) -> None:
        """Note what this reply asks, when it is not the question of the step.

        It takes the place of what was pending.
        """
        under = self.draft.pending.under if self.draft.pending else None
        self.draft.pending = Pending(kind, data, under)

    def interrupt(self, kind: str, **data: str) -> None:
        """Like `wait_for`, but returns to what was pending once it is over. Interrupting again does not pile up."""
        self.draft.pending = Pending(kind, data, without(self.draft.pending, ended_by(kind)))

    def outdate(self, step: Step) -> None:
        """An answer changed: a follow-up question about it that waits under the pending one is not asked any more."""
        pending = self.draft.pending
        if pending is not None:
            self.draft.pending = replace(
                pending, under=without(pending.under, ("probe", "story", "heard", "withdraw"), step.id)
            )

    def drop(self, kinds: tuple[str, ...], step: Step) -> None:
        """Ask no more what is of these kinds and about a step, whether it is pending or waits under that."""
        self.draft.pending = without(self.draft.pending, kinds, step.id)

    def resume_pending(self) -> None:
        """What was pending is over: return to what it interrupted, if anything."""
        self.draft.pending = self.draft.pending.under if self.draft.pending else None

    def mark(self) -> str:
        """Marks what is asked now: the conversation, the step, and a check sum of what is pending.

        Short, because a button of Telegram has room for 64 bytes with its value. What is pending and not about a step
        names none: a press that comes too late means no answer then.
        """
        draft = self._draft
        if draft is None:
            return ""
        pending = draft.pending
        step = pending.data.get("step", "") if pending else draft.state
        exact = f"{draft.state}{draft.paused}{pending and (pending.kind, *pending.data.items())}".encode(
            errors="replace"
        )
        return f"{draft.conversation.id}.{step}.{crc32(exact):08x}"
