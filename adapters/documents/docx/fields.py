"""What Word works out by itself: page numbers and the list of headings. Needs the extra `documents`.

The list of headings is written out already, without page numbers, as nobody knows them before the pages are set: it is
whole when the document is opened, no question is asked, and whoever updates it gets the numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from adapters.documents.docx.direction import runs

_CONTENTS = r' TOC \o "1-2" \h \z \u '


def number_pages(document: Document) -> None:
    """The number of the page, and of how many, at the foot of each."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, " PAGE ", "1")
    foot.add_run(" / ")
    _field(foot, " NUMPAGES ", "1")


def mark_target(heading: Paragraph, number: int) -> None:
    """Make a heading a place that the list of headings leads to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _target(number))
    inside = heading.paragraph_format.element
    inside.insert(1, start)  # after the properties of the paragraph
    inside.append(end)


def list_headings(document: Document, title: str, headings: Sequence[tuple[int, str]]) -> None:
    """The list of headings, one at least: (level, text), in the order of their targets."""
    document.add_paragraph(title, style="TOC Heading")
    lines = [document.add_paragraph(style=f"toc {level}") for level, _ in headings]
    _sign(lines[0], "begin")
    _instruction(lines[0], _CONTENTS)
    _sign(lines[0], "separate")
    for number, (line, (_, text)) in enumerate(zip(lines, headings, strict=True)):
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _target(number))
        line.paragraph_format.element.append(link)
        for run in runs(line, text):
            link.append(run.font.element)
    _sign(lines[-1], "end")


def _target(number: int) -> str:
    return f"_Toc{number + 1:08}"


def _field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    _sign(paragraph, "begin")
    _instruction(paragraph, instruction)
    _sign(paragraph, "separate")
    paragraph.add_run(shown)
    _sign(paragraph, "end")


def _sign(paragraph: Paragraph, kind: str) -> None:
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run().font.element.append(sign)


def _instruction(paragraph: Paragraph, text: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = text
    paragraph.add_run().font.element.append(instruction)
