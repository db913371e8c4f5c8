"""The blank form: every question of the walk on paper, in the same order and under the same numbers as in the chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.dialog import Dialog, Language, Library, Step
from bot.core.report import form_label

_WORDS_A_LINE = 9  # by hand, on A4
_FEWEST, _MOST, _UNSAID = 2, 10, 5  # lines to write on


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """One question. `number` is the one that `modifier 3` takes; `headings` name where the answer goes in the form."""

    number: int
    step: str
    label: str
    question: str
    help: str
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    choices: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class BlankChapter:
    """A chapter and its questions. `note` says so where they are optional."""

    title: str
    note: str
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True, slots=True)
class BlankForm:
    """The form, for one action."""

    dialog: str
    version: str
    language: Language
    title: str
    intro: str
    chapters: tuple[BlankChapter, ...]


def blank_form(library: Library, dialog: Dialog, language: Language) -> BlankForm:
    """The blank form of a dialog. What is not walked comes at the end, as optional."""
    messages = library.messages[language]
    numbers = {step: number for number, step in enumerate(dialog.steps, start=1)}
    titles = {heading.id: heading.titles[language] for heading in dialog.headings}
    chapters = tuple(
        BlankChapter(
            chapter.titles[language],
            "" if chapter.walked else messages["doc_form_further"],
            tuple(_question(dialog.steps[step], numbers[step], titles, messages, language) for step in chapter.steps),
        )
        for chapter in sorted(dialog.chapters, key=lambda chapter: not chapter.walked)
    )
    return BlankForm(dialog.id, dialog.version, language, dialog.titles[language], messages["doc_form_intro"], chapters)


def _question(
    step: Step, number: int, titles: Mapping[str, str], messages: Mapping[str, str], language: Language
) -> BlankQuestion:
    words = step.words[language]
    notes = {
        "doc_form_several": step.show_if is not None and step.show_if.name == "actions_at_least",
        "doc_form_optional": step.kind == "optional_text",
    }
    return BlankQuestion(
        number,
        step.id,
        form_label(step, language),
        words.question,
        words.help,
        tuple(messages[name] for name, wanted in notes.items() if wanted),
        tuple(titles[heading] for heading in step.lands),
        tuple(choice.label for choice in words.choices),
        _lines(step),
    )


def _lines(step: Step) -> int:
    if not step.target_words:
        return _UNSAID
    return min(_MOST, max(_FEWEST, -(-step.target_words // _WORDS_A_LINE) + 1))
