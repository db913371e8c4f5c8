"""What every turn may consult and none may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from bot.core.conditions import Condition
from bot.core.dialog import Choice, Dialog, Language, Library
from bot.core.machine import Walk
from bot.core.model import COMMUNITY, Shortcut
from bot.core.moves import Move

WELCOME = "accueil"  # the dialog of the first contact; its `home` is the menu
FORM = "annexe_b"  # the dialog that fills the form


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


def notice_messages(notice: str) -> tuple[str, ...]:
    """The messages that make a notice: what is true of every network comes before what is particular to this one.

    On a person's own computer, and in a room, something else is true: those notices are whole.
    """
    return (notice,) if notice in ("terminal_notice", COMMUNITY) else ("privacy_notice", notice)


def read_option(value: str, written: str) -> Choice:
    """A choice from a message that reads "Label | synonym | synonym"."""
    label, *synonyms = written.split(" | ")
    return Choice(value, label, tuple(synonyms))
