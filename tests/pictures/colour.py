"""How colours look to people, and how far apart they are.

The simulation is that of Machado, Oliveira and Fernandes (2009), at its full strength; distances are in Oklab
(Ottosson, 2020), where 0.02 is about the least that is seen; contrast is that of WCAG 2.
"""

from __future__ import annotations

import math

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

EYES: dict[str, Matrix] = {
    "most people": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def distance(one: str, other: str, eyes: str) -> float:
    return math.dist(_seen(one, eyes), _seen(other, eyes))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (_linear(one), _linear(other)))
    return (light + 0.05) / (dark + 0.05)


def _seen(colour: str, eyes: str) -> Colour:
    light = _times(EYES[eyes], _linear(colour))
    r, g, b = (min(1.0, max(0.0, part)) for part in light)
    long, middle, short = (part ** (1 / 3) for part in _times(_TO_CONES, (r, g, b)))
    return _times(_TO_LAB, (long, middle, short))


def _linear(colour: str) -> Colour:
    r, g, b = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _unfold(r), _unfold(g), _unfold(b)


def _unfold(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _times(matrix: Matrix, colour: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third
