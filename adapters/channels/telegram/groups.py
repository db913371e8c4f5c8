"""What is said to us among everything that is said in a group."""

from __future__ import annotations

from collections.abc import Iterator

from telegram import Message
from telegram.constants import MessageEntityType

from bot.core.moves import BY_WORD


def speaks_to(message: Message, bot_id: int, username: str) -> bool:
    """Whether a message calls the bot: one of its commands, its name, a reply to it."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot_id:
        return True
    ours = f"@{username}".lower()
    return any(_calls(kind, first, text.lower(), ours) for kind, first, text in _marked(message))


def _marked(message: Message) -> Iterator[tuple[str, bool, str]]:
    """Each marked piece of the text or caption: its kind, whether it stands at the start, and what it reads."""
    said = message.parse_entities() if message.text is not None else {}
    written = message.parse_caption_entities() if message.caption is not None else {}
    for entity, text in (said | written).items():
        yield entity.type, entity.offset == 0, text


def _calls(kind: str, first: bool, text: str, ours: str) -> bool:
    if kind == MessageEntityType.MENTION:
        return text == ours
    # Other bots may be there, with commands of their own; and in the middle of a sentence "/menu" is no command.
    return kind == MessageEntityType.BOT_COMMAND and (text.endswith(ours) or (first and text[1:] in BY_WORD))
