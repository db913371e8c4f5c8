"""Setting a page as PDF, by Typst. Needs the extra `documents`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("page.typ")


def printed(data: str, letters: Path, note: str) -> bytes:
    """The page as PDF/UA-1: tagged, with title, language and headings.

    The standard forbids a sign that no font has a shape for: with one the document is tagged all the same, shows a box
    there, keeps the sign in its text, makes no promise, and says so by `note`, in which □ stands for such a box.
    """
    try:
        return _compiled(data, letters, "", ["ua-1"])
    except typst.TypstError:
        return _compiled(data, letters, note, [])


def _compiled(data: str, letters: Path, note: str, standards: list[typst.PDFStandard]) -> bytes:
    content = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(letters),
        sys_inputs={"data": data, "note": note},
        pdf_standards=standards,
    )
    assert isinstance(content, bytes)  # one PDF, however many pages
    return content


@cache
def _fonts(letters: Path) -> typst.Fonts:
    """The fonts that come with us, and none of the machine's: a document looks the same everywhere."""
    folders = [_folder("manimgx_fonts"), _folder("manimgx_fonts_cjk"), letters]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None  # the extra brings it
    assert spec.origin is not None
    return Path(spec.origin).parent
