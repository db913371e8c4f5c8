"""Two revisions of an answer, compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from rapidfuzz.distance import Indel

from bot.core.coaching.seen import Piece

_WORD = re.compile(r"\s*\S+(?:\s+$)?")  # with the space before it, and at the end with what is left
_Run = tuple[bool, list[str], list[str]]  # whether some words stayed; those before, those after


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """What stayed, came and went. Without what was removed the pieces read as `after`, letter by letter.

    A single word that stayed between two changes tells nothing ("de", "the"): it goes with them.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    changes = Indel.opcodes([word.strip() for word in old], [word.strip() for word in new])
    runs = [
        (each.tag == "equal", old[each.src_start : each.src_end], new[each.dest_start : each.dest_end])
        for each in changes
    ]
    return tuple(_apart(_pieces(_joined(_calmed(runs)))))


def _calmed(runs: list[_Run]) -> Iterator[_Run]:
    for place, (stayed, old, new) in enumerate(runs):
        alone = len(new) == 1 and 0 < place < len(runs) - 1
        yield stayed and not alone, old, new


def _joined(runs: Iterable[_Run]) -> Iterator[_Run]:
    for stayed, group in groupby(runs, key=lambda run: run[0]):
        found = list(group)
        yield stayed, [word for run in found for word in run[1]], [word for run in found for word in run[2]]


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    for stayed, old, new in runs:
        if old and not stayed:
            yield Piece("removed", "".join(old))
        if new:
            yield Piece("same" if stayed else "added", "".join(new))


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Removed words stand apart from what follows them, even where they were the first."""
    found = tuple(pieces)
    for piece, after in zip_longest(found, found[1:]):
        apart = after is None or piece.words[-1].isspace() or after.words[0].isspace()
        glued = piece.kind == "removed" and not apart
        yield Piece("removed", f"{piece.words} ") if glued else piece
