"""A group, and what of it the bot gets to see."""

from __future__ import annotations

from tests.telegram.emulator.chats import Chat
from tests.telegram.emulator.messages import Message
from tests.telegram.emulator.people import User
from tests.telegram.emulator.world import World


class Group:
    """A supergroup; a forum has topics. Everybody may write in it, the bot once it is a member."""

    def __init__(self, world: World, chat: Chat, owner: User) -> None:
        self.chat, self.owner = chat, owner
        self._world = world

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> tuple[Message, ...]:
        return self.chat.messages

    def topic(self, name: str) -> int:
        """Open a topic; its number is that of the message which says so."""
        assert self.chat.about.get("is_forum"), "only a forum has topics"
        thread = self.owner.place({"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}, self)
        self.chat.topics[thread] = name
        return thread

    def add_bot(self, by: User) -> None:
        """Two updates, as Telegram makes them: that the bot is a member, and the message that all members see."""
        self._world.move_bot(self.chat, "member", by.about)
        by.place({"new_chat_members": [self._world.bot]}, self)

    def remove_bot(self, by: User) -> None:
        self._world.move_bot(self.chat, "kicked", by.about)
