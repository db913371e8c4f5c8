"""Markdown as a reader sees it: parsed by markdown-it, with GitHub's tables and strikethrough on top of CommonMark."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.ports import Holding

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True)
class Shown:
    """A block of text: what it stands in ("h2", "p", "li", "blockquote"), and its lines."""

    tag: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def tokens(markdown: str) -> list[Token]:
    return _PARSER.parse(markdown)


def kinds(markdown: str) -> set[str]:
    """The kinds of everything in it, blocks and pieces of lines."""
    found = tokens(markdown)
    return {token.type for token in found} | {child.type for token in found for child in token.children or ()}


def shown(markdown: str) -> list[Shown]:
    blocks: list[Shown] = []
    within: list[str] = []
    for token in tokens(markdown):
        if token.nesting == 1:
            within.append(token.tag)
        elif token.nesting == -1:
            within.pop()
        elif token.type == "inline":
            tag = next((tag for tag in within if tag in ("blockquote", "li")), within[-1])
            blocks.append(Shown(tag, _lines(token.children or [])))
        elif token.type in ("code_block", "hr"):
            blocks.append(Shown(token.tag, tuple(token.content.splitlines())))
    return blocks


def _lines(pieces: Sequence[Token]) -> tuple[str, ...]:
    text = "".join("\n" if piece.type.endswith("break") else piece.content for piece in pieces)
    return tuple(line.strip() for line in text.split("\n"))


def texts(markdown: str) -> list[str]:
    return [block.text for block in shown(markdown)]


def under(markdown: str, *titles: str) -> list[str]:
    """The texts below a title, itself below a title..., up to the next one of the same depth or less deep."""
    blocks = shown(markdown)
    for title in titles:
        start = next(place for place, block in enumerate(blocks) if block.tag[0] == "h" and block.text == title)
        depth = blocks[start].tag
        rest = blocks[start + 1 :]
        stop = next(
            (place for place, block in enumerate(rest) if block.tag[0] == "h" and block.tag <= depth), len(rest)
        )
        blocks = rest[:stop]
    return [block.text for block in blocks]


async def markdown_of(
    library: Library, document: Any, holding: Holding | None, language: Language = "fr", project: str = "project1"
) -> str:
    attachment = Attachment(document=document, format="md", language=language, project=project)
    return (await MarkdownWriter(library).write(attachment, holding)).content.decode()


async def json_of(
    library: Library, document: Any, holding: Holding | None, language: Language = "fr", project: str = "project1"
) -> Mapping[str, Any]:
    attachment = Attachment(document=document, format="json", language=language, project=project)
    data: Mapping[str, Any] = json.loads((await JsonWriter(library).write(attachment, holding)).content)
    return data
