"""What a message looks like, with and without HTML, and where a long one is cut."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.channels.matrix.rendering import HEAVIEST, LONGEST, Message, messages, weight
from bot.core.dialog import Choice
from bot.core.model import Block, BlockKind, Reply, Shortcut
from tests.matrix.reading import read

BIRD = "🐦"
FARMER = "👩🏽‍🌾"
YES_NO = (Choice("yes", "Oui, le garder", ("oui",)), Choice("no", "Non"))
PLENTY = 10**9


def said(text: str) -> Reply:
    return Reply((Block("paragraph", text),))


def cut(text: str, longest: int = LONGEST, heaviest: int = PLENTY) -> list[str]:
    return [message.body for message in messages(said(text), longest, heaviest)]


def one(reply: Reply) -> Message:
    [message] = messages(reply)
    return message


def test_every_kind_of_block_is_shown_in_its_way() -> None:
    blocks = (
        Block("progress", "Chapitre 1 sur 6"),
        Block("paragraph", "Nous en étions là."),
        Block("quote", "une laverie\nà Lille"),
        Block("list", items=("le linge", "les vélos")),
        Block("question", "Pour qui ?"),
    )
    message = one(Reply(blocks))
    assert message.html == (
        "<p><em>Chapitre 1 sur 6</em></p><p>Nous en étions là.</p><blockquote>une laverie<br/>à Lille</blockquote>"
        "<ul><li>le linge</li><li>les vélos</li></ul><p><strong>Pour qui ?</strong></p>"
    )
    assert message.body == (
        "Chapitre 1 sur 6\n\nNous en étions là.\n\n> une laverie\n> à Lille\n\n- le linge\n- les vélos\n\nPour qui ?"
    )


def test_a_question_rings_and_a_status_does_not() -> None:
    assert one(Reply((Block("question", "Pour qui ?"),))).content["msgtype"] == "m.text"
    assert one(Reply((Block("paragraph", "Que faire ?"),), YES_NO)).content["msgtype"] == "m.text"
    assert one(said("C'est noté.")).content["msgtype"] == "m.notice"


def test_nobody_is_called_by_name_by_accident() -> None:
    message = one(said("@ana:example.org et @room"))
    assert message.content == {
        "msgtype": "m.notice",
        "body": "@ana:example.org et @room",
        "format": "org.matrix.custom.html",
        "formatted_body": "<p>@ana:example.org et @room</p>",
        "m.mentions": {},
    }


def test_numbers_stand_where_a_number_counts() -> None:
    message = one(Reply((Block("question", "Le garder ?"),), YES_NO, numbered=True))
    assert message.body == "Le garder ?\n\n1. Oui, le garder\n2. Non"
    assert message.html == "<p><strong>Le garder ?</strong></p><p>1. Oui, le garder<br/>2. Non</p>"


def test_the_signs_of_the_buttons_stand_where_a_number_would_be_an_answer() -> None:
    assert one(Reply((Block("question", "Combien ?"),), YES_NO)).body == "Combien ?\n\n🔵 Oui, le garder\n🔶 Non"


def test_many_choices_without_a_number_are_typed_by_their_label() -> None:
    choices = tuple(Choice(str(number), f"le\n{number}ᵉ") for number in range(5))
    assert one(Reply((Block("question", "?"),), choices)).body == "?\n\n– le 0ᵉ\n– le 1ᵉ\n– le 2ᵉ\n– le 3ᵉ\n– le 4ᵉ"


def test_the_usual_moves_are_shown_as_they_are_typed() -> None:
    moves = (Shortcut("help", "/aide", "Aide"), Shortcut("pause", "/pause", "Pause"))
    assert one(Reply((Block("question", "Pour qui ?"),), moves=moves)).body == "Pour qui ?\n\n/aide · /pause"


@pytest.mark.parametrize("kind", [kind for kind in get_args(BlockKind) if kind != "list"])
def test_what_looks_like_html_is_shown_as_it_was_typed(kind: BlockKind) -> None:
    words = "<b>&amp; </blockquote> <3"
    assert read(one(Reply((Block(kind, words),))).html) == words


def test_labels_commands_and_items_are_escaped_as_well() -> None:
    words = "<img src=x>"
    reply = Reply((Block("list", items=(words,)),), (Choice("a", words),), moves=(Shortcut("b", words, words),))
    assert read(one(reply).html).count(words) == 3


def test_signs_that_steer_a_screen_and_halves_of_characters_are_not_sent() -> None:
    message = one(said("a\x1b[2J\u202eb\ud83dc<"))
    assert (message.body, message.html) == ("a�[2Jb�c<", "<p>a�[2Jb�c&lt;</p>")


@pytest.mark.parametrize("blocks", [(), (Block("paragraph", " \n\t"),), (Block("quote", ""), Block("list", items=()))])
def test_nothing_to_say_is_no_message(blocks: tuple[Block, ...]) -> None:
    assert messages(Reply(blocks)) == []


def test_empty_blocks_leave_no_gap() -> None:
    assert one(Reply((Block("paragraph", "a"), Block("quote", " "), Block("paragraph", "b")))).body == "a\n\nb"


def test_a_text_that_just_fits_is_one_message() -> None:
    assert cut("x" * LONGEST) == ["x" * LONGEST]
    assert cut("x" * (LONGEST + 1)) == ["x" * LONGEST, "x"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux.\n\nTrois. Quatre cinq.", ["Un. Deux.", "Trois. Quatre cinq."]),
        ("Un. Deux.\nTrois. Quatre cinq.", ["Un. Deux.", "Trois. Quatre cinq."]),
        ("Un deux trois. Quatre cinq six sept", ["Un deux trois.", "Quatre cinq six sept"]),
        ("Un deux (oui !) trois quatre cinq", ["Un deux (oui !)", "trois quatre cinq"]),
        ("un deux trois quatre cinq six", ["un deux trois", "quatre cinq six"]),
        ("x" * 25, ["x" * 20, "x" * 5]),
        ("Un.\n\n" + "x" * 30, ["Un.\n\n" + "x" * 15, "x" * 15]),
    ],
)
def test_a_text_is_cut_at_a_paragraph_a_sentence_a_word_or_anywhere(text: str, expected: list[str]) -> None:
    assert cut(text, 20) == expected


@pytest.mark.parametrize("sign", [FARMER, "e\u0301", "🇫🇷", "❤️", "👍🏿"])
@pytest.mark.parametrize("before", range(12))
def test_no_sign_is_parted_from_what_belongs_to_it(sign: str, before: int) -> None:
    found = cut("x" * before + sign * 12, 30)
    assert "".join(found) == "x" * before + sign * 12
    assert all(len(piece.replace("x", "")) % len(sign) == 0 for piece in found)


def test_accents_without_end_are_cut_all_the_same() -> None:
    text = "e" + "\u0301" * 500
    assert "".join(cut(text, 100)) == text


def test_what_is_quoted_or_bold_or_listed_goes_on_so_in_the_next_message() -> None:
    blocks = (
        Block("quote", "un <deux> trois quatre"),
        Block("list", items=("cinq", "six", "sept huit")),
        Block("question", "Et pour qui donc ?"),
    )
    assert [message.html for message in messages(Reply(blocks), 16)] == [
        "<blockquote>un &lt;deux&gt; trois</blockquote>",
        "<blockquote>quatre</blockquote>",
        "<ul><li>cinq</li><li>six</li></ul>",
        "<ul><li>sept huit</li></ul>",
        "<p><strong>Et pour qui</strong></p>",
        "<p><strong>donc ?</strong></p>",
    ]
    assert [message.body for message in messages(Reply(blocks[:1]), 16)] == ["> un <deux> trois", "> quatre"]


@pytest.mark.parametrize("text", ["a\n" * 40_000, "é" * 40_000, BIRD * 40_000, '"&<' * 20_000, "مرحبا שלום " * 4000])
@pytest.mark.parametrize("kind", ["paragraph", "quote", "list"])
def test_no_message_is_larger_than_an_encrypted_event_may_be(text: str, kind: BlockKind) -> None:
    block = Block("list", items=tuple(text.split("\n"))) if kind == "list" else Block(kind, text)
    for message in messages(Reply((block,))):
        assert len(json.dumps(message.content)) * 4 / 3 < 62_000  # what is left is for keys, hashes and signatures
        assert len(message.body) < 2 * LONGEST


def test_a_heavy_text_is_cut_before_it_is_long() -> None:
    assert [len(piece) for piece in cut(BIRD * 2000, heaviest=HEAVIEST)] == [HEAVIEST // 24, 2000 - HEAVIEST // 24]


TEXTS = st.text(
    st.sampled_from(["a", "é", " ", "\n", ".", "<", "&", '"', "\\", BIRD, "\u200d", "\u0301", "🇫", "\x1b", "\ud83d"])
)
BLOCKS = st.one_of(
    st.builds(Block, st.sampled_from(["progress", "paragraph", "quote", "question"]), TEXTS),
    st.builds(Block, st.just("list"), items=st.lists(TEXTS, max_size=3).map(tuple)),
)


@given(st.sampled_from('a<>&"\\é\n€🐦\u0301'))
def test_no_character_is_heavier_than_it_is_taken_to_be(char: str) -> None:
    [message] = messages(Reply((Block("quote", f"a{char * 100}b"),)), PLENTY, PLENTY)
    [empty] = messages(Reply((Block("quote", "ab"),)))
    heavier = len(json.dumps(message.content)) - len(json.dumps(empty.content))
    assert heavier <= 100 * weight(char)


@given(st.lists(BLOCKS, max_size=4), st.integers(4, 40), st.integers(40, 400))
def test_both_forms_say_the_same_and_no_word_is_lost(blocks: list[Block], longest: int, heaviest: int) -> None:
    reply = Reply(tuple(blocks))
    found = messages(reply, longest, heaviest)
    assert all(message.body.strip() for message in found)
    assert all(_bare(read(message.html)) == _bare(message.body) for message in found)
    whole = "".join(_bare(message.body) for message in messages(reply, PLENTY, PLENTY))
    assert "".join(_bare(message.body) for message in found) == whole


def _bare(text: str) -> str:
    """Without white space and the marks of quotes and lists; no text of these tests has any in it."""
    return "".join(text.split()).replace(">", "").replace("-", "")
