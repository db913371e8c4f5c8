"""A message that is edited on the platform revises what it gave, wherever that is, and nothing else."""

from __future__ import annotations

import pytest

from tests.core.corrected import NAME, NEW, PEOPLE, PHONE, kept, order, to
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, last_answer, shown


@pytest.fixture
def talk() -> Talk:
    """A name, then an answer that needs no follow-up question; the third question is open."""
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say(GOOD)
    assert talk.draft.state == "B05.1"
    return talk


# --- words of an answer -----------------------------------------------------------------------------------------------


def test_the_answer_is_revised_whichever_question_is_open_and_the_person_is_told_where(talk: Talk) -> None:
    reply = talk.edit(NAME, "La Laverie de la rue Haute")
    assert talk.texts()["B01"] == "La Laverie de la rue Haute"
    assert "C'est corrigé dans : Nom de l'action" in shown(reply)
    assert talk.draft.state == "B05.1"
    assert "aperçu" in shown(reply), "the open question comes again"


def test_the_old_words_are_blanked_in_every_revision(talk: Talk) -> None:
    talk.edit(talk.last_said, NEW)
    assert talk.texts()["B03.3"] == NEW
    assert GOOD not in kept(talk)


def test_the_same_text_changes_nothing_and_says_so(talk: Talk) -> None:
    before = talk.history()
    assert "j'ai déjà ce texte" in shown(talk.edit(talk.last_said, GOOD))
    assert talk.history() == before


def test_of_a_split_answer_only_the_part_changes(talk: Talk) -> None:
    talk.say("Les voisins l'ont vu", "avec 12 habitants du quartier", "et la mairie l'a dit en mars 2024")
    talk.edit(f"{talk.last_said}+1", "avec 15 habitants du quartier")
    assert [part.text for part in last_answer(talk, "B05.1").parts] == [
        "Les voisins l'ont vu",
        "avec 15 habitants du quartier",
        "et la mairie l'a dit en mars 2024",
    ]


def test_an_edit_to_nothing_removes_the_part(talk: Talk) -> None:
    reply = talk.edit(NAME, "\u200b ")
    assert talk.texts()["B01"] == ""
    assert "C'est retiré de : Nom de l'action" in shown(reply)


def test_whether_an_answer_is_open_is_judged_anew(talk: Talk) -> None:
    assert not last_answer(talk, "B03.3").open
    talk.edit(talk.last_said, "des gens")
    assert last_answer(talk, "B03.3").open
    talk.edit(PEOPLE, GOOD)
    assert not last_answer(talk, "B03.3").open


def test_an_edit_of_what_a_follow_up_question_is_about_judges_anew(talk: Talk) -> None:
    talk.say("Nous")
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "probe"
    reply = talk.edit(talk.last_said, GOOD)
    assert "C'est corrigé dans" in shown(reply)
    assert [mark.outcome for mark in last_answer(talk, "B05.1").probes] == ["answered"]


def test_an_answer_taken_back_under_its_follow_up_question_is_asked_again(talk: Talk) -> None:
    talk.say("Nous")
    reply = talk.edit(talk.last_said, "")
    assert talk.draft.pending is None
    assert talk.draft.state == "B05.1"
    assert "aperçu" in shown(reply)


def test_a_follow_up_question_that_waits_quotes_no_words_that_are_gone() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say(PHONE)
    said = talk.last_said
    talk.say("/langue")
    talk.edit(said, NEW)
    assert "06 71 42 99 03" not in kept(talk)
    assert "06 71 42 99 03" not in shown(talk.say("/annuler"))


def test_a_role_that_was_proposed_for_words_that_are_gone_is_not_asked_any_more() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say(PHONE)
    said = talk.last_said
    talk.say("une salariée")
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "role"
    talk.edit(said, NEW)
    assert "06 71 42 99 03" not in kept(talk)


