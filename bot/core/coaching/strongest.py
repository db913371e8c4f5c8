"""Which sentences of a project stand on its page: a fixed rule that anybody can follow, and no judgement of a project.

A sentence is quoted whole and as it was written. It can be chosen if its message is a told answer (not a name, an order
of importance or a choice), if it is of 6 to 45 words and 300 characters at most, shows no personal or sensitive data,
is no "I don't know" and does not repeat the example. Among those, one has
- up to 3 points for how much its question tells about the whole (its weights, beside those of the heaviest question),
- 1 point for each of these it shows: a figure, somebody who acts, a place, a change,
- 1 point if the answer is complete, and not "to be made clearer",
- 1 point if it is of 10 to 30 words, as it reads well aloud.
The points order sentences that were written, and are never shown. Of each answer one sentence is taken, of each chapter
(or walk) two at most, the best first; where points are equal, what is asked first. They are shown in the order of the
questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.coaching.seen import Said
from bot.core.coaching.telling import Teller, Thread
from bot.core.conditions import Condition, Evidence, Text, holds
from bot.core.dialog import Dialog, Step
from bot.core.guide import FORM
from bot.core.model import Part
from bot.core.report import spoken

_SHORTEST, _LONGEST, _LETTERS = 6, 45, 300
_READS_WELL = range(10, 31)
_HEAVIEST = 3.0
_A_CHAPTER = 2
_OUT = tuple(map(Condition, ("personal_data", "sensitive_data", "dont_know", "yes_only", "no_only", "copied_example")))
_LACKS = tuple(map(Condition, ("no_number", "no_actor", "no_place", "no_change")))
_NO_WORDS = ("ranking", "choice")
# A sentence ends at a sign that a space and no small letter follow, or at the end of a line: "p. ex. ici" goes on.
_TITLE = r"(?<!\bM)(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bMme)(?<!\bMrs)"
_END = re.compile(rf"{_TITLE}[.!?…]+(?:\s?»|[”\"')\]])*(?=\s+[^\sa-zà-ÿœ»”)\]]|\s*$)|\n+")
_BULLET = re.compile(r"\s*(?:[-–—*•·]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that can be quoted. `place`: of its question among all; `group`: its chapter."""

    thread: Thread
    part: Part
    words: str
    points: float
    place: int
    group: str


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text as they were written, with their signs; a line ends a sentence. None is empty."""
    ends = [(found.start(), found.end()) if found[0].isspace() else (found.end(),) * 2 for found in _END.finditer(text)]
    starts = [0, *(after for _, after in ends)]
    pieces = [text[start:end] for start, (end, _) in zip(starts, [*ends, (len(text), 0)], strict=True)]
    bare = (_BULLET.sub("", piece, count=1) if _BULLET.match(piece) else piece for piece in pieces)
    return tuple(filter(None, (piece.strip() for piece in bare)))


def strongest(teller: Teller, dialogs: Iterable[Dialog], most: int) -> tuple[Said, ...]:
    """The sentences from these walks that stand on the page, at most so many."""
    taken: Counter[str] = Counter()
    chosen: list[_Candidate] = []
    for candidate in sorted(_candidates(teller, dialogs), key=lambda one: (-one.points, one.place)):
        if len(chosen) < most and taken[candidate.group] < _A_CHAPTER:
            taken[candidate.group] += 1
            chosen.append(candidate)
    chosen.sort(key=lambda one: one.place)
    return tuple(teller.quote(one.thread, one.part, one.words) for one in chosen)


def _candidates(teller: Teller, dialogs: Iterable[Dialog]) -> Iterator[_Candidate]:
    """The best sentence of each answer, in the order of the questions."""
    place = 0
    for dialog in dialogs:
        heaviest = max((_weight(step) for step in dialog.steps.values()), default=0) or 1
        for chapter in dialog.chapters:
            group = f"{dialog.id}/{chapter.id}" if dialog.headings else dialog.id
            for thread in _threads(teller, [dialog.steps[name] for name in chapter.steps]):
                place += 1
                best = max(_sentences(teller, thread, heaviest), key=lambda one: one[0], default=None)
                if best is not None:
                    points, part, words = best
                    yield _Candidate(thread, part, words, points, place, group)


def _threads(teller: Teller, steps: Iterable[Step]) -> Iterator[Thread]:
    """The answers to some questions that can be quoted, about one action after the other."""
    naming = next(iter(teller.library.dialogs[FORM].steps))
    project = teller.opened.found.project
    for step in steps:
        if step.kind not in _NO_WORDS and step.id != naming:
            subjects = [project.id] if step.subject == "project" else [action.id for action in project.live]
            yield from filter(None, (teller.thread(subject, step.id) for subject in subjects))


def _sentences(teller: Teller, thread: Thread, heaviest: int) -> Iterator[tuple[float, Part, str]]:
    """The sentences of an answer that can be quoted, with their points."""
    if thread.asked is None:
        return
    example = thread.asked.words[teller.language].example
    for part in spoken(thread.last):
        for words in sentences(part.text):
            if len(words) <= _LETTERS:
                evidence = Evidence(Text(words), example=example)
                if _can_stand(evidence):
                    own = _HEAVIEST * _weight(thread.asked) / heaviest + (not thread.last.open)
                    yield own + _shows(evidence), part, words


def _can_stand(evidence: Evidence) -> bool:
    long_enough = _SHORTEST <= evidence.text.words <= _LONGEST
    return long_enough and not any(holds(condition, evidence) for condition in _OUT)


def _shows(evidence: Evidence) -> int:
    return sum(not holds(condition, evidence) for condition in _LACKS) + (evidence.text.words in _READS_WELL)


def _weight(step: Step) -> int:
    return sum(step.weights.values())
