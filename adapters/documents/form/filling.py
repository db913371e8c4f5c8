"""Putting words into a Word document: into its content controls, and in place of {{names}}.

Needs the extra `documents`.

Word cuts a paragraph into runs as it likes, so that {{B03.1}} may lie in several: a paragraph's texts are read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

_FIELD = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
_PARAGRAPH, _RUN, _TEXT, _CONTROL = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:sdt")


def named(document: Document) -> Iterator[str]:
    """The name of every field: tags of content controls, and what stands in double braces."""
    for part in _parts(document):
        yield from (tag for _, tag in _controls(part))
        for texts in _paragraphs(part):
            yield from _FIELD.findall("".join(text.text or "" for text in texts))


def fill(document: Document, words: Mapping[str, str]) -> None:
    """Put the words into the fields of their names. A field of another name stays as it is.

    A content control without words keeps what it says ("Click here"); a {{name}} without words goes.
    """
    for part in _parts(document):
        for control, tag in list(_controls(part)):
            if words.get(tag):
                _fill_control(control, words[tag])
        for texts in list(_paragraphs(part)):
            _fill_paragraph(texts, words)


def _parts(document: Document) -> Iterator[BaseOxmlElement]:
    """The text of the document, its headers, footers and notes."""
    package = document.part.package
    assert package is not None  # it was opened from one
    yield from (part.element for part in package.iter_parts() if isinstance(part, XmlPart))


def _controls(part: BaseOxmlElement) -> Iterator[tuple[BaseOxmlElement, str]]:
    """The content controls that have a tag, with it. Those that Google Docs writes for itself are no fields."""
    for control in part.iter(_CONTROL):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        name = "" if tag is None else tag.get(qn("w:val"), "")
        if name and not name.startswith("goog_rdk_"):
            yield control, name


def _paragraphs(part: BaseOxmlElement) -> Iterator[list[BaseOxmlElement]]:
    """The texts of each paragraph; those of a text box inside it are of its own paragraphs."""
    for paragraph in part.iter(_PARAGRAPH):
        yield [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(_PARAGRAPH)) is paragraph]


def _fill_paragraph(texts: list[BaseOxmlElement], words: Mapping[str, str]) -> None:
    """From the last field to the first, so that what is put in is never read again."""
    whole = "".join(text.text or "" for text in texts)
    for field in reversed(list(_FIELD.finditer(whole))):
        if field[1] in words:
            _replace(texts, field.start(), field.end(), words[field[1]])


def _replace(texts: list[BaseOxmlElement], start: int, end: int, words: str) -> None:
    """Put words in place of the letters from `start` to `end`, which may lie in several texts."""
    at = 0
    first = True
    for text in texts:
        inside = text.text or ""
        cut = slice(max(start - at, 0), max(end - at, 0))
        at += len(inside)
        if cut.start >= len(inside) or cut.stop <= 0:
            continue
        text.text = inside[: cut.start]
        _keep_spaces(text)
        if first:
            _write_after(text, words, inside[cut.stop :])
            first = False
        else:
            text.text += inside[cut.stop :]


def _write_after(text: BaseOxmlElement, words: str, rest: str) -> None:
    """Words after a text, in its run: a new line of theirs is a new line there. `rest` follows them."""
    lines = words.split("\n")
    text.text = (text.text or "") + lines[0]
    last = text
    for line in lines[1:]:
        feed = OxmlElement("w:br")
        last.addnext(feed)
        last = OxmlElement("w:t")
        last.text = line
        _keep_spaces(last)
        feed.addnext(last)
    last.text = (last.text or "") + rest


def _fill_control(control: BaseOxmlElement, words: str) -> None:
    """Words in place of what a control says, in the look of its first run."""
    content = control.find(qn("w:sdtContent"))
    if content is None:
        return
    for sign in control.findall(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"):
        sign.getparent().remove(sign)
    run = _only_run(content)
    text = OxmlElement("w:t")
    run.append(text)
    _keep_spaces(text)
    _write_after(text, words, "")


def _only_run(content: BaseOxmlElement) -> BaseOxmlElement:
    """The one run that is left of what a control holds, without a text, in the look of the first."""
    runs = list(content.iter(_RUN))
    run = OxmlElement("w:r")
    if runs and (look := runs[0].find(qn("w:rPr"))) is not None:
        look = deepcopy(look)
        for style in look.findall(qn("w:rStyle")):
            look.remove(style)  # the style of placeholders is grey
        run.append(look)
    paragraphs = list(content.iter(_PARAGRAPH))
    home = paragraphs[0] if paragraphs else content
    for paragraph in paragraphs[1:]:
        paragraph.getparent().remove(paragraph)
    for child in list(home):
        if child.tag != qn("w:pPr"):
            home.remove(child)
    home.append(run)
    return run


def _keep_spaces(text: BaseOxmlElement) -> None:
    text.set(qn("xml:space"), "preserve")
