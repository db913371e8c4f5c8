"""The letters that come with us, and how wide they are.

Nunito by the Nunito Project Authors, under the SIL Open Font License 1.1 (`fonts/OFL.txt`): the Latin letters, as
fontsource packs them, unchanged. The widths are read from the font file itself: they cannot differ from what is drawn.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Nunito"
_WEIGHTS = {"SemiBold": 600, "ExtraBold": 800}


@dataclass(frozen=True, slots=True)
class Face:
    """A font in one weight. `advances`: the widths of its letters in thousandths of the size."""

    name: str
    weight: int
    advances: Mapping[str, float]
    unknown: float

    def width(self, text: str, size: float) -> float:
        """How wide a line is."""
        return sum(self.advances.get(letter, self.unknown) for letter in text) * size / 1000


@cache
def face(style: str) -> Face:
    """The face of a style: SemiBold for what is read, ExtraBold for titles."""
    data = _file(style).read_bytes()
    tables = _tables(data)
    per_em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    widths = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]

    def width(glyph: int) -> float:
        return float(widths[min(glyph, count - 1)] * 1000 / per_em)

    advances = {chr(code): width(glyph) for code, glyph in _glyphs(data, tables["cmap"]).items()}
    return Face(f"{FAMILY} {style}", _WEIGHTS[style], advances, width(0))


def files() -> list[Path]:
    """The font files, for whoever renders."""
    return [_file(style) for style in _WEIGHTS]


def _file(style: str) -> Path:
    return FOLDER / f"{FAMILY}-{style}.ttf"


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of a TrueType file begins."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): start for tag, _, start, _ in entries}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character (a `cmap` subtable of format 4, which every TrueType font of today has)."""
    start = cmap + struct.unpack_from(">HHL", data, cmap + 4)[2]
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, data, start + 14)
    starts = struct.unpack_from(row, data, start + 16 + 2 * count)
    deltas = struct.unpack_from(row, data, start + 16 + 4 * count)
    offsets_at = start + 16 + 6 * count
    found = {}
    for segment in range(count):
        place = offsets_at + 2 * segment
        offset = struct.unpack_from(">H", data, place)[0]
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, place + offset + 2 * (code - starts[segment]))[0]
            if glyph or not offset:
                found[code] = (glyph + deltas[segment]) % 0x10000
    return found
