"""The eleven sequences of the storyboard, within 80 of (0, 0) across and 60 down."""

from __future__ import annotations

from collections.abc import Callable

from adapters.pictures.ink import block, disc, flow, group, polar, shape
from adapters.pictures.paint import AMBER, BLUE, GREEN, LILAC, RED, SAND, STEEL, Paint
from adapters.pictures.pictograms.people import person


def _aspiration(paint: Paint) -> str:
    """A star above the hills."""
    star = shape(*(polar(angle - 90, 11 if index % 2 else 26) for index, angle in enumerate(range(0, 360, 36))))
    far, near = "M-14 54q34 -66 68 -44t32 44z", "M-84 54q30 -52 62 -46t58 46z"
    return paint.part(far, STEEL) + paint.part(near, GREEN) + group(paint.part(star, AMBER), at=(-6, -32))


def _centre(paint: Paint) -> str:
    """A person in the middle of a round."""
    dots = "".join(paint.part(disc(*polar(angle, 54), 8), LILAC) for angle in range(-90, 270, 45))
    return dots + group(person(paint, 0, 26, 0.95, AMBER))


def _partners(paint: Paint) -> str:
    """Pieces of one puzzle."""
    left = "M-62 -36h56v24a14 14 0 1 1 0 28v24h-56z"
    right = "M2 -36h56v76h-56v-24a14 14 0 1 0 0 -28z"
    return paint.part(left, BLUE) + group(paint.part(right, AMBER), at=(13, 0))


def _roots(paint: Paint) -> str:
    """A tree and its roots."""
    crown = "M-40 -4a25 25 0 0 1 2 -40a38 28 0 0 1 76 0a25 25 0 0 1 2 40z"
    roots = ("M-5 26c-4 16 -22 14 -40 24", "M0 26c0 12 -2 16 -4 30", "M5 26c4 16 22 12 40 20")
    trunk = shape((-9, -4), (9, -4), (9, 26), (-9, 26))
    ground = paint.stroke("M-78 26h56") + paint.stroke("M22 26h56")
    return paint.part(trunk, SAND) + paint.part(crown, GREEN) + "".join(map(paint.stroke, roots)) + ground


def _governance(paint: Paint) -> str:
    """People round a table, seen from above."""
    seats = "".join(
        paint.part(disc(*polar(angle, 50), 14), colour)
        for angle, colour in zip(range(-90, 270, 60), (RED, AMBER, GREEN, BLUE, LILAC, STEEL), strict=True)
    )
    return seats + paint.part(disc(0, 0, 27), SAND)


def _resources(paint: Paint) -> str:
    """A coin, a heart and a clock: three ways to give."""
    coin = paint.part(disc(-50, 14, 27), AMBER) + paint.stroke(disc(-50, 14, 15))
    heart = paint.part("M0 12c-46 -30 -24 -64 0 -40c24 -24 46 10 0 40z", RED)
    clock = paint.part(disc(50, 14, 27), LILAC) + paint.stroke(shape((50, -2), (50, 15), (61, 21), closed=False))
    return coin + clock + heart


def _access(paint: Paint) -> str:
    """An open door, and a ramp that leads to it."""
    wall = paint.part(block(-14, -54, 72, 84, 4), SAND)
    opening = paint.part(block(0, -42, 44, 72, 3))
    leaf = paint.part(shape((0, -42), (-26, -32), (-26, 40), (0, 30)), BLUE)
    ramp = paint.part(shape((-84, 52), (0, 30), (58, 30), (58, 52)), STEEL)
    return wall + opening + ramp + leaf + paint.spot(disc(-19, 4, 3.5))


def _purpose(paint: Paint) -> str:
    """A key: made to open something."""
    bow = paint.part(disc(-40, 0, 30), AMBER) + paint.part(disc(-46, 0, 10))
    stem = paint.part("M-12 -8h82v16h-14v20h-14v-20h-12v14h-14v-14h-28z", AMBER)
    return stem + bow


def _spreading(paint: Paint) -> str:
    """A dandelion whose seeds fly off."""
    seeds = ((40, -40, 20), (66, -12, 40), (34, -4, 30))
    spokes = "".join(
        paint.stroke(shape(polar(angle, 9), polar(angle, 27), closed=False)) + paint.part(disc(*polar(angle, 33), 5))
        for angle in range(0, 360, 45)
    )
    head = group(spokes + paint.part(disc(0, 0, 9), AMBER), at=(-28, -18))
    seed = paint.stroke("M0 20v-20m0 0l-11 -10m11 10v-15m0 15l11 -10") + paint.part(disc(0, 22, 4), AMBER)
    flying = "".join(group(seed, at=(x, y), turn=turn, scale=0.9) for x, y, turn in seeds)
    return paint.stroke(flow([(-28, -8), (-31, 24), (-40, 58)])) + head + flying


def _change(paint: Paint) -> str:
    """A butterfly."""
    upper, lower = "M4 -4c10 -50 66 -62 70 -30c2 26 -36 40 -70 34z", "M4 2c34 -2 58 16 48 36c-10 20 -40 4 -48 -32z"
    wings = paint.part(upper, LILAC) + paint.part(lower, AMBER)
    mirrored = f'<g transform="scale(-1 1)">{wings}</g>'
    feelers = paint.stroke("M-1 -24c-2 -16 -10 -22 -18 -24") + paint.stroke("M1 -24c2 -16 10 -22 18 -24")
    return wings + mirrored + paint.part(disc(0, 4, 6, 30), STEEL) + feelers


def _break(paint: Paint) -> str:
    """Arrows in a row, and one that turns off."""
    head = "m-12 -11l13 11l-13 11"
    straight = "".join(paint.stroke(f"M-70 {y}h{length}{head}") for y, length in ((40, 126), (10, 126)))
    turning = "M-76 -24h44c30 0 34 -22 58 -22"
    wide = Paint(paint.state, paint.line * 1.6)
    return straight + wide.stroke(f"{turning}m-12 -11l13 11l-13 11") + paint.part(disc(58, -46, 10), RED)


SEQUENCES: dict[str, Callable[[Paint], str]] = {
    "S01": _aspiration,
    "S02": _centre,
    "S03": _partners,
    "S04": _roots,
    "S05": _governance,
    "S06": _resources,
    "S07": _access,
    "S08": _purpose,
    "S09": _spreading,
    "S10": _change,
    "S11": _break,
}
