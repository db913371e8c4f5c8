"""Everything that is on Telegram's servers: the bot, the chats, the updates that wait. It knows no HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from tests.telegram.emulator.bell import Bell
from tests.telegram.emulator.chats import Chat, Standing
from tests.telegram.emulator.errors import bad
from tests.telegram.emulator.messages import Document, Message
from tests.telegram.emulator.profile import Profile
from tests.telegram.emulator.updates import Updates
from tests.telegram.emulator.webhook import Webhook

Json = dict[str, Any]

QUERY_LIFE = timedelta(seconds=60)  # Telegram says no number; it is less than a minute or two


@dataclass(slots=True)
class Press:
    """A button that somebody pressed. Until it is answered, their app shows a clock on the button."""

    id: str
    at: datetime
    answered: bool = False
    text: str = ""
    alert: bool = False


class World:
    """In privacy mode the bot gets in groups only what is meant for it."""

    def __init__(self, bot: Json, clock: Callable[[], datetime], privacy_mode: bool, webhook_pause: float) -> None:
        self.bot, self.clock, self.privacy_mode = bot, clock, privacy_mode
        self.bell = Bell()
        self.updates = Updates(self.bell)
        self.webhook = Webhook(self.updates, self.bell, webhook_pause)
        self.profile = Profile()
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.documents: dict[str, Document] = {}
        self._private_ids = count(1)  # all private chats of a bot share their numbers; every group has its own
        self._query_ids = count(4_000_000_000_000_000_001)
        self._file_ids = count(1)

    def now(self) -> int:
        return int(self.clock().timestamp())

    def open(self, about: Json) -> Chat:
        ids: Iterator[int] = self._private_ids if about["type"] == "private" else count(1)
        chat = self.chats[about["id"]] = Chat(about, ids, self.bell)
        return chat

    def chat(self, chat_id: int | str | None) -> Chat:
        if chat_id is None or chat_id == "":
            raise bad("chat_id is empty")
        for chat in self.chats.values():
            if chat_id in (chat.id, f"@{chat.about.get('username')}") and (chat.private or isinstance(chat_id, int)):
                return chat
        raise bad("chat not found")

    def writable(self, chat_id: int | str | None) -> Chat:
        """The chat, where the bot may write; Refused otherwise."""
        chat = self.chat(chat_id)
        if refusal := chat.refusal():
            raise refusal
        return chat

    def post(self, chat: Chat, sender: Json, content: Json, **more: Any) -> Message:
        """A new message, from anybody."""
        return chat.show(Message(next(chat.ids), chat.about, sender, self.now(), content, **more))

    def change(self, chat: Chat, message: Message, **to: Any) -> Message:
        return chat.show(replace(message, edit_date=self.now(), **to))

    def store(self, name: str, content: bytes, mime_type: str, extent: tuple[int, int] | None = None) -> Document:
        document = Document(name, content, f"BQACAgQAAxkD{next(self._file_ids):08}", mime_type, extent)
        self.documents[document.file_id] = document
        return document

    def press(self, sender: Json, chat: Chat, message: Message, data: str) -> Press:
        press = Press(str(next(self._query_ids)), self.clock())
        self.presses[press.id] = press
        current = chat.get(message.id)
        body = {"id": press.id, "from": sender, "chat_instance": str(chat.id * 7919), "data": data}
        self.updates.add(
            "callback_query", body | {"message": (current.as_json() if current else message.inaccessible())}
        )
        return press

    def move_bot(self, chat: Chat, to: Standing, by: Json) -> None:
        """The bot is blocked, added, removed: it is told, even where it may not write."""
        change = {"chat": chat.about, "from": by, "date": self.now()}
        old, chat.standing = chat.standing, to
        self.updates.add(
            "my_chat_member",
            change | {"old_chat_member": self._member(old), "new_chat_member": self._member(to)},
        )

    def _member(self, standing: Standing) -> Json:
        status = "left" if standing == "unknown" else standing
        return {"status": status, "user": self.bot} | ({"until_date": 0} if status == "kicked" else {})
