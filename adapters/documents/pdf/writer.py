"""Which document, under which name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path

from adapters.documents.pdf.data import data_of
from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.core.pages import Drawing, Overview, compose
from bot.ports import DocumentWriter, File, Source, told_by

_NAMES: dict[str, dict[Language, str]] = {
    "dossier": {"fr": "annexe-b.pdf", "en": "annexe-b.pdf"},
    "summary": {"fr": "resume.pdf", "en": "summary.pdf"},
    "journeys": {"fr": "mes-chemins.pdf", "en": "my-walks.pdf"},
}


class PdfWriter:
    """A `bot.ports.DocumentWriter`. `draws` writes the map as SVG, with the fonts of the folder `letters`.

    `zone`: where people live; days are told in it.
    """

    format = "pdf"

    def __init__(self, library: Library, draws: DocumentWriter, letters: Path, zone: tzinfo = UTC) -> None:
        self._library = library
        self._zone = zone
        self._draws = draws
        self._letters = letters

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The document. ValueError without a source or for another document, LookupError for a project not in it."""
        page = compose(self._library, attachment, told_by(attachment, source), self._zone)
        drawn = await self._drawn(attachment, source) if _draws(page.blocks) else None
        from adapters.documents.pdf.setting import printed  # noqa: PLC0415 - an extra, of no use to whoever asks for no PDF

        note = self._library.messages[attachment.language]["doc_unshown"]
        # In a thread, as it takes longer than a turn.
        content = await asyncio.to_thread(printed, data_of(page, drawn), self._letters, note)
        return File(_NAMES[attachment.document][attachment.language], content)

    async def _drawn(self, attachment: Attachment, source: Source | None) -> File:
        whole = replace(attachment, document="map", format="svg")
        return await self._draws.write(whole, source)


def _draws(blocks: Iterable[object]) -> bool:
    return any(isinstance(block, Drawing | Overview) for block in blocks)
