"""A bot that is killed again and again receives everything once, in order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.matrix.peer import Peer, until
from tests.matrix.synapse import Synapse

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("encrypted", [True, False])
async def test_eight_kills_in_eighty_messages_lose_none_and_double_none(
    synapse: Synapse, ana: Peer, tmp_path: Path, encrypted: bool
) -> None:
    account, ledger = await synapse.register(), tmp_path / "ledger"
    arguments = (synapse.url, account.user_id, account.password, str(tmp_path / "bot"), str(ledger))

    def start() -> subprocess.Popen[bytes]:
        command = (sys.executable, "-m", "tests.matrix.victim", *arguments)
        return subprocess.Popen(command, cwd=ROOT)

    def lines() -> list[str]:
        return [line.split(" ", 1)[1] for line in ledger.read_text().splitlines()] if ledger.exists() else []

    victim = start()
    try:
        room = await ana.invite(account.user_id, encrypted=encrypted)
        await ana.joined(room, account.user_id)
        texts = [f"message {number}" for number in range(80)]
        for number, text in enumerate(texts):
            await ana.say(room, text)
            if number % 10 == 5:
                await until(lambda: len(lines()) > number - 5, 60)  # noqa: B023 - it is over before the next one
                victim.kill()
                victim.wait()
                victim = start()
        await until(lambda: len(lines()) >= 80, 60)
        assert lines() == texts
    finally:
        victim.kill()
        victim.wait()
