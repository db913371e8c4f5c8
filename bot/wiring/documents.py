"""The writers of documents: those that are installed, and the funder's form."""

from __future__ import annotations

from datetime import UTC, tzinfo
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from adapters.documents.docx import DocxWriter
from adapters.documents.form import FormWriter, NoForm, filled_fields, problems_of_form, read_form
from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.documents.pdf import PdfWriter
from adapters.pictures.font import FOLDER
from adapters.pictures.writer import MapWriter, PictureWriter
from bot.core.dialog import Language, Library
from bot.core.model import Account, Attachment
from bot.core.pages import field_names
from bot.ports import DocumentWriter, File
from bot.settings import Settings
from bot.wiring.clock import now
from bot.wiring.faults import CannotRun
from bot.wiring.library import content
from bot.wiring.stores import opened_store


def writers(library: Library, form: Path | None = None, zone: tzinfo = UTC) -> dict[str, DocumentWriter]:
    """The document writers by format. `form`: a funder's own, to be filled in. `zone`: where people live.

    Pictures are drawn where the extra `pictures` is installed, Word and PDF written where `documents` is. Raises
    CannotRun for a form that cannot be filled in: it is told at the start, not to whoever asks for it.
    """
    found: dict[str, DocumentWriter] = {
        "md": MarkdownWriter(library, zone),
        "json": JsonWriter(library),
        "svg": MapWriter(library),
    }
    if find_spec("resvg_py"):
        found["png"] = PictureWriter(library)
    if find_spec("docx"):
        found["docx"] = DocxWriter(library, now, found.get("png"), zone)
    if form:
        found["form"] = FormWriter(library, form_file(form))
    if find_spec("typst") and find_spec("manimgx_fonts") and find_spec("manimgx_fonts_cjk"):
        found["pdf"] = PdfWriter(library, found["svg"], FOLDER, zone)
    return found


def form_file(form: Path) -> bytes:
    """The file of a funder's form. CannotRun."""
    if not find_spec("docx"):
        raise CannotRun("run_form_extra", file=str(form))
    try:
        return read_form(form)
    except NoForm as fault:
        raise CannotRun(fault.name, file=str(form)) from None


def form_fields(settings: Settings, library: Library) -> list[str]:
    """The fields of the funder's form that are filled in; none where there is no form."""
    if settings.form_template is None or not find_spec("docx"):
        return []
    return filled_fields(settings.form_template, field_names(library))


def form_problems(settings: Settings, library: Library) -> list[str]:
    """What is wrong with the funder's form that the settings name; nothing if they name none."""
    if settings.form_template is None:
        return []
    if not find_spec("docx"):
        return [f"{settings.form_template}: to fill it in, install colibri[documents]"]
    return problems_of_form(settings.form_template, field_names(library))


async def document(
    settings: Settings,
    account: str,
    name: Literal["dossier", "journeys"],
    form: Literal["md", "json", "docx", "pdf", "svg"],
    language: Language | None,
) -> File | None:
    """A document of an account of the terminal, or its map as SVG; None without such an account or its agreement.

    Raises CannotRun for a format that is not installed, ContentError, StoreFault.
    """
    library = content(settings)
    writer = writers(library, zone=ZoneInfo(settings.timezone)).get(form)
    if writer is None:
        raise CannotRun("export_missing", format=form)
    async with opened_store(settings, library) as store:
        person = await store.person_of(Account("terminal", account))
        if person is None:
            return None
        holding = await store.holding(person)
        if not holding.person.project:
            return None
        of = (language or holding.person.language, person, holding.person.project)
        attachment = Attachment("map", "svg", *of) if form == "svg" else Attachment(name, form, *of)
        return await writer.write(attachment, holding)
