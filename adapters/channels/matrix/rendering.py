"""Replies as Matrix messages: plain text for every client, and HTML for those that show it.

A text is cut while it is plain, and each piece gets marks of its own: no cut falls into a tag or an escape, and what
is quoted or bold goes on so in the next piece.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from adapters.channels.matrix.reactions import keys_of
from bot.core.cutting import cut
from bot.core.dialog import Choice
from bot.core.model import Block, Reply
from bot.core.plain import printable

LONGEST = 4000  # characters
# An event may have 65,536 bytes: with text and HTML in it, all but ASCII escaped, encryption makes it a third longer.
HEAVIEST = 40_000
_NEWLINE = 16  # bytes: itself twice, the mark of a quote or a list, and tags

_Kind = Literal["paragraph", "progress", "quote", "question", "item"]


class Message(NamedTuple):
    """One message. `asks`: it rings, where a status does not."""

    body: str
    html: str
    asks: bool

    @property
    def content(self) -> dict[str, Any]:
        """As an event carries it. In a direct chat nobody has to be called by name."""
        return {
            "msgtype": "m.text" if self.asks else "m.notice",
            "body": self.body,
            "format": "org.matrix.custom.html",
            "formatted_body": self.html,
            "m.mentions": {},
        }


class _Span(NamedTuple):
    """Where a piece of a message stands in the whole text, and what it is."""

    kind: _Kind
    start: int
    end: int


class _Words(NamedTuple):
    """What is shown in one way. Items of one list stand together."""

    kind: _Kind
    texts: tuple[str, ...]


def messages(reply: Reply, longest: int = LONGEST, heaviest: int = HEAVIEST) -> list[Message]:
    """The messages that show a reply, without its documents. None of them is empty; there may be none."""
    text = ""
    spans: list[_Span] = []
    for kind, words in _said(reply):
        if text:
            text += "\n" if kind == spans[-1].kind == "item" else "\n\n"
        spans.append(_Span(kind, len(text), len(text) + len(words)))
        text += words
    asks = bool(reply.choices) or any(block.kind == "question" for block in reply.blocks)
    found = (_within(text, spans, start, end) for start, end in cut(text, _reaching(longest, heaviest)))
    return [Message(_body(words), _html(words), asks) for words in found]


def sound(text: str) -> str:
    """Printable, and without halves of characters, which cannot be sent."""
    return printable(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def weight(char: str) -> int:
    """How many bytes a character takes in text and HTML together, before encryption."""
    if char == "\n":
        return _NEWLINE
    if char > "\x7f":
        return 24 if char > "\uffff" else 12
    return 1 + len(html.escape(char, quote=False)) + 2 * (char in '"\\')


def _reaching(longest: int, heaviest: int) -> Callable[[str, int], int]:
    def reach(text: str, start: int) -> int:
        left, end = heaviest, start
        while end < min(start + longest, len(text)) and (left := left - weight(text[end])) >= 0:
            end += 1
        return end

    return reach


def _said(reply: Reply) -> Iterator[tuple[_Kind, str]]:
    """Everything that is to be read, piece by piece."""
    for kind, words in _all(reply):
        if words := sound(words).strip():
            yield kind, words


def _all(reply: Reply) -> Iterator[tuple[_Kind, str]]:
    for block in reply.blocks:
        yield from _block(block)
    yield "paragraph", "\n".join(_choices(reply))
    yield "paragraph", " · ".join(move.typed for move in reply.moves)


def _block(block: Block) -> Iterator[tuple[_Kind, str]]:
    if block.kind == "list":
        yield from (("item", item) for item in block.items)
    else:
        yield block.kind, block.text


def _choices(reply: Reply) -> Iterator[str]:
    """Every choice as it is typed, with what picks it: a number where a number counts, or the sign of its button."""
    keys = keys_of(reply)
    for number, choice in enumerate(reply.choices, start=1):
        if reply.numbered:
            yield f"{number}. {_label(choice)}"
        else:
            yield f"{keys[number - 1] if keys else '–'} {_label(choice)}"


def _label(choice: Choice) -> str:
    return " ".join(choice.label.split())


def _within(text: str, spans: Sequence[_Span], start: int, end: int) -> list[_Words]:
    """A stretch of the text. What is cut off a span at either side is no part of it here."""
    parts = (
        (span.kind, text[max(span.start, start) : min(span.end, end)].strip())
        for span in spans
        if span.start < end and start < span.end
    )
    found: list[_Words] = []
    for kind, group in groupby(((kind, words) for kind, words in parts if words), key=lambda part: part[0]):
        texts = tuple(words for _, words in group)
        found += [_Words(kind, texts)] if kind == "item" else [_Words(kind, (words,)) for words in texts]
    return found


def _body(parts: Sequence[_Words]) -> str:
    return "\n\n".join(_plain(kind, texts) for kind, texts in parts)


def _plain(kind: _Kind, texts: Sequence[str]) -> str:
    if kind == "item":
        return "\n".join(f"- {text}" for text in texts)
    return "> " + texts[0].replace("\n", "\n> ") if kind == "quote" else texts[0]


def _html(parts: Sequence[_Words]) -> str:
    return "".join(_tagged(kind, [_escaped(text) for text in texts]) for kind, texts in parts)


def _tagged(kind: _Kind, texts: Sequence[str]) -> str:
    match kind:
        case "item":
            return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
        case "quote":
            return f"<blockquote>{texts[0]}</blockquote>"
        case "progress":
            return f"<p><em>{texts[0]}</em></p>"
        case "question":
            return f"<p><strong>{texts[0]}</strong></p>"
        case "paragraph":
            return f"<p>{texts[0]}</p>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br/>")
