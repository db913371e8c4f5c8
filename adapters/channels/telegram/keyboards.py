"""The buttons under a message: its choices, then the usual moves. Every one of them can also be typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.channels.telegram.callbacks import encode_choice, encode_move
from adapters.channels.telegram.rendering import sound
from bot.core.model import Reply

_LONGEST = 60  # characters of a label; a phone shows hardly more
_LONG = 18  # a longer label needs the whole width of a phone
_HALF = 10  # two labels of up to `_LONG` share a row, three of up to this
_MOVES_IN_A_ROW = 3
_START = "start"


def private_keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The buttons of a reply in a private chat; None if it has none."""
    choices = [
        InlineKeyboardButton(label(f"{number}. {choice.label}" if reply.numbered else choice.label), callback_data=data)
        for number, choice in enumerate(reply.choices, start=1)
        if (data := encode_choice(reply.asked, choice.value))
    ]
    moves = [
        InlineKeyboardButton(label(move.label), callback_data=data)
        for move in reply.moves
        if (data := encode_move(reply.asked, move.move))
    ]
    rows = [*_by_length(choices), *(moves[at : at + _MOVES_IN_A_ROW] for at in range(0, len(moves), _MOVES_IN_A_ROW))]
    return InlineKeyboardMarkup(rows) if rows else None


def group_keyboard(reply: Reply, username: str) -> InlineKeyboardMarkup | None:
    """In a group nothing can be pressed that says something about a person: one link leads to the private chat."""
    url = f"https://t.me/{username}?start=group"
    rows = [[InlineKeyboardButton(label(move.label), url=url)] for move in reply.moves if move.move == _START]
    return InlineKeyboardMarkup(rows) if rows else None


def label(text: str) -> str:
    """What stands on a button: one line, cut where it is too long."""
    line = " ".join(sound(text).split()) or "…"  # Telegram takes no button without a label
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _by_length(buttons: Iterable[InlineKeyboardButton]) -> Iterator[list[InlineKeyboardButton]]:
    """Up to three a row, as many as can be read on a phone."""
    row: list[InlineKeyboardButton] = []
    for button in buttons:
        if row and len(row) >= min(_together(other.text) for other in (*row, button)):
            yield row
            row = []
        row.append(button)
    if row:
        yield row


def _together(text: str) -> int:
    """How many labels of this length a row takes."""
    if len(text) > _LONG:
        return 1
    return 3 if len(text) <= _HALF else 2
