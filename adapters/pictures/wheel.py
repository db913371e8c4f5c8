"""The wheel of the criteria: a slice for each, its name beside it."""

from __future__ import annotations

from dataclasses import replace

from adapters.pictures.ink import Point, group, number, polar
from adapters.pictures.lettering import Frame, Written
from adapters.pictures.paint import WHEEL, Paint
from adapters.pictures.pictograms.criteria import CRITERIA
from adapters.pictures.pictograms.ornaments import sun
from adapters.pictures.signs import HEADING, named
from bot.core.map import Map, Spot

_OUTER, _INNER, _GAP = 262.0, 84.0, 3.2
_TALL = 236.0  # how high a name may become
_MIDDLE = HEADING + 158 + _OUTER
_ASIDE = 228.0  # from the middle to the names below


def wheel(found: Map, width: float) -> Written:
    """The wheel in the middle of a picture so wide, below its heading. A criterion that is not there leaves a gap."""
    spots = {spot.dimension: spot for spot in found.wheel.spots}
    step = 360 / len(CRITERIA)
    places = enumerate(zip(CRITERIA, _frames(width), _HOLDS, strict=True))
    here = [(index, spots[name], frame, hold) for index, (name, frame, hold) in places if name in spots]
    slices = [_slice(spot, step * index - 90, step, WHEEL[index]) for index, spot, _, _ in here]
    names = [_name(found, spot, frame, hold) for _, spot, frame, hold in here]
    feet = (frame.y + name.height for (_, _, frame, _), name in zip(here, names, strict=True))
    lowest = max((_MIDDLE + _OUTER, *feet))
    middle = group(*slices, group(sun(), scale=1.1), at=(width / 2, _MIDDLE))
    return Written(middle + "".join(name.drawn for name in names), lowest + 36)


def _slice(spot: Spot, angle: float, step: float, colour: str) -> str:
    paint = Paint(spot.state)
    start, end = angle - step / 2 + _GAP / 2, angle + step / 2 - _GAP / 2
    a, b = polar(start, _OUTER), polar(end, _OUTER)
    c, d = polar(end - 2, _INNER), polar(start + 2, _INNER)
    outer, inner = number(_OUTER), number(_INNER)
    path = f"M{_at(a)}A{outer} {outer} 0 0 1 {_at(b)}L{_at(c)}A{inner} {inner} 0 0 0 {_at(d)}z"
    picture = CRITERIA[spot.dimension](paint)
    return Paint(spot.state, edge=True).part(path, colour) + group(picture, at=polar(angle, 180), scale=1.05)


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _frames(width: float) -> tuple[Frame, ...]:
    """Where the names stand: above, right, lower right, lower left, left."""
    middle, side, aside = width / 2, width / 2 - _OUTER - 44, width / 2 - _ASIDE - 24
    high, low = _MIDDLE - 212, _MIDDLE + 178
    return (
        Frame(middle - 330, HEADING - 14, 660, 156),
        Frame(middle + _OUTER + 20, high, side, _TALL),
        Frame(middle + _ASIDE, low, aside, _TALL),
        Frame(24, low, aside, _TALL),
        Frame(24, high, side, _TALL),
    )


_HOLDS = (1.0, 0.5, 0.0, 0.0, 0.5)  # at the foot of its frame, in the middle, at its top


def _name(found: Map, spot: Spot, frame: Frame, hold: float) -> Written:
    spare = frame.height - named(found, spot, frame).height
    return named(found, spot, replace(frame, y=frame.y + hold * spare))
