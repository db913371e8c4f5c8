"""SVG, element by element, and the few shapes that all drawings are made of.

A drawing is a string. Everything that comes from outside passes `tag` or `words`, which escape it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

Point = tuple[float, float]

# What XML 1.0 cannot hold at all, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(text: str) -> str:
    """Text between two tags."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def number(value: float) -> str:
    """A length, to a tenth of a pixel."""
    return f"{round(value, 1) + 0.0:g}"  # no "-0"


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """An element. `stroke_width=2` becomes `stroke-width="2"`, and `class_="x"` becomes `class="x"`."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_FORBIDDEN.sub('', _text(value)))}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def group(*inside: str, at: Point = (0, 0), scale: float = 1, turn: float = 0) -> str:
    """Drawings moved together to a point, larger or smaller, turned by degrees."""
    moves = [f"translate({number(at[0])} {number(at[1])})"]
    if turn:
        moves.append(f"rotate({number(turn)})")
    if scale != 1:
        moves.append(f"scale({scale:g})")
    return tag("g", *inside, transform=" ".join(moves))


# --- shapes: what stands in the `d` of a path -------------------------------------------------------------------------


def disc(x: float, y: float, across: float, down: float = 0) -> str:
    """A circle, or an ellipse, by its radius or radii."""
    a, b = number(across), number(down or across)
    half, back = f"a{a} {b} 0 1 1 {number(2 * across)} 0", f"a{a} {b} 0 1 1 {number(-2 * across)} 0"
    return f"M{number(x - across)} {number(y)}{half}{back}z"


def block(x: float, y: float, width: float, height: float, corner: float = 0) -> str:
    """A rectangle with round corners."""
    w, h, r = number(width - 2 * corner), number(height - 2 * corner), number(corner)
    bend = f"a{r} {r} 0 0 1"
    there, back = f"h{w}{bend} {r} {r}v{h}", f"{bend} -{r} {r}h-{w}{bend} -{r} -{r}v-{h}"
    return f"M{number(x + corner)} {number(y)}{there}{back}{bend} {r} -{r}z"


def shape(*points: Point, closed: bool = True) -> str:
    """Straight lines from point to point."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("z" if closed else "")


def flow(points: Sequence[Point], *, closed: bool = False) -> str:
    """A smooth line through points, drawn as a hand would (Catmull-Rom, as Bézier curves)."""
    around = [points[-1], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    d = f"M{number(points[0][0])} {number(points[0][1])}"
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        d += "C" + " ".join(f"{number(x)} {number(y)}" for x, y in (first, second, end))
    return d + "z" * closed


def blob(x: float, y: float, across: float, down: float) -> str:
    """A round that no compass made: an island, foam."""
    wobble = (1.0, 0.94, 1.05, 0.97, 1.03, 0.93, 1.04, 0.98)
    turns = ((index * math.pi / 4, radius) for index, radius in enumerate(wobble))
    return flow([(x + across * r * math.cos(a), y + down * r * math.sin(a)) for a, r in turns], closed=True)


def polar(angle: float, radius: float) -> Point:
    """A point around (0, 0); the angle in degrees, from the right and clockwise."""
    return radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle))


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
