"""Colours, and how a thing is painted by its state: told in full colour, touched hatched, open as a thin outline.

The five colours of the wheel stay apart for people who see red, green or blue poorly, and the ink shows on each of
them (`tests/pictures/test_colours.py`). A colour never says anything alone: there is always a shape and a word.
"""

from __future__ import annotations

from dataclasses import dataclass

from adapters.pictures.ink import tag
from bot.core.map import State

INK = "#22304A"
QUIET = "#56617A"  # thin outlines and small words
PAPER = "#FFF8EA"
WHITE = "#FFFFFF"
SEA = "#D3E9EC"
FOAM = "#F1FAFA"
BEACH = "#F6E7C3"

AMBER = "#EFB22E"
BLUE = "#3F8FD0"
RED = "#D9613F"
GREEN = "#7CC6A0"
LILAC = "#E5CFF0"
SAND = "#EBD3A4"
STEEL = "#A9B6C6"
WHEEL = (AMBER, BLUE, RED, GREEN, LILAC)
COLOURS = (*WHEEL, SAND, STEEL)

_LINE = 5.0
_SLIP = "translate(4 4)"  # the colour lies a little beside its outline, as in a print made by hand


@dataclass(frozen=True, slots=True)
class Paint:
    """How the parts of one picture are painted."""

    state: State
    line: float = _LINE
    edge: bool = False  # the edge of a place that waits for words is dotted

    def part(self, d: str, colour: str = WHITE) -> str:
        """A part of a thing: its colour if it is told, and its outline always."""
        outline = self.stroke(d)
        if self.state == "open" or colour == WHITE:
            return tag("path", d=d, fill=WHITE) + outline
        if self.state == "touched":
            return tag("path", d=d, fill=WHITE) + tag("path", d=d, fill=f"url(#{hatch_name(colour)})") + outline
        return tag("path", d=d, fill=colour, transform=_SLIP) + outline

    def stroke(self, d: str) -> str:
        """A line: thin while the thing is open."""
        waits = self.state == "open"
        dots = {"stroke_dasharray": f"0.1 {self.line * 2.2:g}"} if waits and self.edge else {}
        return tag(
            "path",
            d=d,
            fill="none",
            stroke=QUIET if waits else INK,
            stroke_width=self.line * (0.6 if waits and not self.edge else 1),
            stroke_linecap="round",
            stroke_linejoin="round",
            **dots,
        )

    def spot(self, d: str) -> str:
        """A small full spot of ink, such as an eye."""
        return tag("path", d=d, fill=QUIET if self.state == "open" else INK)


def hatch_name(colour: str) -> str:
    """The name of a colour's hatching in the drawing."""
    return f"hatch-{colour[1:].lower()}"


def hatchings() -> str:
    """The hatching of each colour, to be defined once in a drawing."""
    return "".join(
        tag(
            "pattern",
            tag("rect", width=7, height=14, fill=colour),
            id=hatch_name(colour),
            width=14,
            height=14,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
        for colour in COLOURS
    )
