"""Which language somebody writes."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES
from bot.core.tongue import language_in
from tests.talk import shipped_library


@pytest.mark.parametrize(
    "text", ["me too", "I live this", "We wash by hand", "no thank you", "What is this?", "okay, I'm a neighbour"]
)
def test_english_is_heard(text: str) -> None:
    assert language_in(text) == "en"


@pytest.mark.parametrize(
    "text", ["moi aussi", "On lave à la main.", "non merci", "Quoi ?", "jé pa de machine a lavé ma maman", "Ça va"]
)
def test_french_is_heard(text: str) -> None:
    assert language_in(text) == "fr"


@pytest.mark.parametrize("text", ["", "ok", "👍", "3", "stop", "La Poste, the place", "laverie", "!!!"])
def test_words_of_both_or_of_none_tell_nothing(text: str) -> None:
    assert language_in(text) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_example_of_the_form_is_heard_in_its_language(language: str) -> None:
    for step in shipped_library().dialogs["annexe_b"].steps.values():
        words = step.words["fr" if language == "fr" else "en"]
        for text in (words.question, words.example or words.question):
            assert language_in(text) == language, text
