"""Which document, under which name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.core.pages import Drawing, Overview, Page, compose
from bot.ports import DocumentWriter, File, Source, told_by

_NAMES: dict[str, dict[Language, str]] = {
    "dossier": {"fr": "annexe-b.docx", "en": "annexe-b.docx"},
    "summary": {"fr": "resume.docx", "en": "summary.docx"},
    "journeys": {"fr": "mes-chemins.docx", "en": "my-walks.docx"},
}


class DocxWriter:
    """A `bot.ports.DocumentWriter`. `now` dates a document; `draws` writes the map as PNG, None where nothing draws.

    `zone`: where people live; days are told in it.
    """

    format = "docx"

    def __init__(
        self,
        library: Library,
        now: Callable[[], datetime],
        draws: DocumentWriter | None = None,
        zone: tzinfo = UTC,
    ) -> None:
        self._library = library
        self._zone = zone
        self._now = now
        self._draws = draws

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The document. ValueError without a source or for another document, LookupError for a project not in it."""
        page = compose(self._library, attachment, told_by(attachment, source), self._zone)
        drawing = await self._drawn(page, attachment, source)
        from adapters.documents.docx.setting import written  # noqa: PLC0415 - an extra, and slow to import

        content = await asyncio.to_thread(written, page, drawing, self._now())  # it takes longer than a turn
        return File(_NAMES[attachment.document][attachment.language], content)

    async def _drawn(self, page: Page, attachment: Attachment, source: Source | None) -> File | None:
        """The map, where the page shows one and somebody draws."""
        if self._draws is None or not any(isinstance(block, Drawing | Overview) for block in page.blocks):
            return None
        whole = replace(attachment, document="map", format="png")
        return await self._draws.write(whole, source)
