"""Whether a message in a room calls the bot, or somebody else; and its text without our name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from adapters.channels.matrix.events import mapping

_COMMAND = re.compile(r"\s*!colibri\b", re.IGNORECASE)
_TAIL = 400  # characters at the end of a text in which a name can stand; no message is so long that this takes time


class Names:
    """What people call the bot: its id, and the name that a room shows, with or without an "@"."""

    def __init__(self, user_id: str, shown: str) -> None:
        self._user_id = user_id
        short = "|".join(re.escape(name) for name in (shown.strip(), user_id[1:].partition(":")[0]) if name)
        whole = rf"{re.escape(user_id)}(?![\w-]|[.:]\w)"  # not the beginning of the id of somebody elsewhere
        name = rf"(?:{whole}|@(?:{short})(?![\w.-]|:\w)|(?:{short})(?![\w-]))"
        self._calling = re.compile(rf"\s*(?:{whole}|{name}\s*(?:[:,]|\Z))", re.IGNORECASE)
        self._first = re.compile(rf"\s*{name}\s*[:,]?\s*", re.IGNORECASE)
        self._last = re.compile(rf"[\s,]*(?<!\w){name}\s*([.!?]*)\Z", re.IGNORECASE)

    def mentioned(self, content: Mapping[str, Any]) -> bool:
        """Whether the sender's app says so. Old ones have nothing but a link in the HTML."""
        if "m.mentions" in content:
            return self._user_id in mentions(content)
        html = content.get("formatted_body")
        if not isinstance(html, str):
            return False
        written = html.rpartition("</mx-reply>")[2]
        return any(f"https://matrix.to/#/{name}" in written for name in (self._user_id, quote(self._user_id)))

    def begin(self, text: str) -> bool:
        """Whether a text begins by calling the bot, as people type it."""
        return bool(self._calling.match(text) or _COMMAND.match(text))

    def without(self, text: str) -> str:
        """A text that calls the bot without its name at the start or the end; the command stays."""
        if first := self._first.match(text):
            text = text[first.end() :]
        text = text.strip()
        return text[:-_TAIL] + self._last.sub(r"\1", text[-_TAIL:])


def mentions(content: Mapping[str, Any]) -> list[str]:
    """The users whom a message means to call."""
    users = mapping(content.get("m.mentions")).get("user_ids")
    return [user for user in users if isinstance(user, str)] if isinstance(users, list) else []
