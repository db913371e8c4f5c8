from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.documents.markdown.escape import inline, lines, quoted
from bot.core.pages import clean, paragraphs
from bot.core.plain import one_line
from tests.documents.rendered import Shown, kinds, shown

NASTY = [
    "<script>alert(1)</script>\n<!-- hidden -->\n<b>bold</b> <https://example.org> <a@b.fr>",
    "# title\n## title ##\n#hashtag\ntitle\n=====\ntitle\n---",
    "- one\n- two\n* three\n+ four\n1. five\n2) six\n2024. Un an\n123456789. x",
    "> quoted\n>quoted\n>>> more",
    "    code\n\tcode\n\n    code after a blank line\n```\nfence\n```\n~~~\nfence\n~~~\n`a`",
    "a | b\n--|--\n1 | 2",
    "| a |\n|---|\n| 1 |",
    "a\n:-- | --:\n: definition",
    "---\n***\n___\n* * *\n- - -\n----- -",
    "*a* **b** _c_ __d__ ~~e~~ ***f*** snake_case_stays a*b*c 2 * 3 = 6",
    "[link](https://example.org) ![image](x.png) [ref]\n\n[ref]: https://example.org\n\n[^1]: note",
    "&amp; &lt;b&gt; &#60;b&#62; &copy; AT&T R&D;",
    "back\\slash \\* \\\\ \\\nend of line\\\nnext",
    "$x^2$ et 10 $ $$y$$",
    "C:\\Users\\ana\\*.txt",
    "🐦‍⬛ 👩🏽‍🌾 émoji, 中文, e\u0301, \u202eretourné\u202c, مرحبا بالعالم",
    "- [ ] à faire\n- [x] fait",
    "< 3 km, <3, a<b, 5 > 4",
    "+\n-\n#\n=\n>\n1.\n:",
    "#### #\n# #\n##",
]
TRICKY = st.text(st.one_of(st.sampled_from("\\`*_{}[]()#+-.!|<>&;:~=$^\"' \t\n\n01aé"), st.characters()))


def read_lines(text: str) -> list[str]:
    """What a person wrote, line by line, without empty lines and without spaces at the ends."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def shown_lines(blocks: list[Shown]) -> list[str]:
    return [line for block in blocks for line in block.lines if line]


@pytest.mark.parametrize("text", NASTY)
def test_words_are_shown_as_they_were_written(text: str) -> None:
    assert shown_lines(shown("\n\n".join(map(lines, paragraphs(text))))) == read_lines(text)


@given(TRICKY)
@example("\\#")
@example("_\u00e9_")
def test_any_words_are_shown_as_they_were_written_and_mean_nothing(text: str) -> None:
    written = "\n\n".join(map(lines, paragraphs(text)))
    assert shown_lines(shown(written)) == read_lines(text)
    assert kinds(written) <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak"}


@given(TRICKY)
def test_any_words_can_be_quoted(text: str) -> None:
    written = quoted(text)
    assert shown_lines(shown(written)) == read_lines(text)
    assert all(line.startswith(">") for line in written.split("\n") if written)


@given(TRICKY.filter(lambda text: clean(text).split()))
@example("#")
@example("\\#")
@example("a ##")
@example("1. # a")
@pytest.mark.parametrize("place", ["# {}", "1. {}", "- {}", "### Action 1 : {}", "- before **{}** (after)"])
def test_any_words_are_one_line_of_ours(place: str, text: str) -> None:
    ours = place.format("WORDS")
    blocks = shown(f"{place.format(inline(text))}\n\nafter")
    expected = [block.text.replace("WORDS", one_line(clean(text))) for block in shown(ours)]
    assert [re.sub("[\u2068\u2069]", "", block.text) for block in blocks] == [
        *(re.sub("[\u2068\u2069]", "", line) for line in expected),
        "after",
    ]


def test_line_breaks_are_kept_and_empty_lines_part_paragraphs() -> None:
    blocks = shown("\n\n".join(map(lines, paragraphs("one\ntwo\r\nthree\n \n\n\nfour\u2028five\vsix"))))
    assert [block.lines for block in blocks] == [("one", "two", "three"), ("four", "five", "six")]


def test_control_characters_are_left_out_and_half_an_emoji_is_marked() -> None:
    assert clean("a\x00b\x1b[31mc\x07\x9b\tend \ud83d") == "ab[31mc\tend \ufffd"


def test_plain_prose_is_written_as_it_is() -> None:
    prose = "Le mardi à 9 h (2 km, 1.5 €), l'atelier « Réparer » – 40 % d'entrées ! C'est déjà <3 & a_b."
    assert [lines(paragraph) for paragraph in paragraphs(prose)] == [prose]


def test_right_to_left_words_do_not_turn_the_words_around_them() -> None:
    assert inline("مرحبا") == "\u2068مرحبا\u2069"
    assert inline("bonjour") == "bonjour"


def test_a_very_long_text_is_escaped_in_good_time() -> None:
    text = ("- [a](b) *c* _d_ <e> #" + "-" * 40 + "\n") * 1500
    assert len(text) > 90_000
    assert len("\n\n".join(map(lines, paragraphs(text)))) > len(text)
