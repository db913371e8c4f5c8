"""What stands under a message, and in which rows."""

from __future__ import annotations

import pytest

from adapters.channels.telegram.keyboards import group_keyboard, private_keyboard
from bot.core.dialog import Choice
from bot.core.model import Block, Reply, Shortcut

MOVES = tuple(
    Shortcut(move, f"/{move}", label)
    for move, label in (("help", "Aide"), ("back", "Retour"), ("skip", "Passer"), ("later", "Plus tard"))
)
QUESTION = (Block("question", "Pour qui ?"),)


def rows(reply: Reply) -> list[list[str]]:
    keyboard = private_keyboard(reply)
    return [[button.text for button in row] for row in keyboard.inline_keyboard] if keyboard else []


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(f"v{number}", label) for number, label in enumerate(labels))


def test_choices_come_first_and_the_usual_moves_after_them_three_a_row() -> None:
    reply = Reply(QUESTION, choices("Oui", "Non"), moves=MOVES, asked="ab.P1.B1.0f")
    assert rows(reply) == [["Oui", "Non"], ["Aide", "Retour", "Passer"], ["Plus tard"]]
    keyboard = private_keyboard(reply)
    assert keyboard
    assert [button.callback_data for row in keyboard.inline_keyboard for button in row] == [
        "c|ab.P1.B1.0f|v0",
        "c|ab.P1.B1.0f|v1",
        *(f"m|ab.P1.B1.0f|{move.move}" for move in MOVES),
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("1", "2", "3", "4"), [["1", "2", "3"], ["4"]]),
        (("Oui", "Non", "x" * 19, "Oui"), [["Oui", "Non"], ["x" * 19], ["Oui"]]),
        (("x" * 18, "y" * 18, "z"), [["x" * 18, "y" * 18], ["z"]]),
        (("a", "b", "y" * 18), [["a", "b"], ["y" * 18]]),
    ],
)
def test_a_row_holds_what_a_phone_can_show(labels: tuple[str, ...], expected: list[list[str]]) -> None:
    assert rows(Reply(QUESTION, choices(*labels))) == expected


def test_a_number_stands_on_a_button_only_where_it_can_be_typed() -> None:
    assert rows(Reply(QUESTION, choices("Oui", "Non"), numbered=True)) == [["1. Oui", "2. Non"]]
    assert rows(Reply(QUESTION, choices("Oui", "Non"))) == [["Oui", "Non"]]


def test_a_choice_that_does_not_fit_keeps_its_number_from_the_next() -> None:
    wide = Choice("v" * 64, "Trop")
    assert rows(Reply(QUESTION, (wide, Choice("no", "Non")), numbered=True)) == [["2. Non"]]


def test_a_label_is_one_line_of_sixty_characters_at_most() -> None:
    [[long], [two]] = rows(Reply(QUESTION, choices("mot " * 30, "deux lignes\nqui se suivent\x1b")))
    assert long == "mot " * 14 + "mot…"
    assert two == "deux lignes qui se suivent�"


@pytest.mark.parametrize("label", ["", " \n", "\u202e"])
def test_no_button_is_without_a_label(label: str) -> None:
    assert rows(Reply(QUESTION, choices(label))) == [["…"]]


def test_a_reply_without_buttons_has_no_keyboard() -> None:
    assert private_keyboard(Reply(QUESTION)) is None


def test_in_a_group_one_button_leads_to_the_private_chat() -> None:
    reply = Reply(QUESTION, choices("Oui"), moves=(*MOVES, Shortcut("start", "/start", "Écrire en privé")))
    keyboard = group_keyboard(reply, "colibri_bot")
    assert keyboard
    [[button]] = keyboard.inline_keyboard
    assert (button.text, button.url) == ("Écrire en privé", "https://t.me/colibri_bot?start=group")
    assert button.callback_data is None


def test_in_a_group_nothing_else_can_be_pressed() -> None:
    assert group_keyboard(Reply(QUESTION, choices("Oui"), moves=MOVES), "colibri_bot") is None
