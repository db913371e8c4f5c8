from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pytest

from bot.core.content import load
from bot.core.dialog import LANGUAGES, Library
from bot.core.map import Map, Region, State, chart
from bot.shelf import read_folder, shipped

LONG = "anticonstitutionnellementintergouverneme"  # forty letters


@pytest.fixture(scope="session")
def library() -> Library:
    return load(read_folder(shipped()))


@pytest.fixture(scope="session", params=LANGUAGES)
def mixed(library: Library, request: pytest.FixtureRequest) -> Map:
    """A project on its way, with places in every state."""
    return in_states(chart(library, request.param, lambda step: 0.0), "told", "touched", "open", "told")


def in_states(found: Map, *states: State) -> Map:
    """The map with these states, over and over."""
    turns = cycle(states)

    def region(old: Region) -> Region:
        return replace(old, spots=tuple(replace(spot, state=next(turns)) for spot in old.spots))

    return replace(found, wheel=region(found.wheel), sequences=region(found.sequences), stops=region(found.stops))


def relabelled(found: Map, label: str) -> Map:
    """The map with the same words everywhere."""

    def region(old: Region) -> Region:
        spots = tuple(replace(spot, label=label, hint=label if spot.hint else "") for spot in old.spots)
        return replace(old, title=label, spots=spots)

    return replace(
        found,
        title=label,
        note=label,
        states=dict.fromkeys(found.states, label),
        wheel=region(found.wheel),
        sequences=region(found.sequences),
        stops=region(found.stops),
    )
