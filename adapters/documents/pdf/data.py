"""A page as the data that `page.typ` sets."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from typing import Any

from bot.core.pages import Block, Drawing, Heading, Line, Overview, Page, Paragraph, Quotation, Words, turning
from bot.ports import File

_LONG = re.compile(r"\S{40,}")  # a line holds about 90 letters
_PIECE = 6
_KANA, _HANGUL = re.compile("[\u3040-\u30ff]"), re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_BREAK = "\u200b"  # a line may end here; nothing is seen
_JOINED = frozenset(("Mn", "Me", "Mc", "Cf", "Sk"))  # belongs to the sign before it


def data_of(page: Page, drawing: File | None) -> str:
    """The page as JSON. `drawing`: the map as SVG, where a block asks for one."""
    return json.dumps(
        {
            "language": page.language,
            "title": breakable(page.title),
            "intro": breakable(page.intro),
            "contents": page.contents,
            "listed": page.contents != "" and sum(isinstance(block, Heading | Drawing) for block in page.blocks) > 1,
            "single": page.single,
            "east": _east(repr(page)),
            "blocks": [_block(block, drawing) for block in page.blocks],
        }
    )


def _east(text: str) -> str:
    """Whose shapes Chinese characters have in a text: Japan's or Korea's if it has their letters, else China's."""
    return "JP" if _KANA.search(text) else "KR" if _HANGUL.search(text) else "SC"


def _block(block: Block, drawing: File | None) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if isinstance(block, Words | Quotation):
        said = {"language": block.language, "paragraphs": [_paragraph(each) for each in block.paragraphs]}
        return {"kind": kind, **said} | ({"role": breakable(block.role)} if isinstance(block, Quotation) else {})
    if isinstance(block, Line):
        return {"kind": kind, "style": block.kind, "leads": block.leads, "text": breakable(block.text)}
    shown = {"drawing": drawing.content.decode(), "shows": drawing.shows} if drawing else {}
    if isinstance(block, Overview):
        return {"kind": kind, "regions": [_block(region, None) for region in block.regions], **shown}
    if isinstance(block, Drawing):
        return {"kind": kind, **asdict(block), **shown}
    return {"kind": kind, **_breakable_in(asdict(block))}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"rtl": turning(" ".join(paragraph)), "lines": [breakable(line) for line in paragraph]}


def _breakable_in(values: dict[str, Any]) -> dict[str, Any]:
    """The texts and lists of texts of a block, each of them breakable."""
    texts = {name: breakable(value) for name, value in values.items() if isinstance(value, str)}
    lists = {name: [breakable(each) for each in value] for name, value in values.items() if isinstance(value, tuple)}
    return values | texts | lists


def breakable(text: str) -> str:
    """A text none of whose words is longer than a line: a word of hundreds of letters may end a line anywhere."""
    return _LONG.sub(lambda found: _BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> list[str]:
    """A long word in pieces; a sign stays with what belongs to it."""
    pieces = [""]
    for sign in word:
        if len(pieces[-1]) >= _PIECE and unicodedata.category(sign) not in _JOINED and pieces[-1][-1] != "\u200d":
            pieces.append("")
        pieces[-1] += sign
    return pieces
