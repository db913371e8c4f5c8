"""Messages that are edited after they were answered: what the tests of correcting look at."""

from __future__ import annotations

from tests.core.wild import GOOD
from tests.talk import Talk

PHONE = "Les résidents du foyer, une cinquantaine, voir avec Mme Cazalbou au 06 71 42 99 03 pour la liste"
NAME, PEOPLE = "m4", "m5"  # the messages that gave the first two answers
NEW = "Les 60 familles de la rue Haute, qui viennent à pied le samedi matin avec leurs enfants"


def kept(talk: Talk) -> str:
    """Everything of the person that the records hold."""
    return "\n".join([*(answer.text for answer in talk.history()), *talk.conversations.values()])


def to(talk: Talk, step: str) -> None:
    """Answer what comes until this question is open."""
    for _ in range(80):
        if talk.draft.state == step and talk.draft.pending is None:
            return
        pending = talk.draft.pending.kind if talk.draft.pending else ""
        values = {"probe": "already_said", "chapter_end": "next_chapter", "story": "finished", "edit": "keep"}
        if pending in values:
            talk.press(values[pending])
        else:
            talk.say(GOOD)
    raise AssertionError(f"never came to {step}")


def order(talk: Talk) -> list[str]:
    (project,) = talk.situation().projects
    names = {answer.subject: answer.text for answer in talk.history() if answer.step == "B01"}
    return [names[action.id] for action in project.live]
