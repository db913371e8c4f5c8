"""What was heard of a story, and what was not: for authors who try their cues."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.dialog import Language, Library
from bot.core.hearing.ear import Heard, hear, markers

MARKERS = "G"  # the family of dimensions that hold Godin's markers


def tell(story: str, library: Library, language: Language) -> Mapping[str, Heard | None]:
    """Every sequence that is listened for, then every marker; None where the story says nothing of it.

    Raises KeyError if no dialog says how stories are heard.
    """
    hearing = library.hearing[language]
    heard = hear(story, hearing)
    shown = markers(heard)
    sequences = dict.fromkeys(cue.sequence for cue in hearing.cues)
    known = (name for name in library.dimensions if name.startswith(MARKERS))
    return {name: heard.get(name) for name in sequences} | {name: shown.get(name) for name in known}
