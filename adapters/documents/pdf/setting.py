"""Setting a page as PDF, by Typst. Needs the extra `documents`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("page.typ")


def printed(data: str, letters: Path) -> bytes:
    """The page as PDF/UA-1: tagged, with title, language and headings.

    The standard forbids a sign that no font has a shape for (Chinese, Japanese, Korean): with one it is tagged all the
    same, shows a box there, and makes no promise.
    """
    try:
        return _compiled(data, letters, ["ua-1"])
    except typst.TypstError:
        return _compiled(data, letters, [])


def _compiled(data: str, letters: Path, standards: list[typst.PDFStandard]) -> bytes:
    content = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(letters),
        sys_inputs={"data": data},
        pdf_standards=standards,
    )
    assert isinstance(content, bytes)  # one PDF, however many pages
    return content


@cache
def _fonts(letters: Path) -> typst.Fonts:
    """The fonts that come with us, and none of the machine's: a document looks the same everywhere."""
    spec = find_spec("manimgx_fonts")
    assert spec is not None  # the extra brings it
    assert spec.origin is not None
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(spec.origin).parent, letters])
