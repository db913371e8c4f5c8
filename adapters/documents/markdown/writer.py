"""Which document, under which name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, tzinfo

from adapters.documents.markdown.form import form_blocks
from adapters.documents.markdown.my_data import my_data_blocks
from adapters.documents.markdown.pages import page_blocks
from bot.core.dialog import Language, Library
from bot.core.guide import FORM
from bot.core.model import Attachment
from bot.core.pages import compose
from bot.core.paper import blank_form
from bot.core.wording import Wording
from bot.ports import File, Holding, Source, told_by

_NAMES: dict[str, dict[Language, str]] = {
    "dossier": {"fr": "annexe-b.md", "en": "annexe-b.md"},
    "summary": {"fr": "resume.md", "en": "summary.md"},
    "journeys": {"fr": "mes-chemins.md", "en": "my-walks.md"},
    "blank_form": {"fr": "annexe-b-formulaire.md", "en": "annexe-b-form.md"},
    "my_data": {"fr": "mes-donnees.md", "en": "my-data.md"},
    "preview": {"fr": "apercu-du-partage.md", "en": "sharing-preview.md"},
}


class MarkdownWriter:
    """A `bot.ports.DocumentWriter`. `zone`: where people live; times are told in it."""

    format = "md"

    def __init__(self, library: Library, zone: tzinfo = UTC) -> None:
        self._library = library
        self._zone = zone

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The document. ValueError without a source (but for the blank form), LookupError for a project not in it."""
        text = "\n\n".join(self._blocks(attachment, source)) + "\n"
        return File(_NAMES[attachment.document][attachment.language], text.encode())

    def _blocks(self, attachment: Attachment, source: Source | None) -> Iterator[str]:
        library, language = self._library, attachment.language
        if attachment.document == "blank_form":
            return form_blocks(blank_form(library, library.dialogs[FORM], language), library.messages[language])
        if attachment.document == "my_data" and isinstance(source, Holding):
            return my_data_blocks(Wording(library, language, source.asked, self._zone), source)
        return page_blocks(compose(library, attachment, told_by(attachment, source), self._zone))
