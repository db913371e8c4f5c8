"""`colibri chat` on a pipe, as a script holds it, and on a terminal, as a person does."""

from __future__ import annotations

import os
import pty
import re
import selectors
import shlex
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.cli.program import COMMAND, PATIENCE, colibri, environment, running

BEGIN = "oui\noui\n1\n"
FIRST, SECOND = "Quel nom simple donneriez-vous", "Qui va profiter de l'action en premier ?"
_STEERING = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()].|[=>])")


# --- a pipe -----------------------------------------------------------------------------------------------------------


def test_each_line_of_a_pipe_is_a_message_and_nothing_is_coloured(tmp_path: Path) -> None:
    done = colibri("chat", "--lang", "fr", folder=tmp_path, typed=f"{BEGIN}La roulotte des bricoleurs\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.index(FIRST) < done.stdout.index(SECOND)
    assert "\x1b" not in done.stdout
    assert "> " not in done.stdout


def test_a_last_line_without_an_end_is_a_message(tmp_path: Path) -> None:
    done = colibri("chat", "--lang", "fr", folder=tmp_path, typed=f"{BEGIN}La roulotte des bricoleurs")
    assert SECOND in done.stdout


def test_the_language_that_nobody_said_is_asked_in_both(tmp_path: Path) -> None:
    done = colibri("chat", folder=tmp_path)
    assert "Français" in done.stdout
    assert "English" in done.stdout


def test_a_byte_that_is_no_text_loses_no_word(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "chat", "--lang", "fr"],
        input=f"{BEGIN}Le caf".encode() + b"\xe9" + b" des bricoleurs\n/recap\n",
        capture_output=True,
        cwd=tmp_path,
        env=environment(tmp_path),
        timeout=PATIENCE,
        check=True,
    )
    assert "Le caf� des bricoleurs".encode() in done.stdout


def test_an_output_that_cannot_show_an_accent_still_talks(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "chat", "--lang", "fr"],
        input=BEGIN.encode(),
        capture_output=True,
        cwd=tmp_path,
        env=environment(tmp_path) | {"PYTHONIOENCODING": "ascii"},
        timeout=PATIENCE,
        check=True,
    )
    assert FIRST.encode() in done.stdout
    assert done.stderr == b""


def test_a_path_that_is_no_text_is_no_hindrance(tmp_path: Path) -> None:
    done = colibri("chat", "--lang", "fr", "--db", "caf\udce9.db", folder=tmp_path, typed=BEGIN)
    assert (done.returncode, done.stderr) == (0, "")
    assert FIRST in done.stdout


def test_a_document_can_be_read_by_nobody_else(tmp_path: Path) -> None:
    done = colibri("chat", "--lang", "fr", folder=tmp_path, typed=f"{BEGIN}La roulotte des bricoleurs\n/exporter\n")
    assert done.returncode == 0
    (document,) = tmp_path.glob("*.md")
    assert document.stat().st_mode & 0o777 == 0o600


def test_two_names_are_two_people(tmp_path: Path) -> None:
    colibri("chat", "--lang", "fr", "--as", "ana", folder=tmp_path, typed=f"{BEGIN}La roulotte des bricoleurs\n")
    done = colibri("chat", "--lang", "fr", "--as", "ben", folder=tmp_path, typed="oui\noui\n1\n")
    assert FIRST in done.stdout


def test_an_interrupt_leaves_cleanly(tmp_path: Path) -> None:
    with running("chat", "--lang", "fr", folder=tmp_path) as chat:
        chat.wait_for("15 ans")
        chat.process.send_signal(signal.SIGINT)
        assert chat.process.wait(PATIENCE) == 0


def test_an_interrupt_in_the_middle_leaves_cleanly_and_keeps_what_was_said(tmp_path: Path) -> None:
    with running("chat", "--lang", "fr", folder=tmp_path) as chat:
        for line in (*BEGIN.split(), "La roulotte des bricoleurs"):
            chat.type(line)
        chat.wait_for(SECOND)
        chat.process.send_signal(signal.SIGINT)
        assert chat.process.wait(PATIENCE) == 0
    assert "La roulotte des bricoleurs" in colibri("export", "--as", "moi", folder=tmp_path).stdout


def test_a_reader_who_leaves_ends_the_talk_quietly(tmp_path: Path) -> None:
    talk = f"{shlex.join(COMMAND)} chat --lang fr; echo $? >code"
    done = subprocess.run(
        ["sh", "-c", f"({talk}) | head -n 1"],
        input=b"oui\n" * 100,
        capture_output=True,
        cwd=tmp_path,
        env=environment(tmp_path),
        timeout=PATIENCE,
        check=True,
    )
    assert done.stdout.startswith(b"Colibri")
    assert done.stderr == b""
    assert (tmp_path / "code").read_text(encoding="utf-8") == "0\n"


