"""A bot on a real homeserver, and people who talk to it in rooms of their own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.core.model import Account as Speaker
from tests.bench.answers import ANSWERS
from tests.matrix.peer import Peer, until
from tests.matrix.program import Chat, invited, running
from tests.matrix.synapse import Account, Synapse
from tests.telegram.crowd import marks_of, nothing_waits
from tests.telegram.program import Program

LONG = 60.0  # seconds; two cores that others may use as well
NAME, SECOND, THIRD = ANSWERS["B01"], "Qui va profiter", "Qui s'est aperçu"
WHO = ANSWERS["B03.3"].partition(".")[0] + "."

# What can be asked at any time, and what only the answer to it says.
ANSWERED = {
    "!confidentialite": "Vos données, en détail.",
    "!canal": "D'autres façons de faire",
    "!humain": "Nadia, 01 23 45 67 89",
    "!recap": "Il n'y a pas encore de réponse",
    "!langue": "Français ou English ?",
    "1️⃣": "Nous continuons en français",
}
ASKING = tuple(ANSWERED)[:4]


class Town:
    """A bot's account, its folder, and people. `url`: where the program finds the homeserver."""

    def __init__(self, synapse: Synapse, account: Account, folder: Path, stack: AsyncExitStack) -> None:
        self.synapse, self.account, self.folder, self.url = synapse, account, folder / "colibri", synapse.url
        self.folder.mkdir()
        self._people = folder / "people"
        self._stack = stack

    @property
    def database(self) -> Path:
        return self.folder / "colibri.db"

    @property
    def store(self) -> Path:
        return self.folder / "matrix"

    def running(self) -> AbstractAsyncContextManager[Program]:
        return running(self.folder, self.url, self.account)

    async def somebody(self) -> Peer:
        """A person with an app, who is gone when the town is."""
        account = await self.synapse.register()
        peer = Peer(self.synapse.url, account, self._people / account.user_id[1:8] / account.user_id[8:-5])
        self._stack.push_async_callback(peer.stop)
        return await peer.start()

    async def comes_in(self, *, encrypted: bool = True) -> Chat:
        """A new person, who has come to the first question of the form."""
        chat = await invited(await self.somebody(), self.account.user_id, encrypted=encrypted)
        await chat.begins()
        return chat

    async def come_in(self, number: int) -> Sequence[Chat]:
        return await asyncio.gather(*(self.comes_in() for _ in range(number)))

    async def is_quiet(self, program: Program) -> None:
        """Wait until all is decided and delivered, and end the program as an operator does."""
        await program.until_told("matrix: listening", LONG)
        await nothing_waits(self.database, LONG)
        assert (await program.terminate())[0] == 0, program.lines

    async def kept(self, chat: Chat) -> list[str]:
        """The marks in all that is kept of somebody's words, in order."""
        return await marks_of(self.database, Speaker("matrix", chat.ana.user_id))


@asynccontextmanager
async def town(synapse: Synapse, folder: Path) -> AsyncIterator[Town]:
    async with AsyncExitStack() as stack:
        yield Town(synapse, await synapse.register(), folder, stack)


def mark(number: int, of: int = 0) -> str:
    return f"Zq{of}x{number}"


def answers(chat: Chat) -> list[str]:
    """What the bot said since the form began: of each message the words that tell it, or all of it."""
    said = [text for text in chat.heard if "Que voulez-vous faire" not in text]
    begun = next(number for number, text in enumerate(said) if "Quel nom simple" in text)
    return [next((words for words in ANSWERED.values() if words in text), text) for text in said[begun + 1 :]]


async def writes(chat: Chat, texts: Sequence[str]) -> None:
    for text in texts:
        await chat.ana.say(chat.room_id, text)


async def asks(chat: Chat, *questions: str) -> None:
    """Write these one behind the other, and wait until each has its answer."""
    wanted = len(answers(chat)) + len(questions)
    await writes(chat, questions)
    await until(lambda: len(answers(chat)) >= wanted, LONG)


async def all_hear(chats: Sequence[Chat], words: str) -> None:
    """Wait until the bot has said something with these words to each of them."""
    try:
        await until(lambda: all(words in "".join(chat.heard) for chat in chats), LONG)
    except TimeoutError:
        raise AssertionError([chat.heard[-2:] for chat in chats]) from None


async def chooses(chat: Chat) -> None:
    """Press the first button of the last message, once it is there to be pressed, and wait for the answer."""
    question = chat.ana.messages(chat.room_id, chat.bot)[-1].event_id
    await until(lambda: chat.ana.reactions(chat.room_id, question, chat.bot), LONG)
    wanted = len(answers(chat)) + 1
    await chat.ana.react(chat.room_id, question, "1️⃣")
    await until(lambda: len(answers(chat)) >= wanted, LONG)
