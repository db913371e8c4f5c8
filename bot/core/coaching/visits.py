"""The readings of coaches as visits: turning a page is no other visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.model import Page, Reading

SITTING = timedelta(hours=1)  # readings that follow each other sooner are one visit


@dataclass(frozen=True, slots=True)
class Visit:
    """What was read in one share, one thing soon after the other; `at`: the first. `pages`: what, and how often."""

    share: str
    at: datetime
    pages: Mapping[Page, int]


def visits(readings: Iterable[Reading]) -> tuple[Visit, ...]:
    """Every reading, in visits, of which the newest comes first."""
    found: list[list[Reading]] = []
    last: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda one: one.at):
        visit = last.get(reading.share)
        if visit is None or reading.at - visit[-1].at > SITTING:
            visit = last[reading.share] = []
            found.append(visit)
        visit.append(reading)
    return tuple(Visit(one[0].share, one[0].at, Counter(each.page for each in one)) for one in reversed(found))
