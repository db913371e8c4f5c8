"""Setting a page for Word: one function for each kind of block. Needs the extra `documents`."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatchmethod
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from adapters.documents.docx.direction import runs, turn
from adapters.documents.docx.fields import list_headings, mark_target, number_pages
from adapters.documents.docx.look import FAINT, LANGUAGES, blank, turn_page
from bot.core.dialog import Language
from bot.core.pages import (
    Bullets,
    Drawing,
    End,
    Heading,
    Line,
    Page,
    Ranking,
    Region,
    Remark,
    Words,
    turning,
)
from bot.core.pages import Paragraph as Lines
from bot.ports import File

_WIDE, _HIGH = Mm(262), Mm(150)  # the room for a drawing on a lying page, below its title


def written(page: Page, drawing: File | None, now: datetime) -> bytes:
    """The page as a .docx file. `drawing`: the map as PNG, where there is one."""
    setting = _Setting(blank(page, now), page, drawing)
    setting.all()
    content = BytesIO()
    setting.document.save(content)
    return content.getvalue()


class _Setting:
    """A page on its way into a document."""

    def __init__(self, document: Document, page: Page, drawing: File | None) -> None:
        self.document = document
        self._page = page
        self._drawing = drawing
        self._headings = 0  # how many of those that are listed are set

    def all(self) -> None:
        """Everything, from the title to the end."""
        number_pages(self.document)
        self._line(self._page.title, "Title")
        if self._page.intro:
            self._line(self._page.intro)
        listed = [found for found in map(_listed, self._page.blocks) if found]
        if self._page.contents and len(listed) > 1:
            list_headings(self.document, self._page.contents, listed)
        for block in self._page.blocks:
            self._set(block)

    @singledispatchmethod
    def _set(self, block: object) -> None:
        """A block of the page. TypeError for a kind that is not known here."""
        raise TypeError(f"no way to set a {type(block).__name__}")

    @_set.register
    def _(self, block: Heading) -> None:
        paragraph = self._line(_titled(block), f"Heading {block.level}")
        if block.apart:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = Pt(0)
        if block.level < 3:
            self._mark(paragraph)

    @_set.register
    def _(self, block: Words) -> None:
        for paragraph in block.paragraphs:
            self._paragraph(paragraph, block.language)

    @_set.register
    def _(self, block: Line) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = block.leads or None
        for run in runs(paragraph, block.text):
            if block.kind in ("chosen", "open"):
                run.style = "Strong"
            elif block.kind != "plain":
                run.style = "Emphasis"

    @_set.register
    def _(self, block: Ranking) -> None:
        numbers = self._numbers_from_one()
        for place, name in enumerate(block.names):
            item = self.document.add_paragraph(style="List Number")
            item.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbers
            for run in runs(item, name):
                run.bold = place == block.own or None

    @_set.register
    def _(self, block: Remark) -> None:
        quotes = [self._paragraph(paragraph, block.language, "Quote") for paragraph in block.paragraphs]
        if self._page.single and quotes:
            for run in runs(quotes[-1], f" — {block.role}"):
                run.font.color.rgb = FAINT
            return
        for quote in quotes:
            quote.paragraph_format.keep_with_next = True
        self._line(f"— {block.role}", "Quote")

    @_set.register
    def _(self, block: Bullets) -> None:
        for item in block.items:
            self._line(item, "List Bullet")

    @_set.register
    def _(self, block: Drawing) -> None:
        if self._drawing:
            turn_page(self.document, lying=True)
        heading = self._line(block.title, "Heading 1")
        heading.paragraph_format.space_before = Pt(0) if self._drawing else None
        self._mark(heading)
        self._line(block.note)
        if self._drawing:
            self._draw(self._drawing, block.title)
            turn_page(self.document, lying=False)

    @_set.register
    def _(self, block: Region) -> None:
        paragraph = self.document.add_paragraph()
        for run in runs(paragraph, block.title):
            run.style = "Strong"
        for line in block.lines:
            paragraph.add_run().add_break(WD_BREAK.LINE)
            list(runs(paragraph, line))

    @_set.register
    def _(self, block: End) -> None:
        for line in block.lines:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(4 if self._page.single else 12)
            for run in runs(paragraph, line):
                run.font.size, run.font.color.rgb = Pt(9), FAINT

    def _line(self, text: str, style: str = "Normal") -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        list(runs(paragraph, text))
        return paragraph

    def _paragraph(self, lines: Lines, language: Language, style: str = "Normal") -> Paragraph:
        """A paragraph of somebody's words, in their language and direction, its line breaks kept."""
        paragraph = self.document.add_paragraph(style=style)
        if turning(" ".join(lines)):
            turn(paragraph)
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break(WD_BREAK.LINE)
            for run in runs(paragraph, line):
                if language != self._page.language:
                    spoken = OxmlElement("w:lang")
                    spoken.set(qn("w:val"), LANGUAGES[language])
                    run.font.element.get_or_add_rPr().append(spoken)
        return paragraph

    def _mark(self, heading: Paragraph) -> None:
        mark_target(heading, self._headings)
        self._headings += 1

    def _numbers_from_one(self) -> int:
        """The numbers of a new list: those of the style would go on from the list before."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        of_style = next(style.iter(qn("w:numId"))).val
        shape = next(each for each in numbering.num_lst if each.numId == of_style).abstractNumId.val
        added = numbering.add_num(shape)
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def _draw(self, drawing: File, title: str) -> None:
        """A picture as large as there is room, with what it shows in words for whoever does not see it."""
        run = self.document.add_paragraph().add_run()
        shape = run.add_picture(BytesIO(drawing.content), width=_WIDE)
        if shape.height > _HIGH:
            shape.width, shape.height = Emu(int(shape.width * _HIGH / shape.height)), _HIGH
        for told in run.font.element.iter(qn("wp:docPr")):
            told.set("title", title)
            told.set("descr", drawing.shows)


def _titled(block: Heading) -> str:
    return f"{block.text} ({block.mark})" if block.mark else block.text


def _listed(block: object) -> tuple[int, str] | None:
    """The level and the text of a heading that the list of headings has; None for another block."""
    if isinstance(block, Drawing):
        return 1, block.title
    return (block.level, _titled(block)) if isinstance(block, Heading) and block.level < 3 else None
