"""What is wrong with the authors' files, said so that an author can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file, the place in it ("steps.B03.1.question", "line 12", or "" for all of it), and what to do."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.path, self.message) if part)


class ContentError(ValueError):
    """The content cannot be used. `problems` holds every fault that was found, never only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
