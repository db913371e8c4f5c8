"""Rules for the sake of those who read: short sentences, one question at a time, chapters one can finish, no prying.

Content that fails one of them still works, so `load` does not insist; `check` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.core.content.choices import is_door
from bot.core.content.index import Index, Rule, every_text, questions
from bot.core.content.problems import Problem
from bot.core.dialog import LANGUAGES, Language
from bot.core.plain import plain

SENTENCE_LIMIT = 22  # words
CHAPTER_SIZE = range(3, 7)  # steps
_ALIKE = 3  # words: "Menu ?" is said in either language
_COUNT = {2: "two", 3: "three"}
_SENTENCE_END = re.compile(r"[.!?…][\"»”)]*\s+|\n+|\s\|\s")  # a label ends where what may be typed instead begins

# What nobody needs to tell for a project (privacy row 11). A theme is rare enough to reword.
_PRYING: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        r"\b(santé|maladies?|malades?|handicap\w*|médica\w*|grossesse|enceinte|religi\w*|croyances?|confession\w*"
        r"|ethni\w*|nationalité|origines?|syndica\w*|politiques?|opinions?|orientation sexuelle)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(health|illness\w*|diseases?|disabilit\w*|disabled|medical|pregnan\w*|religio\w*|faith|beliefs?|ethnic\w*"
        r"|nationality|origins?|trade unions?|political|opinions|sexual\w*)\b",
        re.IGNORECASE,
    ),
}


def short_sentences(index: Index) -> Iterator[Problem]:
    """A sentence has 22 words at most."""
    for file, _, path, text in every_text(index):
        for sentence in _SENTENCE_END.split(text):
            words = [word for word in sentence.split() if any(char.isalnum() for char in word)]
            if len(words) > SENTENCE_LIMIT:
                message = f'{len(words)} words in the sentence "{" ".join(words[:5])}..."; cut it in two.'
                yield Problem(file, path, message)


def one_question_each(index: Index) -> Iterator[Problem]:
    """A question or follow-up asks one thing; a message asks one thing at most."""
    for file, _, path, text in questions(index):
        if "?" not in text:
            yield Problem(file, path, "no question mark; ask something.")
    for file, _, path, text in every_text(index):
        marks = text.count("?")
        if marks > 1 and not path.startswith("cards."):
            yield Problem(file, path, f"{_COUNT.get(marks, marks)} question marks; ask one question per message.")


def no_leading_emoji(index: Index) -> Iterator[Problem]:
    """A text does not start with an emoji: a screen reader would say its name first."""
    for file, _, path, text in every_text(index):
        if unicodedata.category(text[0]) == "So":
            yield Problem(file, path, "starts with an emoji; begin with a word.")


def no_prying(index: Index) -> Iterator[Problem]:
    """No question asks for a person's health, origin, religion or opinions."""
    for file, language, path, text in questions(index):
        asked = [sentence for sentence in re.split(r"(?<=[.!?…])\s+", text) if sentence.endswith("?")]
        if match := _PRYING[language].search(" ".join(asked)):
            yield Problem(file, path, f'"{match[0]}" asks for private matters; ask about the project instead.')


def chapter_sizes(index: Index) -> Iterator[Problem]:
    """In a form, a chapter that is walked has 3 to 6 questions."""
    for source in index.sources:
        for chapter in source.structure.chapters if source.structure.headings else ():
            if chapter.walked and len(chapter.steps) not in CHAPTER_SIZE:
                message = f"{len(chapter.steps)} questions; a chapter has 3 to 6, so split it or join it to another."
                yield Problem(source.file(), f"chapters.{chapter.id}.steps", message)


def translated(index: Index) -> Iterator[Problem]:
    """A question of a walk is said in each language, not copied; a word or two may be the same in both."""
    first, *others = LANGUAGES
    for source in filter(is_door, index.sources):
        for language in others:
            for name, step in source.words[language].steps.items():
                original = source.words[first].steps.get(name)
                same = original is not None and plain(original.question) == plain(step.question)
                if same and len(step.question.split()) > _ALIKE:
                    message = f"the same words as in {source.file(first)}; translate them."
                    yield Problem(source.file(language), f"steps.{name}.question", message)


READABLE: tuple[Rule, ...] = (
    short_sentences,
    one_question_each,
    no_leading_emoji,
    no_prying,
    chapter_sizes,
    translated,
)
