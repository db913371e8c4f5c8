"""Glossary, questions, myths, cards and examples, in private."""

from __future__ import annotations

import pytest

from bot.core.cards import KINDS, find, listed, named_in
from bot.core.dialog import LANGUAGES, Language
from bot.core.moves import TYPED, heard
from tests.talk import Talk, shipped_library, shown

LIBRARY = shipped_library()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("move", KINDS)
def test_a_list_is_numbered_and_every_item_can_be_typed(move: str, language: Language) -> None:
    talk = Talk()
    talk.settle_in(language)
    typed = TYPED[language][move]
    cards = listed(LIBRARY, move, language)
    text = shown(talk.say(typed))
    for number, card in enumerate(cards, start=1):
        assert f"- {number}. {card.titles[language]}" in text
        for wanted in (str(number), card.id, card.titles[language]):
            assert card.texts[language].split("\n")[0][:40] in shown(talk.say(f"{typed} {wanted}"))


def test_a_list_says_how_to_read_one_and_comes_back_to_the_question(talk: Talk) -> None:
    text = shown(talk.say("/question"))
    assert "tapez /question et un numéro" in text
    assert "Qui va profiter" in text
    assert "B03.3" not in talk.texts()


def test_a_myth_is_told_as_one_with_the_reply(talk: Talk) -> None:
    text = shown(talk.say("/idée 2"))
    assert "Idée reçue : Une structure peut la produire toute seule." in text
    assert "Elle naît d'un travail à plusieurs." in text


@pytest.mark.parametrize(("asked", "kinds"), [("réussite", {"success_card"}), ("frein", {"brake_card"})])
def test_one_kind_of_cards_is_listed_under_the_numbers_of_the_whole(talk: Talk, asked: str, kinds: set[str]) -> None:
    text = shown(talk.say(f"/carte {asked}"))
    for number, card in enumerate(listed(LIBRARY, "card", "fr"), start=1):
        assert (f"- {number}. {card.titles['fr']}" in text) == (card.kind in kinds)


def test_a_card_names_its_kind(talk: Talk) -> None:
    assert "Carte frein « La peur de l'autre »" in shown(talk.say("/carte peur de l'autre"))
    assert "Carte réussite « Ouverture »" in shown(talk.say("/carte 1"))


def test_what_is_not_found_gets_the_list(talk: Talk) -> None:
    text = shown(talk.say("/carte trottinette"))
    assert "Je ne trouve pas cela." in text
    assert "1. Ouverture" in text


def test_the_example_of_a_question_can_be_named(talk: Talk) -> None:
    text = shown(talk.say("/exemple besoin"))
    assert "des familles lavent le linge à la main" in text
    assert "Qui va profiter" in text
    assert "Mars : visites" in shown(talk.say("/exemple 19"))
    assert "Mars : visites" in shown(talk.say("/example calendrier"))


def test_a_polite_word_after_the_command_is_no_name(talk: Talk) -> None:
    assert "Voulez-vous voir un exemple inventé" in shown(talk.say("/exemple s'il vous plaît"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("c'est quoi l'essaimage ?", "essaimage"),
        ("Ça veut dire quoi, les parties prenantes ?", "partie prenante"),
        ("L'intelligence collective, kezako ?", "intelligence collective"),
        ("what is empowerment?", "pouvoir d'agir (empowerment)"),
        ("Faut-il être une association ou une coopérative ?", "Faut-il être une association ou une coopérative ?"),
        ("c'est une mode venue d'ailleurs, non ?", "N'est-ce pas une mode venue d'ailleurs ?"),
    ],
)
def test_a_card_is_found_in_a_sentence(text: str, title: str) -> None:
    every = [card for move in KINDS for card in listed(LIBRARY, move, "fr")]
    card = named_in(every, text)
    assert card is not None
    assert card.titles["fr"] == title


@pytest.mark.parametrize("text", ["bonjour à tous", "", "?", "mot " * 25_000, "on se retrouve mardi au marché"])
def test_an_ordinary_sentence_names_no_card(text: str) -> None:
    every = [card for move in KINDS for card in listed(LIBRARY, move, "fr")]
    assert named_in(every, text) is None


def test_nothing_is_found_by_nothing() -> None:
    cards = listed(LIBRARY, "word", "fr")
    assert [find(cards, wanted) for wanted in ("", "?!", "0", "99", "9" * 400)] == [None] * 5


# --- the word that calls us ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("!colibri aide", "/aide"),
        ("/colibri MODIFIER 3", "/MODIFIER 3"),
        ("  !Colibri   mot essaimage", "/mot essaimage"),
        ("!colibri", "/aide"),
        ("!colibri bonjour", "bonjour"),
        ("colibri aide", "colibri aide"),
        ("!colibris aide", "!colibris aide"),
    ],
)
def test_the_word_that_calls_us_is_taken_off(text: str, meant: str) -> None:
    assert heard(text) == meant


def test_the_word_that_calls_us_works_in_private(talk: Talk) -> None:
    assert "Dites qui sont ces personnes" in shown(talk.say("!colibri aide"))
    talk.say("!colibri Une quarantaine de familles des trois villages, sans machine chez elles, et leurs voisins")
    assert talk.texts()["B03.3"].startswith("Une quarantaine")


def test_commands_of_a_room_say_so_in_private(talk: Talk) -> None:
    for word in ("/contribuer", "/fermer", "!colibri close"):
        text = shown(talk.say(word))
        assert "s'utilise dans un salon" in text
        assert "Qui va profiter" in text
