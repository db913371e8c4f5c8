"""What the tests of editing look at."""

from __future__ import annotations

from bot.core.model import Conversation, Pending
from tests.talk import Talk, shipped_library

FORM = shipped_library().dialogs["annexe_b"]


def question_of(step: str) -> str:
    return FORM.steps[step].words["fr"].question


def form(talk: Talk) -> Conversation:
    return next(c for c in talk.situation().conversations.values() if c.dialog == "annexe_b")


def kinds(pending: Pending | None) -> list[str]:
    return [pending.kind, *kinds(pending.under)] if pending else []
