"""The map in the talk: one view at a time, and what is not covered yet is one press away."""

from __future__ import annotations

import pytest

from bot.core.model import Attachment, Reply
from tests.talk import Talk, shown

NEED = "Quarante familles de trois villages n'ont plus de laverie, et vingt kilomètres les séparent de la suivante"


def values(reply: Reply) -> set[str]:
    return {choice.value for choice in reply.choices}


def drawn(reply: Reply) -> list[str | None]:
    return [each.part for each in reply.attachments if each.document == "map"]


def test_the_map_tells_and_draws_what_the_walk_fills_in(talk: Talk) -> None:
    talk.say("/annexe")
    reply = talk.say("/panorama")
    assert "La roue des critères" in shown(reply)
    person = talk.situation().person
    assert person is not None
    assert reply.attachments == (Attachment("map", "png", "fr", person.id, person.project, "wheel"),)
    talk.press("return")
    talk.say("/voyage")
    assert drawn(talk.say("/panorama")) == ["stops"]


def test_every_view_is_one_press_from_every_other(talk: Talk) -> None:
    reply = talk.say("/panorama")
    names = {"wheel", "sequences", "stops", "circles", "markers"}
    for name in sorted(names) * 2:
        if f"view:{name}" in values(reply):
            reply = talk.press(f"view:{name}")
            assert {value for value in values(reply) if value.startswith("view:")} == {
                f"view:{other}" for other in names - {name}
            }


def test_what_is_not_covered_yet_leads_to_its_question_by_one_press(talk: Talk) -> None:
    talk.say("/storyboard")
    reply = talk.say("/panorama")
    assert "spot:S05" in values(reply)
    talk.press("spot:S05")
    assert (talk.draft.dialog, talk.draft.state) == ("storyboard", "S05")


def test_what_was_spoken_of_is_not_offered_as_not_covered(talk: Talk) -> None:
    talk.say("/modifier B04.1")
    talk.say(NEED)
    reply = talk.say("/panorama")
    reply = talk.press("view:sequences")
    assert "spot:S01" not in values(reply)
    assert "spot:S05" in values(reply)


def test_a_question_that_was_open_is_open_again_after_the_map(talk: Talk) -> None:
    before = shown(talk.say("/annexe"))
    talk.say("/panorama")
    assert shown(talk.say("revenir")).splitlines()[-1] == before.splitlines()[-1]


def test_each_place_of_the_map_has_a_question_that_asks_for_it(talk: Talk) -> None:
    """Before the first answer, everything the views show can be spoken of."""
    offered: set[str] = set(values(talk.say("/panorama")))
    for name in ("sequences", "stops", "circles", "markers"):
        offered |= values(talk.press(f"view:{name}"))
    letters = {value.removeprefix("spot:")[0] for value in offered if value.startswith("spot:")}
    counted = sum(value.startswith("spot:") for value in offered)
    assert letters == set("TCSVPMG")
    assert counted == 4 + 5 + 11 + 7 + 4 + 3 + 10


def test_what_is_asked_beside_the_form_leads_back_to_the_question_that_was_open(talk: Talk) -> None:
    open_then = talk.draft.state
    talk.say("/panorama")
    talk.press("view:sequences")
    talk.press("spot:S05")
    assert talk.draft.state == "S05"
    talk.say("Nous décidons ensemble, chaque mois, en assemblée des habitants")
    while talk.draft.state == "S05":
        talk.say("/passer")
    assert (talk.draft.dialog, talk.draft.state) == ("annexe_b", open_then)


def test_an_old_button_of_the_map_changes_no_answer(talk: Talk) -> None:
    talk.say("/panorama")
    asked = talk.asked
    talk.press("return")
    talk.say("Les personnes âgées de trois hameaux, et les aides à domicile")
    answers = talk.history()
    reply = shown(talk.press("view:stops", asked))
    assert "compléter" not in reply
    assert talk.history() == answers


def test_a_journey_is_drawn_when_a_chapter_ends_and_not_again_for_each_slip(talk: Talk) -> None:
    talk.say("/voyage")
    replies = [talk.say("En juin 2028, trente voisins de la tour se saluent par leur prénom, et cela se voit")]
    while talk.draft.pending is None or talk.draft.pending.kind != "chapter_end":
        replies.append(talk.say("/passer"))
    assert [drawn(reply) for reply in replies] == [*([] for _ in replies[1:]), ["stops"]]
    assert drawn(talk.say("c'est quoi la gouvernance ?")) == []
    assert drawn(talk.say("hop")) == []


def all_drawn(talk: Talk, reply: Reply) -> list[list[str | None]]:
    """The drawings handed over until a walk is at its end; what is asked is passed, and breaks are gone past."""
    found = []
    while "finish" not in values(reply):
        found.append(drawn(reply))
        ahead = [value for value in values(reply) if value in ("next_chapter", "look_back")]
        reply = talk.press(ahead[0]) if ahead else talk.say("/passer")
    return [names for names in (*found, drawn(reply)) if names]


@pytest.mark.parametrize(("walk", "part"), [("/voyage", "stops"), ("/storyboard", "sequences")])
def test_without_another_answer_the_same_drawing_is_handed_over_once(talk: Talk, walk: str, part: str) -> None:
    talk.say(walk)
    reply = talk.say("En juin 2028, trente voisins de la tour se saluent par leur prénom, et cela se voit")
    assert all_drawn(talk, reply) == [[part]]


def test_with_another_answer_the_drawing_is_another_one(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say("En juin 2028, trente voisins de la tour se saluent par leur prénom, et cela se voit")
    while talk.draft.pending is None or talk.draft.pending.kind != "chapter_end":
        talk.say("/passer")
    talk.press("next_chapter")
    reply = talk.say("Nous ramons à douze, et chacun garde la barre un mois, parce que personne ne tient seul")
    assert all_drawn(talk, reply) == [["stops"]]


def test_an_empty_drawing_is_not_handed_over_unasked(talk: Talk) -> None:
    talk.say("/storyboard")
    assert [drawn(talk.say("/passer")) for _ in range(4)] == [[], [], [], []]


def test_the_map_is_not_asked_about_after_another_walk_was_opened(talk: Talk) -> None:
    talk.say("/panorama")
    talk.say("/voyage")
    talk.say("/annexe")
    assert talk.draft.pending is None or talk.draft.pending.kind != "map"


def test_which_dossier_is_not_asked_about_for_ever(talk: Talk) -> None:
    talk.say("/dossiers")
    talk.say("/menu")
    assert "Quel dossier" not in shown(talk.press("resume"))


def test_a_place_is_known_by_its_other_names_too(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say("/panorama")
    talk.say("gouvernance")
    assert (talk.draft.dialog, talk.draft.state) == ("storyboard", "S05")
    talk.say("/panorama")
    talk.press("view:stops")
    talk.say("les requins")
    assert talk.draft.state == "V5"
