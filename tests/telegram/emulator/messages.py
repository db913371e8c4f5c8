"""A message as it stands in a chat at one moment. An edit makes a new one of the same id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.telegram.emulator.utf16 import piece

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the bot sent. `extent`: width and height, if it is shown as a picture."""

    name: str
    content: bytes
    file_id: str
    mime_type: str = "application/octet-stream"
    extent: tuple[int, int] | None = None

    def as_json(self) -> Json:
        """What a message says of it. The name of a picture is told to nobody."""
        known = {"file_id": self.file_id, "file_unique_id": f"u{self.file_id}", "file_size": len(self.content)}
        if self.extent:
            width, height = self.extent
            return {"photo": [known | {"width": width, "height": height}]}
        return {"document": known | {"file_name": self.name, "mime_type": self.mime_type}}


class Button(NamedTuple):
    """What is under a message: pressing it sends `data` to the bot, or opens the address that stands there."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Message:
    """`content` is what it says, in Telegram's words: text, or caption and photo, or a service message."""

    id: int
    chat: Json
    sender: Json
    date: int
    content: Json = field(default_factory=dict)
    markup: Json | None = None
    document: Document | None = None
    thread: int | None = None
    in_topic: bool = False
    reply_to: Message | None = None
    edit_date: int | None = None
    deleted: bool = False

    @property
    def chat_id(self) -> int:
        return int(self.chat["id"])

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        """The text, or the caption of a document or a picture."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> tuple[Json, ...]:
        return tuple(self.content.get("entities") or self.content.get("caption_entities") or ())

    @property
    def keyboard(self) -> tuple[tuple[Button, ...], ...]:
        """The rows of buttons under it."""
        return tuple(
            tuple(Button(button["text"], button.get("callback_data") or button["url"]) for button in row)
            for row in (self.markup or {}).get("inline_keyboard", ())
        )

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(button.label for row in self.keyboard for button in row)

    def marked(self, kind: str) -> tuple[str, ...]:
        """The pieces of its text with an entity of this kind: marked("bold")."""
        return tuple(
            piece(self.text, entity["offset"], entity["length"]) for entity in self.entities if entity["type"] == kind
        )

    def as_json(self, nested: bool = False) -> Json:
        """As the bot gets it. A message that is replied to shows no reply of its own."""
        optional = {
            "message_thread_id": self.thread,
            "is_topic_message": self.in_topic or None,
            "reply_to_message": self.reply_to.as_json(nested=True) if self.reply_to and not nested else None,
            "edit_date": self.edit_date,
            "reply_markup": self.markup if self.markup and "inline_keyboard" in self.markup else None,
        }
        always = {"message_id": self.id, "from": self.sender, "chat": self.chat, "date": self.date}
        file = self.document.as_json() if self.document else {}
        return always | self.content | file | {name: value for name, value in optional.items() if value is not None}

    def inaccessible(self) -> Json:
        """What is left of it for the bot once it is deleted."""
        return {"message_id": self.id, "chat": self.chat, "date": 0}
