"""Words of both directions in one paragraph. Word wants to be told, piece by piece, what is read from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.core.pages import turning

_STRONG = {"L": False, "R": True, "AL": True}
# What may stand after the mark of direction in a paragraph's properties: Word wants them in this order.
_AFTER = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
    *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)


def turn(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left."""
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER)


def runs(paragraph: Paragraph, text: str) -> Iterator[Run]:
    """Add a text to a paragraph: a run for each piece of one direction."""
    for piece, leftward in _pieces(text):
        run = paragraph.add_run(piece)
        if leftward:
            run.font.rtl = True
        yield run


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is read from right to left. What has no direction stays with what is
    before it.
    """
    pieces: list[tuple[str, bool]] = []
    piece, leftward = "", turning(text)
    for sign in text:
        found = _STRONG.get(unicodedata.bidirectional(sign), leftward)
        if found != leftward and piece:
            pieces.append((piece, leftward))
            piece = ""
        piece, leftward = piece + sign, found
    return [*pieces, (piece, leftward)] if piece else pieces
