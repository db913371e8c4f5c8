"""The map in words: for those who do not see the picture, and where no picture can be shown."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.dialog import Language
from bot.core.map.nouns import Map, Region

_COLON: dict[Language, str] = {"fr": "\u00a0:", "en": ":"}


def in_words(found: Map, regions: Iterable[Region] | None = None) -> str:
    """One line for each region: its title, then each state with the places that are in it."""
    return "\n".join(" ".join((f"{region.title}.", *by_state(found, region))) for region in regions or found.regions)


def by_state(found: Map, region: Region) -> tuple[str, ...]:
    """A sentence for each state that a region has, with the places that are in it."""
    groups = (
        (word, [spot.label for spot in region.spots if spot.state == state]) for state, word in found.states.items()
    )
    colon = _COLON[found.language]
    return tuple(f"{word[:1].upper()}{word[1:]}{colon} {', '.join(labels)}." for word, labels in groups if labels)
