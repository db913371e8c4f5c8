"""The map as SVG: one part for a phone, or the whole on one page for documents.

Every drawing stands alone: no style sheet, no script, nothing fetched. It says what it shows in `title` and `desc`.
"""

from __future__ import annotations

from adapters.pictures.ink import group, number, tag, words
from adapters.pictures.lettering import Written
from adapters.pictures.paint import PAPER, hatchings
from adapters.pictures.signs import FOOT, HEADING, foot, heading
from adapters.pictures.strip import strip
from adapters.pictures.voyage import LYING, UPRIGHT, voyage
from adapters.pictures.wheel import wheel
from bot.core.dialog import MapPart
from bot.core.map import Map, Region, in_words

PARTS: tuple[MapPart, ...] = ("wheel", "sequences", "stops")
PHONE = 1080.0
_BELOW = HEADING + 12  # where a picture begins, under its heading


def picture(found: Map, part: MapPart) -> str:
    """One part of the map, 1080 wide, to be read on a phone."""
    region: Region = getattr(found, part)
    drawn, height = {
        "wheel": lambda: wheel(found, PHONE),
        "sequences": lambda: strip(found, PHONE, _BELOW, columns=3),
        "stops": lambda: voyage(found, UPRIGHT, _BELOW),
    }[part]()
    foot_at = height + (0 if part == "wheel" else _BELOW)
    body = heading(region.title, PHONE) + drawn + foot(found.note, foot_at, PHONE)
    return _drawing(found, region.title, (region,), Written(body, foot_at + FOOT), PHONE)


def page(found: Map) -> str:
    """The whole map on a page that lies: the wheel and the voyage side by side, the film below."""
    width = PHONE + LYING.width
    round_, sea = wheel(found, PHONE), voyage(found, LYING, _BELOW)
    under = HEADING + max(round_.height, _BELOW + sea.height) + 20
    film = strip(found, width, _BELOW, columns=12)
    bottom = under + _BELOW + film.height
    body = "".join(
        (
            heading(found.title, width, size=60),
            group(heading(found.wheel.title, PHONE), round_.drawn, at=(0, HEADING)),
            group(heading(found.stops.title, LYING.width), sea.drawn, at=(PHONE, HEADING)),
            group(heading(found.sequences.title, width), film.drawn, at=(0, under)),
            foot(found.note, bottom, width),
        )
    )
    return _drawing(
        found, found.title, (found.wheel, found.sequences, found.stops), Written(body, bottom + FOOT), width
    )


def _drawing(found: Map, title: str, regions: tuple[Region, ...], body: Written, width: float) -> str:
    return tag(
        "svg",
        tag("title", words(title)),
        tag("desc", words(in_words(found, regions))),
        tag("defs", hatchings()),
        tag("rect", width=width, height=body.height, fill=PAPER),
        body.drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(body.height)}",
        width=width,
        height=body.height,
        role="img",
        lang=found.language,
    )
