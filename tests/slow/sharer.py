"""Processes made to be killed while a project is shared, read, commented, answered and withdrawn.

`python -m tests.slow.sharer` reads a line for each: FOLDER STEPS NTH. A child takes up what was done in the folder,
goes on until so many steps are done, and kills itself at the n-th moment of that (0: never); what became of it comes
back as a line. Children are forked, because to begin costs more than to die.
"""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core import codes
from bot.core.coaching.tickets import digest
from bot.core.dialog import LANGUAGES
from bot.core.engine import Engine
from bot.core.model import Account, Block, Chose, Coach, Event, Place, Reply, Reviewed, Said, Started
from bot.courier import Courier, opening
from bot.ports import WEB, Inbound
from bot.runner import Runner
from tests.slow.dying import Death, mortal
from tests.slow.joiner import Noted, lines, note
from tests.talk import shipped_library

ANA, MARIE = Account("telegram", "ana"), Account("telegram", "marie")
PAGES = Place(WEB, "pages", private=False, notice="")
INVITATION, OWN_CODE = codes.made_from("an invitation"), codes.made_from("her own")
BUS = "Les mères isolées portent leur linge en bus jusqu'à la ville voisine, toutes les semaines."
ASKED, ASKED_ON_PAGES, REPLY = "Combien sont-elles cette année ?", "Qui les y aide ?", "Elles étaient douze en mai."
SESSION = "the session of whoever presses the button"
ENTERS = "(presses the button of the link)"


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody does: presses a choice, acts on the pages, enters there; or writes."""

    who: Account
    text: str = ""
    choice: str = ""
    page: Reviewed | None = None


def _says(who: Account, *texts: str) -> tuple[Step, ...]:
    return tuple(Step(who, text) for text in texts)


def _chooses(who: Account, *choices: str) -> tuple[Step, ...]:
    return tuple(Step(who, choice=choice) for choice in choices)


# What is done, act by act. The last step of an act is the one that decides, and the one in which death comes.
ACTS: dict[str, tuple[Step, ...]] = {
    "to know the holder": (
        *(Step(ANA), *_chooses(ANA, "yes", "accept", "resume")),
        *_says(ANA, "La laverie qui roule à Mérival", "/modifier B04.1", BUS),
    ),
    "to become a coach": _says(MARIE, f"/coach {INVITATION}"),
    "to agree as a coach": _chooses(MARIE, "fr", "yes", "accept"),
    "to share": (*_says(ANA, f"/partager {OWN_CODE}"), *_chooses(ANA, "share_all", "until_quarter", "share_yes")),
    "to read": _says(MARIE, "/coach 1"),
    "to comment": (*_chooses(MARIE, "coach_answers"), *_says(MARIE, "B04.1", ASKED)),
    "to comment on the pages": (Step(MARIE, page=Reviewed("comment", text=ASKED_ON_PAGES)),),
    "to reply": (*_says(ANA, "/commentaires"), *_chooses(ANA, "complete"), *_says(ANA, REPLY)),
    "to be sent a link": _says(MARIE, "/coach pages"),
    "to enter by it": _says(MARIE, ENTERS),
    "to stop": _says(ANA, "/partage stop"),
}


class Anywhere(Death):
    """Kills this process at the n-th moment: a step of a turn, or a statement that writes."""

    def __init__(self, nth: int) -> None:
        super().__init__("", nth or sys.maxsize)

    def at(self, point: str) -> None:
        super().at("")

    def statement(self, sql: str) -> None:
        if sql.lstrip().upper().startswith(("BEGIN", "INSERT", "UPDATE", "DELETE", "COMMIT")):
            self.at(sql)


class Sharer:
    """The program, and two people who do what they have not done yet."""

    def __init__(self, folder: Path, store: SqliteStore, death: Death) -> None:
        self._seen, self._done = folder / "seen", folder / "done"
        self._store, self._death = mortal(store, death), death
        self._channel = Noted("telegram", self._seen, death)
        apology = Reply((Block("paragraph", "a bug"),))
        opened = opening(store, shipped_library(), _now)
        channels, sorry = {self._channel.name: self._channel}, dict.fromkeys(LANGUAGES, apology)
        self._courier = Courier(store, dict(channels), {}, sorry, _now, opened=opened, background=True)
        engine = Engine(shipped_library(), {"retention_days": "180", "web": "https://coach.example.org"})
        self._runner = Runner(engine, store, self._courier, _now, lambda: secrets.token_hex(8))

    async def catch_up(self) -> None:
        """Send what was not sent."""
        await self._courier.catch_up_everywhere()
        await self._courier.settle(5)

    async def take(self, number: int, step: Step) -> None:
        """Take a step, and note that the platform need not bring it again."""
        if step.text == ENTERS:
            entered = await enter(self._store, lines(self._seen))
            self._death.at("entered")
            note(self._seen, f"pages {entered}")
        else:
            await self._bring(number, step)
        self._death.at("done")
        note(self._done, step.text or step.choice or "pages")

    async def _bring(self, number: int, step: Step) -> None:
        place = PAGES if step.page else Place("telegram", step.who.name, notice="telegram_notice")
        event = await self._commented(step.page) if step.page else _event(number, step)
        await self._runner.receive(Inbound(f"step {number}", step.who, place, event, _now()))
        await self._courier.settle(5)

    async def _commented(self, wanted: Reviewed) -> Event:
        person = await self._store.person_of(MARIE)
        assert person is not None
        (found,) = await self._store.followed(person, _now())
        action = found.project.live[0].id
        return Reviewed("comment", found.share.id, subject=action, step="B04.1", revision=1, text=wanted.text)


async def enter(store: SqliteStore, seen: list[str], session: str = SESSION) -> bool:
    """Press the button of the link that was sent last. Whether that let somebody in."""
    secret = re.findall(r"/in/([0-9a-f]{32})", " ".join(seen))[-1]
    return await store.enter(digest(secret), digest(session), _now(), _now() + timedelta(hours=12))


async def run(folder: Path, last: int, death: Death) -> None:
    """Take every step up to the last one that was not taken yet; the one that a death interrupted is brought again."""
    store = await open_store(folder / "colibri.db")
    if not await store.coaches():
        until = _now() + timedelta(days=14)
        await store.add_coach(Coach("marie", "Marie Petit", str(OWN_CODE), _now(), INVITATION.digest, until))
    sharer = Sharer(folder, store, death)
    await sharer.catch_up()
    steps = [step for act in ACTS.values() for step in act]
    for number, step in list(enumerate(steps[:last]))[len(lines(folder / "done")) :]:
        await sharer.take(number, step)
    await store.close()


def _event(number: int, step: Step) -> Event:
    if step.choice:
        return Chose(f"m{number}", step.choice)
    return Said(f"m{number}", step.text) if step.text else Started("fr")


def _now() -> datetime:
    """The time: what is over by the clock is gone at the next start."""
    return datetime.now(UTC)  # noqa: TID251 - this is the composition root of its own process


def _serve() -> None:
    """Fork a child for each line."""
    shipped_library()
    for line in sys.stdin:
        folder, last, nth = line.rsplit(" ", 2)
        child = os.fork()
        if not child:
            asyncio.run(run(Path(folder), int(last), Anywhere(int(nth))))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
