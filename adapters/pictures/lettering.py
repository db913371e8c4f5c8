"""Words in a frame. They are broken by the font's own widths, and never leave their frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from adapters.pictures.font import FAMILY, Face, face
from adapters.pictures.ink import number, tag, words
from adapters.pictures.paint import INK

SMALLEST = 28  # of a picture 1080 wide: what one still reads on a phone held as usual
LEADING = 1.22
_RISE = 0.78  # from the top of a line to its feet
_FALLBACK = f"{FAMILY}, Verdana, sans-serif"  # where the drawing is shown as it is, by a browser without the font


class Written(NamedTuple):
    """Words as they are drawn, and how high they stand."""

    drawn: str
    height: float


Side = Literal["start", "middle", "end"]
Hold = Literal["top", "centre", "bottom"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where words may stand."""

    x: float
    y: float
    width: float
    height: float


def lettering(
    text: str,
    frame: Frame,
    *,
    style: str = "SemiBold",
    size: float = 32,
    side: Side = "middle",
    hold: Hold = "top",
    colour: str = INK,
) -> Written:
    """Words in their frame: as large as they fit, up to `size`; cut with an ellipsis only where even small is too long.

    Each line says its width, so that another font in a browser is squeezed into it and leaves no frame either.
    """
    letters = face(style)
    size, lines = _fitted(" ".join(text.split()), letters, size, frame)
    x = frame.x + frame.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[side]
    spare = frame.height - len(lines) * size * LEADING
    top = frame.y + spare * {"top": 0.0, "centre": 0.5, "bottom": 1.0}[hold]
    drawn = (
        tag(
            "text",
            words(line),
            x=x,
            y=top + (index + _RISE + (LEADING - 1) / 2) * size + index * size * (LEADING - 1),
            textLength=letters.width(line, size),
            lengthAdjust="spacingAndGlyphs",
        )
        for index, line in enumerate(lines)
    )
    block = tag(
        "g",
        *drawn,
        data_frame=" ".join(number(value) for value in (frame.x, frame.y, frame.width, frame.height)),
        font_family=f"'{letters.name}', {_FALLBACK}",
        font_weight=letters.weight,
        font_size=size,
        text_anchor=side,
        fill=colour,
    )
    return Written(block, len(lines) * size * LEADING)


def _fitted(text: str, letters: Face, size: float, frame: Frame) -> tuple[float, list[str]]:
    """The largest size at which the text fits whole, and its lines; words are broken only at the smallest size."""
    tried = size
    while tried >= SMALLEST:
        lines = list(_broken(text, letters, tried, frame.width))
        whole = all(letters.width(word, tried) <= frame.width for word in text.split())
        if len(lines) * tried * LEADING <= frame.height and (whole or tried - 2 < SMALLEST):
            return tried, _balanced(text, letters, tried, frame.width) if whole else lines
        tried -= 2
    smallest = min(size, SMALLEST)
    lines = list(_broken(text, letters, smallest, frame.width))
    room = max(1, int(frame.height / (smallest * LEADING)))
    if len(lines) > room:
        lines = [*lines[: room - 1], _cut(lines[room - 1], letters, smallest, frame.width)]
    return smallest, lines


def _broken(text: str, letters: Face, size: float, width: float) -> Iterator[str]:
    """Lines no wider than `width`. A word that is wider by itself is broken with a hyphen."""
    line = ""
    for word in text.split(" "):
        if line and letters.width(f"{line} {word}", size) <= width:
            line = f"{line} {word}"
            continue
        if line:
            yield line
        *pieces, line = _pieces(word, letters, size, width)
        yield from pieces
    if line:
        yield line


def _pieces(word: str, letters: Face, size: float, width: float) -> Iterator[str]:
    start = 0
    while letters.width(word[start:], size) > width and len(word) - start > 1:
        end = start + 1
        while letters.width(f"{word[start : end + 1]}-", size) <= width:
            end += 1
        yield f"{word[start:end]}-"
        start = end
    yield word[start:]


def _balanced(text: str, letters: Face, size: float, width: float) -> list[str]:
    """As few lines as needed, of about the same length: no single short word is left on the last one."""
    lines = list(_broken(text, letters, size, width))
    longest = max((letters.width(word, size) for word in text.split()), default=0)
    while width > longest:
        narrower = list(_broken(text, letters, size, width := max(longest, width - size / 4)))
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _cut(line: str, letters: Face, size: float, width: float) -> str:
    line = line.rstrip(" -")
    while line and letters.width(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line}…"
