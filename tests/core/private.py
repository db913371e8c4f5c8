"""What the tests of privacy look at."""

from __future__ import annotations

from pydantic import TypeAdapter

from bot.core.model import Outcome
from tests.talk import Talk, shipped_library

LIBRARY = shipped_library()
MESSAGES = LIBRARY.messages
CANARY = "canari-jaune-4711"
FACTS = {
    "controller": "Association Le Fil, Mérival",
    "contact": "bonjour@lefil.example",
    "legal_basis": "votre accord",
    "retention_days": "180",
    "database": "colibri.db",
}
_OUTCOME = TypeAdapter(Outcome)


def stored(talk: Talk) -> str:
    """Everything that a store would be told, the messages to the person aside."""
    revisions = [text for kept in talk.answers.values() for text in kept]
    effects = [_OUTCOME.dump_json(Outcome(effects=outcome.effects)).decode() for outcome in talk.outcomes]
    return "\n".join([talk.person or "", *talk.projects.values(), *talk.conversations.values(), *revisions, *effects])


def at(step: str) -> Talk:
    """Standing on an open question of the form."""
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say(f"/modifier {step}")
    assert talk.draft.state == step
    return talk