def test_a_message_that_was_shown_is_marked_before_the_next_line_is_waited_for(tmp_path: Path) -> None:
    database = tmp_path / "colibri.db"
    with running("chat", "--lang", "fr", "--db", database, folder=tmp_path) as chat:
        chat.wait_for("15 ans")
        _wait_until_nothing_is_owed(database)
        chat.type("oui")
        chat.wait_for("accord")
        _wait_until_nothing_is_owed(database)


def _wait_until_nothing_is_owed(database: Path) -> None:
    end = monotonic() + PATIENCE
    with closing(sqlite3.connect(database)) as reader:
        while reader.execute("SELECT count(*) FROM outbox").fetchone() != (0,):
            assert monotonic() < end, "a message that was shown still waits to be sent"


# --- a terminal -------------------------------------------------------------------------------------------------------


class Screen:
    """A pseudo-terminal with a person before it."""

    def __init__(self, process: subprocess.Popen[bytes], keyboard: int) -> None:
        self.process = process
        self._keyboard = keyboard
        self._shown = b""
        self._read_to = 0

    def press(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    def wait_for(self, text: str) -> None:
        end = monotonic() + PATIENCE
        while (found := self.text.find(text, self._read_to)) < 0:
            assert self._more(end - monotonic()), f"{text!r} did not come after:\n{self.text[self._read_to :]}"
        self._read_to = found + len(text)

    @property
    def text(self) -> str:
        return _STEERING.sub(b"", self._shown).decode(errors="ignore").replace("\r", "")

    def leaves(self) -> int:
        """Read the rest; its exit code."""
        while self._more(PATIENCE):
            pass
        return self.process.wait(PATIENCE)

    def _more(self, seconds: float) -> bool:
        with selectors.DefaultSelector() as ready:
            ready.register(self._keyboard, selectors.EVENT_READ)
            if not ready.select(max(0, seconds)):
                return False
        try:
            piece = os.read(self._keyboard, 1 << 16)
        except OSError:  # the other side is closed
            return False
        self._shown += piece
        return bool(piece)


@contextmanager
def terminal(folder: Path) -> Iterator[Screen]:
    """`colibri chat` on a terminal of its own; whatever happens, it has ended afterwards."""
    ours, theirs = pty.openpty()
    settings = environment(folder) | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    with subprocess.Popen(
        [*COMMAND, "chat", "--lang", "fr"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=settings,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        try:
            yield Screen(process, ours)
        finally:
            process.kill()
            os.close(ours)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A terminal that shows the first question of the form and waits."""
    with terminal(tmp_path) as shown:
        for keys, answer in (("", "15 ans"), ("oui\r", "accord"), ("oui\r", "Que voulez-vous faire"), ("1\r", FIRST)):
            shown.press(keys)
            shown.wait_for(answer)
            shown.wait_for("\n>")
        yield shown


def test_a_line_that_is_typed_is_a_message(screen: Screen) -> None:
    screen.press("La roulotte des bricoleurs\r")
    screen.wait_for(SECOND)


def test_a_page_that_is_pasted_is_one_message(screen: Screen, tmp_path: Path) -> None:
    screen.press("\x1b[200~La roulotte\ndes bricoleurs\nde Sarrans\x1b[201~")
    screen.press("\r")
    screen.wait_for(SECOND)
    screen.wait_for("\n>")
    screen.press("\x04")
    assert screen.leaves() == 0
    dossier = colibri("export", "--as", "moi", folder=tmp_path).stdout
    assert "de Sarrans" in dossier
    assert re.search(r"La roulotte\W+des bricoleurs\W+de Sarrans", dossier)
    assert FIRST not in screen.text[screen.text.index(SECOND) :], "the rest of the page was read as more messages"


@pytest.mark.parametrize("keys", ["\x04", "\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_leaving_with_a_key_is_clean(keys: str, screen: Screen) -> None:
    screen.press(keys)
    assert screen.leaves() == 0
    assert "Traceback" not in screen.text


def test_what_was_half_typed_is_left_alone_by_an_interrupt(screen: Screen, tmp_path: Path) -> None:
    screen.press("La roulotte des bric")
    screen.wait_for("bric")
    screen.press("\x03")
    assert screen.leaves() == 0
    assert "bric" not in colibri("export", "--as", "moi", folder=tmp_path).stdout
