"""Which document, from which answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.dialog import Library
from bot.core.guide import FORM
from bot.core.journeys import journeys
from bot.core.model import Answer, Attachment, Project, Voice
from bot.core.pages.dossier import dossier_page
from bot.core.pages.journeys import journeys_page
from bot.core.pages.nouns import Page
from bot.core.report import dossier, latest


def compose(
    library: Library,
    attachment: Attachment,
    projects: Iterable[Project],
    history: Iterable[Answer],
    voices: Sequence[Voice],
) -> Page:
    """The document that an attachment names, of one of a person's projects. LookupError for a project not among them.

    `history`: every answer of theirs, oldest first. ValueError for a document that has no pages of this kind.
    """
    project = next((project for project in projects if project.id == attachment.project), None)
    if project is None:
        raise LookupError("no such project of this person")
    language, answers = attachment.language, latest(history)
    messages = library.messages[language]
    if attachment.document == "journeys":
        return journeys_page(journeys(library, project, answers, language, voices=voices), messages)
    if attachment.document == "dossier":
        found = dossier(library, library.dialogs[FORM], project, answers, language, voices=voices)
        return dossier_page(found, messages)
    raise ValueError(f"a {attachment.document} is not set on pages")
