"""People on the emulated Telegram who go through the form, each with words that can be told from everybody else's.

They answer what they see, once: a message that comes twice is read once.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from adapters.stores.sqlite import open_store
from bot.core.draft import held_in
from bot.core.model import Account, Answer, Pending, Said
from tests.bench.answers import ADDED, ANSWERS
from tests.talk import shipped_library
from tests.telegram.emulator import BotApi, Message, User

_MARK = re.compile(r"\bZq\d+x\d+\b")
_PLACE = re.compile(r"question (\d+) sur (\d+)")
_QUESTIONS = {step.words["fr"].question: step.id for step in shipped_library().dialogs["annexe_b"].steps.values()}


@dataclass(slots=True)
class Holder:
    """Somebody who answers whatever they are asked. `marks` are in all that they wrote as an answer, in order."""

    number: int
    user: User
    hasty: bool = False  # adds a second message at once, where another question follows
    marks: list[str] = field(default_factory=list)
    read_to: int = 0
    last_read: str = ""
    done: bool = False

    @property
    def unread(self) -> Message | None:
        """The last message of the bot, if it is unread: a new one, or another text in an old one's place."""
        last = next(reversed(self.user.chat.from_bot), None)
        if last is None or last.id < self.read_to or last.text == self.last_read or last.document:
            return None
        return None if last.edit_date and not last.keyboard else last  # only its buttons went

    async def live(self) -> None:
        """Answer one message after the other, to the end of the form."""
        self.user.start()
        while not self.done:
            await self.user.chat.until(lambda _: self.unread, within=90)
            self.answer()

    def answer(self) -> None:
        """Read the last message and do what it asks for."""
        message = self.unread
        assert message
        self.read_to, self.last_read = message.id, message.text
        buttons = {label.partition(". ")[2] or label: label for label in message.labels}
        for wanted in ("Oui", "Oui, le garder", "J'accepte", "Commencer le dossier", "Chapitre suivant"):
            if wanted in buttons:
                self._choose(message, wanted, buttons[wanted])
                return
        self._write(message, probed="C'est déjà dit" in buttons)

    def _choose(self, message: Message, wanted: str, label: str) -> None:
        if self.number % 2:
            self.user.press(message, label)
        else:
            self.user.say(wanted)

    def _write(self, message: Message, *, probed: bool) -> None:
        step = next((step for question, step in _QUESTIONS.items() if question in message.text), "")
        if probed:
            self.user.say(self._marked(ADDED))
        elif step in ANSWERS:
            self.user.say(self._marked(ANSWERS[step]))
            place = _PLACE.search(message.text)
            if self.hasty and place and place[1] != place[2]:
                self.user.say(self._marked("Et encore ceci."))
        else:
            self.done = True

    def _marked(self, text: str) -> str:
        self.marks.append(f"Zq{self.number}x{len(self.marks)}")
        return f"{text} {self.marks[-1]}"


def crowd(telegram: BotApi) -> Iterator[Holder]:
    """One person after the other, without an end."""
    for number in count(1):
        yield Holder(number, telegram.user(f"Holder {number}", "fr"), hasty=number % 3 == 0)


async def marks_kept(database: Path, person: User) -> list[str]:
    """The marks of all that is kept of somebody's words, in the order in which it was taken; last what is held."""
    return await marks_of(database, Account("telegram", str(person.id)))


async def marks_of(database: Path, account: Account) -> list[str]:
    """The same for an account of any channel."""
    store = await open_store(database)
    try:
        id_ = await store.person_of(account)
        holding = await store.holding(id_) if id_ else None
    finally:
        await store.close()
    if holding is None:
        return []
    last: dict[tuple[str, str], Answer] = {(answer.subject, answer.step): answer for answer in holding.history}
    texts = [part.text for answer in last.values() for part in answer.parts]
    texts += [said.text for talk in holding.conversations for said in _held(talk.pending)]
    return [mark for text in texts for mark in _MARK.findall(text)]


def _held(pending: Pending | None) -> Iterator[Said]:
    while pending is not None:
        yield from held_in(pending)
        pending = pending.under


async def nothing_waits(database: Path, within: float = 30) -> None:
    """Wait until the program has decided and delivered all that it took. Looks at the file: it has no bell."""
    async with asyncio.timeout(within):
        while any(_waiting(database)):  # noqa: ASYNC110 - a file sets no event
            await asyncio.sleep(0.1)


def _waiting(database: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(database)) as connection:
        (outbox,) = connection.execute("SELECT count(*) FROM outbox").fetchone()
        (kept,) = connection.execute("SELECT count(*) FROM kept").fetchone()
    return outbox, kept
