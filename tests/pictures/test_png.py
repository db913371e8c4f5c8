"""The same PNG on every machine: with our letters, whatever fonts there are or are not."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from adapters.pictures.font import face
from adapters.pictures.lettering import Frame, lettering
from adapters.pictures.paint import INK
from adapters.pictures.png import rendered
from adapters.pictures.svg import picture
from bot.core.map import Map

ROOT = Path(__file__).parent.parent.parent
WORDS = ("Expérimentation et risque", "L'équipage à bord, où l'œil rit…", "To be made clearer", "AVALANCHE « Ç » 'Île'")


def test_a_picture_is_as_wide_as_a_phone_shows_well(mixed: Map) -> None:
    png = rendered(picture(mixed, "stops"))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack_from(">L", png, 16)[0] == 1080


def test_a_machine_without_fonts_makes_the_same_picture(mixed: Map, tmp_path: Path) -> None:
    svg = picture(mixed, "wheel")
    (tmp_path / "drawing.svg").write_text(svg, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from adapters.pictures.png import rendered\n"
        "sys.stdout.buffer.write(rendered(Path('drawing.svg').read_text(encoding='utf-8')))"
    )
    nowhere = str(tmp_path / "nowhere")
    bare = {"PYTHONPATH": str(ROOT), "HOME": nowhere, "FONTCONFIG_FILE": nowhere, "FONTCONFIG_PATH": nowhere}
    made = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=bare, capture_output=True, check=True)
    assert made.stdout == rendered(svg)
    assert made.stdout != rendered(re.sub("<text.*?</text>", "", svg)), "the words are missing"


@pytest.mark.parametrize("style", ["SemiBold", "ExtraBold"])
@pytest.mark.parametrize("words", WORDS)
def test_words_are_as_wide_as_they_were_measured(words: str, style: str) -> None:
    size, left = 40, 30
    drawn = lettering(words, Frame(left, 10, 1000, 60), style=style, size=size, side="start", colour=INK).drawn
    natural = re.sub(' (textLength|lengthAdjust)="[^"]*"', "", drawn)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="1060" height="80">{natural}</svg>'
    columns = [x for row in ink(rendered(svg)) for x in row]
    assert left - 2 <= min(columns) <= left + 8
    assert max(columns) - left == pytest.approx(face(style).width(words, size), rel=0.03, abs=4)


def test_drawing_is_possible_without_what_renders_it(mixed: Map) -> None:
    code = "import sys, adapters.pictures.svg, adapters.pictures.png; print('resvg_py' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def ink(png: bytes) -> list[list[int]]:
    """The columns of each row of a PNG (8 bits, RGBA) in which something is drawn."""
    place, data = 8, b""
    while place < len(png):
        (length,) = struct.unpack_from(">L", png, place)
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += length + 12
    width, height = struct.unpack_from(">LL", png, 16)
    raw, above, rows = zlib.decompress(data), bytearray(4 * width), []
    for row in range(height):
        start = row * (4 * width + 1)
        above = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + 4 * width]), above)
        rows.append([x for x in range(width) if above[4 * x + 3] > 40])
    return rows


def _unfiltered(kind: int, line: bytearray, above: bytearray) -> bytearray:
    for place, byte in enumerate(line):
        left = line[place - 4] if place >= 4 else 0
        corner = above[place - 4] if place >= 4 else 0
        up = above[place]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        line[place] = (byte + guess) % 256
    return line


def _paeth(left: int, up: int, corner: int) -> int:
    near = left + up - corner
    return min((left, up, corner), key=lambda each: abs(near - each))
