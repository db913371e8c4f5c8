"""Somebody with the app in their hand. All they do is one update for the bot, unless it is said otherwise."""

from __future__ import annotations

from typing import Any

from tests.telegram.emulator import contents
from tests.telegram.emulator.chats import Chat, Room
from tests.telegram.emulator.messages import Message
from tests.telegram.emulator.profile import Command
from tests.telegram.emulator.texts import clean, trimmed, with_found
from tests.telegram.emulator.utf16 import split
from tests.telegram.emulator.world import Press, World

Json = dict[str, Any]


class User:
    """`about` is Telegram's object User. `chat` is the private chat with the bot."""

    def __init__(self, world: World, about: Json, phone: str) -> None:
        self.about, self.phone = about, phone
        names = ("id", "first_name", "last_name", "username")
        self.chat = world.open({name: about[name] for name in names if name in about} | {"type": "private"})
        self._world = world

    @property
    def id(self) -> int:
        return int(self.about["id"])

    @property
    def commands(self) -> tuple[Command, ...]:
        """The menu of the bot, as this person sees it."""
        return self._world.profile.menu(self.id, self.about.get("language_code", ""))

    @property
    def description(self) -> str:
        """What stands in the empty chat before it is started."""
        return self._world.profile.said("description", self.about.get("language_code", ""))

    @property
    def short_description(self) -> str:
        return self._world.profile.said("short_description", self.about.get("language_code", ""))

    def start(self, payload: str = "") -> int:
        """Press Start, or follow a link t.me/bot?start=payload. Somebody who blocked the bot unblocks it so."""
        if self.chat.standing == "kicked":
            self.unblock()
        return self.say(f"/start {payload}".strip())[0]

    def say(
        self, text: str, to: Room | None = None, thread: int | None = None, reply_to: Message | int | None = None
    ) -> list[int]:
        """The ids of the messages: the app makes several of what is longer than 4096, each an update."""
        parts = [trimmed(clean(part), [])[0] for part in split(text)]
        assert any(parts), "the app does not send an empty text"
        return [self.place(_said(part), to, thread, reply_to) for part in parts if part]

    def send(self, kind: str, caption: str = "", to: Room | None = None, thread: int | None = None) -> int:
        """Something else than words: photo, document, voice, sticker, location, contact, poll, dice..."""
        content = contents.content(kind, bool(caption), self.about | {"phone": self.phone})
        return self.place(content | (_said(caption, "caption") if caption else {}), to, thread)

    def edit(self, message: Message | int, text: str, to: Room | None = None) -> None:
        chat = to.chat if to else self.chat
        old = _find(chat, message)
        assert old.sender["id"] == self.id, "nobody edits somebody else's message"
        kept = {kind: old.content[kind] for kind in contents.KINDS if kind in old.content}
        said = _said(text.strip(), "caption" if kept else "text")
        self._tell("edited_message", chat, self._world.change(chat, old, content=kept | said))

    def delete(self, message: Message | int) -> None:
        """Make a message vanish from the private chat, whoever wrote it. No update tells the bot."""
        self.chat.remove(_find(self.chat, message))

    def press(self, message: Message | int, label: str) -> Press:
        """Press a button that stands under the message now, in the private chat or where the message is."""
        chat = self._chat_of(message)
        now = _find(chat, message)
        found = [
            button["callback_data"]
            for row in (now.markup or {}).get("inline_keyboard", ())
            for button in row
            if "callback_data" in button and button["text"] == label
        ]
        assert found, f"there is no button {label!r} among {now.labels}"
        return self._world.press(self.about, chat, now, found[0])

    def press_data(self, message: Message | int, data: str) -> Press:
        """Press what is not there (any more): from an old picture of the chat, or a forgery."""
        chat = self._chat_of(message)
        return self._world.press(
            self.about, chat, message if isinstance(message, Message) else _find(chat, message), data
        )

    def block(self) -> None:
        self._world.move_bot(self.chat, "kicked", self.about)

    def unblock(self) -> None:
        self._world.move_bot(self.chat, "member", self.about)

    def place(
        self, content: Json, to: Room | None = None, thread: int | None = None, reply_to: Message | int | None = None
    ) -> int:
        """Put a message of theirs into a chat; its id."""
        chat = to.chat if to else self.chat
        if chat.private:
            assert chat.standing != "kicked", "who blocked the bot cannot write to it: start() or unblock() first"
            chat.standing = "member"
        assert thread is None or thread in chat.topics, "there is no such topic"
        replied = _find(chat, reply_to) if reply_to is not None else None
        message = self._world.post(
            chat,
            self.about,
            content,
            thread=thread or _thread(chat, replied),
            in_topic=bool(thread or (replied and replied.in_topic)),
            # A message in a topic replies to the one that opened it, unless it replies to another.
            reply_to=replied or (chat.get(thread) if thread else None),
        )
        self._tell("message", chat, message)
        return message.id

    def _tell(self, kind: str, chat: Chat, message: Message) -> None:
        if chat.private or (chat.standing == "member" and self._for_bot(message)):
            self._world.updates.add(kind, message.as_json())

    def _for_bot(self, message: Message) -> bool:
        """In privacy mode: commands, mentions, replies to the bot, and what Telegram itself says in the group."""
        if not self._world.privacy_mode or not _FROM_MEMBERS & message.content.keys():
            return True
        if message.reply_to and message.reply_to.from_bot:
            return True
        name = f"@{self._world.bot['username']}".lower()
        commands = [command.lower() for command in message.marked("bot_command")]
        return name in map(str.lower, message.marked("mention")) or any(
            "@" not in command or command.endswith(name) for command in commands
        )

    def _chat_of(self, message: Message | int) -> Chat:
        return self._world.chats[message.chat_id] if isinstance(message, Message) else self.chat


_FROM_MEMBERS = frozenset({"text", *contents.KINDS})


def _said(text: str, name: str = "text") -> Json:
    entities = with_found(text, [])
    return {name: text} | ({"entities" if name == "text" else "caption_entities": entities} if entities else {})


def _thread(chat: Chat, replied: Message | None) -> int | None:
    """The thread of a reply. In a group without topics it has one as well, which the bot cannot send to."""
    if replied is None or chat.private:
        return None
    return replied.thread if chat.about.get("is_forum") else replied.thread or replied.id


def _find(chat: Chat, message: Message | int) -> Message:
    found = chat.get(message if isinstance(message, int) else message.id)
    assert found, "there is no such message in the chat (now)"
    return found
