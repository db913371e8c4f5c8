"""Telegram counts text in UTF-16 code units: 🐦 is two of them."""

from __future__ import annotations

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
_ENCODING = "utf-16-le"


def units(text: str) -> int:
    return len(text.encode(_ENCODING, "surrogatepass")) // 2


def piece(text: str, offset: int, length: int) -> str:
    whole = text.encode(_ENCODING, "surrogatepass")
    return whole[2 * offset : 2 * (offset + length)].decode(_ENCODING, "replace")


def split(text: str, limit: int = LONGEST_TEXT) -> list[str]:
    """As the apps cut what is too long for one message: at a space where there is one, never within a character."""
    parts = []
    while units(text) > limit:
        end = limit
        while units(text[:end]) > limit:
            end -= 1
        space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        cut = space + 1 if space > 0 else end
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text]
