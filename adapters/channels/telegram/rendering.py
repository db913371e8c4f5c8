"""Replies as Telegram's HTML: what stands in a message, and how a long one becomes several.

Telegram counts 4096 UTF-16 code units after it has read the tags, so a text is cut while it is plain, and each piece
gets tags of its own: no cut falls into a tag or an escape, and what is quoted or bold goes on so in the next piece.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import NamedTuple

from telegram import LinkPreviewOptions

from bot.core.cutting import cut
from bot.core.model import Block, BlockKind
from bot.core.plain import excerpt, printable

LONGEST = 3900  # UTF-16 code units of Telegram's 4096: a pressed message gets the choice added at its end
_CAPTION = 512  # characters: in no script more than the 1024 UTF-16 code units that Telegram takes
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # an address in somebody's words is fetched by nobody
_TAGS: dict[BlockKind, str] = {"progress": "i", "quote": "blockquote", "question": "b"}


class Piece(NamedTuple):
    """One message: with tags, and without, should Telegram not understand them."""

    html: str
    plain: str


class _Span(NamedTuple):
    """Where a block stands in the text, and its tag, if it has one."""

    start: int
    end: int
    tag: str


def pieces(blocks: Sequence[Block], longest: int = LONGEST) -> list[Piece]:
    """The messages that show these blocks, a blank line between them. None of them is empty; there may be none."""
    text = ""
    spans = []
    for block in blocks:
        if words := _words(block):
            text += "\n\n" if text else ""
            spans.append(_Span(len(text), len(text) + len(words), _TAGS.get(block.kind, "")))
            text += words
    return [Piece(_tagged(text, spans, start, end), text[start:end]) for start, end in cut(text, _reaching(longest))]


def caption(shows: str) -> str:
    """What stands under a picture: the first line of what it shows, which is its title; "" if nothing is said of it.

    Telegram has no other words for those who do not see a picture. All that it shows is said in the reply that follows:
    said here as well, it would be read to them twice.
    """
    return excerpt(sound(shows.partition("\n")[0]), _CAPTION)


def escaped(text: str) -> str:
    """Text of anybody as HTML that shows it as it is, without signs that steer a screen."""
    return html.escape(sound(text), quote=False)


def units(text: str) -> int:
    """Its length as Telegram counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def _words(block: Block) -> str:
    if block.kind == "list":
        return "\n".join(f"– {sound(item).strip()}" for item in block.items)
    return sound(block.text).strip()


def sound(text: str) -> str:
    """Printable, and without halves of characters, which cannot be sent."""
    return printable(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _tagged(text: str, spans: Sequence[_Span], start: int, end: int) -> str:
    """A stretch of the text as HTML. What is cut off a span at either side is no part of it here."""
    parts = []
    place = start
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            words = html.escape(text[first:last], quote=False)
            parts += [text[place:first], f"<{span.tag}>{words}</{span.tag}>" if span.tag else words]
            place = last
    return "".join(parts)


def _reaching(longest: int) -> Callable[[str, int], int]:
    """How far so many code units go."""

    def reach(text: str, start: int) -> int:
        end = min(start + longest, len(text))
        while units(text[start:end]) > longest:
            end -= (units(text[start:end]) - longest + 1) // 2
        return end

    return reach
