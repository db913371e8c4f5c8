"""What Word works out by itself: page numbers and the list of headings. Needs the extra `documents`.

The list of headings is written out, each with a reference to the page of its heading. It is no field of its own: in
one, LibreOffice shows the numbers as they were written, and Word works them out only after a question to the reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from adapters.documents.docx.direction import runs


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


def list_headings(document: Document, title: str, headings: Sequence[tuple[int, str]], numbers: Sequence[int]) -> None:
    """The list of headings, one at least: (level, text), in the order of their targets, and the page of each."""
    document.add_paragraph(title, style="TOC Heading")
    for number, ((level, text), page) in enumerate(zip(headings, numbers, strict=True)):
        line = document.add_paragraph(style=f"toc {level}")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _target(number))
        list(runs(line, text))
        line.add_run("\t")
        _field(line, f" PAGEREF {_target(number)} \\h ", str(page))
        for run in line.runs:
            link.append(run.font.element)
        line.paragraph_format.element.append(link)


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
