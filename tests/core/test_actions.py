"""Several actions in one project."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.wild import GOOD
from tests.talk import Talk, shipped_library, shown, values

LAUNDRY, SEWING, PAPER = "La Laverie qui roule", "L'atelier couture du mardi", "Le journal sonore du canton"


def add(talk: Talk, name: str) -> None:
    talk.say("/actions ajouter")
    talk.say(name)


@pytest.fixture
def talk() -> Talk:
    """Three named actions; the third in focus."""
    talk = Talk()
    talk.settle_in()
    talk.say(LAUNDRY)
    for name in (SEWING, PAPER):
        add(talk, name)
    return talk


def names(talk: Talk) -> list[str]:
    """The live actions in order of importance."""
    (project,) = talk.situation().projects
    return [talk.texts(action.id)["B01"] for action in project.live]


def ids(talk: Talk) -> list[str]:
    (project,) = talk.situation().projects
    return [action.id for action in project.actions]


def test_an_added_action_is_asked_from_its_name_on_with_answers_of_its_own(talk: Talk) -> None:
    assert names(talk) == [LAUNDRY, SEWING, PAPER]
    assert talk.draft.state == "B03.3"
    talk.say("90 foyers logés en meublé à Mérival et dans les trois villages autour, et ensuite leurs voisins âgés")
    assert "B03.3" not in talk.texts(ids(talk)[0])


def test_with_several_actions_a_question_says_which_one_it_is_about(talk: Talk) -> None:
    assert f"{PAPER} :" in shown(talk.say("/reprendre"))


def test_one_action_is_not_named_at_every_question() -> None:
    talk = Talk()
    talk.settle_in()
    assert LAUNDRY not in shown(talk.say(LAUNDRY))


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("2, 1, 3", [SEWING, LAUNDRY, PAPER]),
        ("place 3 en premier", [PAPER, LAUNDRY, SEWING]),
        ("le journal sonore, puis l'atelier couture, et la laverie", [PAPER, SEWING, LAUNDRY]),
    ],
)
def test_the_order_of_importance_changes_and_no_answer_is_touched(talk: Talk, typed: str, order: list[str]) -> None:
    before = talk.history()
    talk.say("/actions ordre")
    talk.say(typed)
    assert names(talk) == order
    assert talk.history() == before


@pytest.mark.parametrize("typed", ["2, 1", "1, 1, 2", "1, 2, 4", "je ne sais pas", "0"])
def test_an_order_that_is_not_complete_is_asked_again(talk: Talk, typed: str) -> None:
    talk.say("/actions ordre")
    reply = talk.say(typed)
    assert shipped_library().messages["fr"]["action_order_unclear"] in shown(reply)
    assert names(talk) == [LAUNDRY, SEWING, PAPER]


def test_at_once_in_one_message(talk: Talk) -> None:
    talk.say("/actions 3, 1, 2")
    assert names(talk) == [PAPER, LAUNDRY, SEWING]
    talk.say("/actions retirer 1")
    assert names(talk) == [LAUNDRY, SEWING]


def test_renaming_replaces_the_first_answer_of_that_action(talk: Talk) -> None:
    talk.say("/actions renommer 1")
    talk.say("Le Lavoir mobile solidaire")
    assert names(talk) == ["Le Lavoir mobile solidaire", SEWING, PAPER]


def test_a_copy_has_every_answer_and_then_its_own_name(talk: Talk) -> None:
    talk.say("/actions ouvrir 1")
    talk.say(GOOD)
    talk.say("/actions dupliquer 1")
    talk.say("La Laverie de la vallée")
    original, copy = ids(talk)[0], ids(talk)[-1]
    assert names(talk) == [LAUNDRY, SEWING, PAPER, "La Laverie de la vallée"]
    assert talk.texts(copy)["B03.3"] == talk.texts(original)["B03.3"] == GOOD


def test_a_removed_action_comes_back_as_it_was_within_thirty_days(talk: Talk) -> None:
    talk.say("/actions retirer 3")
    assert names(talk) == [LAUNDRY, SEWING]
    talk.at += timedelta(days=29)
    talk.say("/actions rétablir 1")
    assert names(talk) == [LAUNDRY, SEWING, PAPER]


def test_after_thirty_days_a_removed_action_is_not_offered_any_more(talk: Talk) -> None:
    talk.say("/actions retirer 3")
    talk.at += timedelta(days=31)
    assert "bring_back" not in values(talk.say("/actions"))


def test_the_only_action_stays() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say(LAUNDRY)
    assert "remove" not in values(talk.say("/actions"))


def test_removing_the_action_one_is_working_on_leads_to_one_that_is_there(talk: Talk) -> None:
    talk.say("/actions retirer 3")
    assert talk.draft.subject in ids(talk)[:2]


def test_an_action_that_was_taken_out_elsewhere_is_not_answered_for(talk: Talk) -> None:
    here = talk.focus
    talk.say("/actions retirer 3")
    talk.focus = here  # another place of the same person, where the removed action is still open
    reply = talk.say("Des lycéens du canton")
    assert "Des lycéens du canton" in shown(reply)
    assert "B03.3" not in talk.texts(ids(talk)[2])
    talk.say("non")
    assert talk.draft.state == "home"


def test_two_actions_of_one_name_can_be_told_apart_when_typed(talk: Talk) -> None:
    talk.say("/actions renommer 2")
    talk.say(LAUNDRY)
    reply = talk.say("/actions ouvrir")
    labels = [choice.label for choice in reply.choices]
    assert labels == [f"{LAUNDRY} (1)", f"{LAUNDRY} (2)", PAPER]
    talk.say(labels[1])
    assert talk.draft.subject == ids(talk)[1]


def test_an_action_named_by_a_number_is_not_confused_with_the_place_of_another(talk: Talk) -> None:
    talk.say("/actions renommer 1")
    talk.say("3")
    talk.press("already_said")
    labels = [choice.label for choice in talk.say("/actions ouvrir").choices]
    assert labels[0] == "3 (1)"
    talk.say("3")
    assert talk.draft.subject == ids(talk)[2]


# --- the question about the order -------------------------------------------------------------------------------------


def ranking(talk: Talk) -> None:
    talk.say("/modifier B02")
    assert talk.draft.state == "B02"


def test_the_ranking_question_puts_the_actions_in_order_and_then_asks_why(talk: Talk) -> None:
    ranking(talk)
    reply = talk.say("2, 1, 3")
    assert names(talk) == [SEWING, LAUNDRY, PAPER]
    assert shipped_library().dialogs["annexe_b"].steps["B02"].words["fr"].probes["no_because"] in shown(reply)


def test_a_reason_for_the_order_does_not_change_it_again(talk: Talk) -> None:
    ranking(talk)
    talk.say("2, 1, 3")
    talk.say("Parce que le journal sonore attend mars, la laverie un camion, et l'atelier couture a déjà son local")
    assert names(talk) == [SEWING, LAUNDRY, PAPER]


def test_completing_the_answer_about_the_order_does_not_apply_the_old_ranks_anew(talk: Talk) -> None:
    ranking(talk)
    talk.say("2, 1, 3 parce que l'atelier couture a déjà son local et son public")
    talk.say("/modifier B02")
    talk.press("complete")
    talk.say("car le mardi est un jour de marché")
    assert names(talk) == [SEWING, LAUNDRY, PAPER]


def test_replacing_the_answer_about_the_order_gives_a_new_order(talk: Talk) -> None:
    ranking(talk)
    talk.say("2, 1, 3 parce que l'atelier couture a déjà son local et son public")
    talk.say("/modifier B02")
    talk.press("replace")
    talk.say("3, 2, 1 parce que le journal commence en mars")
    assert names(talk) == [PAPER, LAUNDRY, SEWING]


def test_an_incomplete_order_is_completed_by_the_reply_to_the_probe(talk: Talk) -> None:
    ranking(talk)
    talk.say("2, 1")
    assert names(talk) == [LAUNDRY, SEWING, PAPER]
    talk.say("2, 1, 3")
    assert names(talk) == [SEWING, LAUNDRY, PAPER]


def test_a_new_action_asks_to_look_at_the_order_again(talk: Talk) -> None:
    ranking(talk)
    talk.say("2, 1, 3 parce que l'atelier couture a déjà son local et son public")
    add(talk, "Une quatrième action pour voir")
    assert any("B02" in c.recheck for c in talk.situation().conversations.values())
