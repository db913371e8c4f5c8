"""What every channel must do. A test module derives a class from `ChannelContract` and gives it a fixture `make_line`.

`make_line()` makes a channel with a person at its other end: what they see and receive can be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from typing import Protocol

from adapters.pictures.png import rendered
from bot.core.dialog import Choice
from bot.core.model import Attachment, Block, Place, Reply, Shortcut
from bot.ports import Channel, File, Outgoing


class Line(Protocol):
    """A channel, seen from its other end."""

    @property
    def channel(self) -> Channel:
        """What is tested."""

    @property
    def place(self) -> Place:
        """A place of this channel where the person is."""

    def seen(self) -> str:
        """All text that the person sees, labels of buttons included, from the top."""

    def received(self) -> Mapping[str, bytes]:
        """The documents and pictures that the person got, by name."""

    def pictures(self) -> Mapping[str, str]:
        """Those of them that are seen as pictures, with the words that stand at each."""


MakeLine = Callable[[], Line]
_IDS = count(1)

CHOICES = (Choice("yes", "Oui, le garder", ("oui",)), Choice("no", "Non", ("n",)))
PICTURE = File(
    "carte.png",
    rendered('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'),
    "Votre voyage\nTrois escales sur dix sont racontées.\nLe phare : les voisins mangent ensemble.",
)
HOSTILE = "a\x1b[2Jb\x07c\x9b31md\x00e\x7ff\u202eg\u2066h"
STEERING = "\x1b\x07\x9b\x00\x7f\u202e\u2066"


async def deliver(line: Line, reply: Reply, *files: File) -> None:
    await line.channel.deliver(Outgoing(next(_IDS), line.place, reply), files)


def in_order(text: str, *pieces: str) -> bool:
    """Whether these stand in the text, one after the other."""
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


class ChannelContract:
    """Derive from it; `make_line` is the fixture described above."""

    async def test_blocks_are_shown_in_their_order(self, make_line: MakeLine) -> None:
        line = make_line()
        blocks = (
            Block("progress", "Chapitre 1 sur 6"),
            Block("paragraph", "Nous en étions là."),
            Block("quote", "une laverie"),
            Block("list", items=("le linge", "les vélos")),
            Block("question", "Pour qui ?"),
        )
        await deliver(line, Reply(blocks))
        words = ("Chapitre 1 sur 6", "Nous en étions là.", "une laverie", "le linge", "les vélos", "Pour qui ?")
        assert in_order(line.seen(), *words)

    async def test_messages_are_shown_in_the_order_in_which_they_come(self, make_line: MakeLine) -> None:
        line = make_line()
        for text in ("la première", "la deuxième", "la troisième"):
            await deliver(line, Reply((Block("paragraph", text),)))
        assert in_order(line.seen(), "la première", "la deuxième", "la troisième")

    async def test_choices_are_shown_after_the_question_as_they_can_be_typed(self, make_line: MakeLine) -> None:
        line = make_line()
        await deliver(line, Reply((Block("question", "Le garder ?"),), CHOICES))
        assert in_order(line.seen(), "Le garder ?", "Oui, le garder", "Non")

    async def test_numbers_are_shown_where_a_number_picks_a_choice(self, make_line: MakeLine) -> None:
        line = make_line()
        await deliver(line, Reply((Block("question", "Le garder ?"),), CHOICES, numbered=True))
        assert in_order(line.seen(), "Le garder ?", "1", "Oui, le garder", "2", "Non")

    async def test_no_number_is_shown_where_it_would_be_an_answer(self, make_line: MakeLine) -> None:
        line = make_line()
        await deliver(line, Reply((Block("question", "Combien ?"),), CHOICES))
        assert not any(digit in line.seen() for digit in "12")

    async def test_moves_are_shown_as_they_are_typed(self, make_line: MakeLine) -> None:
        line = make_line()
        await deliver(line, Reply((Block("question", "Pour qui ?"),), moves=(Shortcut("help", "/aide", "Aide"),)))
        assert in_order(line.seen(), "Pour qui ?", "/aide")

    async def test_documents_are_handed_over_as_they_are(self, make_line: MakeLine) -> None:
        line = make_line()
        files = (File("annexe-b.md", "# L'été\n".encode()), File("annexe-b.json", b"{}\n"))
        attachments = (Attachment("dossier", "md", "fr"), Attachment("dossier", "json", "fr"))
        await deliver(line, Reply((Block("paragraph", "Voici."),), attachments=attachments), *files)
        assert line.received() == {file.name: file.content for file in files}
        assert "Voici." in line.seen()

    async def test_the_same_document_may_come_again(self, make_line: MakeLine) -> None:
        line = make_line()
        for content in (b"one", b"two"):
            await deliver(line, Reply((Block("paragraph", "Voici."),)), File("annexe-b.md", content))
        assert set(line.received().values()) == {b"one", b"two"}

    async def test_a_picture_is_shown_as_a_picture_with_what_it_shows_in_words(self, make_line: MakeLine) -> None:
        """In short, by its title: the words that follow it say the rest."""
        line = make_line()
        await deliver(line, Reply((Block("paragraph", "Voici."),)), PICTURE)
        assert line.received() == {PICTURE.name: PICTURE.content}
        assert line.pictures() == {PICTURE.name: "Votre voyage"}
        assert in_order(line.seen(), "Votre voyage", "Voici.")

    async def test_a_picture_of_which_nothing_is_said_is_shown_as_well(self, make_line: MakeLine) -> None:
        line = make_line()
        await deliver(line, Reply((Block("paragraph", "Voici."),)), replace(PICTURE, shows=""))
        assert line.received() == {PICTURE.name: PICTURE.content}
        assert line.pictures().keys() == {PICTURE.name}

    async def test_a_drawing_that_apps_do_not_show_is_handed_over_as_a_document(self, make_line: MakeLine) -> None:
        line = make_line()
        drawing = File("carte.svg", b"<svg/>", PICTURE.shows)
        await deliver(line, Reply((Block("paragraph", "Voici."),)), drawing)
        assert line.received() == {drawing.name: drawing.content}
        assert line.pictures() == {}

    async def test_a_long_text_is_shown_to_its_end(self, make_line: MakeLine) -> None:
        line = make_line()
        words = [f"mot{number}" for number in range(12_000)]
        await deliver(line, Reply((Block("quote", " ".join(words)), Block("question", "Et ensuite ?"))))
        assert in_order(line.seen(), *words, "Et ensuite ?")

    async def test_signs_that_steer_a_screen_are_not_passed_on_and_words_are(self, make_line: MakeLine) -> None:
        line = make_line()
        blocks = (Block("paragraph", HOSTILE), Block("quote", HOSTILE), Block("list", items=(HOSTILE,)))
        await deliver(line, Reply(blocks, (Choice("bad", HOSTILE),), moves=(Shortcut("worse", HOSTILE, HOSTILE),)))
        assert not set(STEERING) & set(line.seen())
        assert in_order(line.seen(), *"abcdefgh" * 5)

    async def test_every_script_and_emoji_is_shown(self, make_line: MakeLine) -> None:
        line = make_line()
        text = "مرحبا שלום Ça où 👩🏽‍🌾 <b>&amp; *étoile* _bas_"
        await deliver(line, Reply((Block("question", text),)))
        assert text in line.seen()
