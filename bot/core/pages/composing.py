"""Which document, from which answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.coaching.seen import Opened
from bot.core.coaching.summary import summary
from bot.core.dialog import Library
from bot.core.guide import FORM
from bot.core.journeys import journeys
from bot.core.model import Answer, Attachment, Project, Voice
from bot.core.pages.dossier import dossier_page
from bot.core.pages.journeys import journeys_page
from bot.core.pages.nouns import Page
from bot.core.pages.preview import preview_page
from bot.core.pages.summary import summary_page
from bot.core.report import Answers, dossier, latest


@dataclass(frozen=True, slots=True)
class Told:
    """A project, with its history (oldest first), the last revisions of its answers, and what communities said."""

    project: Project
    history: Sequence[Answer]
    answers: Answers
    voices: Sequence[Voice]


def told_of(wanted: str, projects: Iterable[Project], history: Sequence[Answer], voices: Sequence[Voice]) -> Told:
    """One of a person's projects, by its id. LookupError for one that is not among them.

    `history`: every answer of theirs, oldest first.
    """
    project = next((project for project in projects if project.id == wanted), None)
    if project is None:
        raise LookupError("no such project of this person")
    return Told(project, history, latest(history), voices)


def told_in(opened: Opened) -> Told:
    """A project as far as a share opens it."""
    return Told(opened.found.project, opened.found.history, opened.answers, opened.found.voices)


def compose(library: Library, attachment: Attachment, source: Told | Opened) -> Page:
    """The document that an attachment names. ValueError for one that has no pages, or none for whom asks."""
    language, messages = attachment.language, library.messages[attachment.language]
    if attachment.document == "summary" and isinstance(source, Opened):
        return summary_page(summary(library, source, language), messages)
    told = told_in(source) if isinstance(source, Opened) else source
    of = (told.project, told.answers, language)
    if attachment.document == "journeys":
        return journeys_page(journeys(library, *of, voices=told.voices), messages)
    if attachment.document == "dossier":
        return dossier_page(dossier(library, library.dialogs[FORM], *of, voices=told.voices), messages)
    if attachment.document == "preview":
        return preview_page(library, attachment, told.project, told.history, told.voices)
    raise ValueError(f"a {attachment.document} is not set on pages")
