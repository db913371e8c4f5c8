"""One person on several channels: what begins on one goes on in the other."""

from __future__ import annotations

import pytest

from bot.core.model import Chose
from tests.core.joined import MESSAGES, TELEGRAM, joined
from tests.core.wild import GOOD
from tests.talk import Talk, shown


def test_what_begins_on_one_goes_on_in_the_other() -> None:
    ana, other = joined()
    other.say(GOOD)
    ana.start("fr")
    assert ana.draft.state == other.draft.state == "B05.1"


def test_words_for_a_question_that_was_answered_elsewhere_are_held() -> None:
    ana, other = joined()
    other.say(GOOD)
    reply = shown(ana.say("Les voisins de la rue des Lilas"))
    assert MESSAGES["fr"]["went_on"] in reply
    assert "Les voisins de la rue des Lilas" in reply
    assert "B05.1" not in ana.texts()
    assert f"« {ana.step_label('B03.3')} »" in reply
    ana.press("hold_no")
    ana.say("Une rue plus calme, avec 40 voisins depuis mars, parce que le bus ne passe plus.")
    assert "Une rue plus calme" in ana.texts()["B05.1"]


def test_words_for_another_dossier_are_told_so() -> None:
    ana, other = joined()
    other.say("/recommencer")
    other.press("new_project")
    other.press("resume")
    reply = shown(ana.say("Les voisins de la rue des Lilas"))
    assert MESSAGES["fr"]["went_on_file"] in reply
    assert {answer.text for answer in ana.history()} == {"La Laverie qui roule"}


def test_held_words_go_to_the_question_that_they_were_written_for() -> None:
    ana, other = joined()
    other.say(GOOD)
    ana.say("Les voisins de la rue des Lilas, 12 familles")
    ana.press("hold_yes")
    assert ana.texts()["B03.3"] == f"{GOOD}\nLes voisins de la rue des Lilas, 12 familles"
    assert (ana.draft.state, "B05.1" in ana.texts()) == ("B05.1", False)


@pytest.mark.parametrize("text", ["oui", "1", "déjà dit"])
def test_a_choice_that_is_typed_for_an_older_question_is_not_taken_for_the_new_one(text: str) -> None:
    ana, other = joined()
    ana.say("/menu")
    other.start("fr")
    other.press("resume")
    other.say("Des gens")
    before = other.texts()
    assert other.draft.pending is not None
    ana.say(text)
    assert ana.texts() == before
    assert MESSAGES["fr"]["went_on"] in shown_last(ana)


def shown_last(talk: Talk) -> str:
    return "\n".join(shown(reply) for reply in talk.outcomes[-1].replies)


@pytest.mark.parametrize("text", ["/passer", "/retour", "/annuler", "/exemple"])
def test_a_command_about_the_older_question_shows_the_open_one(text: str) -> None:
    ana, other = joined()
    other.say(GOOD)
    reply = shown(ana.say(text))
    assert MESSAGES["fr"]["went_on"] in reply
    assert ana.step_question("B05.1") in reply
    assert ana.draft.state == "B05.1"


def test_other_commands_work_as_ever() -> None:
    ana, other = joined()
    other.say(GOOD)
    assert "Voici vos réponses" in shown(ana.say("/recap"))


def test_with_the_same_question_open_all_goes_on_as_in_one_place() -> None:
    ana, other = joined()
    other.say("/aide")
    reply = shown(ana.say(GOOD))
    assert MESSAGES["fr"]["went_on"] not in reply
    assert ana.texts()["B03.3"] == GOOD


def test_a_button_of_the_older_question_offers_to_change_its_answer() -> None:
    ana, other = joined()
    ana.say("Des gens")
    mark = ana.asked
    other.start("fr")
    other.press("already_said")
    ana.event(Chose("m", "pass", mark))
    assert ana.draft.pending is not None
    assert ana.draft.pending.kind == "edit"
    assert ana.event(Chose("m", "already_said")).blocks


def test_an_edit_reaches_the_answer_that_was_given_elsewhere() -> None:
    ana, other = joined()
    other.say(GOOD)
    other.edit(other.last_said, GOOD + " Et le samedi.")
    ana.say("/recap")
    assert ana.texts()["B03.3"] == GOOD + " Et le samedi."


def test_a_text_of_several_pieces_for_an_older_question_is_held_as_one() -> None:
    ana, other = joined()
    other.say(GOOD)
    reply = shown(ana.say("Les voisins", "de la rue des Lilas", "et la mairie"))
    assert "et la mairie" in reply
    assert "B05.1" not in ana.texts()


def test_without_a_second_account_nothing_is_held() -> None:
    talk = Talk(place=TELEGRAM)
    talk.settle_in()
    talk.asked = "another.mark.0"
    talk.say("La Laverie qui roule")
    assert talk.texts()["B01"] == "La Laverie qui roule"
