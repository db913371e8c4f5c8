"""Rules for the sake of those who read: short sentences, one question at a time, chapters one can finish, no prying.

Content that fails one of them still works, so `load` does not insist; `check` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from bot.core.content.index import Index, Rule, all_steps, every_text, questions, step_id
from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.content.schema import StepFile
from bot.core.dialog import Language

SENTENCE_LIMIT = 22  # words
CHAPTER_SIZE = range(3, 7)  # steps
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


def reachable_steps(index: Index) -> Iterator[Problem]:
    """Walking from the first question, every step of a walked chapter can be met."""
    for source in index.sources:
        walked = [(path, step_id(step)) for path, chapter, step in all_steps(source) if chapter.walked]
        met = _met(source, [name for _, name in walked])
        for path, name in walked:
            if name not in met:
                yield Problem(source.file(), path, "no route leads here; add one or remove the step.")


def _met(source: Source, order: list[str]) -> set[str]:
    following = dict(pairwise(order))
    steps = {step_id(step): step for _, _, step in all_steps(source)}
    met: set[str] = set()
    waiting = order[:1]
    while waiting:
        name = waiting.pop()
        if name in met or name not in steps:  # not in steps: home, review, done
            continue
        met.add(name)
        step = steps[name]
        routes = [route.to for route in step.routes] if isinstance(step, StepFile) else []
        waiting += routes or [following.get(name, "done")]
    return met


READABLE: tuple[Rule, ...] = (
    short_sentences,
    one_question_each,
    no_leading_emoji,
    no_prying,
    chapter_sizes,
    reachable_steps,
)
