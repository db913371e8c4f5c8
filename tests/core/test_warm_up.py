"""The warm-up: offered once, left at will, and what was said to it is kept only on a yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.engine import Engine
from tests.talk import Talk, shipped_library, shown

LIBRARY = shipped_library()


def test_the_warm_up_is_offered_once_when_the_first_walk_begins() -> None:
    talk = Talk()
    assert "/echauffement" in shown(talk.settle_in())
    assert "/echauffement" not in shown(talk.say("/storyboard"))
    assert "/echauffement" not in shown(talk.say("/annexe"))


def test_the_warm_up_is_refused_by_answering_the_question() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule à Mérival")
    assert talk.texts() == {"B01": "La Laverie qui roule à Mérival"}


def test_a_journey_offers_the_warm_up_too_when_it_comes_first() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    assert "/echauffement" in shown(talk.say("/voyage"))


def test_the_warm_up_asks_its_questions_and_gives_the_walk_back(talk: Talk) -> None:
    before = replace(talk.draft, took="")
    asked = [shown(talk.say("/échauffement")), shown(talk.say("suivante")), shown(talk.say("passer"))]
    for number, text in enumerate(asked, start=1):
        assert f"Échauffement : {number} sur 3" in text
        assert LIBRARY.dialogs["reperes"].cards[-4 + number].texts["fr"] in text
    assert "Qui va profiter" in shown(talk.say("c'est parti"))
    assert talk.draft == before


@pytest.mark.parametrize(("walk", "step"), [("/annexe", "B05.1"), ("/voyage", "V2"), ("/storyboard", "S04")])
def test_words_of_the_warm_up_are_kept_on_a_yes_where_the_walk_speaks_of_it(talk: Talk, walk: str, step: str) -> None:
    words = "Sur la place du marché, un matin de pluie"
    talk.say(walk)
    talk.say("/échauffement")
    label = LIBRARY.dialogs[talk.draft.dialog].steps[step].words["fr"].label
    assert label in shown(talk.say(words))
    assert words not in talk.texts().values()
    talk.press("hold_yes")
    assert talk.texts()[step] == words


def test_words_of_the_warm_up_are_gone_on_a_no_and_the_next_question_follows(talk: Talk) -> None:
    talk.say("/échauffement")
    talk.say("Sur la place du marché, un matin de pluie")
    text = shown(talk.press("hold_no"))
    assert "Échauffement : 2 sur 3" in text
    assert "pluie" not in "".join(talk.conversations.values())


def test_where_the_walk_speaks_of_nothing_alike_words_stay_a_thought_and_the_warm_up_goes_on(talk: Talk) -> None:
    talk.say("/cercles")
    talk.press("groupe")
    before = replace(talk.draft, took="")
    talk.say("/échauffement")
    for number in (2, 3):
        text = shown(talk.say("Sur la place du marché, un matin de pluie"))
        assert "ce message-là n'est pas gardé" in text
        assert f"Échauffement : {number} sur 3" in text
    assert "Vous voilà en route." in shown(talk.say("Sur la place du marché, un matin de pluie"))
    assert talk.draft == before
    assert "pluie" not in "".join(talk.conversations.values())


def test_a_number_picks_in_the_warm_up_and_is_never_words(talk: Talk) -> None:
    assert talk.say("/échauffement").numbered
    assert "Échauffement : 2 sur 3" in shown(talk.say("1"))
    text = shown(talk.say("3"))
    assert "Ce numéro n'est pas dans la liste." in text
    assert "Échauffement : 2 sur 3" in text
    assert "Qui va profiter" in shown(talk.say("2"))


@pytest.mark.parametrize("walk", ["/annexe", "/voyage", "/storyboard"])
def test_after_a_yes_the_warm_up_goes_on(talk: Talk, walk: str) -> None:
    talk.say(walk)
    talk.say("/échauffement")
    for number in (2, 3):
        talk.say("Sur la place du marché, un matin de pluie, avec les voisins")
        text = shown(talk.press("hold_yes"))
        assert "C'est rangé sous" in text
        assert f"Échauffement : {number} sur 3" in text


def test_what_the_warm_up_kept_is_shown_to_be_completed_when_its_question_comes(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say("/échauffement")
    talk.say("Sur la place du marché, un matin de pluie")
    talk.press("hold_yes")
    talk.say("c'est parti")
    text = shown(talk.say("/passer"))
    assert "Sur la place du marché" in text
    assert [choice.value for choice in talk.outcomes[-1].replies[0].choices] == ["complete", "replace", "keep"]


def test_a_name_said_to_the_warm_up_is_asked_about_at_once(talk: Talk) -> None:
    talk.say("/échauffement")
    talk.say("Chez Mme Dupont au 06 12 34 56 78, avec les 40 habitants du quartier")
    assert "une donnée personnelle" in shown(talk.press("hold_yes"))
    assert "Échauffement : 2 sur 3" in shown(talk.say("passer"))


def test_a_warm_up_at_home_leads_back_home_and_is_not_offered_again() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/échauffement")
    talk.say("suivante")
    talk.say("suivante")
    text = shown(talk.say("c'est parti"))
    assert "Vous voilà en route." in text
    assert "Que voulez-vous faire" in text
    assert "/echauffement" not in text
    begun = shown(talk.press("resume"))
    assert "Quel nom simple" in begun
    assert "/echauffement" not in begun


def test_a_warm_up_at_home_begins_no_walk() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/échauffement")
    talk.say("c'est parti")
    talk.say("/storyboard")
    talk.say("Soixante familles s'occupent d'un proche malade sans jamais souffler, et nous voulons que cela change.")
    assert "0 réponses" not in shown(talk.say("/menu"))


def test_words_said_to_a_warm_up_at_home_take_it_to_the_walk_that_has_them() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/échauffement")
    talk.say("Sur la place du marché, un matin de pluie")
    assert "Échauffement : 2 sur 3" in shown(talk.press("hold_yes"))
    assert talk.texts()["B05.1"] == "Sur la place du marché, un matin de pluie"
    assert "Quel nom simple" in shown(talk.say("c'est parti"))


def test_a_warm_up_that_its_authors_took_out_gives_way_to_the_question(talk: Talk) -> None:
    talk.say("/échauffement")
    cards = tuple(card for card in LIBRARY.dialogs["reperes"].cards if card.kind != "warmup")
    dialogs = {**LIBRARY.dialogs, "reperes": replace(LIBRARY.dialogs["reperes"], cards=cards)}
    talk.engine = Engine(replace(LIBRARY, dialogs=dialogs), {"retention_days": "180"})
    assert "Qui va profiter" in shown(talk.start())
    assert "Qui va profiter" in shown(talk.say("/échauffement"))
