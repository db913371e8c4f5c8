"""The stored answers, judged as the engine judges a first answer: `python -m tests.conditions.exam [ROUND ...] [-v]`.

A good answer that brings any follow-up question is a wrong probe. A weak one is missed when none of the conditions it
was written for holds. `tests/conditions/answers_*.yaml` say how the answers came about.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.trying import try_answer
from bot.shelf import read_folder, shipped

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Case:
    """One stored answer and what came of it. `wants`: why it is weak; a good one wants nothing."""

    language: Language
    round: str
    question: str
    text: str
    wants: tuple[str, ...]
    probe: str
    holds: frozenset[str]

    @property
    def wrong(self) -> bool:
        """A follow-up question that a good answer did not call for."""
        return not self.wants and bool(self.probe)

    @property
    def missed(self) -> bool:
        """A weak answer in which nothing of what makes it weak was seen."""
        return bool(self.wants) and self.holds.isdisjoint(self.wants)

    def __str__(self) -> str:
        seen = self.probe if self.wrong else f"wanted {', '.join(self.wants)}; held {', '.join(sorted(self.holds))}"
        return f"{self.language} {self.round} {self.question} [{seen}] {self.text}"


@cache
def library() -> Library:
    """The content as it is shipped."""
    return load(read_folder(shipped()))


def _stored(language: Language) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    stored = (HERE / f"answers_{language}.yaml").read_text("utf-8")
    rounds: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(stored)
    for name, questions in rounds.items():
        for question, answers in questions.items():
            for text in answers.get("good", ()):
                yield name, question, text, ()
            for weak in answers.get("weak", ()):
                yield name, question, weak["text"], tuple(weak["wants"])


def judged(language: Language, rounds: Sequence[str] = ()) -> list[Case]:
    """Every stored answer of a language (of the named rounds, if any are named), judged."""
    cases = []
    for name, question, text, wants in _stored(language):
        if rounds and name not in rounds:
            continue
        trial = try_answer(library(), question, text, language)
        held = frozenset(key for key, value in trial.holds.items() if value)
        probe = trial.condition if trial.probe else ""
        cases.append(Case(language, name, question, text, wants, probe, held | {probe}))
    return cases


def share_wrong(cases: Sequence[Case]) -> float:
    """The share of the good answers that bring a follow-up question."""
    good = [case for case in cases if not case.wants]
    return sum(case.wrong for case in good) / len(good)


def table(cases: Sequence[Case]) -> str:
    """One line per language and round."""
    lines = []
    for language in LANGUAGES:
        for name in dict.fromkeys(case.round for case in cases):
            some = [case for case in cases if (case.language, case.round) == (language, name)]
            good = sum(not case.wants for case in some)
            wrong, missed = sum(case.wrong for case in some), sum(case.missed for case in some)
            weak = len(some) - good
            lines.append(
                f"{language} {name:7} {good:4} good, {wrong:3} wrongly probed ({wrong / good:6.1%});"
                f" {weak:4} weak, {missed:3} missed ({missed / weak:6.1%})"
            )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the table; with -v, also what went wrong, and by which condition."""
    rounds = [argument for argument in arguments if not argument.startswith("-")]
    cases = [case for language in LANGUAGES for case in judged(language, rounds)]
    report = [table(cases)]
    if "-v" in arguments:
        offenders = [case for case in cases if case.wrong or case.missed]
        report += [str(Counter(case.probe for case in offenders if case.wrong)), *map(str, offenders)]
    sys.stdout.write("\n".join(report) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
