"""The clap: what is heard in a story is shown with its words, and the person decides what it tells."""

from __future__ import annotations

from bot.core.map import chart
from bot.core.model import Answer, Reply
from tests.talk import Talk, shipped_library, shown

STORY = (
    "Trois voisins ont créé une association avec la mairie et le centre social. "
    "Les habitants décident ensemble chaque mois en assemblée."
)
SILENT = "Il faisait très beau ce matin-là devant la vieille porte bleue."


def told(talk: Talk, story: str = STORY) -> Reply:
    """Walk to the clap, tell a story and end it."""
    reply = talk.say("/storyboard")
    for _ in range(40):
        if "en une minute" in shown(reply):
            break
        values = [choice.value for choice in reply.choices]
        reply = talk.press(values[0]) if "next_chapter" in values else talk.say("/passer")
    talk.say(story)
    return talk.say("terminé")


def answer(talk: Talk) -> Answer:
    return [answer for answer in talk.history() if answer.step == "S12"][-1]


def label(reply: Reply, value: str) -> str:
    return next(choice.label for choice in reply.choices if choice.value == value)


def test_what_was_heard_is_quoted_one_sequence_a_line(talk: Talk) -> None:
    reply = told(talk)
    lines = [item for block in reply.blocks for item in block.items]
    assert any(line.startswith("gouvernance : « ") for line in lines)
    assert all(line.split("« ")[1].rstrip(" »") in STORY for line in lines)
    assert len(reply.choices) == 12


def test_what_was_not_heard_is_offered_and_never_said_to_be_missing(talk: Talk) -> None:
    reply = shown(told(talk))
    assert "À raconter si vous voulez : " in reply
    assert "pas" not in reply.split("À raconter")[1].split("\n")[0].split()


def test_a_wrong_guess_is_refused_by_one_press_and_another_added_by_its_name_or_number(talk: Talk) -> None:
    reply = told(talk)
    assert label(reply, "S05") == "Retirer : gouvernance"
    reply = talk.press("S05")
    assert label(reply, "S05") == "Ajouter : gouvernance"
    assert label(talk.say("diffusion"), "S09") == "Retirer : diffusion"
    assert label(talk.say("11"), "S11") == "Retirer : rupture"
    talk.say("rien d'autre")
    assert {"S09", "S11"} <= set(answer(talk).chosen)
    assert "S05" not in answer(talk).chosen


def test_nothing_is_kept_before_it_is_confirmed(talk: Talk) -> None:
    told(talk)
    assert answer(talk).chosen == ()
    talk.say("c'est bien cela")
    assert "S05" in answer(talk).chosen
    assert answer(talk).text == STORY


def test_a_silent_story_is_met_kindly_and_the_eleven_are_offered(talk: Talk) -> None:
    reply = told(talk, SILENT)
    assert "c'est vous qui savez" in shown(reply)
    assert all(choice.label.startswith("Ajouter : ") for choice in reply.choices[:11])


def test_more_words_go_on_with_the_story(talk: Talk) -> None:
    told(talk, SILENT)
    talk.say(STORY)
    assert "gouvernance : « " in shown(talk.say("terminé"))
    assert answer(talk).text == f"{SILENT}\n{STORY}"


def test_what_was_confirmed_is_touched_on_the_map() -> None:
    found = chart(shipped_library(), "fr", lambda step: 0.0, confirmed=("S05",))
    assert {spot.dimension for spot in found.sequences.spots if spot.state == "touched"} == {"S05"}


def test_what_was_confirmed_is_not_told_to_be_missing(talk: Talk) -> None:
    told(talk)
    overview = shown(talk.say("c'est bien cela")) + shown(talk.say("/recap"))
    not_covered = [line for line in overview.split("\n") if "Pas encore" in line]
    assert not_covered
    assert not any("gouvernance" in line for line in not_covered)
