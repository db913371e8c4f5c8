"""Setting a page for Word: one function for each kind of block. Needs the extra `documents`."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatchmethod
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Length, Mm, Pt
from docx.text.paragraph import Paragraph

from adapters.documents.docx.direction import runs, turn
from adapters.documents.docx.fields import list_headings, mark_target, number_pages
from adapters.documents.docx.look import FAINT, LANGUAGES, blank, turn_page, two_columns
from adapters.documents.docx.paging import pages_of_headings
from bot.core.dialog import Language
from bot.core.pages import (
    Bullets,
    Drawing,
    End,
    Heading,
    Line,
    Overview,
    Page,
    Quotation,
    Ranking,
    Region,
    Words,
    turning,
)
from bot.core.pages import Paragraph as Lines
from bot.ports import File

_WHOLE = Mm(269), Mm(150)  # the room for a drawing on a lying page, below its title
_BESIDE, _HIGH = Mm(84), Mm(60)  # ... and beside words, with the margins of its cell


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
            list_headings(
                self.document,
                self._page.contents,
                listed,
                pages_of_headings(self._page, listed, drawn=self._drawing is not None),
            )
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
    def _(self, block: Quotation) -> None:
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
            middle = self.document.add_paragraph()
            middle.alignment = WD_ALIGN_PARAGRAPH.CENTER
            self._draw(self._drawing, middle, _WHOLE)
            turn_page(self.document, lying=False)

    @_set.register
    def _(self, block: Region) -> None:
        _tell(self.document.add_paragraph(), block)

    @_set.register
    def _(self, block: Overview) -> None:
        if self._drawing is None:
            for region in block.regions:
                _tell(self.document.add_paragraph(), region)
            return
        picture, words = two_columns(self.document, _BESIDE)
        self._draw(self._drawing, picture.paragraphs[0], (Length(_BESIDE - Mm(4)), _HIGH))
        for number, region in enumerate(block.regions):
            paragraph = words.add_paragraph() if number else words.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(3)
            _tell(paragraph, region, Pt(8))

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

    def _draw(self, drawing: File, paragraph: Paragraph, room: tuple[Length, Length]) -> None:
        """A picture as large as there is room, with what it shows for whoever does not see it."""
        wide, high = room
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(drawing.content), width=wide)
        if shape.height > high:
            shape.width, shape.height = Emu(int(shape.width * high / shape.height)), high
        for told in run.font.element.iter(qn("wp:docPr")):
            told.set("descr", drawing.shows)


def _tell(paragraph: Paragraph, region: Region, size: Length | None = None) -> None:
    """A region of the map in words; `size`: of its letters, where they are others than around."""
    lines = [(region.title, "Strong"), *((line, None) for line in region.lines)]
    for number, (line, style) in enumerate(lines):
        if number:
            paragraph.add_run().add_break(WD_BREAK.LINE)
        for run in runs(paragraph, line):
            run.style, run.font.size = style, size


def _titled(block: Heading) -> str:
    return f"{block.text} ({block.mark})" if block.mark else block.text


def _listed(block: object) -> tuple[int, str] | None:
    """The level and the text of a heading that the list of headings has; None for another block."""
    if isinstance(block, Drawing):
        return 1, block.title
    return (block.level, _titled(block)) if isinstance(block, Heading) and block.level < 3 else None
