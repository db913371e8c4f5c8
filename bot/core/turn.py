"""The working copy of one turn: what the handlers change, thrown away once it has become an Outcome.

Handlers never touch records. They read the situation through the turn, change drafts, and add to the reply. Nothing
here is persisted and nothing is kept between turns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zlib import crc32

from bot.core.adopting import adopt
from bot.core.conditions import Evidence, Text
from bot.core.dialog import Dialog, Language, Step, StepWords
from bot.core.draft import Draft
from bot.core.guide import FORM, Guide, notice_messages
from bot.core.machine import HOME, Walk
from bot.core.model import (
    Action,
    Answer,
    AnswerKey,
    Blank,
    Coach,
    Code,
    Comment,
    Contribution,
    Conversation,
    ConversationKey,
    Effect,
    Inquiry,
    Note,
    Outcome,
    Pending,
    Person,
    ProbeMark,
    ProbeOutcome,
    Project,
    Reading,
    Replied,
    Said,
    Share,
    Situation,
    Stage,
    Ticket,
    Verdict,
)
from bot.core.plain import excerpt, title
from bot.core.speech import Speech

NO_TEXT = Text("")
COACHING = (
    *("coach", "coach_project", "coach_answers", "coach_comment", "coach_remarks", "coach_remark", "coach_notes"),
    *("coach_format", "coach_bell"),
)
SHARING = ("share", "share_parts", "share_until", "share_preview", "sharing", "share_which")
_ONE_AT_A_TIME = {
    "edit": ("edit", "edit_text", "edit_which"),
    "games": ("games", "game", "game_told"),
    "cards": ("cards", "card"),
    "card": ("cards", "card"),
    "coach": COACHING,
    "coach_project": COACHING[1:],
    "share": SHARING,
    "sharing": SHARING,
    "comment": ("comment", "comment_text"),
}  # beginning one of these ends the others


def _without(pending: Pending | None, kinds: tuple[str, ...], step_id: str = "") -> Pending | None:
    """What was pending, without what is of these kinds (and about this step, if one is named)."""
    if pending is None:
        return None
    under = _without(pending.under, kinds, step_id)
    named = not step_id or pending.data.get("step") == step_id
    return under if named and pending.kind in kinds else replace(pending, under=under)


class Turn(Speech):
    """One event being decided. `person` is None until a stranger has been given a record."""

    def __init__(
        self, guide: Guide, situation: Situation, now: datetime, ids: Callable[[], str], language: Language
    ) -> None:
        super().__init__(guide, situation.person.language if situation.person else language)
        self.situation = situation
        self.now = now
        self.new_id = ids
        self.person: Person | None = situation.person
        self.focus: ConversationKey | None = None
        self.message = ""  # the id of the message that this turn follows
        self.asked = ""  # the mark of the reply, where that is not what is open for this person
        self.meant: tuple[str, str, str] | None = None  # dialog, subject and step of words for what is not open
        self.pieces: tuple[Said, ...] = ()  # the words to be taken: what was just said, or what was held
        self.effects: list[Effect] = []
        self.codes: list[Code] = []
        self.inquiries: list[Inquiry] = []
        self.contributions: list[Contribution] = []
        self.verdicts: list[Verdict] = []
        self.coaches: list[Coach] = []
        self.shares: list[Share] = []
        self.stages: list[Stage] = []
        self.readings: list[Reading] = []
        self.comments: list[Comment] = []
        self.replied: list[Replied] = []
        self.notes: list[Note] = []
        self.tickets: list[Ticket] = []
        self._drafts: dict[ConversationKey, Draft] = {}
        self._projects: dict[str, Project] = {}
        self._answers: dict[AnswerKey, Answer] = {}
        self._draft: Draft | None = None
        if situation.focus is not None and situation.focus in self.conversations():
            self.look_at(situation.focus)

    @property
    def stood_on(self) -> str:
        """The state in which this turn found the conversation in focus; "" if it begins now."""
        before = self.situation.conversations.get(self.focus) if self.focus else None
        return before.state if before else ""

    # --- content ------------------------------------------------------------------------------------------------------

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
        return step.words[self.language]

    @property
    def on_walk(self) -> bool:
        """Whether the conversation in focus is a walk for the project: not the first contact, nor the menu."""
        return self._draft is not None and self._draft.dialog in self.guide.doors

    @property
    def on_step(self) -> bool:
        """Whether the conversation in focus stands on a question."""
        draft = self._draft
        return draft is not None and draft.state in draft.content.steps

    # --- records ------------------------------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The working copy of the conversation in focus. There is always one once the person has a record."""
        if self._draft is None:
            raise LookupError("no conversation in focus")
        return self._draft

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

    def conversations(self) -> tuple[ConversationKey, ...]:
        """The keys of all conversations, those begun in this turn included. A dialog that is gone has none."""
        known = self.guide.library.dialogs
        return tuple(key for key in dict.fromkeys((*self.situation.conversations, *self._drafts)) if key[0] in known)

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

    def wait_for(self, kind: str, **data: str) -> None:
        """Note what this reply asks, when it is not the question of the step.

        It takes the place of what was pending.
        """
        under = self.draft.pending.under if self.draft.pending else None
        self.draft.pending = Pending(kind, data, under)

    def interrupt(self, kind: str, **data: str) -> None:
        """Like `wait_for`, but returns to what was pending once it is over. Interrupting again does not pile up."""
        self.draft.pending = Pending(kind, data, _without(self.draft.pending, _ONE_AT_A_TIME.get(kind, (kind,))))

    def outdate(self, step: Step) -> None:
        """An answer changed: a follow-up question about it that waits under the pending one is not asked any more."""
        pending = self.draft.pending
        if pending is not None:
            self.draft.pending = replace(
                pending, under=_without(pending.under, ("probe", "story", "heard", "withdraw"), step.id)
            )

    def drop(self, kinds: tuple[str, ...], step: Step) -> None:
        """Ask no more what is of these kinds and about a step, whether it is pending or waits under that."""
        self.draft.pending = _without(self.draft.pending, kinds, step.id)

    def resume_pending(self) -> None:
        """What was pending is over: return to what it interrupted, if anything."""
        self.draft.pending = self.draft.pending.under if self.draft.pending else None

    @property
    def pending(self) -> Pending:
        """What is pending in the focus; LookupError if nothing is."""
        if self.draft.pending is None:
            raise LookupError("nothing is pending")
        return self.draft.pending

    @property
    def me(self) -> Person:
        """The person, who has a record by now."""
        if self.person is None:
            raise LookupError("a stranger has no record")
        return self.person

    @property
    def project(self) -> Project:
        """The open project, as it stands now. LookupError before consent."""
        found = self.find_project(self.me.project)
        if found is None:
            raise LookupError("no open project")
        return found

    def form_subject(self) -> str:
        """The action whose questions are in focus, or were last, or that comes first."""
        live = [action.id for action in self.project.live]
        if self.focus and self.focus[1] in live:
            return self.focus[1]
        return self.project.current if self.project.current in live else live[0]

    def focus_form(self) -> None:
        """Put the focus on the form."""
        self.enter(FORM, self.form_subject())

    def subject_in(self, dialog_id: str) -> str:
        """What a walk through a dialog is about now: the action in focus, or the open project."""
        return self.form_subject() if self.dialog(dialog_id).subject == "action" else self.me.project

    def is_present(self, subject: str) -> bool:
        """Whether something can be walked for now: the open project, or one of its live actions."""
        return subject == self.me.project or subject in {action.id for action in self.project.live}

    def last_walk(self) -> ConversationKey:
        """The walk in focus, or the one that was used last; else the form."""
        if self.focus and self.focus[0] in self.guide.doors and self.is_present(self.focus[1]):
            return self.focus
        door = self.project.door if self.project.door in self.guide.doors else FORM
        return door, self.subject_in(door)

    def focus_walk(self) -> None:
        """Put the focus on the walk that was used last, if it is on none."""
        self.enter(*self.last_walk())

    def find_project(self, project_id: str) -> Project | None:
        """A project of this person by id."""
        if project_id in self._projects:
            return self._projects[project_id]
        return next((project for project in self.situation.projects if project.id == project_id), None)

    def projects(self) -> tuple[Project, ...]:
        """All projects of this person, oldest first, those begun in this turn included."""
        known = {project.id: project for project in self.situation.projects}
        return tuple((known | self._projects).values())

    def set_actions(self, actions: tuple[Action, ...]) -> None:
        """Replace the actions of the open project (order of importance, removed ones included)."""
        project = self.project
        self._projects[project.id] = replace(project, actions=actions)

    def open_project(self) -> Project:
        """Begin a project with one nameless action and make it the open one."""
        project = Project(self.new_id(), (Action(self.new_id()),), self.now)
        self._projects[project.id] = project
        self.person = replace(self.me, project=project.id)
        return project

    def subject_of(self, step: Step, subject: str = "") -> str:
        """What an answer to this step is about: the action in focus (or `subject`), the open project or the person."""
        if step.subject == "project":
            return subject if self.find_project(subject) else self.me.project
        if subject or step.subject == "person" or self.draft.subject in {action.id for action in self.project.actions}:
            return subject or self.draft.subject
        return self.form_subject()

    def answer(self, step: Step, subject: str = "") -> Answer | None:
        """The last revision of the answer to a step, looked up under its former ids too."""
        subject = subject or self.subject_of(step)
        found = self._last_revision((subject, step.id))
        for step_id in step.formerly:
            found = found or self._last_revision((subject, step_id))
        return found

    def _last_revision(self, key: AnswerKey) -> Answer | None:
        return self._answers.get(key) or self.situation.answers.get(key)

    def answered(self, step: Step, subject: str = "") -> bool:
        """Whether a step has an answer with something in it: one may have been filed elsewhere."""
        answer = self.answer(step, self.subject_of(step, subject))
        return answer is not None and bool(answer.parts or answer.chosen)

    def step_of(self, answer: Answer) -> Step | None:
        """The question that an answer belongs to, if the content still has it."""
        dialog = self.guide.library.dialogs.get(answer.dialog)
        steps = dialog.steps.values() if dialog else ()
        return next((step for step in steps if answer.step in (step.id, *step.formerly)), None)

    def keep(self, answer: Answer) -> None:
        """Append a revision."""
        self._answers[answer.subject, answer.step] = answer

    @property
    def has_answers(self) -> bool:
        """Whether the open project has any answer; one that was opened again in this turn may have some."""
        before = self.situation.person.project if self.situation.person else ""
        opened_again = before != self.me.project in {project.id for project in self.situation.projects}
        return bool(self._answers) or opened_again or self._has_stored_answers()

    def _has_stored_answers(self) -> bool:
        """Whether any that was loaded is of the open project: now and then those of all projects are."""
        project = self.find_project(self.me.project)
        about = {project.id, *(action.id for action in project.actions)} if project else set()
        return any(subject in about for subject, _ in self.situation.answers)

    def answers(self, subject: str) -> dict[str, Answer]:
        """All current answers about a subject, by step id."""
        stored = {key[1]: self.situation.answers[key] for key in self.situation.answers if key[0] == subject}
        return stored | {key[1]: answer for key, answer in self._answers.items() if key[0] == subject}

    def all_answers(self) -> tuple[Answer, ...]:
        """Every current answer that was loaded, of whatever subject, as it stands now."""
        keys = dict.fromkeys((*self.situation.answers, *self._answers))
        return tuple(self._answers.get(key) or self.situation.answers[key] for key in keys)

    def next_revision(self, old: Answer | None) -> int:
        """The number of the revision that follows: two changes in one turn are one revision."""
        if old is None:
            return 1
        return old.revision if (old.subject, old.step) in self._answers else old.revision + 1

    def revise(self, answer: Answer, **changes: object) -> Answer:
        """Append a revision of an answer with some fields changed."""
        revised = replace(answer, revision=self.next_revision(answer), at=self.now, **changes)  # type: ignore[arg-type]
        self.keep(revised)
        return revised

    def mark_probe(self, step: Step, probe: str, outcome: ProbeOutcome) -> None:
        """Note what became of a probe about the answer to a step: one mark per probe, the last outcome counts."""
        answer = self.answer(step)
        if answer is not None:
            others = tuple(mark for mark in answer.probes if mark.probe != probe)
            self.revise(answer, probes=(*others, ProbeMark(probe, outcome)))

    def unmark_probe(self, step: Step, probe: str) -> None:
        """Forget that a probe was asked: it had not been read when more words came."""
        answer = self.answer(step)
        if answer is not None:
            self.revise(answer, probes=tuple(mark for mark in answer.probes if mark.probe != probe))

    def evidence(self, chosen: tuple[str, ...] = ()) -> Evidence:
        """What conditions about the situation (not about a text) are judged on."""
        project = self.find_project(self.person.project) if self.person and self.person.project else None
        return Evidence(NO_TEXT, actions=len(project.live) if project else 1, chosen=frozenset(chosen))

    def before(self, step: Step) -> str:
        """A message that the step wants shown before its question (tag `before`); "notice" is the one of the place."""
        name = step.tags.get("before", "")
        return self.notice() if name == "notice" else self.words(name) if name else ""

    def notice(self) -> str:
        """What this kind of place means for privacy."""
        return "\n\n".join(self.words(name) for name in notice_messages(self.situation.place.notice))

    def action_name(self, action_id: str) -> str:
        """What an action is called: its answer to the first question of the form, else its number."""
        named = self.answer(self.naming_step, action_id)
        if named is not None and named.text.strip():
            return excerpt(title([part.text for part in named.parts if part.text]), 60)
        numbered = (pair for project in self.projects() for pair in enumerate(project.actions, start=1))
        position = next((number for number, action in numbered if action.id == action_id), 0)
        return self.words("action_unnamed", number=position)

    @property
    def naming_step(self) -> Step:
        """The step whose answer names an action."""
        return next(iter(self.guide.library.dialogs[FORM].steps.values()))

    def action_names(self, project: str = "") -> tuple[str, ...]:
        """The names of the live actions of a project, the open one by default, in order of importance."""
        found = self.find_project(project or self.me.project)
        return tuple(self.action_name(action.id) for action in found.live) if found else ()

    def reorder(self, live: tuple[Action, ...], project: str = "") -> None:
        """Put the live actions of a project in a new order of importance; removed ones keep behind them."""
        found = self.find_project(project) or self.project
        actions = (*live, *(action for action in found.actions if action not in live))
        self._projects[found.id] = replace(found, actions=actions)

    def withdraw(self, *messages: str) -> None:
        """Words that are in no answer, and were held until now, are to be nowhere any more."""
        if messages:
            self.effects.append(Blank(self.me.project, messages, ()))

    # --- what is asked ------------------------------------------------------------------------------------------------

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

    @property
    def agrees_here(self) -> bool:
        """Whether the person agreed to the notice of this place, as it is today."""
        notice = self.situation.place.notice
        given = self.person.consents if self.person else ()
        today = self.guide.notice_versions[notice]
        return any((consent.notice, consent.version) == (notice, today) for consent in given)

    # --- the end ------------------------------------------------------------------------------------------------------

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
