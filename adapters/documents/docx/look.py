"""How a document for Word looks: its styles, its paper, and what is said about it. Needs the extra `documents`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell

from bot.core.pages import Page

INK, FAINT = RGBColor(0x1D, 0x2B, 0x36), RGBColor(0x4A, 0x5A, 0x66)
LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_FONT = "Calibri"
LETTERS, SMALL = 11, 9.5  # the size of what is read; in the list of headings, and on one sheet
_LONG, _SHORT = Mm(297), Mm(210)
_WIDE, _NARROW = Mm(24), Mm(15)  # the margins, and those of what is to stand on one sheet
# How wide and how high what is read may be, in points.
AROUND: float = Length(_SHORT - 2 * _WIDE).pt
ROOM: float = Length(_LONG - 2 * _WIDE).pt
# Size, space above and below, in points.
TITLES: dict[str, tuple[float, int, int]] = {
    "Title": (24, 0, 12),
    "TOC Heading": (16, 12, 6),
    "Heading 1": (18, 24, 8),
    "Heading 2": (14, 18, 6),
    "Heading 3": (11, 12, 4),
}
_SINGLE = TITLES | {"Title": (15, 0, 3), "Heading 1": (10.5, 6, 2)}  # for what is to stand on one sheet
CONTENTS = {"toc 1": (Mm(0), 6), "toc 2": (Mm(5), 0)}  # indent, space above


def blank(page: Page, now: datetime) -> Document:
    """A document without a word, with its styles. `now`: when it is made, in UTC."""
    document = docx.Document()
    _tell(document, page, now)
    _dress(document, _SINGLE if page.single else TITLES, SMALL if page.single else LETTERS)
    _speak(document, LANGUAGES[page.language])
    section = document.sections[0]
    section.page_width, section.page_height = _SHORT, _LONG
    margin = _NARROW if page.single else _WIDE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.footer_distance = Mm(9) if page.single else Mm(12)
    return document


def turn_page(document: Document, *, lying: bool) -> None:
    """What follows stands on a page of its own, lying or upright."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
    margin = Mm(14) if lying else _WIDE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin


def two_columns(document: Document, first: Length) -> tuple[_Cell, _Cell]:
    """Two cells side by side, without lines; `first`: how wide the first is."""
    table = document.add_table(1, 2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(
        table.columns, (left, right), (first, Emu(_SHORT - 2 * _NARROW - first)), strict=True
    ):
        column.width = cell.width = width
    return left, right


def _tell(document: Document, page: Page, now: datetime) -> None:
    """The properties of the file: nothing of a person."""
    about = document.core_properties
    about.title, about.language = page.title, LANGUAGES[page.language]
    about.author, about.comments = "Colibri", ""
    about.created = about.modified = now


def _speak(document: Document, language: str) -> None:
    """The language that everything is in, for spelling and for reading aloud."""
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")  # the Word of today: no "compatibility mode" in the title bar


def _dress(document: Document, titles: Mapping[str, tuple[float, int, int]], letters: float) -> None:
    """The styles; `letters`: the size of those that everything is written in."""
    close = letters < LETTERS
    normal = _style(document, "Normal")
    _write(normal, letters, INK)
    normal.paragraph_format.space_after = Pt(3 if close else 6)
    normal.paragraph_format.line_spacing = 1 if close else 1.1
    for name, (size, above, below) in titles.items():
        style = _style(document, name)
        _write(style, size, INK)
        style.font.bold = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    _dress_list_of_headings(document)
    quote = _style(document, "Quote")
    quote.font.italic = quote.font.cs_italic = False
    quote.font.color.rgb = INK
    quote.paragraph_format.left_indent = Mm(4 if close else 8)
    quote.paragraph_format.right_indent = Mm(0 if close else 8)
    _write(_style(document, "Footer"), 9, FAINT)


def _dress_list_of_headings(document: Document) -> None:
    """A line for each heading, dots, and its page at the right margin."""
    for name, (indent, above) in CONTENTS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = indent
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(1)
        style.font.bold, style.font.size = name == "toc 1", Pt(SMALL)
        style.paragraph_format.line_spacing = 1
        style.paragraph_format.tab_stops.add_tab_stop(_SHORT - 2 * _WIDE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _write(style: ParagraphStyle, size: float, colour: RGBColor) -> None:
    """A style in our font: that of the theme would come before it."""
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.name = _FONT
    for fonts in style.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
