"""The ids of messages, as events carry them: the platform's own stay in this channel. And the addresses of places."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple, TypeGuard

_EVENT_ID = re.compile(r"\$[!-~]{1,254}")


class Address(NamedTuple):
    """A room, or a thread of one, by its first event. Written as a place has it: "!room" or "!room/$root"."""

    room: str
    root: str = ""

    def __str__(self) -> str:
        return f"{self.room}/{self.root}" if self.root else self.room


def make(event_id: str) -> str:
    """The id of a message: a short hash, which tells two apart and leads back to neither."""
    return "x" + blake2b(event_id.encode(), digest_size=8).hexdigest()


def read(address: str) -> Address:
    """The address of a place, which alone tells a thread from a room; an id of an old event may hold a "/" as well."""
    room, _, root = address.partition("/")
    return Address(room, root)


def is_event_id(value: object) -> TypeGuard[str]:
    """Whether this can be the id of an event; what others say in their messages may be anything."""
    return isinstance(value, str) and _EVENT_ID.fullmatch(value) is not None
