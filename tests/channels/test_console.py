"""The terminal as a channel: the contract, and what only a terminal has."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from itertools import count
from pathlib import Path

import pytest

from adapters.channels.console import Console, Terminal
from bot.core.model import Block, Place, Reply
from bot.core.plain import printable
from bot.ports import File, Outgoing
from tests.contracts.channel import PICTURE, ChannelContract, MakeLine, deliver

HERE = Place("terminal", "ana")
REPLY = Reply((Block("paragraph", "Voici."),))


class ConsoleLine:
    """A console that prints into a text, and its folder."""

    place = HERE

    def __init__(self, folder: Path) -> None:
        self.out = StringIO()
        self.folder = folder
        self.channel = Console(self.out, folder)

    def seen(self) -> str:
        return self.out.getvalue()

    def received(self) -> Mapping[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def pictures(self) -> Mapping[str, str]:
        return {}  # they are there as documents


@pytest.fixture
def make_line(tmp_path: Path) -> MakeLine:
    numbers = count(1)

    def make() -> ConsoleLine:
        folder = tmp_path / f"folder{next(numbers)}"
        folder.mkdir()
        return ConsoleLine(folder)

    return make


class TestConsole(ChannelContract):
    async def test_a_picture_is_shown_as_a_picture_with_what_it_shows_in_words(self, make_line: MakeLine) -> None:
        """A terminal shows none: it is saved as documents are, and the words that follow say what is on it."""
        line = make_line()
        await deliver(line, REPLY, PICTURE)
        assert line.received() == {PICTURE.name: PICTURE.content}
        assert re.fullmatch(r"-> \S+/carte\.png\n\nVoici\.\n\n", line.seen())

    async def test_a_picture_of_which_nothing_is_said_is_shown_as_well(self, make_line: MakeLine) -> None:
        line = make_line()
        await deliver(line, REPLY, replace(PICTURE, shows=""))
        assert line.received() == {PICTURE.name: PICTURE.content}


async def test_a_document_is_private_and_takes_the_place_of_no_other(tmp_path: Path) -> None:
    (tmp_path / "annexe-b.md").write_text("mine")
    line = ConsoleLine(tmp_path)
    await line.channel.deliver(Outgoing(1, HERE, REPLY), [File("annexe-b.md", b"theirs")])
    assert line.received() == {"annexe-b.md": b"mine", "annexe-b-2.md": b"theirs"}
    assert (tmp_path / "annexe-b-2.md").stat().st_mode & 0o777 == 0o600
    assert line.seen().startswith(f"-> {tmp_path / 'annexe-b-2.md'}\n")


async def test_a_document_that_the_folder_does_not_take_is_printed(tmp_path: Path) -> None:
    line = ConsoleLine(tmp_path / "nowhere")
    await line.channel.deliver(Outgoing(1, HERE, REPLY), [File("annexe-b.md", b"# Le dossier\x1b[2J")])
    assert "annexe-b.md: No such file or directory\n\n# Le dossier�[2J\n" in line.seen()
    assert "Voici." in line.seen()


async def test_a_picture_that_the_folder_does_not_take_is_told_in_words(tmp_path: Path) -> None:
    line = ConsoleLine(tmp_path / "nowhere")
    await line.channel.deliver(Outgoing(1, HERE, REPLY), [PICTURE])
    assert line.seen() == f"carte.png: No such file or directory\n\n{PICTURE.shows}\n\nVoici.\n\n"


@pytest.mark.parametrize("sign", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
def test_signs_that_turn_the_writing_round_are_taken_out(sign: str) -> None:
    assert printable(f"« {sign}abc » suite") == "« abc » suite"


@pytest.mark.parametrize("text", ["مرحبا بالجميع", "שלום לכולם", "العربية \u200f(2024)\u200e fin", "a\tb\nc"])
def test_text_from_right_to_left_is_left_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_ctrl_c_ends_a_read_and_elsewhere_is_heard_by_the_event_loop() -> None:
    while_reading: list[object] = []

    class Source(StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as typeshed has it of StringIO's base
            while_reading.append(signal.getsignal(signal.SIGINT))
            return super().readline(size)

    async def talk() -> list[object]:
        terminal = Terminal("ana", "s", Source("un\ndeux\n"), lambda: datetime(2026, 3, 1, tzinfo=UTC))
        return [signal.getsignal(signal.SIGINT) async for _ in terminal.lines()]

    between = asyncio.run(talk())
    assert while_reading == [signal.default_int_handler] * 3
    assert len(between) == 2
    assert signal.default_int_handler not in between
