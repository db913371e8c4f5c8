"""A form for one action: read, filled in, written."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from bot.core.coaching.seen import Opened
from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.core.pages import fields, told_in
from bot.ports import File, Source, told_by

if TYPE_CHECKING:
    from docx.document import Document

_NAMES: dict[Language, str] = {"fr": "annexe-b-action-{}.docx", "en": "annexe-b-action-{}.docx"}


class NoForm(Exception):
    """The file of the form is not there, or it is not a .docx file."""


class FormWriter:
    """A `bot.ports.DocumentWriter`. `template`: the file of the form."""

    format = "form"

    def __init__(self, library: Library, template: Path) -> None:
        self._library = library
        self._template = template

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The form of the action that the attachment names. NoForm, LookupError for an action or a project not there,
        ValueError without a source.
        """
        found = told_by(attachment, source)
        told = told_in(found) if isinstance(found, Opened) else found
        words = fields(self._library, told.project, told.answers, attachment.language, attachment.action)
        content = await asyncio.to_thread(_filled, self._template, words)
        return File(_NAMES[attachment.language].format(words["rank"]), content)


def _filled(template: Path, words: Mapping[str, str]) -> bytes:
    from adapters.documents.form.filling import fill  # noqa: PLC0415 - an extra, and slow to import

    document = opened(template)
    fill(document, words)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def opened(template: Path) -> Document:
    """The form as a document. NoForm."""
    import docx  # noqa: PLC0415 - an extra, and slow to import

    try:
        return docx.Document(BytesIO(template.read_bytes()))
    except OSError as error:
        raise NoForm(f"{template}: {error.strerror}") from None
    except (BadZipFile, KeyError, ValueError):
        raise NoForm(f"{template}: this is not a .docx file") from None
