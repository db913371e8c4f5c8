"""Commands, as they are typed."""

from __future__ import annotations

import pytest

from bot.core.asking.base import HANDLERS
from bot.core.dialog import LANGUAGES
from bot.core.moves import BY_WORD, MOVES, TYPED, Command, Unknown, looks_like_command, read
from tests.talk import Talk


def name_of(text: str, *, bare: bool = True, loose: bool = False) -> str:
    command = read(text, bare=bare, loose=loose)
    return command.move.name if isinstance(command, Command) else ""


@pytest.mark.parametrize("prefix", ["/", "!", ""])
@pytest.mark.parametrize("word", sorted(BY_WORD))
def test_each_word_in_either_language_calls_its_move_with_or_without_prefix(word: str, prefix: str) -> None:
    assert name_of(f" {prefix}{word.upper()} ") == BY_WORD[word].name


def test_a_word_names_one_move_only() -> None:
    words = [(word, move.name) for move in MOVES for language in LANGUAGES for word in set(move.words[language])]
    assert dict(words) == {word: move.name for word, move in BY_WORD.items()}
    assert len({*words}) == len(BY_WORD)


def test_every_move_does_something_and_every_deed_is_a_move() -> None:
    assert {*(move.name for move in MOVES), "door"} == set(HANDLERS)  # the words that open a door come with the content


def test_where_an_answer_may_be_a_word_only_the_prefixed_form_is_a_command() -> None:
    assert name_of("aide", bare=False) == ""
    assert name_of("/aide", bare=False) == "help"


def test_an_argument_goes_with_moves_that_take_one() -> None:
    command = read("/modifier  3 ", bare=True)
    assert isinstance(command, Command)
    assert (command.move.name, command.argument) == ("edit", "3")


@pytest.mark.parametrize("text", ["/ quoi", "! Nous sommes 12", "nous passons", "passer mon tour", "/"])
def test_a_sentence_that_only_begins_like_a_command_is_an_answer(text: str) -> None:
    assert read(text, bare=True) is None


def test_an_unknown_command_is_told_from_an_answer() -> None:
    assert read("/trucs", bare=True) == Unknown("trucs")


def test_without_text_expected_a_command_needs_no_prefix_even_with_an_argument() -> None:
    assert name_of("modifier 3", loose=True) == "edit"
    assert name_of("modifier 3") == ""


@pytest.mark.parametrize(("text", "move"), [("modifier 3", "edit"), ("/restart en", "restart"), ("!aide moi", "help")])
def test_an_answer_that_may_have_been_meant_as_a_command_is_recognised(text: str, move: str) -> None:
    found = looks_like_command(text)
    assert found is not None
    assert found.name == move


@pytest.mark.parametrize("text", ["", "   ", "nous aidons", "retour des habitants vers le quartier", "aide " * 20])
def test_an_ordinary_answer_is_not_taken_for_a_command(text: str) -> None:
    assert looks_like_command(text) is None


def test_moves_are_shown_as_they_are_typed() -> None:
    for language in LANGUAGES:
        for name, typed in TYPED[language].items():
            assert name_of(typed) == name


def test_an_answer_like_a_command_is_kept_and_the_command_is_told() -> None:
    talk = Talk()
    talk.settle_in()
    reply = talk.say("modifier 3 meubles")
    assert "modifier 3 meubles" in talk.texts()["B01"]
    assert any("/modifier" in block.text for block in reply.blocks)
