"""Two programs on one file: the terminal twice as the same person, with the export beside it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.draft import held_in
from bot.core.model import Account, Answer, Outcome, Place, Said, Situation
from bot.ports import Holding, Inbound, Outgoing, TurnMoved
from tests.cli.program import COMMAND, PATIENCE, colibri, environment, running
from tests.slow.crowd import Program, program, script, undisturbed

pytestmark = pytest.mark.slow

LINES = 60


class Overtaken:
    """A store in which another process takes a turn of the same person while this one decides."""

    def __init__(self, program: Program, other: Program, times: int) -> None:
        self._store = program.store
        self._other = other
        self._left = times
        self.moved = 0
        program.store.commit, self._commit = self.commit, program.store.commit  # type: ignore[method-assign]

    async def commit(self, inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        if self._left:
            self._left -= 1
            await self._other.takes("ana", Said(f"other{self._left}", f"Du second terminal, {self._left}."))
        try:
            return await self._commit(inbound, before, outcome)
        except TurnMoved:
            self.moved += 1
            raise


@pytest.mark.parametrize("times", [1, 12])
async def test_a_turn_that_was_overtaken_is_decided_again_on_what_is_stored_now(tmp_path: Path, times: int) -> None:
    async with program(tmp_path / "colibri.db") as first, program(tmp_path / "colibri.db") as second:
        await first.takes_all(script("ana", ["La roulotte des bricoleurs de Sarrans"]))
        overtaken = Overtaken(first, second, times)
        await first.takes("ana", Said("mine", "Du premier terminal."))
        assert overtaken.moved == times
        texts = [f"Du second terminal, {number}." for number in reversed(range(times))]
        events = script("ana", ["La roulotte des bricoleurs de Sarrans", *texts, "Du premier terminal."])
        replies, talk = undisturbed(events)
        assert first.heard["ana"][-1] == replies[-1]
        holding = await first.holding("ana")
        assert holding.person.turn == len(events)
        assert _texts(holding.history) == _texts(talk.history())


async def test_two_terminals_of_one_person_and_an_export_lose_no_turn(tmp_path: Path) -> None:
    database = tmp_path / "colibri.db"
    who = ("--db", str(database), "--as", "ana")
    begun = colibri("chat", *who, "--lang", "fr", folder=tmp_path, typed="oui\noui\n1\nLa roulotte de Sarrans\n")
    assert begun.returncode == 0
    before = (await _holding(database)).person.turn
    with ExitStack() as programs:
        chats = [programs.enter_context(running("chat", *who, folder=tmp_path)) for _ in range(2)]
        for chat in chats:
            chat.wait_for("/menu)")
        for number in range(LINES):
            for name, chat in zip("ab", chats, strict=True):
                chat.type(f"Ligne {name}{number}, avec nos voisins.")
        exports = [_export(database, tmp_path / f"{number}.md", tmp_path) for number in range(3)]
        assert [export.wait(PATIENCE) for export in exports] == [0, 0, 0]
        assert [chat.finish() for chat in chats] == [0, 0]
    holding = await _holding(database)
    opened = holding.person.turn - before - 2 * LINES
    assert opened in (1, 2), "a terminal that opens while the other is being greeted shows that greeting"
    kept = _words(holding)
    wanted = [f"Ligne {name}{number}, avec nos voisins." for name in "ab" for number in range(LINES)]
    assert [text for text in wanted if kept.count(text) < 1] == []
    for name in "ab":  # each terminal's lines in the order in which they were typed
        held = [line for line in kept.split("\n") if line.startswith(f"Ligne {name}")]
        assert held == sorted(held, key=lambda line: int(line.split(",")[0][7:]))


def _export(database: Path, out: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "export", "--db", str(database), "--as", "ana", "--out", str(out)]
    return subprocess.Popen(command, cwd=folder, env=environment(folder))


def _texts(history: Sequence[Answer]) -> dict[tuple[str, int], str]:
    return {(answer.step, answer.revision): answer.text for answer in history}


async def _holding(database: Path) -> Holding:
    store = await open_store(database)
    try:
        person = await store.person_of(Account("terminal", "ana"))
        assert person is not None
        assert await store.waiting(Place("terminal", "ana")) == []
        return await store.holding(person)
    finally:
        await store.close()


def _words(holding: Holding) -> str:
    """The words of the last revisions and of what is held, one message a line."""
    last = {answer.step: answer for answer in sorted(holding.history, key=lambda answer: answer.revision)}
    kept = [part.text for answer in last.values() for part in answer.parts]
    for talk in holding.conversations:
        pending = talk.pending
        while pending is not None:
            kept += [said.text for said in held_in(pending)]
            pending = pending.under
    return "\n".join(kept)
