"""Walking to the clap, where a story is told."""

from __future__ import annotations

from bot.core.model import Answer, Reply
from tests.talk import Talk, last_answer, shown

STORY = (
    "Trois voisins ont créé une association avec la mairie et le centre social. "
    "Les habitants décident ensemble chaque mois en assemblée."
)
MORE = "L'an prochain, deux autres villages reprendront notre guide pour ouvrir la leur."
SILENT = "Il faisait très beau ce matin-là devant la vieille porte bleue."


def walk_to_the_clap(talk: Talk) -> None:
    reply = talk.say("/storyboard")
    for _ in range(40):
        if "en une minute" in shown(reply) or "one minute" in shown(reply):
            return
        values = [choice.value for choice in reply.choices]
        reply = talk.press(values[0]) if "next_chapter" in values else talk.say("/passer")


def told(talk: Talk, story: str = STORY) -> Reply:
    """Walk to the clap, tell a story and end it."""
    walk_to_the_clap(talk)
    talk.say(story)
    return talk.say("terminé")


def answer(talk: Talk) -> Answer:
    return last_answer(talk, "S12")


def label(reply: Reply, value: str) -> str:
    return next(choice.label for choice in reply.choices if choice.value == value)
