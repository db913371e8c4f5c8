"""What a program says when it cannot serve."""

from __future__ import annotations


class CannotRun(Exception):
    """There is nothing to serve, or not yet. `name` names the message that says why, `values` fill it."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values
