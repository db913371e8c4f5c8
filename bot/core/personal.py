"""A person's own data, arranged for reading: their projects, where they are, and every revision of every answer.

Format-neutral, like the report. Labels are those of today's content; a question that is gone is named by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.answering import probes_of
from bot.core.dialog import Language, Library, Step
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import Action, Answer, Conversation, Part, Pending, Person, Project
from bot.core.report import action_name, latest, unnamed
from bot.core.turn import FORM


@dataclass(frozen=True, slots=True)
class Revision:
    """An answer as it was at one time: the labels of the choices, the messages, and what was asked about it."""

    number: int
    at: datetime
    chosen: tuple[str, ...]
    parts: tuple[Part, ...]
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerHistory:
    """One question, and all revisions of the answer, oldest first."""

    step: str
    label: str
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class SubjectHistory:
    """What was answered about an action, or about the project as a whole.

    `removed_at`: the action was taken out then.
    """

    title: str
    removed_at: datetime | None
    answers: tuple[AnswerHistory, ...]


@dataclass(frozen=True, slots=True)
class ProjectHistory:
    """One project: its actions in order of importance, removed ones included, then the project as a whole."""

    title: str
    is_open: bool
    subjects: tuple[SubjectHistory, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a conversation stands.

    `waiting`: whether a question of the bot is open; `words`: what the person wrote for it.
    """

    title: str
    about: str
    place: str
    paused: bool
    seen: tuple[str, ...]
    later: tuple[str, ...]
    recheck: tuple[str, ...]
    waiting: bool
    words: tuple[str, ...]


class Shelf:
    """Finds the words of today for what a person's records name."""

    def __init__(self, library: Library, language: Language) -> None:
        self.library = library
        self.language = language
        self.steps: dict[str, Step] = {}
        for dialog in library.dialogs.values():
            for step in dialog.steps.values():
                self.steps |= {old: step for old in step.formerly if old not in self.steps} | {step.id: step}

    def say(self, name: str, **values: object) -> str:
        """A message of the documents."""
        return self.library.messages[self.language][name].format(**values)

    def current(self, step_id: str) -> str:
        """The id that a question has today."""
        return self.steps[step_id].id if step_id in self.steps else step_id

    def label(self, step_id: str) -> str:
        """The name of a question, as of now."""
        if step_id in self.steps:
            return self.steps[step_id].words[self.language].label
        return self.say("doc_unknown_step", step=step_id)

    def labels(self, step_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.label, step_ids))

    def choices(self, step_id: str, chosen: Iterable[str]) -> tuple[str, ...]:
        """The labels of what was chosen; the bare value of a choice that is gone."""
        words = self.steps[step_id].words[self.language].choices if step_id in self.steps else ()
        labels = {choice.value: choice.label for choice in words}
        return tuple(labels.get(value, value) for value in chosen)

    def probe(self, step_id: str, key: str) -> str:
        """A follow-up question as authors wrote it; the condition itself if there is none of that name any more."""
        probes = probes_of(self.steps[step_id], self.library) if step_id in self.steps else ()
        text = next((probe.texts[self.language] for probe in probes if probe.key == key), key)
        return text.format(word="…", excerpt="…", dimension="…") if "{" in text else text


def questions(library: Library, language: Language, history: Iterable[Answer]) -> Mapping[str, Mapping[str, str]]:
    """For a machine: the label and the question of today for each step id that answers name, former ids included."""
    shelf = Shelf(library, language)
    known = {answer.step: shelf.steps[answer.step] for answer in history if answer.step in shelf.steps}
    return {
        name: {"label": step.words[language].label, "question": step.words[language].question, "now": step.id}
        for name, step in known.items()
    }


def project_histories(
    shelf: Shelf, person: Person, projects: Sequence[Project], history: Sequence[Answer]
) -> tuple[ProjectHistory, ...]:
    """All projects with every revision of every answer, removed actions included."""
    return tuple(
        ProjectHistory(
            shelf.say("project_label", number=number, date=project.created_at.date().isoformat()),
            project.id == person.project,
            _subjects(shelf, project, [answer for answer in history if answer.project == project.id]),
        )
        for number, project in enumerate(projects, start=1)
    )


def _subjects(shelf: Shelf, project: Project, history: Sequence[Answer]) -> tuple[SubjectHistory, ...]:
    titles = subject_titles(shelf, (project,), history)
    removed = {action.id: action.removed_at for action in project.actions}
    others = dict.fromkeys(answer.subject for answer in history if answer.subject not in removed)
    return tuple(
        SubjectHistory(
            titles.get(subject, subject),
            removed.get(subject),
            _answers(shelf, [answer for answer in history if answer.subject == subject]),
        )
        for subject in (*removed, *others)
    )


def _answers(shelf: Shelf, history: Sequence[Answer]) -> tuple[AnswerHistory, ...]:
    """By question, in the order of the content.

    A renamed question is one, and what is gone from the content comes last.
    """
    order = {step: place for place, step in enumerate(shelf.steps)}
    steps = sorted(
        {shelf.current(answer.step) for answer in history}, key=lambda step: (order.get(step, len(order)), step)
    )
    return tuple(
        AnswerHistory(
            step,
            shelf.label(step),
            tuple(_revision(shelf, answer) for answer in history if shelf.current(answer.step) == step),
        )
        for step in steps
    )


def _revision(shelf: Shelf, answer: Answer) -> Revision:
    probes = (
        shelf.say(f"doc_probe_{mark.outcome}", probe=shelf.probe(answer.step, mark.probe)) for mark in answer.probes
    )
    return Revision(answer.revision, answer.at, shelf.choices(answer.step, answer.chosen), answer.parts, tuple(probes))


def subject_titles(shelf: Shelf, projects: Iterable[Project], history: Iterable[Answer]) -> dict[str, str]:
    """What conversations and answers are about, by id: the name of an action, or the whole project."""
    answers = latest(history)
    dialog = shelf.library.dialogs[FORM]
    named: Callable[[Action, int], str] = lambda action, number: (
        action_name(dialog, answers, action.id) or unnamed(shelf.library, shelf.language, number)
    )
    titles = {}
    for project in projects:
        titles |= {action.id: named(action, number) for number, action in enumerate(project.actions, start=1)}
        titles[project.id] = shelf.say("doc_about_project")
    return titles


def whereabouts(
    shelf: Shelf, person: Person, conversations: Iterable[Conversation], titles: Mapping[str, str]
) -> tuple[Whereabouts, ...]:
    """Where each conversation stands, and what waits in it."""
    known = {person.id: shelf.say("doc_about_person"), **titles}
    return tuple(_whereabouts(shelf, talk, known.get(talk.subject, talk.subject)) for talk in conversations)


def _whereabouts(shelf: Shelf, talk: Conversation, about: str) -> Whereabouts:
    dialog = shelf.library.dialogs.get(talk.dialog)
    return Whereabouts(
        dialog.titles[shelf.language] if dialog else talk.dialog,
        about,
        shelf.say(f"doc_at_{talk.state}") if talk.state in (HOME, REVIEW, DONE) else shelf.label(talk.state),
        talk.paused,
        shelf.labels(dict.fromkeys(talk.trail)),
        shelf.labels(talk.later),
        shelf.labels(talk.recheck),
        talk.pending is not None,
        tuple(_words(talk.pending)),
    )


def _words(pending: Pending | None) -> Iterable[str]:
    while pending is not None:
        yield from (pending.data[name] for name in ("excerpt", "text") if pending.data.get(name))
        pending = pending.under
