"""The seven stops of the sea journey, within 110 of (0, 0)."""

from __future__ import annotations

from collections.abc import Callable

from adapters.pictures.ink import block, disc, group, shape
from adapters.pictures.paint import AMBER, BLUE, GREEN, LILAC, RED, SAND, STEEL, Paint
from adapters.pictures.pictograms.people import person


def _lighthouse(paint: Paint) -> str:
    """A lighthouse with its beams, on a rock."""
    beams = paint.part(shape((26, -74), (108, -104), (108, -48)), AMBER) + paint.part(
        shape((-26, -74), (-108, -104), (-108, -48)), AMBER
    )
    rock = paint.part("M-84 92c8 -34 30 -40 46 -36c14 -18 62 -16 72 2c22 -4 42 12 50 34z", STEEL)
    tower = paint.part(shape((-24, -46), (24, -46), (38, 66), (-38, 66)))
    bands = paint.part(shape((-27, -20), (27, -20), (31, 10), (-31, 10)), RED) + paint.part(
        shape((-34, 38), (34, 38), (38, 66), (-38, 66)), RED
    )
    lamp = paint.part(block(-19, -88, 38, 36, 4), AMBER) + paint.part("M-26 -88q26 -34 52 0z", RED)
    return beams + rock + tower + bands + lamp + paint.part(block(-32, -54, 64, 12, 5))


def _harbour(paint: Paint) -> str:
    """Houses on a quay."""
    houses = (
        (-88, 62, -4, BLUE),
        (-22, 56, -34, AMBER),
        (38, 54, 8, LILAC),
    )
    drawn = ""
    for x, width, top, colour in houses:
        roof = shape((x - 6, top), (x + width / 2, top - 40), (x + width + 6, top))
        window = block(x + width / 2 - 9, top + 16, 18, 22, 2)
        drawn += paint.part(block(x, top, width, 52 - top), colour) + paint.part(roof, RED) + paint.part(window)
    quay = paint.part(block(-106, 52, 212, 26, 4), SAND)
    posts = "".join(paint.part(block(x, 40, 12, 22, 4), STEEL) for x in (-98, 82))
    return drawn + quay + posts + paint.stroke("M-70 78v14") + paint.stroke("M0 78v14") + paint.stroke("M70 78v14")


def _crew(paint: Paint) -> str:
    """A sailing boat with people on board."""
    mast = paint.stroke("M8 36v-138")
    sails = paint.part("M16 -94c42 24 60 70 64 106h-64z") + paint.part("M0 -72c-26 22 -34 46 -36 66h36z", AMBER)
    flag = paint.part(shape((8, -102), (42, -94), (8, -84)), RED)
    places = ((-62, GREEN), (-22, LILAC), (46, BLUE))
    people = "".join(person(paint, x, 42, 0.72, colour) for x, colour in places)
    hull = paint.part("M-104 36h208c-6 34 -28 50 -52 50h-106c-24 0 -44 -18 -50 -50z", RED)
    return mast + sails + flag + people + hull + paint.stroke("M-96 56h192")


def _rescue(paint: Paint) -> str:
    """A motor boat with a lifebuoy."""
    cabin = paint.part("M-44 20v-52a8 8 0 0 1 8 -8h62l24 60z", BLUE)
    panes = paint.part(block(-32, -26, 26, 24, 4)) + paint.part("M6 -26h18l10 24h-28z")
    light = (
        paint.part("M-14 -40v-10a10 10 0 0 1 20 0v10z", AMBER)
        + paint.stroke("M-30 -66l-8 -8")
        + paint.stroke("M-4 -74v-12")
        + paint.stroke("M22 -66l8 -8")
    )
    hull = paint.part("M-100 20h204c2 30 -22 62 -48 62h-112c-22 0 -40 -26 -44 -62z", AMBER)
    ring = paint.part(disc(-46, 50, 25), RED) + paint.part(disc(-46, 50, 11))
    return cabin + panes + light + hull + ring + paint.stroke("M0 46h82")


def _sharks(paint: Paint) -> str:
    """A friendly shark and another fin."""
    back = "M-104 34c16 -42 62 -58 112 -46c30 6 52 22 72 22"
    tail = "c8 -14 18 -26 28 -30c-2 22 -2 46 4 64c-14 -2 -26 -10 -34 -20"
    belly = "c-40 32 -150 44 -182 10z"
    fin = paint.part("M-24 -12c8 -30 26 -46 50 -50c-6 20 -4 36 4 54z", STEEL)
    eye = paint.spot(disc(-62, 14, 5))
    teeth = paint.part(shape((-86, 40), (-78, 52), (-70, 42), (-62, 54), (-54, 43), (-46, 54), (-38, 43)))
    far = paint.part("M58 -58c4 -20 16 -32 34 -36c-4 16 -2 26 4 36z", STEEL)
    water = paint.stroke("M44 -52q12 -10 24 0t24 0")
    return far + water + fin + paint.part(back + tail + belly, STEEL) + teeth + eye + paint.stroke("M-22 10q8 12 0 24")


def _oars(paint: Paint) -> str:
    """Two crossed oars."""
    blade = "M-7 -24c-10 -6 -14 -20 -13 -34c1 -28 8 -52 20 -52s19 24 20 52c1 14 -3 28 -13 34z"
    oar = paint.part(block(-7, -30, 14, 132, 7), SAND) + paint.part(blade, GREEN) + paint.stroke("M0 -84v40")
    grip = paint.part(block(-9, 80, 18, 26, 8), RED)
    return group(oar + grip, turn=-140) + group(oar + grip, turn=140)


def _buoys(paint: Paint) -> str:
    """Three buoys, one behind the other."""
    buoy = (
        paint.stroke("M0 -62v-22")
        + paint.part(shape((0, -84), (30, -75), (0, -64)), AMBER)
        + paint.part(shape((-16, -62), (16, -62), (34, 12), (-34, 12)), RED)
        + paint.part(shape((-24, -30), (24, -30), (29, -8), (-29, -8)))
        + paint.part("M-50 12h100c-4 26 -24 38 -50 38s-46 -12 -50 -38z", BLUE)
    )
    return group(buoy, at=(66, -36), scale=0.5) + group(buoy, at=(2, -10), scale=0.72) + group(buoy, at=(-58, 34))


STOPS: dict[str, Callable[[Paint], str]] = {
    "V1": _lighthouse,
    "V2": _harbour,
    "V3": _crew,
    "V4": _rescue,
    "V5": _sharks,
    "V6": _oars,
    "V7": _buoys,
}
