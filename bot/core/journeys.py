"""From answers to a format-neutral report of the journeys: the walks beside the form, which are for the person alone.

The form's own report is `bot.core.report`. Here nothing is open and nothing is to be filled in: what has no answer is
not listed. Of several rounds the last counts, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.dialog import Dialog, Language, Library, Step
from bot.core.effects import EffectsTable, effects_tables
from bot.core.guide import FORM, doors_of
from bot.core.map import Map, survey
from bot.core.model import Answer, Part, Project, Voice
from bot.core.origins import origin_told
from bot.core.quotes import Quote, quotes_beside
from bot.core.report import Answers, action_name, answer_to, choices_told, spoken, told, unnamed


@dataclass(frozen=True, slots=True)
class JourneyEntry:
    """One question and what was answered.

    `words`, `chosen`, `parts`, `origin`, `voices`: as in the dossier. `heard`: what a story tells, as the person
    confirmed it. `about`: the action it is about, where there are several; "" for the whole project.
    """

    step: str
    label: str
    words: str
    chosen: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    heard: tuple[str, ...] = ()
    about: str = ""
    origin: str = ""
    voices: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyChapter:
    """A chapter in which something was answered."""

    chapter: str
    title: str
    entries: tuple[JourneyEntry, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A walk in which something was answered. `effects`: its tables, where effects were told."""

    dialog: str
    version: str
    title: str
    chapters: tuple[JourneyChapter, ...]
    effects: tuple[EffectsTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Journeys:
    """The whole document. `form`: the title of what is handed in, and stands apart."""

    language: Language
    title: str
    form: str
    journeys: tuple[Journey, ...]
    map: Map


def journeys(
    library: Library, project: Project, answers: Answers, language: Language, *, voices: Sequence[Voice] = ()
) -> Journeys:
    """The journeys of a project. `answers` and `voices`: as for the dossier."""
    report = _Report(library, project, answers, language, voices)
    walks = [dialog for dialog in doors_of(library).values() if not dialog.headings]
    found = [journey for journey in (*map(report.journey, walks), report.gone()) if journey.chapters]
    title, form = library.messages[language]["doc_journeys_title"], library.dialogs[FORM].titles[language]
    return Journeys(language, title, form, tuple(found), survey(library, language, project, answers))


@dataclass(frozen=True, slots=True)
class _Report:
    """What every part of the document is made from."""

    library: Library
    project: Project
    answers: Answers
    language: Language
    voices: Sequence[Voice]

    def journey(self, dialog: Dialog) -> Journey:
        chapters = (
            JourneyChapter(
                chapter.id,
                chapter.titles[self.language],
                tuple(entry for name in chapter.steps for entry in self._entries(dialog.steps[name])),
            )
            for chapter in dialog.chapters
        )
        tables = effects_tables(self.library, dialog, self.language, self._said)
        return Journey(
            dialog.id,
            dialog.version,
            dialog.titles[self.language],
            tuple(chapter for chapter in chapters if chapter.entries),
            tuple(table for table in tables if any(chapter.told for chapter in table.chapters)),
        )

    def gone(self) -> Journey:
        """The answers to what the content no longer asks, walk by walk: kept, and shown last."""
        subjects = {self.project.id, *(action.id for action in self.project.live)}
        known = _asked(self.library)
        left: dict[str, list[JourneyEntry]] = {}
        for (subject, step), answer in self.answers.items():
            if subject in subjects and step not in known and answer.dialog != FORM and spoken(answer):
                label = self._words("doc_unknown_step", step=step)
                words = "\n\n".join(part.text for part in spoken(answer))
                left.setdefault(answer.dialog, []).append(JourneyEntry(step, label, words, parts=spoken(answer)))
        titles = {dialog.id: dialog.titles[self.language] for dialog in self.library.dialogs.values()}
        chapters = (JourneyChapter(dialog, titles.get(dialog, dialog), tuple(left[dialog])) for dialog in left)
        return Journey("", "", self._words("doc_journeys_gone"), tuple(chapters))

    def _entries(self, step: Step) -> Iterator[JourneyEntry]:
        """An entry for each subject of which something was said."""
        for answer in self._said(step):
            words = told(step, answer, self.language)
            heard = tuple(self.library.dimensions[name][self.language] for name in _heard(self.library, step, answer))
            if words or heard:
                yield JourneyEntry(
                    step.id,
                    step.words[self.language].label,
                    words,
                    choices_told(step, answer, self.language),
                    spoken(answer),
                    heard,
                    self._about(answer.subject),
                    origin_told(self.library, answer, self.language),
                    quotes_beside(self.library, step, answer.subject, self.voices, self.language),
                )

    def _said(self, step: Step) -> Iterator[Answer]:
        """The answers to a question: one about the project, or one about each action."""
        about_actions = [action.id for action in self.project.live]
        for subject in [self.project.id] if step.subject == "project" else about_actions:
            answer = answer_to(step, self.answers, subject, self.project.id)
            if answer is not None and (spoken(answer) or answer.chosen):
                yield answer

    def _about(self, subject: str) -> str:
        live = [action.id for action in self.project.live]
        if len(live) < 2 or subject not in live:
            return ""
        name = action_name(self.library.dialogs[FORM], self.answers, subject)
        return name or unnamed(self.library, self.language, live.index(subject) + 1)

    def _words(self, name: str, **values: str) -> str:
        return self.library.messages[self.language][name].format(**values)


def _asked(library: Library) -> set[str]:
    """The ids of all questions that the content has, former ones included."""
    steps = (step for dialog in library.dialogs.values() for step in dialog.steps.values())
    return {name for step in steps for name in (step.id, *step.formerly)}


def _heard(library: Library, step: Step, answer: Answer) -> tuple[str, ...]:
    return tuple(name for name in answer.chosen if name in library.dimensions) if step.hears else ()
