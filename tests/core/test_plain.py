"""Comparing and shortening texts."""

from __future__ import annotations

import pytest

from bot.core.plain import excerpt, plain, visible


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
