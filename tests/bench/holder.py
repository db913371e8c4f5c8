"""A holder who reads each message and writes what an honest person would: the script of every measure."""

from __future__ import annotations

from bot.core.dialog import Library
from bot.core.model import Reply
from tests.bench.answers import ADDED, ANSWERS, WEAK

_WAY = ("fr", "yes", "accept", "resume", "next_chapter")  # what is chosen on the way to and through the form
_FOLLOW_UP = "already_said"


class Holder:
    """Answers one question after the other. Every third answer is weak at first, and is completed when asked."""

    def __init__(self, library: Library, number: int) -> None:
        self._steps = {step.words["fr"].question: step for step in library.dialogs["annexe_b"].steps.values()}
        self._asked = number

    def next(self, reply: Reply) -> str | None:
        """What is written after this message; None when the walk through the form is over."""
        choices = {choice.value: choice.label for choice in reply.choices}
        if _FOLLOW_UP in choices:
            return ADDED
        for value in _WAY:
            if value in choices:
                return choices[value]
        for block in reply.blocks:
            if block.kind == "question" and block.text in self._steps:
                return self._answer(self._steps[block.text].id)
        return None

    def _answer(self, step: str) -> str:
        self._asked += 1
        return WEAK if self._asked % 3 == 0 and step != "B01" else ANSWERS[step]
