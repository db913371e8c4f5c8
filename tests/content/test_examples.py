"""The invented examples are good answers: their own question would not ask on, and they name nobody."""

from __future__ import annotations

import pytest

from bot.core.conditions import KNOWN, Condition, Evidence, Text, holds, parse
from bot.core.content import load
from bot.core.dialog import Language, Step
from bot.shelf import read_folder, shipped

LIBRARY = load(read_folder(shipped()))
EXAMPLES = [
    pytest.param(step, language, id=f"{step.id}-{language}")
    for dialog in LIBRARY.dialogs.values()
    for step in dialog.steps.values()
    if not step.bridges  # a borrowed step is tested in its own dialog
    for language, words in step.words.items()
    if words.example
]
PRIVATE = (parse("personal_data"), parse("sensitive_data"))


def fired(conditions: tuple[Condition, ...], text: str) -> list[str]:
    """The conditions that hold for a text, among those that need nothing but the text."""
    evidence = Evidence(Text(text))
    return [
        str(condition)
        for condition in conditions
        if KNOWN[condition.name].needs == "text" and holds(condition, evidence)
    ]


@pytest.mark.parametrize(("step", "language"), EXAMPLES)
def test_an_example_asks_for_no_follow_up(step: Step, language: Language) -> None:
    assert fired(step.probes, step.words[language].example) == []


@pytest.mark.parametrize(("step", "language"), EXAMPLES)
def test_an_example_names_nobody(step: Step, language: Language) -> None:
    assert fired(PRIVATE, step.words[language].example) == []


def test_there_are_examples_for_every_question_but_the_first_contact() -> None:
    without = {
        step.id for dialog in LIBRARY.dialogs.values() for step in dialog.steps.values() if not step.words["fr"].example
    }
    assert without == {"A01", "A02", "A03"}
