"""A process made to be killed while one person joins two accounts, each with a dossier, and undoes that again.

`python -m tests.slow.joiner FOLDER POINT NTH` goes on from whatever an earlier one left, and ends with 0 at the end.
"""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from adapters.stores.sqlite import open_store
from bot.core.dialog import LANGUAGES
from bot.core.model import Account, Block, Event, Place, Reply, Said, Started
from bot.courier import Courier
from bot.ports import File, Inbound, Outgoing
from bot.runner import Runner
from tests.core.wild import GOOD
from tests.slow.dying import Death, mortal
from tests.talk import shipped_engine, shown

ANA, DESK = Account("telegram", "ana"), Account("matrix", "@ana")
PLACES = {account: Place(account.channel, account.name, notice=f"{account.channel}_notice") for account in (ANA, DESK)}
_FIRST = ("", "oui", "j'accepte", "1")
# The greeting is said twice: if a death came between the join and the notice, the first one brings the notice.
_STEPS: tuple[tuple[Account, str], ...] = (
    *((ANA, text) for text in (*_FIRST, "La Laverie qui roule")),
    *((DESK, text) for text in (*_FIRST, "L'atelier du mardi soir")),
    (ANA, "/lier"),
    *((DESK, text) for text in ("/lier {code}", "oui", "bonjour à vous toutes et tous", "j'accepte")),
)
STEPS = {"joined": (*_STEPS, (DESK, GOOD)), "apart": (*_STEPS, (DESK, GOOD), (ANA, "/delier"))}


class Noted:
    """A channel whose messages are noted on disk, a line each, before anybody is told that they were delivered."""

    def __init__(self, name: str, seen: Path, death: Death) -> None:
        self.name = name
        self._seen = seen
        self._death = death

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        self._death.at("delivering")
        note(self._seen, f"{self.name} {shown(message.reply)}".replace("\n", " "))
        self._death.at("delivered")


def note(path: Path, line: str) -> None:
    """Add a line, on disk when this returns."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def lines(path: Path) -> list[str]:
    """What was noted."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


async def run(folder: Path, until: str, death: Death) -> None:
    """Take every step that was not taken yet; the one that a death interrupted is brought again."""
    seen, done = folder / "seen", folder / "done"
    store = mortal(await open_store(folder / "colibri.db"), death)
    channels = {account.channel: Noted(account.channel, seen, death) for account in PLACES}
    apology = Reply((Block("paragraph", "a bug"),))
    courier = Courier(store, dict(channels), {}, dict.fromkeys(LANGUAGES, apology), _now, background=True)
    runner = Runner(shipped_engine(), store, courier, _now, lambda: secrets.token_hex(8))
    await courier.catch_up_everywhere()
    await courier.settle(5)
    for number, (account, text) in list(enumerate(STEPS[until]))[len(lines(done)) :]:
        await runner.receive(Inbound(f"step {number}", account, PLACES[account], _event(number, text, seen), _now()))
        await courier.settle(5)
        death.at("done")
        note(done, text)
    await store.close()


def _now() -> datetime:
    """The time: a code that is over by the clock is gone at the next start."""
    return datetime.now(UTC)  # noqa: TID251 - this is the composition root of its own process


def _event(number: int, text: str, seen: Path) -> Event:
    if not text:
        return Started("fr")
    codes = re.findall(r"/lier ([A-Z0-9]{3}-[A-Z0-9]{5})", " ".join(lines(seen)))
    return Said(f"m{number}", text.format(code=codes[-1]) if "{code}" in text else text)


if __name__ == "__main__":
    _, where, end, point, nth = sys.argv
    asyncio.run(run(Path(where), end, Death(point, int(nth))))
