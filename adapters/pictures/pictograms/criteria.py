"""The five criteria of the wheel, within 60 of (0, 0)."""

from __future__ import annotations

from collections.abc import Callable

from adapters.pictures.ink import disc, flow, shape
from adapters.pictures.paint import AMBER, Paint
from adapters.pictures.pictograms.people import person


def _openness(paint: Paint) -> str:
    """Two rings that hold each other."""
    return paint.part(disc(-19, 0, 33)) + paint.part(disc(19, 0, 33)) + paint.stroke("M0 -27a33 33 0 0 1 0 54")


def _participation(paint: Paint) -> str:
    """Three people."""
    return person(paint, -33, 32, 0.8) + person(paint, 33, 32, 0.8) + person(paint, 0, 44)


def _experiment(paint: Paint) -> str:
    """A flask that bubbles."""
    flask = "M-13 -46v30l-30 50a10 10 0 0 0 9 15h68a10 10 0 0 0 9 -15l-30 -50v-30"
    liquid = "M-26 14q13 -9 26 0t26 0l14 24a8 8 0 0 1 -7 10h-66a8 8 0 0 1 -7 -10z"
    bubbles = paint.part(disc(-6, 31, 5)) + paint.part(disc(14, 26, 4))
    return paint.part(f"{flask}z") + paint.part(liquid, AMBER) + paint.stroke("M-22 -47h44") + bubbles


def _impact(paint: Paint) -> str:
    """A house with a heart in it."""
    house = shape((-46, 0), (0, -46), (46, 0), (34, 0), (34, 46), (-34, 46), (-34, 0))
    heart = "M0 34c-30 -19 -18 -42 0 -27c18 -15 30 8 0 27z"
    return paint.part(house) + paint.spot(heart)


def _novelty(paint: Paint) -> str:
    """A sprout in a pot, under the light."""
    pot = shape((-27, 16), (27, 16), (20, 50), (-20, 50))
    leaves = "M0 -8c-4 -26 -22 -30 -38 -28c2 20 16 32 38 28z", "M0 -16c4 -24 20 -30 36 -28c-2 20 -14 32 -36 28z"
    return (
        paint.stroke(flow([(0, 16), (-1, 0), (0, -14)]))
        + "".join(paint.part(leaf) for leaf in leaves)
        + paint.part(pot)
        + paint.stroke("M-33 16h66")
    )


CRITERIA: dict[str, Callable[[Paint], str]] = {
    "C1": _openness,
    "C2": _participation,
    "C3": _experiment,
    "C4": _impact,
    "C5": _novelty,
}
