"""Which press is a second tap, what a pressed message looked like, and what a button's data means."""

from __future__ import annotations

import pytest

from adapters.channels.telegram.callbacks import decode, encode_choice, encode_move
from adapters.channels.telegram.memory import Pressed


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def pressed(seconds: Seconds) -> Pressed:
    return Pressed(most=3, clock=seconds)


def test_a_second_tap_on_the_same_button_is_not_the_first(pressed: Pressed) -> None:
    assert pressed.first(1, 7, "c|a|yes", "q1", "Le garder ?")
    assert not pressed.first(1, 7, "c|a|yes", "q2", "Le garder ?")
    assert not pressed.first(1, 7, "c|a|yes", "q3", "Le garder ?")


def test_the_same_press_brought_again_is_no_second_tap(pressed: Pressed) -> None:
    assert pressed.first(1, 7, "c|a|yes", "q1", "Le garder ?")
    assert pressed.first(1, 7, "c|a|yes", "q1", "Le garder ?")


@pytest.mark.parametrize(("chat", "message", "data"), [(2, 7, "c|a|yes"), (1, 8, "c|a|yes"), (1, 7, "c|a|no")])
def test_another_chat_message_or_button_is_another_press(pressed: Pressed, chat: int, message: int, data: str) -> None:
    pressed.first(1, 7, "c|a|yes", "q1", "")
    assert pressed.first(chat, message, data, "q2", "")


def test_who_presses_again_later_means_it(pressed: Pressed, seconds: Seconds) -> None:
    pressed.first(1, 7, "c|a|yes", "q1", "")
    seconds.now = 10
    assert pressed.first(1, 7, "c|a|yes", "q2", "")


def test_buttons_are_new_once_the_message_shows_something_else(pressed: Pressed) -> None:
    pressed.first(1, 7, "m|a|help", "q1", "Pour qui ?")
    pressed.forget(1, 7)
    pressed.forget(1, 7)
    assert pressed.html_of(1, 7) == ""
    assert pressed.first(1, 7, "m|a|help", "q2", "Aide")
    assert pressed.html_of(1, 7) == "Aide"


def test_only_the_latest_messages_are_remembered(pressed: Pressed) -> None:
    for number in (1, 2, 3):
        pressed.first(1, number, "c|a|yes", f"q{number}", f"message {number}")
    pressed.first(1, 1, "c|a|no", "q4", "message 1")
    pressed.first(1, 4, "c|a|yes", "q5", "message 4")
    assert [pressed.html_of(1, number) for number in (1, 2, 3, 4)] == ["message 1", "", "message 3", "message 4"]


def test_what_a_button_carries_is_what_its_press_brings() -> None:
    assert encode_choice("ab.P1.B1.0f", "yes|no") == "c|ab.P1.B1.0f|yes|no"
    assert decode("c|ab.P1.B1.0f|yes|no") == ("c", "ab.P1.B1.0f", "yes|no")
    assert decode(encode_move("", "help") or "") == ("m", "?", "help"), "a reply without a mark asks nothing"


def test_what_does_not_fit_into_a_button_has_none() -> None:
    assert encode_choice("a", "é" * 30) == f"c|a|{'é' * 30}"  # 64 bytes
    assert encode_choice("a", "é" * 30 + "x") is None
    assert encode_move("a" * 60, "help") is None


@pytest.mark.parametrize(
    "data", ["", "c", "c|", "c|a", "c|a|", "m||", "x|a|yes", "C|a|yes", "|||", "yes", "\x00|\x00|"]
)
def test_forged_data_is_a_choice_of_what_was_never_asked(data: str) -> None:
    assert decode(data) == ("c", "?", "")
