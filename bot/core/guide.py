"""What every turn may consult and none may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.core.conditions import Condition
from bot.core.dialog import FOR_COACH, Choice, Dialog, Language, Library, Step, StepWords
from bot.core.machine import Walk
from bot.core.model import COMMUNITY, Shortcut
from bot.core.moves import Move

WELCOME = "accueil"  # the dialog of the first contact; its `home` is the menu
FORM = "annexe_b"  # the dialog that fills the form
COACH_KEPT = "coach_kept"  # the message that tells what is kept of a coach, and why


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up question that may be wanted: `key` is its condition as written."""

    key: str
    condition: Condition
    texts: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Guide:
    """Content, its machines, and the facts of this installation."""

    library: Library
    walks: Mapping[str, Walk]
    probes: Mapping[tuple[str, str], tuple[Probe, ...]]  # by (dialog, step), in the order in which they are tried
    facts: Mapping[Language, Mapping[str, str]]  # controller, contact, ... as they are told
    notice_versions: Mapping[str, str]  # by the name of the notice
    coach_versions: Mapping[str, str]  # the same, of the notices that coaches read
    reachable: bool  # whether a contact is set
    options: Mapping[tuple[Language, str], Choice]  # the choices whose words never vary, by language and name
    shortcuts: Mapping[Language, Mapping[str, Shortcut]]  # the usual moves by name, as they are shown
    doors: Mapping[str, Dialog]  # the dialogs that one walks through for a project, the form first
    moves: Mapping[str, Move]  # all that can be typed, by word, those that open a dialog included
    formats: frozenset[str]  # in which documents can be written here
    pages: str  # the address of the coaches' pages; "" without them
    zone: tzinfo  # where people live: times of day are told in it


def doors_of(library: Library) -> dict[str, Dialog]:
    """The dialogs that one walks through for a project: what is handed in first, then in the order of the folders."""
    walked = [dialog for dialog in library.dialogs.values() if dialog.steps and dialog.subject != "person"]
    return {dialog.id: dialog for dialog in sorted(walked, key=lambda dialog: not dialog.headings)}


def notice_messages(notice: str, *, coach: bool = False) -> tuple[str, ...]:
    """The messages that make a notice: what is true of every network comes before what is particular to this one.

    On a person's own computer, and in a room, something else is true: those notices are whole. A coach comes for
    another purpose, and other things are kept of a coach: that is told instead, except in a room, which has no coaches.
    """
    first, *others = (notice,) if notice in ("terminal_notice", COMMUNITY) else ("privacy_notice", notice)
    return (f"coach_{first}", COACH_KEPT, *others) if coach and first != COMMUNITY else (first, *others)


def words_of(library: Library, step: Step, language: Language, *, coach: bool = False) -> StepWords:
    """What is read of a step. Where it has the tag `for_coach`, coaches read the messages of that name instead."""
    words, name = step.words[language], step.tags.get(FOR_COACH, "") if coach else ""
    if not name:
        return words
    said = library.messages[language]
    return replace(words, before=said[f"{name}_before"], question=said[name], help=said[f"{name}_help"])


def read_option(value: str, written: str) -> Choice:
    """A choice from a message that reads "Label | synonym | synonym"."""
    label, *synonyms = written.split(" | ")
    return Choice(value, label, tuple(synonyms))
