"""A person's own data, arranged for reading: their projects, where they are, and every revision of every answer.

Format-neutral, like the report. Labels are those of today's content; a question that is gone is named by its id. The
question that was asked is told where it was another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.draft import held_in
from bot.core.guide import FORM, WELCOME
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import Answer, Conversation, Part, Pending, Person, Project
from bot.core.origins import origin_told
from bot.core.report import action_name, latest, unnamed
from bot.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Revision:
    """An answer as it was at one time: the labels of the choices, the messages, and what was asked about it.

    `asked` is the question as it was then, where it is another one today, or gone. `origin`: where it was taken
    over from. `refused`: what was heard in a story, and is not so.
    """

    number: int
    at: datetime
    asked: str
    chosen: tuple[str, ...]
    parts: tuple[Part, ...]
    probes: tuple[str, ...]
    origin: str = ""
    refused: tuple[str, ...] = ()


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

    id: str
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

    title = wording.say("project_label", number=number, date=wording.local(project.created_at).date())
    return ProjectHistory(project.id, title, is_open, tuple(map(about, removed)), tuple(map(about, others)))


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
        wording.choices(answer.step, answer.refused),
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
