"""Changing an answer, going back and leaving for later: nothing of an answer is lost on the way."""

from __future__ import annotations

import pytest

from tests.core.editing.looking import FORM, form, kinds, question_of
from tests.core.wild import GOOD
from tests.talk import Talk, last_answer, shipped_library, shown, values

# --- modifier ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named", ["1", "B01", "nom de l'action", "Nom de l’Action", "nom de"])
def test_an_answer_is_found_by_number_id_or_name_and_shown_before_it_is_changed(talk: Talk, named: str) -> None:
    reply = talk.say(f"/modifier {named}")
    assert "La Laverie qui roule" in shown(reply)
    assert values(reply) == ["replace", "keep"]


def test_completing_adds_a_part_and_returns_to_the_open_question(talk: Talk) -> None:
    assert values(talk.say("/modifier 2")) == ["complete", "replace", "keep"]
    before = talk.texts()["B03.3"]
    talk.press("complete")
    reply = talk.say("à Mérival et autour")
    assert [part.text for part in last_answer(talk, "B03.3").parts] == [before, "à Mérival et autour"]
    assert question_of("B05.1") in shown(reply)


def test_a_name_is_replaced_or_kept_as_it_is(talk: Talk) -> None:
    reply = talk.say("/modifier 1")
    assert "Voulez-vous la remplacer ou la garder ?" in shown(reply)
    assert "Je n'ai pas compris." in shown(talk.say("compléter"))


def test_words_that_come_at_once_are_added(talk: Talk) -> None:
    before = talk.texts()["B03.3"]
    reply = talk.say("/modifier 2")
    assert "Si vous écrivez tout de suite, je l'ajoute." in shown(reply)
    reply = talk.say("Et leurs voisins de Mérival et des hameaux")
    assert talk.texts()["B03.3"] == f"{before}\nEt leurs voisins de Mérival et des hameaux"
    assert question_of("B05.1") in shown(reply)


def test_words_that_come_at_once_are_no_name(talk: Talk) -> None:
    talk.say("/modifier 1")
    reply = talk.say("Parce que la salle est libre ce jour-là.")
    assert "Le nom n'a pas changé, et ce message n'est pas gardé." in shown(reply)
    assert values(reply) == ["replace", "keep"]
    assert talk.texts()["B01"] == "La Laverie qui roule"


def test_replacing_starts_the_answer_anew_and_the_old_one_stays_in_the_history(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.press("replace")
    talk.say("Le Lavoir mobile solidaire")
    assert talk.texts()["B01"] == "Le Lavoir mobile solidaire"
    assert next(answer.text for answer in talk.history() if answer.step == "B01") == "La Laverie qui roule"


@pytest.mark.parametrize("after", [["garder"], ["/annuler"], ["remplacer", "/annuler"], ["compléter", "/retour"]])
def test_leaving_an_edit_changes_nothing(talk: Talk, after: list[str]) -> None:
    before = talk.history()
    talk.say("/modifier 2")
    for words in after:
        talk.say(words)
    assert talk.history() == before


def test_a_question_that_has_no_answer_yet_is_simply_asked(talk: Talk) -> None:
    assert question_of("B08") in shown(talk.say("/modifier B08"))
    assert talk.draft.state == "B08"


@pytest.mark.parametrize("named", ["99", "0", "xyz", "B99"])
def test_a_name_that_fits_nothing_offers_the_answers_there_are(talk: Talk, named: str) -> None:
    assert values(talk.say(f"/modifier {named}")) == ["B01", "B03.3"]
    assert "La Laverie qui roule" in shown(talk.say("1"))


def test_beginning_one_edit_ends_the_other(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.press("replace")
    for named in ("2", "1", "2", "99", "1"):
        talk.say(f"/modifier {named}")
    assert kinds(talk.draft.pending) == ["edit"]


def test_interrupting_in_turn_does_not_pile_up(talk: Talk) -> None:
    for _ in range(5):
        for move in ("/langue", "/effacer", "/recommencer"):
            talk.say(move)
    assert sorted(kinds(talk.draft.pending)) == ["erase", "language", "restart"]


def test_the_number_of_a_question_never_changes(talk: Talk) -> None:
    talk.say("/actions ajouter")
    talk.say("L'atelier couture du mardi")
    for number, step in enumerate(FORM.steps.values(), start=1):
        if step.id == "B01":
            continue
        talk.say(f"/modifier {number}")
        assert talk.draft.state == step.id
        talk.say("/menu")


# --- back, skip, later ------------------------------------------------------------------------------------------------


def test_going_back_shows_the_answer_before_and_loses_nothing(talk: Talk) -> None:
    before = talk.history()
    reply = talk.say("/retour")
    assert talk.draft.state == "B03.3"
    assert "90 foyers" in shown(reply)
    talk.say("/retour")
    assert talk.draft.state == "B01"
    talk.press("keep")
    assert talk.draft.state == "B05.1"
    assert talk.history() == before


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    talk = Talk()
    talk.settle_in()
    assert shipped_library().messages["fr"]["back_none"] in shown(talk.say("/retour"))
    assert talk.draft.state == "B01"


def test_a_skipped_question_waits_and_is_offered_at_the_end(talk: Talk) -> None:
    reply = talk.say("/passer")
    assert form(talk).later == ("B05.1",)
    while form(talk).state != "review":
        easy = {"next_chapter", "already_said"} & set(values(reply))
        reply = talk.press(easy.pop()) if easy else talk.say(GOOD)
    assert "waiting" in values(reply)
    assert question_of("B05.1") in shown(talk.press("waiting"))


def test_answering_a_question_takes_it_off_the_list_for_later(talk: Talk) -> None:
    talk.say("/passer")
    talk.say("/modifier B05.1")
    talk.say(GOOD)
    assert form(talk).later == ()


# --- a question that is named -----------------------------------------------------------------------------------------


def test_a_question_that_is_named_is_gone_to_where_nothing_is_answered_yet(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say("/modifier S05")
    assert talk.draft.state == "S05"


@pytest.mark.parametrize("begun", [True, False])
def test_of_a_question_in_another_walk_it_is_said_where_it_is(talk: Talk, begun: bool) -> None:
    talk.say("/voyage")
    if begun:
        talk.say("Nous allons vers un quartier où chacun mange à sa faim et connaît ses voisins.")
    said = shown(talk.say("/modifier S11"))
    assert "Cette question est dans « Le storyboard » : /storyboard." in said
    assert "Je ne trouve pas" not in said


def test_a_question_that_no_walk_has_is_not_found(talk: Talk) -> None:
    talk.say("/storyboard")
    assert "Je ne trouve pas cette question" in shown(talk.say("/modifier trottinette"))
