"""What every part of the map shares: its heading, its last line, and a place's name with the sign of its state."""

from __future__ import annotations

from adapters.pictures.font import face
from adapters.pictures.ink import flow, group, tag
from adapters.pictures.lettering import LEADING, Frame, Written, lettering
from adapters.pictures.paint import AMBER, INK, QUIET, WHITE
from bot.core.map import Map, Spot, State

HEADING = 128  # how high a heading is
FOOT = 76  # and the last line
SMALL = 28
HINT = 30
_UNDER = 42.0  # from the top of a sign to a word below it
_STATE = _UNDER + 2 * SMALL * LEADING + 1  # a long word for a state takes two lines
_GAP = 4.0
_SIGN = 52  # a sign and the gap after it
_BUBBLE = "M-12 -13h24a7 7 0 0 1 7 7v10a7 7 0 0 1 -7 7h-12l-8 9v-9h-4a7 7 0 0 1 -7 -7v-10a7 7 0 0 1 7 -7z"
_HALF = "M-12 -13h12v24l-8 9v-9h-4a7 7 0 0 1 -7 -7v-10a7 7 0 0 1 7 -7z"


def heading(title: str, width: float, size: float = 50) -> str:
    """A title, underlined by hand."""
    frame = Frame(48, 24, width - 96, 74)
    written = lettering(title, frame, style="ExtraBold", size=size, side="start", hold="centre")
    long = min(frame.width, face("ExtraBold").width(title, size))
    points = [(52.0, 106.0), (52 + long * 0.35, 101.0), (52 + long * 0.7, 107.0), (48 + long, 102.0)]
    line = tag("path", d=flow(points), fill="none", stroke=AMBER, stroke_width=9, stroke_linecap="round")
    return line + written.drawn


def foot(note: str, y: float, width: float) -> str:
    """The last line of a picture."""
    return lettering(note, Frame(48, y + 8, width - 96, FOOT - 24), size=SMALL, hold="centre", colour=QUIET).drawn


def named(found: Map, spot: Spot, frame: Frame, size: float = 34) -> Written:
    """A place's name, what it stands for, and the sign and word of its state, one below the other."""
    for_hint = HINT * LEADING if spot.hint else 0.0
    for_state = _state(found, spot.state, Frame(frame.x, frame.y, frame.width, _STATE)).height + _GAP
    above = Frame(frame.x, frame.y, frame.width, frame.height - for_state - for_hint)
    name = lettering(_begun(spot.label), above, style="ExtraBold", size=size)
    height, drawn = name.height, name.drawn
    if spot.hint:
        rest = Frame(frame.x, frame.y + height, frame.width, frame.height - height - for_state)
        hint = lettering(spot.hint, rest, size=HINT)
        height, drawn = height + hint.height, drawn + hint.drawn
    state = _state(found, spot.state, Frame(frame.x, frame.y + height + _GAP, frame.width, _STATE))
    return Written(drawn + state.drawn, height + for_state)


def _state(found: Map, state: State, frame: Frame) -> Written:
    """The sign and its word: beside it, or below it where there is no room beside."""
    word, letters = found.states[state], face("SemiBold")
    if max(letters.width(part, SMALL) for part in _halves(word)) > frame.width - _SIGN:
        under = Frame(frame.x, frame.y + _UNDER, frame.width, frame.height - _UNDER)
        written = lettering(word, under, size=SMALL)
        return Written(_sign(state, frame.x + frame.width / 2, frame.y + 18) + written.drawn, _UNDER + written.height)
    width = min(letters.width(word, SMALL) + 1, frame.width - _SIGN)
    left = frame.x + (frame.width - width - _SIGN) / 2
    written = lettering(word, Frame(left + _SIGN, frame.y, width, frame.height), size=SMALL, side="start")
    return Written(_sign(state, left + 20, frame.y + 18) + written.drawn, written.height)


def _halves(text: str) -> tuple[str, str]:
    """The text on two lines, the first as long as the second or a little longer."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    cut = min(spaces, key=lambda place: abs(2 * place - len(text)), default=len(text))
    return text[:cut], text[cut:].strip()


def _sign(state: State, x: float, y: float) -> str:
    """A speech bubble: full, half full, or dotted."""
    full = tag("path", d={"told": _BUBBLE, "touched": _HALF, "open": "M0 0"}[state], fill=INK)
    said = tag("path", d="M-9 -5h18m-18 7h11", stroke=WHITE, stroke_width=3, stroke_linecap="round")
    dots = {"stroke_dasharray": "0.1 6.2"} if state == "open" else {}
    line = tag(
        "path",
        d=_BUBBLE,
        fill="none",
        stroke=INK,
        stroke_width=3.4,
        stroke_linecap="round",
        stroke_linejoin="round",
        **dots,
    )
    return group(tag("path", d=_BUBBLE, fill=WHITE), full, line, said if state == "told" else "", at=(x, y))


def _begun(label: str) -> str:
    return label[:1].upper() + label[1:]
