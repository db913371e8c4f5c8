"""A question about a word is answered, and is no answer."""

from __future__ import annotations

import pytest

from bot.core.dialog import Language
from bot.core.wondering import word_asked
from tests.talk import Talk, shipped_library, shown


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "C'est quoi la gouvernance ?"),
        ("fr", "qu’est-ce que la gouvernance"),
        ("fr", "Gouvernance, ça veut dire quoi ?"),
        ("en", "what does governance mean"),
        ("en", "What is governance?"),
    ],
)
def test_who_asks_about_a_word_is_understood(language: Language, text: str) -> None:
    assert word_asked(shipped_library(), language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La gouvernance du four"),
        ("fr", "C'est quoi ce bazar ?"),
        (
            "fr",
            "Nous demandons chaque mois aux gens : c'est quoi la gouvernance pour vous, et qui devrait y être",
        ),
        ("fr", "Que veut dire gouvernance pour nous ? on décide ensemble"),
        ("en", "What's new here is the governance by neighbours"),
        ("en", "What is shared is the governance"),
        ("en", "What's new is the governance: everyone votes"),
    ],
)
def test_an_answer_that_speaks_of_a_word_is_an_answer(language: Language, text: str) -> None:
    assert not word_asked(shipped_library(), language, text)


def test_the_word_is_told_the_question_stays_open_and_nothing_is_kept(talk: Talk) -> None:
    answers, state = talk.history(), talk.draft.state
    reply = shown(talk.say("C'est quoi la gouvernance ?"))
    assert "La façon dont les décisions se prennent" in reply
    assert reply.splitlines()[-1].endswith("?")
    assert (talk.history(), talk.draft.state) == (answers, state)
