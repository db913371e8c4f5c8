"""Reading again what was said: all of it, wherever one stands, and where it is when it is not here."""

from __future__ import annotations

import re

import pytest

from bot.core.dialog import Language
from bot.core.machine import REVIEW
from bot.core.map import survey
from bot.core.model import Reply
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, shipped_library, shown, values

BEHAVIOUR = "Deux bénévoles prennent la parole en réunion depuis mars, alors que personne n'osait avant"
EFFECT = "Huit voisines prennent le bus seules, alors qu'avant elles restaient chez elles toute la semaine"


def begun(language: Language = "fr") -> Talk:
    talk = Talk(place=NETWORK)
    talk.settle_in(language)
    return talk


@pytest.fixture
def circles() -> tuple[Talk, Reply]:
    """The end of the circles, with one behaviour and one effect told."""
    talk = begun()
    talk.say("/cercles")
    talk.press("personne")
    talk.say(BEHAVIOUR)
    while talk.draft.state != "P1.I1":
        reply = talk.say("/passer")
    reply = talk.say(EFFECT)
    while "look_back" not in values(reply):
        reply = talk.press("already_said") if "already_said" in values(reply) else talk.say("/passer")
    reply = talk.press("look_back")
    assert talk.draft.state == REVIEW
    return talk, reply


def test_the_circles_end_with_the_effects_and_all_answers_are_one_press_away(circles: tuple[Talk, Reply]) -> None:
    talk, reply = circles
    assert "Vos effets directs" in shown(reply)
    assert BEHAVIOUR[:40] not in shown(reply)
    for reply in (talk.press("read_again"), talk.say("/recap")):
        assert f"1. Moi et chaque personne — prendre conscience : {BEHAVIOUR[:40]}" in shown(reply)
        assert EFFECT[:40] in shown(reply)
        assert "Vos effets directs" not in shown(reply)
    assert "Vos effets directs" in shown(talk.say("voir les effets"))


def test_whoever_is_done_reads_all_answers_again(circles: tuple[Talk, Reply]) -> None:
    talk, _ = circles
    talk.press("finish")
    assert BEHAVIOUR[:40] in shown(talk.say("/recap"))
    reply = talk.press("read_again")
    assert BEHAVIOUR[:40] in shown(reply)
    assert talk.draft.state == REVIEW
    assert "again" in values(reply)


def test_the_chapters_that_are_left_are_offered_at_the_end(circles: tuple[Talk, Reply]) -> None:
    talk, reply = circles
    assert {"chapter:groupe", "chapter:organisation", "chapter:territoire"} <= {*values(reply)}
    assert "chapter:personne" not in values(reply)
    assert "les quatre cercles, le territoire : question 1 sur 6" in shown(talk.say("territoire")).casefold()


def test_whoever_comes_back_at_the_end_is_told_in_a_line_and_may_read_again(circles: tuple[Talk, Reply]) -> None:
    talk, _ = circles
    reply = talk.start()
    assert "Vous aviez fait le tour des questions : « Les quatre cercles »." in shown(reply)
    assert EFFECT[:40] not in shown(reply)
    assert len(reply.blocks) == 2
    assert BEHAVIOUR[:40] in shown(talk.say("relire"))


def test_whoever_comes_back_before_a_choice_has_not_been_through_the_questions() -> None:
    talk = begun()
    talk.say("/cercles")
    reply = shown(talk.start())
    assert "Vous étiez dans « Les quatre cercles »" in reply
    assert "tour des questions" not in reply
    assert "Par où voulez-vous commencer ?" in reply


@pytest.mark.parametrize("move", ["/recap", "/modifier"])
def test_where_nothing_is_said_yet_one_is_told_where_the_answers_are(move: str) -> None:
    talk = begun()
    talk.say("/voyage")
    talk.say(GOOD)
    talk.say("/annexe")
    reply = shown(talk.say(move))
    assert "Rien encore dans « Annexe B »." in reply
    assert "Vos autres chemins : Le voyage en mer : 1 réponse sur 7 (/voyage)." in reply
    assert "Il n'y a pas encore de réponse" not in reply


def test_from_home_too_one_is_told_where_the_answers_are() -> None:
    talk = begun("en")
    talk.say("/storyboard")
    talk.say(GOOD)
    talk.say("/circles")
    talk.say("/menu")
    reply = shown(talk.press("recap"))
    assert 'Nothing in "The four circles" yet.' in reply
    assert "The storyboard: 1 answer of 12 (/storyboard)" in reply


def test_at_the_end_of_a_walk_that_was_passed_one_is_told_where_the_answers_are() -> None:
    talk = begun()
    talk.say("/voyage")
    talk.say(GOOD)
    talk.say("/annexe")
    reply = Reply(())
    while talk.draft.state != REVIEW:
        reply = talk.say("/passer")
    assert "Rien encore dans « Annexe B »." in shown(reply)


def test_the_answers_of_another_action_are_not_denied(talk: Talk) -> None:
    talk.say("/actions ajouter")
    reply = shown(talk.say("/recap"))
    assert "Rien encore dans « Annexe B »." in reply
    assert "Vos autres actions ont leurs propres réponses : /actions." in reply


def test_without_any_answer_it_is_said_so() -> None:
    talk = begun()
    assert "Il n'y a pas encore de réponse." in shown(talk.say("/recap"))
    assert "Il n'y a pas encore de réponse à modifier." in shown(talk.say("/modifier"))


@pytest.mark.parametrize("text", [GOOD, "Des familles."])
def test_the_recap_of_the_only_walk_and_the_map_that_a_coach_reads_say_the_same(text: str) -> None:
    talk = Talk()
    reply = talk.settle_in()
    compared = 0
    while talk.draft.state != REVIEW:
        easy = {"next_chapter", "pass"} & {choice.value for choice in reply.choices}
        reply = talk.press(easy.pop()) if easy else talk.say(text)
        told = shown(talk.say("/recap"))
        if "Ce chemin, vu d'en haut." in told:
            compared += 1
            situation = talk.situation()
            found = survey(shipped_library(), "fr", situation.projects[0], situation.answers)
            for spot in (*found.wheel.spots, *found.sequences.spots):
                words = {"told": "Bien raconté", "touched": "À préciser", "open": "Pas encore abordé"}[spot.state]
                name = re.escape(shipped_library().dimensions[spot.dimension]["fr"])
                said = re.search(rf"(Bien raconté|À préciser|Pas encore abordé) : (?:[^\n]*, )?{name}(?:,|\.)", told)
                assert said is None or said[1] == words
    assert compared > 5
