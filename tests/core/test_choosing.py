"""Choices, as they are typed."""

from __future__ import annotations

import pytest

from bot.core.choosing import LONGEST, match, nearest
from bot.core.dialog import Choice

OFFERED = (Choice("said", "C'est déjà dit", ("déjà dit",)), Choice("pass", "Passer"), Choice("rank", "2"))


@pytest.mark.parametrize("text", ["C'est déjà dit", "c’est deja dit.", "  DÉJÀ DIT !", "« déjà dit »", "deja  dit"])
def test_case_accents_and_punctuation_do_not_count(text: str) -> None:
    assert match(OFFERED, text, numbered=False) == OFFERED[0]


def test_a_number_picks_a_choice_only_where_numbers_count() -> None:
    assert match(OFFERED, "2", numbered=True) == OFFERED[1]
    assert match(OFFERED[:2], "2", numbered=False) is None


def test_a_comma_that_was_left_out_or_put_in_does_not_count() -> None:
    offered = (Choice("yes", "Oui, 15 ans ou plus"), Choice("no", "Non (pas encore)", ("...",)))
    assert match(offered, "oui 15 ans ou plus", numbered=False) == offered[0]
    assert match(offered, "non, pas encore", numbered=False) == offered[1]
    assert match(offered, "👍", numbered=False) is None


@pytest.mark.parametrize("text", ["0", "4", "-1", "²", "1.5", "99999999999999999999"])
def test_a_number_that_is_not_on_the_list_picks_nothing(text: str) -> None:
    assert match(OFFERED, text, numbered=True) is None


def test_digits_of_any_script_count() -> None:
    assert match(OFFERED, "١", numbered=True) == OFFERED[0]


@pytest.mark.parametrize("text", ["", "passer mon tour", "c'est", "p" * (LONGEST + 1), "passer" + " " * LONGEST])
def test_what_is_no_label_picks_nothing(text: str) -> None:
    assert match(OFFERED, text, numbered=True) is None


def test_a_slip_or_a_beginning_finds_what_was_meant() -> None:
    assert nearest(OFFERED, "Passr") == (OFFERED[1],)
    assert nearest(OFFERED, "pas") == (OFFERED[1],)
    assert nearest(OFFERED, "bonjour à tous") == ()
    assert nearest(OFFERED, "p") == ()
