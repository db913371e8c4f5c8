"""The table that is printed: what was measured, what it should be, and whether it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line. Without a target it only informs."""

    name: str
    measured: str
    target: str = ""
    met: bool = True

    @property
    def verdict(self) -> str:
        return ("yes" if self.met else "NO") if self.target else ""


def table(rows: Sequence[Row]) -> str:
    cells = [("what", "measured", "target", "met"), *((r.name, r.measured, r.target, r.verdict) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
