"""The closed list of conditions: their names, what they take and what they look at. Content can name no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Needs = Literal["text", "example", "situation"]


class UnknownCondition(ValueError):
    """A condition in the content that we do not know, or that is written with the wrong argument."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One known condition. `argument` is the type it takes; `needs` says what it looks at beyond nothing."""

    name: str
    argument: type[int] | type[str] | None
    needs: Needs
    meaning: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as the content names it. `str` gives it back as authors write it: "words_lt:3"."""

    name: str
    argument: int | str | None = None

    def __str__(self) -> str:
        return self.name if self.argument is None else f"{self.name}:{self.argument}"


def _plain(needs: Needs, **meanings: str) -> list[Spec]:
    return [Spec(name, None, needs, meaning) for name, meaning in meanings.items()]


_SPECS = (
    Spec("words_lt", int, "text", "fewer than N words"),
    Spec("words_gt", int, "text", "more than N words"),
    Spec("list_gt", int, "text", "a list of more than N short items"),
    Spec("list_eq", int, "text", "exactly N items"),
    *_plain(
        "text",
        no_number="no digit, number word or share",
        no_date="no month, season, year, duration or holiday",
        no_actor="no person, trade, organisation or proper name",
        no_concerned="no word for the people who live the need",
        only_self="I or we, and nobody else",
        no_public="no group of people is named",
        generic_public="everybody, and no group in particular",
        no_role="names without anything that they do",
        no_decision="nobody chooses, votes or agrees",
        no_method="no means of knowing or doing",
        no_because="no cause, consequence or obstacle",
        no_compare="no before and after, no here and elsewhere",
        no_change="no sign that something is different",
        no_place="no place",
        no_example="no scene, quote or figure",
        no_evidence="no trace: figure, quote, document, visible sign",
        no_review="no moment to take stock",
        no_need="nothing is said to be missing",
        no_condition="no 'if'",
        no_only="the answer is only 'no'",
        yes_only="the answer is only 'yes'",
        dont_know="the answer is only 'I do not know'",
        solution_as_need="a missing solution without any lived scene",
        jargon="a word that a neighbour would not know; found: the word",
        personal_data="a phone number, an address or a full name; found: the excerpt",
        sensitive_data="health, religion, origin, justice... of one person who could be recognised",
    ),
    *_plain("example", copied_example="the answer is close to the example"),
    *_plain(
        "situation",
        rank_incomplete="a rank is missing, repeated or unreadable",
        uncovered_dimension="a dimension has no text yet; found: its name",
        off_topic="the person said that the answer belongs elsewhere",
    ),
    Spec("actions_at_least", int, "situation", "the project has N actions or more"),
    Spec("chose", str, "situation", "VALUE was chosen with this answer"),
)
KNOWN: Mapping[str, Spec] = {spec.name: spec for spec in _SPECS}

_WRITTEN = re.compile(r"\s*([^:\s]*)\s*(?::\s*(.*?)\s*)?", re.DOTALL)


def parse(written: str) -> Condition:
    """Read a condition as authors write it. Raises UnknownCondition, with the nearest known name or what is missing."""
    match = _WRITTEN.fullmatch(written)
    name, argument = (match[1], match[2]) if match else (written.strip(), None)
    spec = KNOWN.get(name)
    if spec is None:
        import difflib  # noqa: PLC0415 - only for an author's mistake

        close = difflib.get_close_matches(name.casefold(), KNOWN, 1, 0.5)
        hint = f"did you mean {close[0]!r}?" if close else f"known conditions: {', '.join(sorted(KNOWN))}"
        raise UnknownCondition(f"there is no condition {name!r}; {hint}")
    if spec.argument is None:
        if argument is not None:
            raise UnknownCondition(f"{name!r} takes no argument; write {name!r} instead of {written!r}")
        return Condition(name)
    if not argument:
        raise UnknownCondition(f"{name!r} needs an argument; write {_sample(spec)!r}")
    if spec.argument is str:
        return Condition(name, argument)
    if not (argument.isascii() and argument.isdigit() and len(argument) < 10):
        raise UnknownCondition(f"{name!r} needs a whole number, not {argument!r}; write {_sample(spec)!r}")
    return Condition(name, int(argument))


def _sample(spec: Spec) -> str:
    return f"{spec.name}:3" if spec.argument is int else f"{spec.name}:VALUE"
