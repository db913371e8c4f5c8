"""Words that are withdrawn: whatever takes their place, they are nowhere any more."""

from __future__ import annotations

import pytest

from bot.core.model import Blank
from tests.core.wild import GOOD
from tests.talk import Talk, shown, values


def with_a_name() -> Talk:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B05.1")
    talk.say("Mme Dupont nous a alertés avec les habitants du quartier et les infirmières du collège")
    assert talk.draft.pending is not None
    assert talk.draft.pending.data["probe"] == "personal_data"
    return talk


def everything(talk: Talk) -> str:
    revisions = [text for kept in talk.answers.values() for text in kept]
    return "\n".join([talk.person or "", *talk.projects.values(), *talk.conversations.values(), *revisions])


def test_a_role_takes_the_place_of_a_name_in_every_revision() -> None:
    talk = with_a_name()
    assert "une habitante nous a alertés" in shown(talk.say("une habitante"))
    talk.press("replace_words")
    assert talk.texts()["B05.1"].startswith("une habitante nous a alertés")
    assert "Dupont" not in everything(talk)
    assert any(isinstance(effect, Blank) for effect in talk.outcomes[-1].effects)


@pytest.mark.parametrize(
    "instead", ["une habitante", "Une habitante nous a alertés avec les infirmières et ses voisins"]
)
def test_words_that_are_replaced_are_replaced_in_the_copy_of_an_action_too(instead: str) -> None:
    talk = with_a_name()
    first = talk.draft.subject
    talk.say("/actions dupliquer")
    copy = talk.draft.subject
    assert "Dupont" in talk.texts(copy)["B05.1"]
    talk.say("/actions travailler sur 1")
    talk.say(instead)
    talk.press("replace_words")
    assert talk.texts(copy)["B05.1"] == talk.texts(first)["B05.1"]
    assert instead in talk.texts(copy)["B05.1"]
    assert "Dupont" not in everything(talk)


def test_words_that_are_replaced_are_quoted_by_no_question_that_waits_in_another_action() -> None:
    talk = with_a_name()
    talk.say("/actions dupliquer")
    talk.say("/modifier B05.1")
    talk.press("complete")
    talk.say("Un voisin est séropositif et sa femme fait une dépression depuis trois ans.")
    assert talk.draft.pending is not None
    assert talk.draft.pending.data["probe"] == "sensitive_data"
    talk.say("Une habitante nous a alertés avec les infirmières du collège et ses voisins")
    talk.press("replace_words")
    assert "Dupont" not in everything(talk)


def test_words_that_are_replaced_are_gone_from_the_question_they_were_filed_under_before() -> None:
    talk = with_a_name()
    talk.press("already_said")
    talk.say("/ranger B08")
    talk.say("/modifier B08")
    talk.press("complete")
    talk.say("Mme Durand les aide depuis trois ans avec les voisins de son immeuble.")
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "probe"
    talk.say("Deux habitantes portent ce projet depuis trois ans avec leurs voisins du quartier.")
    talk.press("replace_words")
    assert "Dupont" not in everything(talk)
    assert "Durand" not in everything(talk)


def test_an_answer_with_a_role_for_a_name_is_not_left_open_for_that() -> None:
    talk = with_a_name()
    talk.say("une habitante")
    talk.press("replace_words")
    assert not talk.history()[-1].open


def test_a_new_wording_is_kept_at_once_and_may_replace_the_old_one() -> None:
    talk = with_a_name()
    reply = talk.say("Une habitante nous a alertés avec les infirmières du collège et ses voisins")
    assert values(reply) == ["replace_words", "add_words"]
    assert "Une habitante nous a alertés" in talk.texts()["B05.1"]
    talk.press("replace_words")
    assert talk.texts()["B05.1"] == "Une habitante nous a alertés avec les infirmières du collège et ses voisins"
    assert "Dupont" not in everything(talk)


@pytest.mark.parametrize("leaving", ["/menu", "/annuler", "/passer", "/retour", "/modifier B08"])
def test_a_new_wording_is_not_lost_whatever_is_done_instead_of_choosing(leaving: str) -> None:
    talk = with_a_name()
    talk.say("Une habitante nous a alertés avec les infirmières du collège et ses voisins")
    talk.say(leaving)
    assert "Une habitante nous a alertés" in talk.texts()["B05.1"]


def test_a_new_wording_in_two_messages_replaces_as_one() -> None:
    talk = with_a_name()
    talk.say("Une habitante nous a alertés avec les infirmières du collège")
    talk.say("et puis les gardiens d'immeuble, qui voient passer les gens")
    talk.press("replace_words")
    assert talk.texts()["B05.1"] == (
        "Une habitante nous a alertés avec les infirmières du collège\n"
        "et puis les gardiens d'immeuble, qui voient passer les gens"
    )


def test_a_role_that_is_not_wanted_after_all_changes_nothing() -> None:
    talk = with_a_name()
    before = talk.texts()["B05.1"]
    talk.say("une habitante")
    talk.press("keep_words")
    assert talk.texts()["B05.1"] == before


def test_a_new_wording_may_be_added() -> None:
    talk = with_a_name()
    talk.say("Une habitante nous a alertés avec les infirmières du collège et ses voisins")
    talk.press("add_words")
    assert talk.texts()["B05.1"].count("\n") == 1


def test_a_datum_that_goes_over_two_messages_is_not_taken_for_replaced() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B03.2")
    talk.say("Pour venir, écrire à ana")
    talk.say("(at)exemple.org")
    assert talk.draft.pending is not None
    assert talk.draft.pending.data["probe"] == "personal_data"
    reply = talk.say("une habitante")
    assert values(reply) == ["replace_words", "add_words"]
    assert talk.texts()["B03.2"].endswith("une habitante")
    talk.press("replace_words")
    assert talk.texts()["B03.2"] == "une habitante"
    assert "exemple.org" not in everything(talk)


def test_a_name_in_the_reply_to_a_follow_up_question_can_be_replaced_too() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B03.2")
    talk.say("on aide")
    talk.say("avec Mme Dupont, " + GOOD)
    assert talk.draft.pending is not None
    assert talk.draft.pending.data["probe"] == "personal_data"
    talk.say("une habitante")
    talk.press("replace_words")
    assert "une habitante" in talk.texts()["B03.2"]
    assert "Dupont" not in talk.texts()["B03.2"]
