"""A dialog as small as a valid one can be, and a way to break it in one place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.core.content import check
from bot.core.dialog import Language

STRUCTURE = """
id: form
headings: [H1]
dimensions: [D1]
probes:
  - {id: P1, if: dont_know}
messages:
  hello: {id: M01, placeholders: [name]}
chapters:
  - id: first
    subject: action
    steps:
      - id: A1
        kind: long_text
        probes: ["words_lt:3"]
        lands: [H1]
        weights: {D1: 2}
      - id: A2
        kind: choice
        choices: [yes, no]
        depends_on: [A1]
        lands: [H1]
        weights: {}
        routes:
          - {when: "chose:no", to: done}
          - {to: A3}
      - id: A3
        kind: short_text
        lands: [H1]
        weights: {}
  - id: bridges
    subject: action
    walked: false
    steps:
      - borrow: O1
        lands: [H1]
        bridges: D1
"""
WORDS = """
title: Form
command: fill
headings: {H1: Heading}
chapters: {first: First, bridges: Further}
dimensions: {D1: need}
probes: {P1: Which word comes first?}
messages: {hello: "Hello {name}."}
steps:
  A1:
    label: Name
    question: Which name?
    help: Any name.
    example: The mill.
    probes:
      words_lt:3: Could you say more?
  A2:
    label: Again
    question: Go on?
    help: As you like.
    choices:
      yes: {label: Yes please, synonyms: [yes, ok]}
      no: {label: No thanks, synonyms: [no]}
  A3:
    label: Last
    question: Anything else?
    help: It is over.
"""
OTHER = """
id: other
cards:
  - {id: K1, kind: glossary}
chapters:
  - id: only
    subject: project
    steps:
      - {id: O1, kind: long_text, weights: {D1: 1}, formerly: [O0]}
"""
OTHER_WORDS = """
title: Other
command: wander
chapters: {only: Only}
cards: {K1: {title: Mill, text: It grinds.}}
steps:
  O1: {label: Who, question: Who decides?, help: Say who.}
"""


@dataclass
class Tiny:
    """Two dialogs without a fault: `form`, which borrows O1, and `other`, which owns it."""

    files: dict[str, str] = field(
        default_factory=lambda: {
            "form/dialog.yaml": STRUCTURE,
            "form/fr.yaml": WORDS,
            "form/en.yaml": WORDS,
            "other/dialog.yaml": OTHER,
            "other/fr.yaml": OTHER_WORDS,
            "other/en.yaml": OTHER_WORDS,
        }
    )

    def broken(self, file: str, old: str, new: str) -> Tiny:
        """The same files with one place changed."""
        assert old in self.files[file], f"{old!r} is not in {file}"
        return Tiny(self.files | {file: self.files[file].replace(old, new, 1)})

    def without(self, file: str) -> Tiny:
        return Tiny({name: text for name, text in self.files.items() if name != file})

    def problems(self, reserved: Mapping[Language, Collection[str]] | None = None) -> list[str]:
        return [str(problem) for problem in check(self.files, reserved)]
