"""Reading a drawing as a browser would: where each line of text stands, in pixels of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from adapters.pictures.svg import PARTS, page, picture
from bot.core.map import Map

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: Box, slack: float = 1.0) -> bool:
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )

    def meets(self, other: Box, slack: float = 1.0) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )


@dataclass(frozen=True)
class Lettering:
    """Lines that belong together, the frame they were given and the box of each line."""

    words: str
    size: float
    fill: str
    frame: Box
    lines: tuple[Box, ...]


def drawings(found: Map) -> dict[str, str]:
    """Every drawing of a map."""
    return {**{part: picture(found, part) for part in PARTS}, "page": page(found)}


def letterings(svg: str) -> list[Lettering]:
    return list(_read(ElementTree.fromstring(svg), 0, 0))


def whole(svg: str) -> Box:
    root = ElementTree.fromstring(svg)
    return Box(0, 0, float(root.attrib["width"]), float(root.attrib["height"]))


def _read(element: ElementTree.Element, x: float, y: float) -> Iterator[Lettering]:
    move = re.match(r"translate\((\S+) (\S+)\)", element.attrib.get("transform", ""))
    if move:
        x, y = x + float(move[1]), y + float(move[2])
    if "data-frame" not in element.attrib:
        for child in element:
            yield from _read(child, x, y)
        return
    left, top, width, height = map(float, element.attrib["data-frame"].split())
    size = float(element.attrib["font-size"])
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
    lines = []
    for line in element.iter(f"{SVG}text"):
        long, feet = float(line.attrib["textLength"]), y + float(line.attrib["y"])
        start = x + float(line.attrib["x"]) - shift * long
        lines.append(Box(start, feet - 0.89 * size, start + long, feet + 0.33 * size))
    words = " ".join(line.text or "" for line in element.iter(f"{SVG}text"))
    frame = Box(x + left, y + top, x + left + width, y + top + height)
    yield Lettering(words, size, element.attrib["fill"], frame, tuple(lines))
