"""From answers to a format-neutral report: the form's headings, the person's own words under each, what is still open.

Documents (Markdown, JSON, later Word and PDF) are written from this and from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.core.answering import evidence_of, probes_of, unsettled
from bot.core.conditions import Condition, Evidence, Text, holds
from bot.core.dialog import Dialog, Language, Library, Step
from bot.core.model import Answer, Project

State = Literal["told", "to_clarify", "open"]
_DONT_KNOW = Condition("dont_know")


def told(step: Step, answer: Answer, language: Language) -> str:
    """An answer as it is shown: the choices' labels, then the person's words, one paragraph a message.

    An "I don't know" that was followed by real words is left out: it was a breath, not an answer. It stays in the history.
    """
    labels = {choice.value: choice.label for choice in step.words[language].choices}
    chosen = ", ".join(labels.get(value, value) for value in answer.chosen)
    texts = [part.text for part in answer.parts]
    spoken = [text for text in texts if not holds(_DONT_KNOW, Evidence(Text(text)))] or texts
    if answer.chosen and spoken and step.kind != "choice_plus_text":
        chosen = ""  # "not for now", followed by words: the words say it better
    return "\n\n".join(text for text in (chosen, *spoken) if text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One question under a heading: its id and label, the words given, and whether it is told, to be made clearer or open."""

    step: str
    label: str
    words: str
    state: State


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the form, with its entries in the order of the questions."""

    heading: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ActionReport:
    """One action's form. `name` is empty while the action has none."""

    name: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole dossier: one part per action, in order of importance."""

    title: str
    actions: tuple[ActionReport, ...]


def dossier(library: Library, dialog: Dialog, project: Project, answers: Mapping[tuple[str, str], Answer], language: Language) -> Dossier:
    """The dossier of a project. `answers`: last revisions by (subject, step id), former ids included."""
    names = tuple(_name(dialog, answers, action.id, number) for number, action in enumerate(project.live, start=1))
    parts = []
    for action, name in zip(project.live, names, strict=True):
        found = {step.id: _answer(step, answers, action.id, project.id) for step in dialog.steps.values()}
        entries = {
            step.id: _entry(library, step, found[step.id], language, names)
            for step in dialog.steps.values()
            if _belongs(step, found[step.id], len(project.live))
        }
        parts.append(ActionReport(name, _sections(dialog, entries, language)))
    return Dossier(dialog.titles[language], tuple(parts))


def _answer(step: Step, answers: Mapping[tuple[str, str], Answer], action: str, project: str) -> Answer | None:
    subject = project if step.subject == "project" else action
    return next((answers[subject, key] for key in (step.id, *step.formerly) if (subject, key) in answers), None)


def _name(dialog: Dialog, answers: Mapping[tuple[str, str], Answer], action: str, number: int) -> str:
    naming = next(iter(dialog.steps.values()))
    answer = _answer(naming, answers, action, "")
    return answer.text if answer else ""


def _belongs(step: Step, answer: Answer | None, actions: int) -> bool:
    """Bridging questions appear only with an answer; a question that is not shown does not count as open."""
    if answer is not None:
        return True
    concerned = step.show_if is None or holds(step.show_if, Evidence(Text(""), actions=actions))
    return concerned and not step.bridges


def _entry(library: Library, step: Step, answer: Answer | None, language: Language, names: tuple[str, ...]) -> Entry:
    label = step.words[language].label
    if answer is None or not (answer.parts or answer.chosen):
        return Entry(step.id, label, "", "open")
    evidence = evidence_of(step, answer, language, names=names)
    clear = not unsettled(step, answer, evidence, probes_of(step, library))
    return Entry(step.id, label, told(step, answer, language), "told" if clear else "to_clarify")


def _sections(dialog: Dialog, entries: Mapping[str, Entry], language: Language) -> tuple[Section, ...]:
    sections = []
    for heading in dialog.headings:
        landed = tuple(entry for step_id, entry in entries.items() if heading.id in dialog.steps[step_id].lands)
        if landed:
            sections.append(Section(heading.id, heading.titles[language], landed))
    return tuple(sections)
