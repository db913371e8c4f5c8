"""What is written is gathered as rows by statement, so that turns that share a transaction share the calls too."""

from __future__ import annotations

Row = tuple[str | int | bytes | None, ...]
Rows = dict[str, list[Row]]  # by statement

REMOVED = "UPDATE counters SET value = value + 1 WHERE name = 'removed'"  # words go: the file is to be cleaned of them
