"""What becomes of a text on Telegram's servers: cleaned, parsed, trimmed, measured, its commands found."""

from __future__ import annotations

import re
from typing import Any

from tests.telegram.emulator import html
from tests.telegram.emulator.errors import bad
from tests.telegram.emulator.html import Entity
from tests.telegram.emulator.utf16 import units

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x0c\x0e-\x1f]")  # all but \n, and \r which is dropped
_DROPPED = re.compile(r"[\r\u2028-\u202e]")
_COMMAND = re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")
_MENTION = re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{3,32}(?!\w)")
_UNTOUCHED = ("code", "pre", "text_link")


def formatted(parameters: dict[str, Any], name: str, limit: int) -> tuple[str, list[Entity]]:
    """The text of this name as everybody sees it. Refused if it is too long or cannot be parsed; it may be empty."""
    text = clean(parameters.get(name, ""))
    mode = parameters.get("parse_mode", "").lower()
    given = parameters.get("entities" if name == "text" else "caption_entities", [])
    if mode == "html":
        text, given = html.parse(text)
    elif mode:
        raise bad("unsupported parse_mode")  # the emulator knows no Markdown
    if not all(isinstance(entity, dict) and entity.keys() >= {"type", "offset", "length"} for entity in given):
        raise bad("can't parse MessageEntity")
    text, entities = trimmed(text, given)
    if units(text) > limit:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return text, with_found(text, entities)


def clean(text: str) -> str:
    return _CONTROL.sub(" ", _DROPPED.sub("", text))


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without the white space at both ends; entities move with their words, or go."""
    before = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - before, 0)
        length = min(entity["offset"] - before + entity["length"], end) - start
        if length > 0:
            moved.append(entity | {"offset": start, "length": length})
    return text, moved


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """With the commands and mentions that Telegram finds by itself outside of code and links."""
    found = []
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION)):
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
            if not any(_overlap(entity, other) for other in entities if other["type"] in _UNTOUCHED):
                found.append(entity)
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _overlap(one: Entity, other: Entity) -> bool:
    first, second = sorted((one, other), key=lambda entity: int(entity["offset"]))
    return bool(second["offset"] < first["offset"] + first["length"])
