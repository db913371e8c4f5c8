"""The sea journey: seven stops on a sea, along a dotted route from the harbour to the lighthouse."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from adapters.pictures.ink import Point, blob, block, flow, group, tag
from adapters.pictures.lettering import Frame, Written
from adapters.pictures.paint import BEACH, FOAM, INK, PAPER, SEA, WHITE, Paint
from adapters.pictures.pictograms.ornaments import compass
from adapters.pictures.pictograms.stops import STOPS
from adapters.pictures.signs import named
from bot.core.map import Map, Spot

_LAND = ("V1", "V2")
_CARD, _CARD_TALL = 366.0, 186.0
_REACH = 112.0  # of a drawing, up and down


@dataclass(frozen=True, slots=True)
class Sea:
    """Where everything lies. `places`: the stops in the order in which one sails; `above`: whose name stands above."""

    width: float
    places: Mapping[str, Point]
    above: tuple[str, ...]
    rose: Point


UPRIGHT = Sea(
    1080,
    {
        "V2": (800, 1422),
        "V3": (276, 1210),
        "V6": (804, 998),
        "V5": (276, 786),
        "V4": (804, 574),
        "V7": (276, 362),
        "V1": (800, 150),
    },
    above=(),
    rose=(250, 1590),
)
LYING = Sea(
    1600,
    {
        "V2": (220, 340),
        "V3": (416, 586),
        "V6": (608, 340),
        "V5": (800, 586),
        "V4": (992, 340),
        "V7": (1184, 586),
        "V1": (1380, 340),
    },
    above=("V2", "V6", "V4", "V1"),
    rose=(1470, 690),
)


def voyage(found: Map, sea: Sea, top: float) -> Written:
    """The sea and its stops, from `top` on. A stop that is not there leaves open water."""
    spots = {spot.dimension: spot for spot in found.stops.spots if spot.dimension in sea.places}
    names = {name: _name(found, spot, sea) for name, spot in spots.items()}
    under = ((name, y) for name, (_, y) in sea.places.items() if name not in sea.above)
    below = (y + (names[name].height if name in names else 0.0) for name, y in under)
    tall = max(below) + _REACH + 40
    drawn = (
        tag("path", d=block(24, 0, sea.width - 48, tall, 36), fill=SEA),
        _waves(sea, tall),
        group(compass(), at=sea.rose),
        _route(sea),
        *(_stop(spot, sea.places[name]) for name, spot in spots.items()),
        *(name.drawn for name in names.values()),
    )
    return Written(group(*drawn, at=(0, top)), tall)


def _stop(spot: Spot, at: Point) -> str:
    """A drawing in a patch of foam, or of sand on the land; the edge is dotted while the stop is open."""
    ground = blob(at[0], at[1] + 4, 162, 122)
    patch = tag("path", d=ground, fill=BEACH if spot.dimension in _LAND else FOAM)
    edge = Paint("open", line=4, edge=True).stroke(ground) if spot.state == "open" else ""
    return patch + edge + group(STOPS[spot.dimension](Paint(spot.state)), at=at, scale=0.95)


def _name(found: Map, spot: Spot, sea: Sea) -> Written:
    """The name of a stop on a card: below its drawing, or above it."""
    x, y = sea.places[spot.dimension]
    frame = Frame(x - _CARD / 2 + 14, y + _REACH + 12, _CARD - 28, _CARD_TALL)
    height = named(found, spot, frame).height + 28
    top = y - _REACH - height if spot.dimension in sea.above else y + _REACH
    name = named(found, spot, Frame(frame.x, top + 12, frame.width, frame.height))
    return Written(tag("path", d=block(x - _CARD / 2, top, _CARD, height, 22), fill=PAPER) + name.drawn, height)


def _route(sea: Sea) -> str:
    return tag(
        "path",
        d=flow(list(sea.places.values())),
        fill="none",
        stroke=INK,
        stroke_width=6,
        stroke_linecap="round",
        stroke_dasharray="1 20",
    )


def _waves(sea: Sea, tall: float) -> str:
    """Waves where there is room for them."""
    wave = tag("path", d="M-26 0q13 -14 26 0t26 0", fill="none", stroke=WHITE, stroke_width=6, stroke_linecap="round")
    rows = ((60.0 + row * 96, row % 2 * 90) for row in range(int((tall - 40) // 96)))
    spread = ((110.0 + shift + column * 180, y + column * 37 % 30) for y, shift in rows for column in range(9))
    return "".join(group(wave, at=at) for at in spread if at[0] < sea.width - 80 and _free(sea, at))


def _free(sea: Sea, at: Point) -> bool:
    """Whether nothing is drawn here: no stop, no name, no rose, not the route."""
    for name, (x, y) in sea.places.items():
        up, down = (360, 150) if name in sea.above else (150, 330)
        if abs(at[0] - x) < 225 and -up < at[1] - y < down:
            return False
    legs = pairwise(sea.places.values())
    return math.dist(at, sea.rose) > 110 and all(_beside(at, start, end) > 50 for start, end in legs)


def _beside(at: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight line between two."""
    along = (end[0] - start[0], end[1] - start[1])
    share = ((at[0] - start[0]) * along[0] + (at[1] - start[1]) * along[1]) / (along[0] ** 2 + along[1] ** 2)
    share = min(1.0, max(0.0, share))
    return math.dist(at, (start[0] + share * along[0], start[1] + share * along[1]))
