"""The storyboard as a strip of film: a frame for each sequence, its name below."""

from __future__ import annotations

from adapters.pictures.ink import block, group, tag
from adapters.pictures.lettering import Frame, Written
from adapters.pictures.paint import FOAM, INK, PAPER, WHITE, Paint
from adapters.pictures.pictograms.ornaments import clap
from adapters.pictures.pictograms.sequences import SEQUENCES
from adapters.pictures.signs import named
from bot.core.map import Map, Spot

_MARGIN = 36.0
_FILM = 236.0  # how high the film is
_HOLES = 34.0  # the edge of the film, with its holes
_BELOW = 16.0
_TALL = 360.0  # how high a name may become; a row is as high as its highest name
_TINTS = ("#FBE3AE", "#CFE4F5", "#D9EFE3", "#F6D3C8", "#F2E4F8")


def strip(found: Map, width: float, top: float, columns: int) -> Written:
    """The film, in rows of so many frames, from `top` on: one for each sequence that there is a picture of."""
    spots = tuple(spot for spot in found.sequences.spots if spot.dimension in SEQUENCES)
    y, drawn = top, ""
    for start in range(0, len(spots), columns):
        row = _row(found, spots[start : start + columns], start, Frame(0, y, width, 0), columns)
        drawn, y = drawn + row.drawn, y + row.height
    return Written(drawn, y - top)


def _row(found: Map, spots: tuple[Spot, ...], first: int, frame: Frame, columns: int) -> Written:
    wide = (frame.width - 2 * _MARGIN) / columns
    film = tag("path", d=block(_MARGIN - 14, frame.y, len(spots) * wide + 28, _FILM, 16), fill=INK)
    drawn, highest = film + _holes(len(spots) * wide, frame.y), 0.0
    for place, spot in enumerate(spots):
        x = _MARGIN + place * wide
        drawn += _window(Frame(x + 9, frame.y + _HOLES, wide - 18, _FILM - 2 * _HOLES), spot, first + place)
        name = named(found, spot, Frame(x + 6, frame.y + _FILM + _BELOW, wide - 12, _TALL), 32)
        drawn, highest = drawn + name.drawn, max(highest, name.height)
    if len(spots) < columns:
        x = _MARGIN + len(spots) * wide
        drawn += group(clap(), at=(x + wide / 2, frame.y + _FILM / 2))
    return Written(drawn, _FILM + _BELOW + highest + 34)


def _holes(width: float, top: float) -> str:
    count = int(width // 42)
    step = width / count
    return "".join(
        tag("path", d=block(_MARGIN + (index + 0.5) * step - 9, top + y, 18, 14, 4), fill=PAPER)
        for index in range(count)
        for y in (10, _FILM - 24)
    )


def _window(frame: Frame, spot: Spot, index: int) -> str:
    """A frame of the film: tinted when its sequence is told, blank paper when it is open."""
    fill = {"told": _TINTS[index % len(_TINTS)], "touched": WHITE, "open": FOAM}[spot.state]
    back = tag("path", d=block(frame.x, frame.y, frame.width, frame.height, 12), fill=fill)
    if spot.state == "open":
        inside = block(frame.x + 10, frame.y + 10, frame.width - 20, frame.height - 20, 8)
        back += Paint("open", line=4, edge=True).stroke(inside)
    middle = (frame.x + frame.width / 2, frame.y + frame.height / 2)
    return back + group(SEQUENCES[spot.dimension](Paint(spot.state)), at=middle, scale=1.02)
