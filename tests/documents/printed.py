"""Documents as their readers open them: Word files in LibreOffice, PDF files with poppler's tools."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document

from adapters.documents.docx import DocxWriter
from adapters.documents.pdf import PdfWriter
from adapters.pictures.font import FOLDER
from adapters.pictures.writer import MapWriter, PictureWriter
from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.ports import DocumentWriter, File, Holding

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
_PACKAGES = {
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdfimages": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdffonts": "poppler-utils",
}
_SOFT = re.compile("[\u200b\u2066-\u2069\u202a-\u202e\u200e\u200f]")  # what a PDF reader may give besides the words


def run(tool: str, *arguments: str | Path) -> str:
    """What a converter prints. Without the converter the test fails, and says how to get it."""
    if shutil.which(tool) is None:
        pytest.fail(f"{tool} is missing: apt-get install {_PACKAGES[tool]}")
    command = [tool, *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_libreoffice(folder: Path, **files: bytes) -> dict[str, Path]:
    """Word files as LibreOffice prints them, by name; one start of it for all."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [folder / f"{name}.docx" for name in files]
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources)
    return {name: folder / f"{name}.pdf" for name in files}


def facts(pdf: Path) -> Mapping[str, str]:
    """What a PDF says of itself: Title, Tagged, Pages, Page size..."""
    lines = run("pdfinfo", pdf).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def read(pdf: Path) -> str:
    """The text of a PDF in reading order, on one line."""
    return " ".join(_SOFT.sub("", run("pdftotext", pdf, "-")).split())


def tags(pdf: Path) -> list[str]:
    """The structure of a tagged PDF, line by line, with its texts."""
    return [line.strip() for line in run("pdfinfo", "-struct-text", pdf).splitlines()]


def words_outside(pdf: Path) -> list[str]:
    """The words that stand, even in part, outside the paper or in its margins of 8 mm."""
    found, width, height = [], 0.0, 0.0
    for line in run("pdftotext", "-bbox", pdf, "-").splitlines():
        numbers = [float(each) for each in re.findall(r'(?:width|height|[xy]M\w+)="([-\d.]+)"', line)]
        if "<page" in line:
            width, height = numbers
        elif "<word" in line:
            left, top, right, bottom = numbers
            if left < 22 or top < 22 or right > width - 22 or bottom > height - 22:
                found.append(line)
    return found


def white_beside(pdf: Path, page: int) -> tuple[float, float]:
    """How much of the width is white to the left and to the right of what stands in the middle of a page."""
    image = pdf.with_suffix(".pgm")
    run("pdftoppm", "-gray", "-r", "20", "-f", str(page), "-l", str(page), "-singlefile", pdf, image.with_suffix(""))
    _, size, _, grey = image.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [grey[start : start + width] for start in range(height // 3 * width, height // 2 * width, width)]
    painted = [place for row in rows for place, shade in enumerate(row) if shade < 253]
    return min(painted) / width, 1 - (max(painted) + 1) / width


def squeezed(text: str) -> str:
    """A text as far as it can be compared after a layout: without spaces, and without compatibility forms."""
    return re.sub(r"\s+", "", _SOFT.sub("", unicodedata.normalize("NFKC", text)))


async def written(
    library: Library, document: Any, form: Literal["docx", "pdf"], holding: Holding, language: Language = "fr"
) -> File:
    """A document as its writer gives it."""
    return await writer(library, form).write(Attachment(document, form, language, "person1", "project1"), holding)


def writer(library: Library, form: Literal["docx", "pdf"]) -> DocumentWriter:
    """Who writes a format, as the program is wired."""
    if form == "docx":
        return DocxWriter(library, lambda: NOW, PictureWriter(library))
    return PdfWriter(library, MapWriter(library), FOLDER)


async def pdf_of(folder: Path, library: Library, document: Any, holding: Holding, language: Language = "fr") -> Path:
    """A document as a PDF file."""
    path = folder / f"{document}.pdf"
    path.write_bytes((await written(library, document, "pdf", holding, language)).content)
    return path


def opened(file: File) -> Document:
    """A Word file as python-docx reads it."""
    return docx.Document(BytesIO(file.content))


def part(file: File, name: str) -> str:
    """The XML of a part of a Word file."""
    with ZipFile(BytesIO(file.content)) as archive:
        return archive.read(name).decode()