def test_what_depends_on_an_edited_answer_is_to_be_read_again(talk: Talk) -> None:
    to(talk, "B09")
    talk.say("le climat, parce que le bus s'arrête à 19 h et que 40 habitants du quartier ne peuvent plus sortir")
    said = talk.last_said
    to(talk, "B12")
    talk.edit(said, "la solitude des 40 habitants du quartier, parce que le bus s'arrête à 19 h, depuis mars 2025")
    assert "B10" in talk.draft.recheck


def test_copies_of_the_words_are_changed_too(talk: Talk) -> None:
    said = talk.last_said
    talk.say("/actions dupliquer 1")
    talk.say("L'atelier du mardi")
    talk.edit(said, NEW)
    assert GOOD not in kept(talk)
    assert [a.text for a in talk.history() if a.step == "B03.3" and a.text] == [NEW, NEW]


def test_the_action_is_named_where_there_are_several(talk: Talk) -> None:
    said = talk.last_said
    talk.say("/actions ajouter")
    talk.say("L'atelier du mardi soir")
    assert "(La Laverie qui roule)" in shown(talk.edit(said, NEW))


def test_an_answer_of_another_dossier_is_found(talk: Talk) -> None:
    said = talk.last_said
    talk.say("/recommencer")
    talk.press("new_project")
    talk.edit(said, NEW)
    assert NEW in talk.texts().values()
    assert GOOD not in kept(talk)


def test_an_edit_at_the_menu_or_in_a_break_leaves_the_person_there(talk: Talk) -> None:
    talk.say("/pause")
    reply = talk.edit(NAME, "La Laverie de la rue Haute")
    assert talk.draft.paused
    assert [choice.value for choice in reply.choices] == ["resume"]
    talk.say("/menu")
    talk.edit(NAME, "La Laverie de la rue Basse")
    assert talk.draft.state == "home"
    assert talk.texts()["B01"] == "La Laverie de la rue Basse"


# --- an order of importance -------------------------------------------------------------------------------------------


@pytest.fixture
def ranked(talk: Talk) -> Talk:
    talk.say("/actions ajouter")
    talk.say("L'atelier du mardi soir")
    to(talk, "B02")
    talk.say("2, 1")
    return talk


def test_an_edited_order_counts_in_the_list_that_was_shown(ranked: Talk) -> None:
    assert order(ranked) == ["L'atelier du mardi soir", "La Laverie qui roule"]
    reply = ranked.edit(ranked.last_said, "1, 2")
    assert order(ranked) == ["La Laverie qui roule", "L'atelier du mardi soir"]
    assert "1. La Laverie qui roule" in shown(reply)


def test_an_edited_order_counts_at_the_menu_too(ranked: Talk) -> None:
    said = ranked.last_said
    ranked.say("/menu")
    ranked.edit(said, "1, 2")
    assert order(ranked)[0] == "La Laverie qui roule"


def test_an_edited_reason_changes_no_order(ranked: Talk) -> None:
    said = ranked.last_said
    ranked.say("parce que 40 habitants du quartier viennent à l'atelier avec la mairie depuis mars 2025")
    reason = ranked.last_said
    ranked.edit(reason, "parce que 40 habitants viennent à la laverie puis à l'atelier depuis mars 2025")
    assert order(ranked)[0] == "L'atelier du mardi soir"
    ranked.edit(said, "1, 2")
    assert order(ranked)[0] == "La Laverie qui roule"


# --- held words -------------------------------------------------------------------------------------------------------


