"""One event being decided: all that changes by it, and what follows as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.core.adopting import adopt
from bot.core.dialog import Language, Step
from bot.core.draft import Draft
from bot.core.guide import FORM, Guide
from bot.core.machine import HOME
from bot.core.model import (
    Blank,
    Code,
    Comment,
    Contribution,
    Conversation,
    ConversationKey,
    Effect,
    Inquiry,
    Note,
    Outcome,
    Reading,
    Replied,
    Said,
    Share,
    Situation,
    Stage,
    Ticket,
    Verdict,
)
from bot.core.turn.answers import Answers


class Turn(Answers):
    """One event being decided."""

    def __init__(
        self, guide: Guide, situation: Situation, now: datetime, ids: Callable[[], str], language: Language
    ) -> None:
        super().__init__(guide, situation, now, ids, language)
        self.message = ""  # the id of the message that this turn follows
        self.asked = ""  # the mark of the reply, where that is not what is open for this person
        self.meant: tuple[str, str, str] | None = None  # dialog, subject and step of words for what is not open
        self.pieces: tuple[Said, ...] = ()  # the words to be taken: what was just said, or what was held
        self.effects: list[Effect] = []
        self.codes: list[Code] = []
        self.inquiries: list[Inquiry] = []
        self.contributions: list[Contribution] = []
        self.verdicts: list[Verdict] = []
        self.shares: list[Share] = []
        self.stages: list[Stage] = []
        self.readings: list[Reading] = []
        self.comments: list[Comment] = []
        self.replied: list[Replied] = []
        self.notes: list[Note] = []
        self.tickets: list[Ticket] = []
        if situation.focus is not None and situation.focus in self.conversations():
            self.look_at(situation.focus)

    def look_at(self, key: ConversationKey) -> None:
        """Put the focus on a conversation that there is."""
        self.focus = key
        self._draft = self.draft_of(key)

    def draft_of(self, key: ConversationKey) -> Draft:
        """The working copy of a conversation, carried over to today's content; KeyError if it does not exist."""
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._drafts[key] = Draft(self.situation.conversations[key], self.guide.library.dialogs[key[0]])
            if draft.version != draft.content.version:
                adopt(
                    draft,
                    self.guide.walks[draft.dialog],
                    self.evidence(),
                    lambda step: self.answered(step, key[1]),
                )
        return draft

    def enter(self, dialog_id: str, subject: str) -> Draft:
        """Put the focus on the conversation of a dialog about a subject, beginning it if need be."""
        key = (dialog_id, subject)
        if key not in self._drafts and key not in self.situation.conversations:
            dialog = self.guide.library.dialogs[dialog_id]
            self._drafts[key] = Draft(Conversation(self.new_id(), dialog_id, dialog.version, subject, HOME), dialog)
        self.look_at(key)
        if dialog_id in self.guide.doors:
            self._note_door(dialog_id, subject)
        return self.draft

    def _note_door(self, dialog_id: str, subject: str) -> None:
        """Note what is walked now: one goes on there."""
        project = self.project
        current = subject if subject in {action.id for action in project.actions} else project.current
        if (project.door, project.current) != (dialog_id, current):
            self._projects[project.id] = replace(project, door=dialog_id, current=current)

    def focus_form(self) -> None:
        """Put the focus on the form."""
        self.enter(FORM, self.form_subject())

    def focus_walk(self) -> None:
        """Put the focus on the walk that was used last, if it is on none."""
        self.enter(*self.last_walk())

    def before(self, step: Step) -> str:
        """A message that the step wants shown before its question (tag `before`); "notice" is the one of the place."""
        name = step.tags.get("before", "")
        return self.notice() if name == "notice" else self.words(name) if name else ""

    def withdraw(self, *messages: str) -> None:
        """Words that are in no answer, and were held until now, are to be nowhere any more."""
        if messages:
            self.effects.append(Blank(self.me.project, messages, ()))

    def outcome(self) -> Outcome:
        """Everything that follows, as data."""
        conversations = []
        for key, draft in self._drafts.items():
            if draft.gone and key != self.focus:
                continue  # only looked at: carried over again, and told, when the person comes to it
            record, before = draft.record(), self.situation.conversations.get(key)
            if before is not None and before.round != record.round:
                conversations.append(replace(before, pending=None))  # a round that is over holds no words
            if record != before:
                conversations.append(record)
        return Outcome(
            person=self.person,
            projects=tuple(self._projects.values()),
            conversations=tuple(conversations),
            focus=self.focus,
            answers=tuple(self._answers.values()),
            replies=self.reply(self.asked or self.mark()),
            effects=tuple(self.effects),
            codes=tuple(self.codes),
            inquiries=tuple(self.inquiries),
            contributions=tuple(self.contributions),
            verdicts=tuple(self.verdicts),
            coaches=tuple(self.coaches),
            shares=tuple(self.shares),
            stages=tuple(self.stages),
            readings=tuple(self.readings),
            comments=tuple(self.comments),
            replied=tuple(self.replied),
            notes=tuple(self.notes),
            tickets=tuple(self.tickets),
        )
