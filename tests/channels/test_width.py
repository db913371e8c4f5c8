"""Lines that fit the terminal: nobody reads words that are cut in two."""

from __future__ import annotations

from adapters.channels.console import fit


def test_lines_are_cut_between_words() -> None:
    assert fit("Je suis un robot, pas une personne.", 20) == "Je suis un robot,\npas une personne."


def test_what_goes_on_hangs_under_its_number_and_its_quote() -> None:
    text = "  1. La laverie qui roule\n  | Un soir, une aidante a pleuré."
    assert fit(text, 21) == "  1. La laverie qui\n     roule\n  | Un soir, une\n  | aidante a pleuré."


def test_a_long_word_and_an_empty_line_stay_as_they_are() -> None:
    assert fit("a" * 30 + "\n\nb", 20) == "a" * 30 + "\n\nb"
