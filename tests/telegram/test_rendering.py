"""What a message looks like, and where a long one is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.channels.telegram.rendering import LONGEST, escaped, pieces, units
from bot.core.model import Block
from tests.telegram.emulator import html as telegram_html
from tests.telegram.emulator.utf16 import units as telegram_units

BIRD = "🐦"
FARMER = "👩🏽‍🌾"


def cut(text: str, longest: int) -> list[str]:
    return [piece.plain for piece in pieces([Block("paragraph", text)], longest)]


def test_every_kind_of_block_is_shown_in_its_way() -> None:
    blocks = (
        Block("progress", "Chapitre 1 sur 6"),
        Block("paragraph", "Nous en étions là."),
        Block("quote", "une laverie\nà Lille"),
        Block("list", items=("le linge", "les vélos")),
        Block("question", "Pour qui ?"),
    )
    [piece] = pieces(blocks)
    assert piece.html == (
        "<i>Chapitre 1 sur 6</i>\n\nNous en étions là.\n\n<blockquote>une laverie\nà Lille</blockquote>\n\n"
        "– le linge\n– les vélos\n\n<b>Pour qui ?</b>"
    )
    assert piece.plain == (
        "Chapitre 1 sur 6\n\nNous en étions là.\n\nune laverie\nà Lille\n\n– le linge\n– les vélos\n\nPour qui ?"
    )


@pytest.mark.parametrize("kind", ["progress", "paragraph", "quote", "question"])
def test_what_looks_like_html_is_shown_as_it_was_typed(kind: str) -> None:
    [piece] = pieces([Block(kind, "<b>&amp; </blockquote> <3")])  # type: ignore[arg-type]
    text, _ = telegram_html.parse(piece.html)
    assert text == piece.plain == "<b>&amp; </blockquote> <3"


def test_signs_that_steer_a_screen_and_halves_of_characters_are_not_sent() -> None:
    assert escaped("a\x1b[2J\u202eb\ud83dc<") == "a�[2Jb�c&lt;"


@pytest.mark.parametrize("blocks", [(), (Block("paragraph", " \n\t"),), (Block("quote", ""), Block("list", items=()))])
def test_nothing_to_say_is_no_message(blocks: tuple[Block, ...]) -> None:
    assert pieces(blocks) == []


def test_empty_blocks_leave_no_gap() -> None:
    [piece] = pieces([Block("paragraph", "a"), Block("quote", " "), Block("paragraph", "b")])
    assert piece.plain == "a\n\nb"


def test_a_text_that_just_fits_is_one_message() -> None:
    assert cut("x" * LONGEST, LONGEST) == ["x" * LONGEST]
    assert cut(BIRD * (LONGEST // 2), LONGEST) == [BIRD * (LONGEST // 2)]


def test_length_is_counted_as_telegram_counts() -> None:
    assert units(f"a{BIRD}é") == telegram_units(f"a{BIRD}é") == 4
    assert cut(BIRD * 7, 9) == [BIRD * 4, BIRD * 3]
    assert cut("x" + BIRD * 7, 10) == ["x" + BIRD * 4, BIRD * 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux.\n\nTrois. Quatre cinq.", ["Un. Deux.", "Trois. Quatre cinq."]),
        ("Un. Deux.\nTrois. Quatre cinq.", ["Un. Deux.", "Trois. Quatre cinq."]),
        ("Un deux trois. Quatre cinq six sept", ["Un deux trois.", "Quatre cinq six sept"]),
        ("Un deux (oui !) trois quatre cinq", ["Un deux (oui !)", "trois quatre cinq"]),
        ("un deux trois quatre cinq six", ["un deux trois", "quatre cinq six"]),
        ("x" * 25, ["x" * 20, "x" * 5]),
    ],
)
def test_a_text_is_cut_at_a_paragraph_a_sentence_a_word_or_anywhere(text: str, expected: list[str]) -> None:
    assert cut(text, 20) == expected


def test_a_cut_far_before_the_end_of_a_message_is_none() -> None:
    assert cut("Un.\n\n" + "x" * 30, 20) == ["Un.\n\n" + "x" * 15, "x" * 15]


@pytest.mark.parametrize("sign", [FARMER, "e\u0301", "🇫🇷", "❤️", "👍🏿"])
@pytest.mark.parametrize("before", range(12))
def test_no_sign_is_parted_from_what_belongs_to_it(sign: str, before: int) -> None:
    found = cut("x" * before + sign * 12, 30)
    assert "".join(found) == "x" * before + sign * 12
    assert all(piece.replace("x", "").count(sign) * len(sign) == len(piece.replace("x", "")) for piece in found)


def test_accents_without_end_are_cut_all_the_same() -> None:
    text = "e" + "\u0301" * 500
    assert "".join(cut(text, 100)) == text


def test_what_is_quoted_or_bold_goes_on_so_in_the_next_message() -> None:
    found = pieces([Block("quote", "un <deux> trois quatre"), Block("question", "Et ensuite, pour qui donc ?")], 16)
    assert [piece.html for piece in found] == [
        "<blockquote>un &lt;deux&gt; trois</blockquote>",
        "<blockquote>quatre</blockquote>",
        "<b>Et ensuite,</b>",
        "<b>pour qui donc ?</b>",
    ]


TEXTS = st.text(st.sampled_from(["a", "é", " ", "\n", ".", "<", "&", BIRD, "\u200d", "\u0301", "🇫", "\x1b", "\ud83d"]))
BLOCKS = st.one_of(
    st.builds(Block, st.sampled_from(["progress", "paragraph", "quote", "question"]), TEXTS),
    st.builds(Block, st.just("list"), items=st.lists(TEXTS, max_size=3).map(tuple)),
)


@given(st.lists(BLOCKS, max_size=4), st.integers(4, 40))
def test_every_piece_is_what_telegram_takes_and_no_word_is_lost(blocks: list[Block], longest: int) -> None:
    found = pieces(blocks, longest)
    for piece in found:
        text, _ = telegram_html.parse(piece.html)
        assert text == piece.plain
        assert 0 < telegram_units(text.strip()) == telegram_units(text) <= longest
    [*whole] = pieces(blocks, 10**6)
    together = "".join(piece.plain for piece in whole)
    assert "".join("".join(piece.plain.split()) for piece in found) == "".join(together.split())
