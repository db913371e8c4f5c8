"""Which document, under which name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from adapters.documents.pdf.data import data_of
from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.core.pages import Drawing, compose
from bot.ports import DocumentWriter, File, Source, told_by

_NAMES: dict[str, dict[Language, str]] = {
    "dossier": {"fr": "annexe-b.pdf", "en": "annexe-b.pdf"},
    "summary": {"fr": "resume.pdf", "en": "summary.pdf"},
    "journeys": {"fr": "mes-chemins.pdf", "en": "my-walks.pdf"},
}


class PdfWriter:
    """A `bot.ports.DocumentWriter`. `draws` writes the map as SVG, with the fonts of the folder `letters`."""

    format = "pdf"

    def __init__(self, library: Library, draws: DocumentWriter, letters: Path) -> None:
        self._library = library
        self._draws = draws
        self._letters = letters

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The document. ValueError without a source or for another document, LookupError for a project not in it."""
        page = compose(self._library, attachment, told_by(attachment, source))
        drawn = await self._drawn(attachment, source) if _draws(page.blocks) else None
        from adapters.documents.pdf.setting import printed  # noqa: PLC0415 - an extra, of no use to whoever asks for no PDF

        content = await asyncio.to_thread(printed, data_of(page, drawn), self._letters)  # it takes longer than a turn
        return File(_NAMES[attachment.document][attachment.language], content)

    async def _drawn(self, attachment: Attachment, source: Source | None) -> File:
        whole = replace(attachment, document="map", format="svg")
        return await self._draws.write(whole, source)


def _draws(blocks: Iterable[object]) -> bool:
    return any(isinstance(block, Drawing) for block in blocks)
