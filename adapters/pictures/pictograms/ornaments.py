"""What makes a picture friendly, and stands for nothing."""

from __future__ import annotations

from adapters.pictures.ink import block, disc, group, polar, shape
from adapters.pictures.paint import AMBER, FOAM, RED, WHITE, Paint


def clap() -> str:
    """The clapperboard after the last frame of the film."""
    paint = Paint("told")
    bars = "".join(
        paint.part(shape((x, -14), (x + 22, -14), (x + 8, 10), (x - 14, 10)), colour)
        for x, colour in zip(range(-66, 74, 24), (AMBER, WHITE) * 3, strict=True)
    )
    board = paint.part(block(-82, 8, 164, 88, 10), WHITE) + paint.stroke("M-58 40h70") + paint.stroke("M-58 66h110")
    arm = paint.part(block(-84, -16, 168, 28, 6), WHITE)
    return board + group(arm + bars, at=(-6, -22), turn=-10)


def sun() -> str:
    """The middle of the wheel."""
    paint = Paint("told")
    rays = (
        shape(polar(angle, 40), polar(angle, 52 if angle % 72 else 46), closed=False) for angle in range(0, 360, 36)
    )
    look = paint.spot(disc(-10, -4, 3.4)) + paint.spot(disc(10, -4, 3.4)) + paint.stroke("M-11 8q11 10 22 0")
    return "".join(map(paint.stroke, rays)) + paint.part(disc(0, 0, 29), AMBER) + look


def compass() -> str:
    """A compass rose, on the sea."""
    paint = Paint("told", line=4)
    points = [polar(angle - 90, 20 if angle % 90 else 62) for angle in range(0, 360, 45)]
    halves = (shape((0, 0), points[index], points[(index + 1) % 8]) for index in range(0, 8, 2))
    return paint.part(disc(0, 0, 46), FOAM) + paint.part(shape(*points)) + "".join(paint.part(d, RED) for d in halves)
