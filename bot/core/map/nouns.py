"""The nouns of the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.core.dialog import Language

State = Literal["told", "touched", "open"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A dimension on the map. `label` names it in few words; `hint` says what it stands for, where it is an image."""

    dimension: str
    label: str
    state: State
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """Dimensions that belong together, in their order."""

    title: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """The whole map. `traits`: those that the form looks for. `markers`: one region for each phase of a project.

    `states`: the word for each state.
    """

    language: Language
    title: str
    note: str
    states: Mapping[State, str]
    traits: Region
    wheel: Region
    sequences: Region
    stops: Region
    circles: Region
    moments: Region
    markers: tuple[Region, ...]

    @property
    def regions(self) -> tuple[Region, ...]:
        """Every region, in the order in which they are told."""
        return (self.traits, self.wheel, self.sequences, self.stops, self.circles, self.moments, *self.markers)
