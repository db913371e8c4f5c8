"""What a coach can take along: the summary and the dossier, in every format that somebody writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from adapters.web.refusals import Nothing
from adapters.web.serving import Pages
from adapters.web.session import Visit
from bot.core.model import Attachment

Document = Literal["summary", "dossier"]
Format = Literal["pdf", "docx", "md", "json"]
_DOCUMENTS: tuple[Document, ...] = ("summary", "dossier")
_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in one format."""

    document: Document
    format: Format

    @property
    def name(self) -> str:
        """Its name in an address."""
        return f"{self.document}.{self.format}"


def papers(formats: Collection[str]) -> Iterator[Paper]:
    """Every document there is, as far as its format can be written."""
    for document in _DOCUMENTS:
        yield from (Paper(document, form) for form in _TYPES if form in formats)


class Papers:
    """Hands documents out. One that is taken along is read: that is written down first."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._named = {paper.name: paper for paper in papers(pages.backing.writers)}

    async def take(self, visit: Visit) -> Response:
        """A document. Raises Nothing."""
        paper = self._named.get(visit.request.path_params["name"])
        if paper is None:
            raise Nothing
        opened = await self._pages.read(visit, visit.share, "document")
        attachment = Attachment(paper.document, paper.format, visit.language, share=opened.share.id)
        file = await self._pages.backing.writers[paper.format].write(attachment, opened)
        headers = {"content-disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=_TYPES[paper.format], headers=headers)
