"""The readings of coaches as sittings: turning a page is no other sitting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.model import Page, Reading

SITTING = timedelta(hours=1)  # readings that follow each other sooner are one sitting


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was read in one share, one thing soon after the other; `at`: the first. `pages`: what, and how often."""

    share: str
    at: datetime
    pages: Mapping[Page, int]


def sittings(readings: Iterable[Reading]) -> tuple[Sitting, ...]:
    """Every reading, in sittings, of which the newest comes first."""
    found: list[list[Reading]] = []
    last: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda one: one.at):
        sitting = last.get(reading.share)
        if sitting is None or reading.at - sitting[-1].at > SITTING:
            sitting = last[reading.share] = []
            found.append(sitting)
        sitting.append(reading)
    return tuple(Sitting(one[0].share, one[0].at, Counter(each.page for each in one)) for one in reversed(found))
