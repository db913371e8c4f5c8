"""A chat as the people in it see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal, Protocol

from tests.telegram.emulator.bell import Bell
from tests.telegram.emulator.errors import Refused, forbidden
from tests.telegram.emulator.messages import Document, Message

Json = dict[str, Any]
Standing = Literal["unknown", "member", "left", "kicked"]

_REFUSALS = {
    ("private", "unknown"): "bot can't initiate conversation with a user",
    ("private", "kicked"): "bot was blocked by the user",
    ("supergroup", "unknown"): "bot is not a member of the supergroup chat",
    ("supergroup", "left"): "bot is not a member of the supergroup chat",
    ("supergroup", "kicked"): "bot was kicked from the supergroup chat",
}


class Chat:
    """`about` is Telegram's object Chat; `standing` is the bot's place in it: "kicked" is blocked, in private."""

    def __init__(self, about: Json, ids: Iterator[int], bell: Bell) -> None:
        self.about = about
        self.standing: Standing = "unknown"
        self.history: list[Message] = []  # every state of every message, in the order in which they came about
        self.actions: list[str] = []  # "typing" and the like
        self.topics: dict[int, str] = {}
        self.ids = ids
        self._now: dict[int, Message] = {}
        self._bell = bell

    @property
    def id(self) -> int:
        return int(self.about["id"])

    @property
    def private(self) -> bool:
        return bool(self.about["type"] == "private")

    @property
    def messages(self) -> tuple[Message, ...]:
        """What stands in the chat now, from the top."""
        return tuple(self._now.values())

    @property
    def from_bot(self) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.from_bot)

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(message.document for message in self.messages if message.document)

    @property
    def seen(self) -> str:
        """All text that can be read now, labels of buttons and names of files included."""
        return "\n".join(line for message in self.messages for line in _lines(message))

    def get(self, message_id: int) -> Message | None:
        return self._now.get(message_id)

    def show(self, message: Message) -> Message:
        """Put a new message, or a new state of one, in its place."""
        self._now[message.id] = message
        self.history.append(message)
        self._bell.ring()
        return message

    def remove(self, message: Message) -> None:
        del self._now[message.id]
        self.history.append(replace(message, deleted=True))
        self._bell.ring()

    def act(self, action: str) -> None:
        self.actions.append(action)
        self._bell.ring()

    def refusal(self) -> Refused | None:
        """Why the bot may not write here, if it may not."""
        reason = _REFUSALS.get((self.about["type"], self.standing))
        return forbidden(reason) if reason else None

    async def until(self, wanted: int | Callable[[Chat], object], within: float = 5) -> tuple[Message, ...]:
        """Wait until so many messages stand here (everybody's), or until this is true; return what stands here.

        An AssertionError shows the chat when it does not come about in time.
        """

        def true() -> object:
            return wanted(self) if callable(wanted) else len(self._now) >= wanted

        await self._bell.within(within, true, lambda: f"the chat shows\n{self.seen}")
        return self.messages


class Room(Protocol):
    """Where people meet: a group."""

    @property
    def chat(self) -> Chat:
        """What stands in it."""


def _lines(message: Message) -> list[str]:
    document = [message.document.name] if message.document else []
    return [message.text, *document, *message.labels]
