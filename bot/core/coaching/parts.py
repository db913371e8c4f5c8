"""What a holder can open to a coach, part by part: each chapter of the form, each walk beside it, the kept voices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.core.dialog import Language, Library
from bot.core.guide import FORM, doors_of
from bot.core.model import Share

ALL = "all"  # everything, what is written later included
VOICES = "voices"  # what communities said, where it was kept


@dataclass(frozen=True, slots=True)
class PartOfProject:
    """One part: its id ("annexe_b/besoin", "storyboard", "voices"), what it is called, and the questions in it."""

    id: str
    title: str
    steps: frozenset[str]


def parts(library: Library, language: Language) -> tuple[PartOfProject, ...]:
    """Every part there is, in the order of home. Former ids of questions are in it too."""
    return tuple(_parts(library, language))


def _parts(library: Library, language: Language) -> Iterator[PartOfProject]:
    for dialog in doors_of(library).values():
        for chapter in dialog.chapters if dialog.id == FORM else ():
            steps = (dialog.steps[name] for name in chapter.steps)
            names = frozenset(name for step in steps for name in (step.id, *step.formerly))
            yield PartOfProject(f"{dialog.id}/{chapter.id}", chapter.titles[language], names)
        if dialog.id != FORM:
            names = frozenset(name for step in dialog.steps.values() for name in (step.id, *step.formerly))
            yield PartOfProject(dialog.id, dialog.titles[language], names)
    yield PartOfProject(VOICES, library.messages[language]["part_voices"], frozenset())


def since(library: Library, share: Share, step: str) -> datetime | None:
    """From when on a share opens the answers to a question; None if it does not."""
    if ALL in share.parts:
        return share.parts[ALL]
    opened = (share.parts[part.id] for part in parts(library, "fr") if part.id in share.parts and step in part.steps)
    return min(opened, default=None)


def voices_since(share: Share) -> datetime | None:
    """From when on a share opens the kept voices; None if it does not."""
    return share.parts.get(ALL, share.parts.get(VOICES))
