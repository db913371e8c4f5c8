"""A person's own data, arranged for reading: their projects, where they are, and every revision of every answer.

Format-neutral, like the report. Labels are those of today's content; a question that is gone is named by its id. The
question that was asked is told where it was another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.answering import probes_of
from bot.core.dialog import Language, Library, Step
from bot.core.draft import held_in
from bot.core.guide import FORM, WELCOME
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import Answer, Asked, Conversation, Part, Pending, Person, Project
from bot.core.origins import origin_told
from bot.core.report import action_name, latest, unnamed


@dataclass(frozen=True, slots=True)
class Revision:
    """An answer as it was at one time: the labels of the choices, the messages, and what was asked about it.

    `asked` is the question as it was then, where it is another one today, or gone. `origin`: where it was taken
    over from.
    """

    number: int
    at: datetime
    asked: str
    chosen: tuple[str, ...]
    parts: tuple[Part, ...]
    probes: tuple[str, ...]
    origin: str = ""


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
    """One project: its actions in order of importance, removed ones included; `others`: the project as a whole."""

    title: str
    is_open: bool
    actions: tuple[SubjectHistory, ...]
    others: tuple[SubjectHistory, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a conversation stands; `round`: how often it was walked, if more than once.

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
    round: str = ""


class Wording:
    """Finds the words of today for what a person's records name, and the questions as they were `asked`."""

    def __init__(self, library: Library, language: Language, asked: Asked) -> None:
        self.library = library
        self.language = language
        self.asked = asked
        self.steps: dict[str, Step] = {}
        for dialog in library.dialogs.values():
            for step in dialog.steps.values():
                self.steps |= {old: step for old in step.formerly if old not in self.steps} | {step.id: step}

    def say(self, name: str, /, **values: object) -> str:
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

    def question(self, step_id: str) -> str:
        """A question, as of now."""
        return self.steps[step_id].words[self.language].question if step_id in self.steps else ""

    def question_then(self, answer: Answer) -> str:
        """The question that was answered, if it is another one today, or gone; nothing if it was not kept."""
        kept = self.asked.get((answer.dialog, answer.version), {}).get(answer.step, {}).get(self.language, "")
        return "" if kept == self.question(answer.step) else kept

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


def questions(wording: Wording, history: Iterable[Answer]) -> Mapping[str, Mapping[str, object]]:
    """For a machine, by the step ids that answers name, former ids included: the words and the id of today.

    `then`: the questions of earlier dialog versions, where they were others.
    """
    told: dict[str, dict[str, object]] = {}
    then: dict[str, dict[str, str]] = {}
    for answer in history:
        name, before = answer.step, wording.question_then(answer)
        if before:
            then.setdefault(name, {})[answer.version] = before
        if before or name in wording.steps:
            told[name] = {
                "label": wording.label(name),
                "question": wording.question(name),
                "now": wording.current(name) if name in wording.steps else "",
                "then": then.get(name, {}),
            }
    return told


def project_histories(
    wording: Wording, person: Person, projects: Sequence[Project], history: Sequence[Answer]
) -> tuple[ProjectHistory, ...]:
    """All projects with every revision of every answer, removed actions included."""
    return tuple(
        _project(wording, project, number, project.id == person.project, history)
        for number, project in enumerate(projects, start=1)
    )


def _project(
    wording: Wording, project: Project, number: int, is_open: bool, everything: Sequence[Answer]
) -> ProjectHistory:
    history = [answer for answer in everything if answer.project == project.id]
    titles = subject_titles(wording, (project,), history)
    removed = {action.id: action.removed_at for action in project.actions}
    others = dict.fromkeys(answer.subject for answer in history if answer.subject not in removed)

    def about(subject: str) -> SubjectHistory:
        said = [answer for answer in history if answer.subject == subject]
        return SubjectHistory(titles.get(subject, subject), removed.get(subject), _answers(wording, said))

    title = wording.say("project_label", number=number, date=project.created_at.date().isoformat())
    return ProjectHistory(title, is_open, tuple(map(about, removed)), tuple(map(about, others)))


def _answers(wording: Wording, history: Sequence[Answer]) -> tuple[AnswerHistory, ...]:
    """By question, in the order of the content.

    A renamed question is one, and what is gone from the content comes last.
    """
    order = {step: place for place, step in enumerate(wording.steps)}
    steps = sorted(
        {wording.current(answer.step) for answer in history}, key=lambda step: (order.get(step, len(order)), step)
    )
    return tuple(
        AnswerHistory(
            step,
            wording.label(step),
            tuple(_revision(wording, answer) for answer in history if wording.current(answer.step) == step),
        )
        for step in steps
    )


def _revision(wording: Wording, answer: Answer) -> Revision:
    probes = (
        wording.say(f"doc_probe_{mark.outcome}", probe=wording.probe(answer.step, mark.probe)) for mark in answer.probes
    )
    return Revision(
        answer.revision,
        answer.at,
        wording.question_then(answer),
        wording.choices(answer.step, answer.chosen),
        answer.parts,
        tuple(probes),
        origin_told(wording.library, answer, wording.language),
    )


def subject_titles(wording: Wording, projects: Iterable[Project], history: Iterable[Answer]) -> dict[str, str]:
    """What conversations and answers are about, by id: the name of an action, or the whole project."""
    answers = latest(history)
    dialog = wording.library.dialogs[FORM]
    titles: dict[str, str] = {}
    for project in projects:
        for number, action in enumerate(project.actions, start=1):
            name = action_name(dialog, answers, action.id)
            titles[action.id] = name or unnamed(wording.library, wording.language, number)
        titles[project.id] = wording.say("doc_about_project")
    return titles


def whereabouts(
    wording: Wording, person: Person, conversations: Iterable[Conversation], titles: Mapping[str, str]
) -> tuple[Whereabouts, ...]:
    """Where each conversation stands, and what waits in it."""
    known = {person.id: wording.say("doc_about_person"), **titles}
    about = ((talk, person.id if talk.dialog == WELCOME else talk.subject) for talk in conversations)
    return tuple(_whereabouts(wording, talk, known.get(subject, subject)) for talk, subject in about)


def _whereabouts(wording: Wording, talk: Conversation, about: str) -> Whereabouts:
    dialog = wording.library.dialogs.get(talk.dialog)
    return Whereabouts(
        dialog.titles[wording.language] if dialog else talk.dialog,
        about,
        wording.say(f"doc_at_{talk.state}") if talk.state in (HOME, REVIEW, DONE) else wording.label(talk.state),
        talk.paused,
        wording.labels(dict.fromkeys(talk.trail)),
        wording.labels(talk.later),
        wording.labels(talk.recheck),
        talk.pending is not None,
        tuple(_words(talk.pending)),
        wording.say("doc_round", round=talk.round) if talk.round > 1 else "",
    )


def _words(pending: Pending | None) -> Iterable[str]:
    while pending is not None:
        yield from (said.text for said in held_in(pending))
        pending = pending.under
