"""How a document for Word looks: its styles, its paper, and what is said about it. Needs the extra `documents`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from bot.core.pages import Page

INK, FAINT = RGBColor(0x1D, 0x2B, 0x36), RGBColor(0x4A, 0x5A, 0x66)
LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_FONT = "Calibri"
_LONG, _SHORT = Mm(297), Mm(210)
# Size, space above and below, in points.
_TITLES = {
    "Title": (24, 0, 12),
    "TOC Heading": (16, 12, 6),
    "Heading 1": (18, 24, 8),
    "Heading 2": (14, 18, 6),
    "Heading 3": (11, 12, 4),
}
_SINGLE = _TITLES | {"Title": (16, 0, 4), "Heading 1": (11, 8, 3)}  # for what is to stand on one sheet
_CONTENTS = {"toc 1": (Mm(0), 6), "toc 2": (Mm(5), 0)}  # indent, space above


def blank(page: Page, now: datetime) -> Document:
    """A document without a word, with its styles. `now`: when it is made, in UTC."""
    document = docx.Document()
    _tell(document, page, now)
    _dress(document, _SINGLE if page.single else _TITLES, 10 if page.single else 11)
    _speak(document, LANGUAGES[page.language])
    section = document.sections[0]
    section.page_width, section.page_height = _SHORT, _LONG
    margin = Mm(16) if page.single else Mm(24)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    return document


def turn_page(document: Document, *, lying: bool) -> None:
    """What follows stands on a page of its own, lying or upright."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
    margin = Mm(14) if lying else Mm(24)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin


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


def _dress(document: Document, titles: Mapping[str, tuple[int, int, int]], letters: int) -> None:
    """The styles; `letters`: the size of those that everything is written in."""
    styles = document.styles
    normal = _style(document, "Normal")
    _write(normal, letters, INK)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(letters - 5), letters / 10
    for name, (size, above, below) in titles.items():
        style = _style(document, name)
        _write(style, size, INK)
        style.font.bold = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    for name, (indent, above) in _CONTENTS.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = indent
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(1)
        style.font.bold = name == "toc 1"
    quote = _style(document, "Quote")
    quote.font.italic = quote.font.cs_italic = False
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Mm(8)
    _write(_style(document, "Footer"), 9, FAINT)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _write(style: ParagraphStyle, size: int, colour: RGBColor) -> None:
    """A style in our font: that of the theme would come before it."""
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.name = _FONT
    for fonts in style.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
