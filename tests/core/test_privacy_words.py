"""The rows of the privacy checklist about our own words: what they ask, and how they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.model import Block, Reply
from tests.core.private import LIBRARY, MESSAGES
from tests.core.wild import GOOD
from tests.talk import Talk


def end_of_walk(language: Language) -> Reply:
    talk = Talk()
    reply = talk.settle_in(language)
    while talk.draft.state != "review":
        easy = {"next_chapter", "already_said"} & {choice.value for choice in reply.choices}
        reply = talk.press(easy.pop()) if easy else talk.say(GOOD)
    return reply


# --- row 11: no question asks for health, origin, religion, opinions --------------------------------------------------

_ASKS_FOR = re.compile(
    r"votre (?:santé|maladie|handicap|religion|origine|nationalité|orientation|âge|situation familiale|opinion|parti)"
    r"|(?:êtes|avez)-vous .{0,30}(?:malade|handicap|croyant|syndiqu|condamné|marié)"
    r"|your (?:health|illness|disability|religion|origin|nationality|ethnic|sexual|opinions|political|marital)"
    r"|are you .{0,30}(?:ill|disabled|religious|married|a member of)",
    re.IGNORECASE,
)


def asked() -> Iterator[tuple[str, str]]:
    """Every question and follow-up question of the content."""
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            for language, words in step.words.items():
                yield f"{dialog.id} {step.id} {language}", words.question
                for key, text in words.probes.items():
                    yield f"{dialog.id} {step.id} {language} {key}", text


def test_row_11_no_question_asks_what_is_nobodys_business() -> None:
    assert [name for name, text in asked() if _ASKS_FOR.search(text)] == []


@pytest.mark.parametrize("text", ["Quelle est votre religion ?", "Avez-vous été malade ?", "What about your health?"])
def test_row_11_such_a_question_would_be_found(text: str) -> None:
    assert _ASKS_FOR.search(text)


# --- row 30: no score -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_30_the_coverage_is_told_in_words_without_a_number(language: Language) -> None:
    coverage = [block.text for block in end_of_walk(language).blocks if _is_coverage(block, language)]
    assert len(coverage) == 1
    assert not re.search(r"[\d%]", coverage[0])
    assert not re.search(r"\b(?:score|points|niveau|level|rank|éligib|eligib)", coverage[0])


def _is_coverage(block: Block, language: Language) -> bool:
    return block.text.startswith(MESSAGES[language]["coverage"].split("{")[0])


# --- row 32: what is shown can be typed, and means something without colour or emoji ----------------------------------

_LABELS = re.compile(r"\A[^\W\d_]|\A\d+\. |\A\{")


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_32_every_label_is_words_and_begins_with_no_emoji(language: Language) -> None:
    labels = [text.split(" | ")[0] for name, text in MESSAGES[language].items() if name.startswith("choice_")]
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            labels += [choice.label for choice in step.words[language].choices]
    assert [label for label in labels if not _LABELS.search(label)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_32_a_message_of_ours_fits_in_one_message_of_any_channel(language: Language) -> None:
    texts = [*MESSAGES[language].values(), *(text for name, text in asked() if f" {language}" in name)]
    assert max(map(len, texts)) < 4096
    assert [text for text in texts if re.match(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]", text)] == []


# --- row 34: plain language; row 35: both languages -------------------------------------------------------------------

_SENTENCE = re.compile(r"[.!?:;]\s|\n")


def said() -> Iterator[tuple[str, str]]:
    """Everything that people read."""
    yield from asked()
    for language, messages in MESSAGES.items():
        for name, text in messages.items():
            if not name.startswith("choice_"):
                yield f"messages {language} {name}", text
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            for language, words in step.words.items():
                for field, text in (("help", words.help), ("example", words.example), ("before", words.before)):
                    yield f"{dialog.id} {step.id} {language} {field}", text


def test_row_34_no_sentence_is_longer_than_22_words() -> None:
    long = [
        (name, sentence)
        for name, text in said()
        for sentence in _SENTENCE.split(text)
        if len(re.findall(r"\w+(?:['’-]\w+)*", sentence)) > 22
    ]
    assert long == []


_JARGON = re.compile(
    r"\b(?:gouvernance|capacitation|empowerment|parties prenantes|essaimage|disrupti\w+|stakeholders?|scalab\w+"
    r"|leverag\w+|synerg\w+|paradigm\w*|résilien\w+|resilien\w+)\b",
    re.IGNORECASE,
)


def test_row_34_no_question_speaks_in_jargon() -> None:
    assert [name for name, text in asked() if _JARGON.search(text)] == []


def test_row_35_both_languages_say_the_same_things() -> None:
    assert set(MESSAGES["fr"]) == set(MESSAGES["en"])
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            french, english = step.words["fr"], step.words["en"]
            assert set(french.probes) == set(english.probes), step.id
            assert [c.value for c in french.choices] == [c.value for c in english.choices], step.id
            for field in ("label", "question", "help", "example", "before"):
                assert bool(getattr(french, field)) == bool(getattr(english, field)), (step.id, field)


def test_row_35_the_same_walk_asks_the_same_questions_in_both_languages() -> None:
    states: dict[Language, list[str]] = {"fr": [], "en": []}
    for language in LANGUAGES:
        talk = Talk()
        talk.settle_in(language)
        for _ in range(80):
            states[language].append(talk.draft.state)
            talk.say("/passer" if language == "fr" else "/skip")
    assert states["fr"] == states["en"]
    assert "review" in states["fr"]
