"""A question about a word is answered, and is no answer."""

from __future__ import annotations

import pytest

from bot.core.dialog import Language
from bot.core.wondering import word_asked, word_wondered
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


@pytest.mark.parametrize(
    "text",
    [
        "c'est quoi la zorglubification ?",
        "Qu’est-ce que la zorglubification ?",
        "qu'est-ce que c'est que la zorglubification?",
        "Zorglubification, ça veut dire quoi ?",
        "What does zorglubification mean?",
        "what's zorglubification ?",
    ],
)
def test_a_word_that_is_asked_about_alone_is_known_for_one(text: str) -> None:
    assert word_wondered(text) == "zorglubification"


@pytest.mark.parametrize(
    "text",
    [
        "C'est quoi la zorglubification",
        "C'est quoi ce bazar ?",
        "C'est quoi la fête des voisins, demandent-ils ?",
        "C'est quoi un four sans pain ?",
        "Nous demandons : c'est quoi la zorglubification ?",
        "What is new?",
        "What is the use of it?",
        "La zorglubification",
        "La zorglubification, c'est quoi faire ensemble ?",
    ],
)
def test_what_may_be_an_answer_is_not_taken_for_that(text: str) -> None:
    assert not word_wondered(text)


@pytest.mark.parametrize("before", ["", "/mot", "/carte frein", "/exemple"])
def test_that_the_glossary_lacks_a_word_is_said_and_the_message_waits(talk: Talk, before: str) -> None:
    texts, state = talk.texts(), talk.draft.state
    if before:
        talk.say(before)
    reply = shown(talk.say("C'est quoi la zorglubification ?"))
    assert "Je n'ai pas « zorglubification » dans le glossaire" in reply
    assert "/humain" in reply
    assert (talk.texts(), talk.draft.state) == (texts, state)
    talk.say("oui")
    assert talk.texts()[state].endswith("C'est quoi la zorglubification ?")


def test_a_word_asked_about_amid_a_change_goes_with_that_answer_or_nowhere(talk: Talk) -> None:
    talk.say("La Laverie qui roule")
    before = talk.texts()
    talk.say("/modifier 1")
    talk.say("remplacer")
    talk.say("C'est quoi la zorglubification ?")
    talk.say("non")
    assert talk.texts() == before
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "edit_text"
