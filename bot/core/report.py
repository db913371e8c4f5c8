"""From answers to a format-neutral report: the form's headings, the person's own words under each, what is still open.

Documents (Markdown, Word, PDF, JSON) are written from this and from nothing else. The other documents stand
beside it: the journeys in `bot.core.journeys`, the blank form in `bot.core.paper`, a person's own data in
`bot.core.personal`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.core.conditions import Evidence, Text, holds, says_something
from bot.core.dialog import Dialog, Language, Library, Step
from bot.core.model import Answer, AnswerKey, Part, Project, Voice
from bot.core.origins import origin_told
from bot.core.plain import excerpt, title, visible
from bot.core.quotes import Quote, quotes_beside
from bot.core.ranking import reasons

State = Literal["told", "to_clarify", "open", "closed"]
Answers = Mapping[AnswerKey, Answer]  # last revisions, former step ids included
_TITLE = 120  # characters of an action's name in a title; the section of the name has it whole


def told(step: Step, answer: Answer, language: Language) -> str:
    """An answer as it is shown: the choices' labels, then the person's words, one paragraph a message.

    An "I don't know" that was followed by real words is left out: it was a breath, not an answer. The history keeps it.
    """
    return _joined(choices_told(step, answer, language), spoken(answer))


def _joined(chosen: tuple[str, ...], parts: tuple[Part, ...]) -> str:
    return "\n\n".join(text for text in (", ".join(chosen), *(part.text for part in parts)) if text)


def choices_told(step: Step, answer: Answer, language: Language) -> tuple[str, ...]:
    """The labels of the choices. "Not for now" followed by words is left out: the words say it better.

    Those of a story say what it tells, and stand elsewhere.
    """
    if step.hears:
        return ()
    if step.kind != "choice_plus_text" and any(part.text for part in answer.parts):
        return ()
    labels = {choice.value: choice.label for choice in step.words[language].choices}
    return tuple(labels.get(value, value) for value in answer.chosen)


def spoken(answer: Answer) -> tuple[Part, ...]:
    """The messages of an answer that have words; an "I don't know" among others is left out."""
    parts = tuple(part for part in answer.parts if part.text)
    if len(parts) < 2:
        return parts
    return tuple(part for part in parts if says_something(part.text)) or parts


@dataclass(frozen=True, slots=True)
class Entry:
    """One question under a heading: its id and label, the words given; told, to be made clearer, open, or closed: not
    shared with who reads it.

    `words` is `chosen` (labels of choices) and `parts` (the person's messages) in one text. `order`: the actions by
    name, most important first, where the question is their order. `optional`: it may stay empty. `see`: the heading
    under which the same words stand already. `voices`: what a community said about it, and the person kept. `origin`:
    the question of another walk from which the answer was taken over, in words.
    """

    step: str
    label: str
    words: str
    state: State
    chosen: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    order: tuple[str, ...] = ()
    optional: bool = False
    see: str = ""
    voices: tuple[Quote, ...] = ()
    origin: str = ""

    @property
    def says_something(self) -> bool:
        """Whether somebody's words stand here, or an order that was chosen."""
        return bool(self.words or self.voices or (self.order and self.state not in ("open", "closed")))


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the form, with its entries in the order of the form; bridging questions come last."""

    heading: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ActionReport:
    """One action's form. `name` is on one line, and empty while the action has none."""

    name: str
    sections: tuple[Section, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody has said anything about it yet."""
        return not any(entry.says_something for section in self.sections for entry in section.entries)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole dossier: one part per action, in order of importance."""

    dialog: str
    version: str
    language: Language
    title: str
    actions: tuple[ActionReport, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody has said anything yet that would stand in it."""
        return all(action.empty for action in self.actions)


def latest(history: Iterable[Answer]) -> dict[AnswerKey, Answer]:
    """The revision of each answer that counts, from all of them, oldest first."""
    return {(answer.subject, answer.step): answer for answer in history}


def dossier(
    library: Library,
    dialog: Dialog,
    project: Project,
    answers: Answers,
    language: Language,
    *,
    voices: Sequence[Voice] = (),
    closed: frozenset[AnswerKey] = frozenset(),
    named: str = "",
) -> Dossier:
    """The dossier of a project. `answers`: last revisions by (subject, step id), former ids included.

    `voices`: what communities answered; those that were kept stand beside the answer. `closed`: what is not shared with
    who reads it, by subject and today's step id: it is left out, but for voices beside it. `named`: what the first
    action is called if its answer is not among `answers`.
    """
    names = tuple(action_name(dialog, answers, action.id) for action in project.live)
    names = (names[0] or named, *names[1:]) if names else ()
    shown = tuple(name or unnamed(library, language, number) for number, name in enumerate(names, start=1))
    parts = []
    for action, name in zip(project.live, names, strict=True):
        found = {step.id: answer_to(step, answers, action.id, project.id) for step in dialog.steps.values()}
        entries = {
            step.id: replace(
                _entry(step, found[step.id], language, shown),
                voices=quotes_beside(library, step, action.id, voices, language),
                origin=origin_told(library, found[step.id], language),
            )
            for step in dialog.steps.values()
            if _belongs(step, found[step.id], len(project.live))
        }
        shut = {step for subject, step in closed if subject in (action.id, project.id)}
        entries = dict(_without(shut, entries))
        sections = (*_sections(dialog, entries, language), *_removed(library, dialog, answers, action.id, language))
        parts.append(ActionReport(name, sections))
    return Dossier(dialog.id, dialog.version, language, dialog.titles[language], tuple(parts))


def _without(shut: Container[str], entries: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """The entries without those that are not shared. Where voices stand beside one, its name is kept for them."""
    for step, entry in entries.items():
        if step not in shut:
            yield step, entry
        elif entry.voices:
            yield step, replace(entry, state="closed", order=())


def action_name(dialog: Dialog, answers: Answers, action: str) -> str:
    """What an action is called, on one line: its answer to the first question of the form; "" without one."""
    naming = next(iter(dialog.steps.values()))
    answer = answer_to(naming, answers, action, "")
    name = excerpt(title([part.text for part in spoken(answer)]), _TITLE) if answer else ""
    return name.removesuffix(".") if visible(name) else ""


def unnamed(library: Library, language: Language, number: int) -> str:
    """What an action without a name is called."""
    return library.messages[language]["action_unnamed"].format(number=number)


def answer_to(step: Step, answers: Answers, action: str, project: str) -> Answer | None:
    """The answer to a step, about an action or about its project; former ids count too. None without one."""
    subject = project if step.subject == "project" else action
    return next((answers[subject, key] for key in (step.id, *step.formerly) if (subject, key) in answers), None)


def _belongs(step: Step, answer: Answer | None, actions: int) -> bool:
    """Bridging questions appear only with an answer; a question that does not concern the project never does."""
    if step.show_if is not None and not holds(step.show_if, Evidence(Text(""), actions=actions)):
        return False
    return not step.bridges or (answer is not None and bool(answer.parts or answer.chosen))


def _entry(step: Step, answer: Answer | None, language: Language, names: tuple[str, ...]) -> Entry:
    ranking = step.kind == "ranking"
    entry = Entry(
        step.id,
        form_label(step, language),
        "",
        "open",
        order=names if ranking else (),
        optional=step.kind == "optional_text" or bool(step.bridges),
    )
    if answer is None or not (answer.parts or answer.chosen):
        return entry
    chosen = choices_told(step, answer, language)
    parts = reasons(answer, spoken(answer), names) if ranking else spoken(answer)
    words = _joined(chosen, parts)
    return replace(entry, words=words, state="to_clarify" if answer.open else "told", chosen=chosen, parts=parts)


def form_label(step: Step, language: Language) -> str:
    """What a question is called on the form.

    A bridging question is called by its place in the walk it is borrowed from, then by its theme ("Le phare — là où
    vous voulez arriver"). Whoever reads the form was not on that walk: the theme says enough.
    """
    label = step.words[language].label
    theme = label.rpartition(" — ")[2]
    return theme[0].upper() + theme[1:] if step.bridges else label


def _removed(
    library: Library, dialog: Dialog, answers: Answers, action: str, language: Language
) -> tuple[Section, ...]:
    """The answers to questions that the form no longer has: kept, and shown last, for the person to place or leave."""
    known = {name for step in dialog.steps.values() for name in (step.id, *step.formerly)}
    words = library.messages[language]
    entries = tuple(
        Entry(
            step,
            words["doc_unknown_step"].format(step=step),
            _joined((), spoken(answer)),
            "told",
            parts=spoken(answer),
        )
        for (subject, step), answer in answers.items()
        if subject == action and answer.dialog == dialog.id and step not in known and spoken(answer)
    )
    return (Section("removed", words["doc_removed"], entries),) if entries else ()


def _sections(dialog: Dialog, entries: Mapping[str, Entry], language: Language) -> tuple[Section, ...]:
    first: dict[str, str] = {}  # the heading that each answer stands under
    sections = []
    for heading in dialog.headings:
        landed = [entry for step, entry in entries.items() if heading.id in dialog.steps[step].lands]
        landed.sort(key=lambda entry: _place(dialog.steps[entry.step]))
        placed = tuple(replace(entry, see=first[entry.step]) if entry.step in first else entry for entry in landed)
        for entry in landed:
            first.setdefault(entry.step, heading.id)
        if placed:
            sections.append(Section(heading.id, heading.titles[language], placed))
    return tuple(sections)


def _place(step: Step) -> tuple[bool, str]:
    """Under a heading, the order of the form, which is in the ids ("B03.1", "B03.2"); bridging questions come last."""
    return (True, "") if step.bridges else (False, step.id)
