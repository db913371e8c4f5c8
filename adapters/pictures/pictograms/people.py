"""A person, as small as a person can be drawn."""

from __future__ import annotations

from adapters.pictures.ink import disc
from adapters.pictures.paint import WHITE, Paint


def person(paint: Paint, x: float, y: float, size: float = 1, colour: str = WHITE) -> str:
    """A head and shoulders. (x, y): the middle of the shoulders' lower edge."""
    half, tall = 26 * size, 34 * size
    shoulders = f"M{x - half:.1f} {y:.1f}c0 {-tall:.1f} {half * 2:.1f} {-tall:.1f} {half * 2:.1f} 0z"
    return paint.part(shoulders, colour) + paint.part(disc(x, y - 44 * size, 15 * size), colour)
