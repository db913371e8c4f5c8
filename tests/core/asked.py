"""Standing on a question of the form: what the tests of answers look at."""

from __future__ import annotations

from bot.core.model import Reply
from tests.talk import Talk, last_answer, shipped_library

FORM = shipped_library().dialogs["annexe_b"]


def on(step: str) -> Talk:
    """Standing on a question of the form that has no answer yet."""
    talk = Talk()
    talk.settle_in()
    if step != "B01":
        talk.say("La Laverie qui roule")
        talk.say(f"/modifier {step}")
    assert talk.draft.state == step
    return talk


def question(reply: Reply) -> str:
    (found,) = [block.text for block in reply.blocks if block.kind == "question"]
    return found


def probe_text(step: str, key: str) -> str:
    return FORM.steps[step].words["fr"].probes[key]


def outcomes(talk: Talk, step: str) -> dict[str, str]:
    return {mark.probe: mark.outcome for mark in last_answer(talk, step).probes}
