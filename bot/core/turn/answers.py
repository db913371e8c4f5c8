"""The answers of a turn, as they stand now, and the revisions that it appends."""

from __future__ import annotations

from dataclasses import replace

from bot.core.conditions import Evidence, Text
from bot.core.dialog import Step
from bot.core.guide import FORM
from bot.core.model import Answer, AnswerKey, ProbeMark, ProbeOutcome
from bot.core.plain import excerpt, title
from bot.core.report import spoken
from bot.core.turn.focus import Focus

_NO_TEXT = Text("")


class Answers(Focus):
    """What was answered, to what and about what: an answer is found by its subject and its step."""

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

    def answers(self, subject: str) -> dict[str, Answer]:
        """All current answers about a subject, by step id."""
        stored = {key[1]: self.situation.answers[key] for key in self.situation.answers if key[0] == subject}
        return stored | {key[1]: answer for key, answer in self._answers.items() if key[0] == subject}

    def all_answers(self) -> tuple[Answer, ...]:
        """Every current answer that was loaded, of whatever subject, as it stands now."""
        keys = dict.fromkeys((*self.situation.answers, *self._answers))
        return tuple(self._answers.get(key) or self.situation.answers[key] for key in keys)

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

    def keep(self, answer: Answer) -> None:
        """Append a revision."""
        self._answers[answer.subject, answer.step] = answer

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
        return Evidence(_NO_TEXT, actions=len(project.live) if project else 1, chosen=frozenset(chosen))

    def action_name(self, action_id: str) -> str:
        """What an action is called: its answer to the first question of the form, else its number."""
        named = self.answer(self.naming_step, action_id)
        if named is not None and named.text.strip():
            return excerpt(title([part.text for part in spoken(named)]), 60)
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
