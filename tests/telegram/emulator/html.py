"""The HTML that Telegram reads: few tags, all of them closed, and no sign `<` that is not part of one.

Not `html.parser`: what that lets pass (`<3`, a tag that is never closed, `<br>`) Telegram refuses.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tests.telegram.emulator.errors import Refused, bad
from tests.telegram.emulator.utf16 import units

Entity = dict[str, Any]

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}  # &nbsp; and all others stay as they are written
_REFERENCE = re.compile(r"&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s+([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_NAME = re.compile(r"<([^\s>]*)(?=[\s>])")
_REST = re.compile(rf"((?:{_ATTRIBUTE.pattern})*)\s*>")
_END = re.compile(r"</([^\s>]*)\s*>")
_LINK = re.compile(r"(?:https?://|tg://|mailto:)\S", re.IGNORECASE)


class _Open(NamedTuple):
    tag: str
    offset: int
    attributes: dict[str, str]


class _Reading:
    """A text that is being read: what of it is plain so far, and which tags are open."""

    def __init__(self, html: str) -> None:
        self.html, self.place = html, 0
        self.text = ""
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def step(self) -> None:
        sign = self.html[self.place]
        if sign == "&" and (reference := _REFERENCE.match(self.html, self.place)):
            self._add(_character(reference), reference)
        elif sign != "<":
            self.text += sign
            self.place += 1
        elif self.html.startswith("</", self.place):
            self._end()
        else:
            self._start()

    def _start(self) -> None:
        name = _NAME.match(self.html, self.place)
        tag = name[1].lower() if name else ""
        if name and tag not in _TYPES:
            raise self._wrong(f'Unsupported start tag "{tag}"')
        rest = _REST.match(self.html, name.end()) if name else None
        if not rest:
            raise self._wrong("Unclosed start tag")
        attributes = {name.lower(): _unquoted(value) for name, value in _ATTRIBUTE.findall(rest[1])}
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"')
        self.open.append(_Open(tag, units(self.text), attributes))
        self._add("", rest)

    def _end(self) -> None:
        found = _END.match(self.html, self.place)
        if not found:
            raise self._wrong("Unclosed end tag")
        if not self.open:
            raise self._wrong("Unexpected end tag")
        last = self.open.pop()
        if found[1].lower() not in ("", last.tag):
            raise self._wrong("Unmatched end tag", f', expected "</{last.tag}>", found "</{found[1]}>"')
        if length := units(self.text) - last.offset:
            self.entities += _entities(last, length, self.text)
        self._add("", found)

    def _add(self, text: str, instead_of: re.Match[str]) -> None:
        self.text += text
        self.place = instead_of.end()

    def _wrong(self, what: str, more: str = "") -> Refused:
        offset = len(self.html[: self.place].encode("utf-8", "surrogatepass"))
        return bad(f"can't parse entities: {what} at byte offset {offset}{more}")


def parse(html: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities; Refused if anything is unbalanced or not supported."""
    reading = _Reading(html)
    while reading.place < len(html):
        reading.step()
    if reading.open:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{reading.open[-1].tag}\"")
    return reading.text, sorted(reading.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _entities(tag: _Open, length: int, text: str) -> list[Entity]:
    """One entity, or none: a link that leads nowhere is plain text."""
    entity: Entity = {"type": _TYPES[tag.tag], "offset": tag.offset, "length": length}
    if tag.tag == "a":
        url = tag.attributes.get("href", "")
        return [entity | {"url": url}] if _LINK.match(url) else []
    if tag.tag == "blockquote" and "expandable" in tag.attributes:
        entity["type"] = "expandable_blockquote"
    language = tag.attributes.get("class", "")
    if tag.tag in ("pre", "code") and language.startswith("language-"):
        entity["language"] = language.removeprefix("language-")
    return [entity]


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED[name.lower()]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= 0x10FFFF else reference[0]


def _unquoted(value: str) -> str:
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    return _REFERENCE.sub(_character, bare)
