"""Comparing and shortening texts."""

from __future__ import annotations

import pytest

from bot.core.plain import excerpt, plain, title, visible


def test_texts_are_compared_without_case_accents_apostrophes_and_edges() -> None:
    assert plain("« C'est  Déjà\ndit ! »") == plain("c’est deja dit") == "c est deja dit"
    assert plain("Cœur") == "coeur"


@pytest.mark.parametrize("text", ["a", "7", "é", "😀", "שלום", "+", "\x00a"])
def test_a_letter_a_digit_or_a_symbol_can_be_read(text: str) -> None:
    assert visible(text)


@pytest.mark.parametrize("text", ["", " \n\t", "...", "?!", "\x00\x1b", "\u200b\u202e", "«»", "/"])
def test_spaces_punctuation_and_controls_are_nothing_to_read(text: str) -> None:
    assert not visible(text)


def test_an_excerpt_is_one_line_cut_between_words() -> None:
    assert excerpt("un\n deux   trois", 90) == "un deux trois"
    assert excerpt("Nous réparons, ensemble, des vélos.", 16) == "Nous réparons…"


@pytest.mark.parametrize("text", ["mot " * 100, "x" * 500, ", " * 100, "😀" * 300, "a" + " " * 1000 + "b"])
def test_an_excerpt_is_never_longer_than_asked(text: str) -> None:
    assert len(excerpt(text, 20)) <= 20


def test_between_two_messages_on_one_line_stands_a_sign() -> None:
    assert excerpt("Des jeunes sans vélo\n\nDes vélos abandonnés", 90) == "Des jeunes sans vélo / Des vélos abandonnés"
    assert excerpt("\n\nun\n \n\ndeux\ntrois\n\n", 90) == "un / deux trois"
    assert excerpt("Un mot\n\nun autre", 9) == "Un mot…"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["La Laverie qui roule", "Et aussi les familles de la tour B"], "La Laverie qui roule"),
        (["Laverie", "La Laverie qui roule"], "La Laverie qui roule"),
        (["Laverie", "mobile"], "Laverie mobile"),
        (["mot " * 16, "La Laverie qui roule"], "La Laverie qui roule"),
        (["mot " * 16, "Laverie"], "mot " * 16),
        ([], ""),
    ],
)
def test_a_thing_is_called_by_the_first_message_that_is_a_name(texts: list[str], name: str) -> None:
    assert title(texts) == name
