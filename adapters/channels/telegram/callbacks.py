"""What a button carries, and brings back when it is pressed: "c|<asked>|<value>" for a choice, "m|<asked>|<move>".

A button holds all that its press means, so that it works after a restart and years later.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

CHOICE: Literal["c"] = "c"
MOVE: Literal["m"] = "m"
_LONGEST = 64  # bytes: Telegram's limit
_NEVER = "?"  # no question was ever marked so


class Pressing(NamedTuple):
    """A press: of a choice or a move (`kind`), what its reply asked, and the choice's value or the move's name."""

    kind: Literal["c", "m"]
    asked: str
    value: str


def encode_choice(asked: str, value: str) -> str | None:
    """The data of a choice's button. None if it does not fit: such a choice has no button, and can be typed."""
    return _encode(CHOICE, asked, value)


def encode_move(asked: str, move: str) -> str | None:
    """The data of a usual move's button. None if it does not fit."""
    return _encode(MOVE, asked, move)


def decode(data: str) -> Pressing:
    """What a press brought. What we never made is a choice of a question that was never asked: it changes nothing."""
    kind, _, rest = data.partition("|")
    asked, bar, value = rest.partition("|")
    if not bar or not value:
        return Pressing(CHOICE, _NEVER, "")
    if kind == CHOICE:
        return Pressing(CHOICE, asked or _NEVER, value)
    return Pressing(MOVE, asked or _NEVER, value) if kind == MOVE else Pressing(CHOICE, _NEVER, "")


def _encode(kind: str, asked: str, value: str) -> str | None:
    data = f"{kind}|{asked}|{value}"
    return data if len(data.encode()) <= _LONGEST else None
