"""The ids of messages, as events and presses carry them.

Telegram counts messages per chat, so that a number alone names several. The chat itself stands in accounts and places
only: here is a short hash of it, which tells two chats apart and leads back to neither.
"""

from __future__ import annotations

from hashlib import blake2b


def make(chat: int, number: int) -> str:
    """The id of a message of a chat, by its number there."""
    return f"t{number}.{blake2b(str(chat).encode(), digest_size=4).hexdigest()}"


def number_of(message: str) -> int:
    """The number of a message in its chat. ValueError if this is no id of ours."""
    number, _, _ = message.removeprefix("t").partition(".")
    return int(number)
