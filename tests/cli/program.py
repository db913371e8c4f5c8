"""The program as somebody starts it: `python -m bot ...` in a folder of its own, without anybody's settings."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "bot")
PATIENCE = 30  # seconds that any one thing may take


def environment(folder: Path, settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment whose home is this folder. `settings` without their prefix: {"busy_seconds": "0.2"}."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COLIBRI_", "XDG_"))}
    ours = {f"COLIBRI_{name.upper()}": value for name, value in (settings or {}).items()}
    return kept | ours | {"HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"}


def colibri(
    *arguments: str | Path,
    folder: Path,
    typed: str = "",
    limits: Callable[[], None] | None = None,
    within: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. `typed` is its standard input.

    `limits` is called in the new process before the program begins; `within` is a command that the program is run by.
    """
    return subprocess.run(
        [*within, *COMMAND, *map(str, arguments)],
        input=typed,
        preexec_fn=limits,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment(folder, settings),
        timeout=PATIENCE,
        check=False,
    )


class Running:
    """A command that is running on pipes. `shown` is what it printed so far."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self.process = process
        self.shown = ""
        self._input, self._output = process.stdin, process.stdout
        self._read_to = 0

    def type(self, line: str) -> None:
        self._input.write(f"{line}\n".encode())
        self._input.flush()

    def wait_for(self, text: str) -> None:
        """Read on until this text has come, after all that was waited for before."""
        end = monotonic() + PATIENCE
        while (found := self.shown.find(text, self._read_to)) < 0:
            if not self._more(end - monotonic()):
                raise AssertionError(f"{text!r} did not come after:\n{self.shown[self._read_to :]}")
        self._read_to = found + len(text)

    def finish(self) -> int:
        """End its input, read the rest, and return its exit code."""
        self._input.close()
        self.shown += self._output.read().decode()
        return self.process.wait(PATIENCE)

    def _more(self, seconds: float) -> bool:
        with selectors.DefaultSelector() as ready:
            ready.register(self._output, selectors.EVENT_READ)
            if not ready.select(max(0, seconds)):
                return False
        piece = os.read(self._output.fileno(), 1 << 16)
        self.shown += piece.decode(errors="replace")
        return bool(piece)


@contextmanager
def running(*arguments: str | Path, folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Start a command on pipes; whatever happens, it has ended afterwards."""
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment(folder, settings),
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()
            if process.stdin and not process.stdin.closed:
                with suppress(BrokenPipeError):  # it had not read what was typed last
                    process.stdin.close()
