"""The terminal as a channel: lines in, plain text out, documents into the current folder.

At a keyboard prompt_toolkit reads the lines, so that a pasted page is one message. From a pipe each line is a
message, and nothing is coloured, so that a conversation can be scripted.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
import textwrap
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.core.dialog import Language
from bot.core.model import Account, Block, Event, Place, Reply, Said, Started
from bot.core.plain import printable
from bot.ports import File, Inbound, Outgoing

NAME = "terminal"
_LEAD = re.compile(r"\s*(?:\||-|\d+\.|\[)?\s*")  # what stands before the words: a quote's bar, a number, a bracket
Receive = Callable[[Inbound], Awaitable[None]]


def render(reply: Reply) -> str:
    """A message as plain text.

    Choices carry their number where a number counts; meaning never hangs on layout alone.
    """
    lines = [_block(block) for block in reply.blocks]
    if reply.choices:
        lines.append(
            "\n".join(_choice(number, choice.label, reply.numbered) for number, choice in enumerate(reply.choices, 1))
        )
    if reply.moves:
        lines.append("(" + "  ".join(printable(move.typed) for move in reply.moves) + ")")
    return "\n\n".join(lines)


def _block(block: Block) -> str:
    if block.kind == "list":
        return "\n".join(f"  - {printable(item)}" for item in block.items)  # a list is not to be chosen from
    if block.kind == "quote":
        return "\n".join(f"  | {line}" for line in printable(block.text).splitlines())
    return printable(block.text)


def _choice(number: int, label: str, numbered: bool) -> str:
    return f"  {number}. {printable(label)}" if numbered else f"  [{printable(label)}]"


def fit(text: str, width: int) -> str:
    """The text in lines of so many characters, cut between words; what goes on hangs under its line."""
    lines: list[str] = []
    for line in text.split("\n"):
        lead = _LEAD.match(line)
        start = lead[0] if lead else ""
        hanging = start if "|" in start else " " * len(start)
        wrapped = textwrap.wrap(line, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
        lines += wrapped or [""]
    return "\n".join(lines)


class Console:
    """The channel. `folder` is where documents go; `out` where text goes."""

    name = NAME

    def __init__(self, out: TextIO, folder: Path) -> None:
        self._out = out
        self._folder = folder

    async def busy(self, place: Place) -> None:
        """Nothing to show: a terminal waits with the person."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        """Print a message.

        A document that cannot be written to the folder is printed instead, so that it is not lost; of a picture, what
        it shows.
        """
        for file in files:
            try:
                path = _save(self._folder, file)
            except OSError as error:
                self._print(f"{file.name}: {error.strerror}\n\n{printable(_in_words(file))}")
            else:
                self._print(f"-> {path}")
        self._print(render(message.reply))

    def _print(self, text: str) -> None:
        if self._out.isatty():
            text = fit(text, max(20, shutil.get_terminal_size().columns))
        self._out.write(text + "\n\n")
        self._out.flush()


def _in_words(file: File) -> str:
    """What a picture shows, or what a document says."""
    return file.shows or file.content.decode(errors="replace")


def _save(folder: Path, file: File) -> Path:
    """Write a document that nobody else can read, under its own name or the next free one: nothing is overwritten."""
    stem, suffix = Path(file.name).stem, Path(file.name).suffix
    for number in range(1, 10_000):
        path = folder / (file.name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "wb") as target:
            target.write(file.content)
        return path
    raise FileExistsError(17, "no free name left", file.name)


class Terminal:
    """A person at this terminal: their account, their place, and the lines they type."""

    def __init__(self, account: str, session: str, source: TextIO, clock: Callable[[], datetime]) -> None:
        self.account = Account(NAME, account)
        self.place = Place(NAME, account)
        self._session = session
        self._source = source
        self._clock = clock
        self._count = 0

    def opened(self, language: Language | None) -> Inbound:
        """The event of opening the terminal."""
        return self._inbound(Started(language, certain=language is not None))

    async def lines(self) -> AsyncIterator[Inbound]:
        """Every message, until the end of input or Ctrl-D."""
        read = _from_keyboard if self._source.isatty() else _from_pipe
        async for line in read(self._source):
            yield self.said(line)

    def said(self, text: str) -> Inbound:
        """The event of one message."""
        return self._inbound(Said(f"{self._session}:{self._count + 1}", text))

    def _inbound(self, event: Event) -> Inbound:
        self._count += 1
        return Inbound(f"{NAME}:{self._session}:{self._count}", self.account, self.place, event, self._clock())


async def _from_pipe(source: TextIO) -> AsyncIterator[str]:
    while True:
        await asyncio.sleep(0)  # lets what was just said be marked as shown before the next line is waited for
        with _interruptible():
            line = source.readline()
        if not line:
            return
        yield line.rstrip("\r\n")


@contextmanager
def _interruptible() -> Iterator[None]:
    """Reading blocks, and Ctrl-C ends it. Raises KeyboardInterrupt, also for one that came just before.

    Only here: amid the code of the event loop it would leave a task that never goes on, and the program would hang.
    """
    task, handler = asyncio.current_task(), signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        if task is not None and task.cancelling():
            raise KeyboardInterrupt
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


async def _from_keyboard(source: TextIO) -> AsyncIterator[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - takes longer to load than the first line may

    session: PromptSession[str] = PromptSession()
    while True:
        try:
            line = await session.prompt_async("> ")
        except (EOFError, KeyboardInterrupt):
            return
        yield line


async def converse(
    terminal: Terminal, receive: Receive, catch_up: Callable[[Place], Awaitable[int]], language: Language | None
) -> None:
    """Hold the conversation. What an earlier run did not show comes first; without that, the bot says where we are."""
    if await catch_up(terminal.place) == 0:
        await receive(terminal.opened(language))
    async for inbound in terminal.lines():
        await receive(inbound)


def standard_input() -> TextIO:
    """Standard input as text that never fails to decode.

    A wrong byte is shown as such, and the rest of the line is kept.
    """
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin
