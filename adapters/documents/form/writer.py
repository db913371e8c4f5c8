"""A form for one action: read, filled in, written."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Literal

from bot.core.coaching.seen import Opened
from bot.core.dialog import Language, Library
from bot.core.model import Attachment
from bot.core.pages import fields, told_in
from bot.ports import File, Source, told_by

_NAMES: dict[Language, str] = {"fr": "annexe-b-action-{}.docx", "en": "annexe-b-action-{}.docx"}


class NoForm(Exception):
    """There is no form to fill in, and why. `name` names the message that says so."""

    def __init__(self, template: Path, name: Literal["run_form", "run_form_broken"], reason: str) -> None:
        super().__init__(f"{template}: {reason}")
        self.name = name


def read_form(template: Path) -> bytes:
    """The file of a form, after a try whether it can be filled in: nobody waits for one that cannot. NoForm."""
    try:
        content = template.read_bytes()
    except OSError as error:
        raise NoForm(template, "run_form", error.strerror or "cannot be read") from None
    try:
        _filled(content, {})
    except Exception:  # noqa: BLE001 - a boundary: there is no end to what may be wrong with somebody else's file
        raise NoForm(template, "run_form_broken", "this is not a .docx file, or it is damaged") from None
    return content


class FormWriter:
    """A `bot.ports.DocumentWriter`. `form`: as `read_form` gives it; the file itself is not looked at again."""

    format = "form"

    def __init__(self, library: Library, form: bytes) -> None:
        self._library = library
        self._form = form

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The form of the action that the attachment names. LookupError for an action or a project not there,
        ValueError without a source.
        """
        found = told_by(attachment, source)
        told = told_in(self._library, found) if isinstance(found, Opened) else found
        words = fields(self._library, told.project, told.answers, attachment.language, attachment.action)
        content = await asyncio.to_thread(_filled, self._form, words)
        return File(_NAMES[attachment.language].format(words["rank"]), content)


def _filled(form: bytes, words: Mapping[str, str]) -> bytes:
    import docx  # noqa: PLC0415 - an extra, and slow to import

    from adapters.documents.form.filling import fill  # noqa: PLC0415 - the same

    document = docx.Document(BytesIO(form))
    fill(document, words)
    content = BytesIO()
    document.save(content)
    return content.getvalue()