def test_a_message_that_waits_is_changed_where_it_waits(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("Le bailleur nous prête le local depuis janvier")
    reply = talk.edit(talk.last_said, "Le bailleur nous prête deux locaux depuis janvier")
    assert "C'est corrigé dans votre message en attente" in shown(reply)
    assert "deux locaux" in shown(reply)
    assert "le local" not in kept(talk)


def test_a_message_that_waits_and_is_emptied_is_not_asked_about(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("Le bailleur nous prête le local depuis janvier")
    reply = talk.edit(talk.last_said, "\u200b")
    assert "bailleur" not in kept(talk)
    assert talk.draft.pending is None
    assert all(block.text or block.items for block in reply.blocks)


def test_a_message_that_waits_in_another_conversation_is_found(talk: Talk) -> None:
    talk.press("nothing of the kind")
    to(talk, "B06")
    talk.say("/pause")
    talk.say("Le bailleur nous prête le local depuis janvier")
    said = talk.last_said
    talk.say("/effacer")
    talk.say("/menu")
    talk.edit(said, "Le bailleur nous prête deux locaux")
    assert "le local" not in kept(talk)


# --- what was no words of an answer -----------------------------------------------------------------------------------


@pytest.fixture
def at_choices(talk: Talk) -> Talk:
    to(talk, "B09")
    talk.say("climat")
    return talk


def test_an_edited_choice_is_offered_and_taken_on_yes(at_choices: Talk) -> None:
    said = at_choices.last_said
    at_choices.say("Parce que 40 habitants du quartier ont trop chaud depuis l'été 2025, avec la mairie")
    reply = at_choices.edit(said, "santé")
    assert [choice.value for choice in reply.choices] == ["yes", "no"]
    assert last_answer(at_choices, "B09").chosen == ("climat",)
    at_choices.say("oui")
    assert last_answer(at_choices, "B09").chosen == ("sante",)
    assert "trop chaud" in last_answer(at_choices, "B09").text, "what else was said stays"


def test_an_edited_choice_stays_on_no(at_choices: Talk) -> None:
    at_choices.edit(at_choices.last_said, "santé")
    at_choices.press("no")
    assert last_answer(at_choices, "B09").chosen == ("climat",)


def test_words_in_the_place_of_a_choice_are_taken_on_yes(at_choices: Talk) -> None:
    at_choices.edit(at_choices.last_said, "Le bruit de la route, pour 40 familles")
    at_choices.press("yes")
    assert last_answer(at_choices, "B09").chosen == ()
    assert "Le bruit de la route" in last_answer(at_choices, "B09").text


def test_a_command_that_becomes_words_is_offered(talk: Talk) -> None:
    talk.say("/passer")
    reply = talk.edit(talk.last_said, "Le bailleur et 40 familles du quartier")
    assert "Le bailleur et 40 familles du quartier" in shown(reply)
    assert "Le bailleur" not in "".join(talk.texts().values())
    talk.say("non")
    assert "Le bailleur" not in kept(talk)


def test_words_that_become_a_command_go_and_the_command_is_offered(talk: Talk) -> None:
    reply = talk.edit(talk.last_said, "/recap")
    assert GOOD not in kept(talk)
    assert "/recap" not in "".join(talk.texts().values())
    assert [choice.value for choice in reply.choices] == ["yes", "no"]
    assert "Voici vos réponses" in shown(talk.press("yes"))


def test_a_message_from_before_the_agreement_is_not_kept_by_an_edit() -> None:
    talk = Talk(place=NETWORK)
    talk.say("bonjour")
    talk.edit("m0", "Je m'appelle Ana et je veux raconter mon projet")
    assert "Ana" not in kept(talk)
    assert not talk.answers


def test_an_edit_by_a_stranger_begins_the_first_contact() -> None:
    talk = Talk(place=NETWORK)
    reply = talk.edit("m7", "bonjour, je suis Ana")
    assert "Je suis un robot" in shown(reply)
    assert "Ana" not in kept(talk)


def test_an_edit_to_words_of_distress_is_heard_first_and_filed_nowhere(talk: Talk) -> None:
    reply = talk.edit(talk.last_said, "je veux mourir")
    assert "3114" in reply.blocks[0].text
    assert "mourir" not in "".join(talk.texts().values())
    assert GOOD not in kept(talk)
