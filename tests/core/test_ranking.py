"""Reading an order of importance."""

from __future__ import annotations

import pytest

from bot.core.ranking import read_order

NAMES = ("La Laverie qui roule", "L'atelier couture", "Le journal sonore")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2, 1, 3", (2, 1, 3)),
        ("2 1 3", (2, 1, 3)),
        ("3 > 1 > 2", (3, 1, 2)),
        ("la 2 puis 1 et 3", (2, 1, 3)),
        ("2/3/1 parce que 40 familles attendent", (2, 3, 1)),
        ("place 3 en premier", (3, 1, 2)),
        ("Put 3 first", (3, 1, 2)),
        ("mets la 1 à la fin", (2, 3, 1)),
        ("D'abord l'atelier couture, ensuite la laverie", (2, 1)),
        ("1, 1, 2", (1, 1, 2)),
        ("5, 6", (5, 6)),
    ],
)
def test_an_order_is_read_as_it_was_given_complete_or_not(text: str, order: tuple[int, ...]) -> None:
    assert read_order(text, NAMES) == order


@pytest.mark.parametrize("text", ["", "je ne sais pas", "les deux sont importantes", "3", "la laverie surtout", "😀"])
def test_what_gives_no_order_is_not_read_as_one(text: str) -> None:
    assert read_order(text, NAMES) is None


def test_a_huge_number_is_only_a_wrong_rank() -> None:
    order = read_order("1, " + "9" * 5000, NAMES)
    assert order is not None
    assert sorted(order) != [1, 2, 3]
