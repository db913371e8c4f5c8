"""Glossary, questions, myths, cards and examples, in private."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.cards import TOLD_BY, find, listed, named_in
from bot.core.dialog import LANGUAGES, Language
from bot.core.engine import Engine
from bot.core.moves import TYPED, heard
from tests.talk import Talk, shipped_library, shown

LIBRARY = shipped_library()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("move", TOLD_BY)
def test_a_list_is_numbered_and_every_item_can_be_typed(move: str, language: Language) -> None:
    talk = Talk()
    talk.settle_in(language)
    typed = TYPED[language][move]
    cards = listed(LIBRARY, move, language)
    reply = talk.say(typed)
    assert reply.numbered
    assert [choice.label for choice in reply.choices[:-1]] == [card.titles[language] for card in cards]
    for number, card in enumerate(cards, start=1):
        for wanted in (str(number), card.id, card.titles[language]):
            assert card.texts[language].split("\n")[0][:40] in shown(talk.say(f"{typed} {wanted}"))
            talk.say(typed)
            assert card.texts[language].split("\n")[0][:40] in shown(talk.say(wanted))
    assert talk.texts() == {}


def test_a_card_of_a_list_is_pressed_and_the_question_is_asked_again(talk: Talk) -> None:
    before = replace(talk.draft, took="")
    assert "Qui va profiter" not in shown(talk.say("/question"))
    text = shown(talk.press("F7"))
    assert "Les idées manquent rarement" in text
    assert "Qui va profiter" in text
    assert talk.draft == before


@pytest.mark.parametrize("word", ["revenir", "/retour", "/annuler", "/passer"])
def test_a_list_is_left_and_the_question_waits_as_it_was(talk: Talk, word: str) -> None:
    before = replace(talk.draft, took="")
    talk.say("/carte")
    assert "Qui va profiter" in shown(talk.say(word))
    assert talk.draft == before


def test_a_number_after_a_list_is_no_answer_and_after_that_message_it_is_one_again(talk: Talk) -> None:
    talk.say("/carte")
    assert "Carte réussite « Attention »" in shown(talk.say("3"))
    assert talk.texts() == {"B01": talk.texts()["B01"]}
    talk.say("/mot")
    assert "Ce numéro n'est pas dans la liste." in shown(talk.say("77"))
    talk.say("revenir")
    talk.say("40")
    assert talk.texts()["B03.3"] == "40"


def test_at_home_a_number_after_the_words_is_one_of_them() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/menu")
    talk.press("glossary")
    card = listed(LIBRARY, "word", "fr")[6]
    text = shown(talk.say("7"))
    assert card.texts["fr"] in text
    assert "Que voulez-vous faire" in text
    talk.press("glossary")
    assert "chemin faisant" in shown(talk.say("mot chemin faisant"))


def test_words_after_a_list_answer_the_question(talk: Talk) -> None:
    words = "Une quarantaine de familles des trois villages, sans machine chez elles, et leurs voisins"
    talk.say("/carte")
    talk.say(words)
    assert talk.texts()["B03.3"] == words


@pytest.mark.parametrize("typed", ["confiance", "autre", "la peur du changment", "Tout calculer"])
def test_a_word_of_a_title_or_a_slip_of_the_pen_opens_the_card_of_a_list(talk: Talk, typed: str) -> None:
    talk.say("/carte")
    text = shown(talk.say(typed))
    assert "Carte réussite « Confiance »" in text or "Carte frein «" in text
    assert "B03.3" not in talk.texts()


def test_a_word_that_several_titles_share_is_asked_about(talk: Talk) -> None:
    talk.say("/carte")
    assert "Vouliez-vous dire" in shown(talk.say("la peur"))
    assert "Carte frein « La peur de manquer »" in shown(talk.say("la peur de manquer"))


@pytest.mark.parametrize("word", ["/menu", "/pause", "/storyboard"])
def test_a_list_is_there_for_the_next_message_alone(talk: Talk, word: str) -> None:
    talk.say("/mot")
    talk.say(word)
    assert "Qui va profiter" in shown(talk.say("/annexe"))
    talk.say("/mot")
    assert "Qui va profiter" in shown(talk.start())


def test_help_amid_a_list_is_that_of_the_question(talk: Talk) -> None:
    talk.say("/carte")
    assert "Dites qui sont ces personnes" in shown(talk.say("/aide"))


def test_a_list_whose_cards_are_gone_gives_way_to_the_question(talk: Talk) -> None:
    talk.say("/mot")
    dialogs = {**LIBRARY.dialogs, "reperes": replace(LIBRARY.dialogs["reperes"], cards=())}
    talk.engine = Engine(replace(LIBRARY, dialogs=dialogs), {"retention_days": "180"})
    assert "Qui va profiter" in shown(talk.say("revenir"))
    assert "Qui va profiter" in shown(talk.say("/mot"))
    assert "Qui va profiter" in shown(talk.say("/carte frein"))


def test_a_myth_is_told_as_one_with_the_reply(talk: Talk) -> None:
    text = shown(talk.say("/idée 2"))
    assert "Idée reçue : Une structure peut innover toute seule." in text
    assert "Elle naît d'un travail à plusieurs." in text


@pytest.mark.parametrize(("asked", "kind"), [("réussite", "success_card"), ("frein", "brake_card")])
@pytest.mark.parametrize("more", ["card_more", "typed"])
def test_of_one_kind_a_card_is_shown_at_once_and_each_time_another(
    talk: Talk, asked: str, kind: str, more: str
) -> None:
    titles = {card.titles["fr"] for card in listed(LIBRARY, "card", "fr") if card.kind == kind}
    before = replace(talk.draft, took="")
    told = [shown(talk.say(f"/carte {asked}"))]
    told += [
        shown(talk.press(more) if more == "card_more" else talk.say(f"/carte {asked}")) for _ in range(len(titles) - 1)
    ]
    found = [[title for title in titles if f"« {title} »" in text] for text in told]
    assert all(len(one) == 1 for one in found)
    assert {one[0] for one in found} == titles
    assert "Qui va profiter" in shown(talk.say("revenir"))
    assert talk.draft == before


def test_a_kind_begins_with_another_card_each_day(talk: Talk) -> None:
    told = set()
    for _ in range(4):
        told.add(shown(talk.say("/carte frein")))
        talk.say("revenir")
        talk.at += timedelta(days=1)
    assert len(told) == 4


def test_words_that_follow_a_card_are_held_and_no_answer(talk: Talk) -> None:
    talk.say("/carte frein")
    words = "Un toit et un salaire pour les six mois qui viennent"
    assert "Personnes qui en profitent" in shown(talk.say(words))
    assert "B03.3" not in talk.texts()
    assert "Carte frein" in shown(talk.press("hold_no"))
    talk.say("9")
    assert "B03.3" not in talk.texts()


def test_a_card_that_its_authors_took_out_gives_way_to_the_question(talk: Talk) -> None:
    talk.say("/carte frein")
    dialogs = {**LIBRARY.dialogs, "reperes": replace(LIBRARY.dialogs["reperes"], cards=())}
    talk.engine = Engine(replace(LIBRARY, dialogs=dialogs), {"retention_days": "180"})
    assert "Qui va profiter" in shown(talk.press("card_more"))


def test_every_kind_of_cards_is_hinted_at_where_it_helps() -> None:
    offered = {step.offers for dialog in LIBRARY.dialogs.values() for step in dialog.steps.values()}
    assert {"success_card", "brake_card", "myth", "faq"} <= offered


def test_a_card_names_its_kind(talk: Talk) -> None:
    assert "Carte frein « La peur de l'autre »" in shown(talk.say("/carte peur de l'autre"))
    assert "Carte réussite « Ouverture »" in shown(talk.say("/carte 1"))


def test_what_is_not_found_gets_the_list(talk: Talk) -> None:
    text = shown(talk.say("/carte trottinette"))
    assert "Je ne trouve pas cela." in text
    assert "[Ouverture]" in text


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
    every = [card for move in TOLD_BY for card in listed(LIBRARY, move, "fr")]
    card = named_in(every, text)
    assert card is not None
    assert card.titles["fr"] == title


@pytest.mark.parametrize("text", ["bonjour à tous", "", "?", "mot " * 25_000, "on se retrouve mardi au marché"])
def test_an_ordinary_sentence_names_no_card(text: str) -> None:
    every = [card for move in TOLD_BY for card in listed(LIBRARY, move, "fr")]
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


def test_a_kind_named_under_the_list_is_no_answer(talk: Talk) -> None:
    answers = talk.history()
    talk.say("/carte")
    talk.say("frein")
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "card"
    assert talk.history() == answers
