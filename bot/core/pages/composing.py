"""Which document, from which answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo

from bot.core.coaching.parts import ALL, closed
from bot.core.coaching.seen import Opened
from bot.core.coaching.summary import summary
from bot.core.coaching.view import foreseen
from bot.core.dialog import Library
from bot.core.guide import FORM
from bot.core.journeys import journeys
from bot.core.model import Answer, AnswerKey, Asked, Attachment, Disclosure, Project, Share, Voice
from bot.core.pages.dossier import dossier_page
from bot.core.pages.journeys import journeys_page
from bot.core.pages.nouns import Page
from bot.core.pages.preview import preview_page
from bot.core.pages.summary import summary_page
from bot.core.report import Answers, dossier, latest


@dataclass(frozen=True, slots=True)
class Told:
    """A project, with its history (oldest first), the last revisions of its answers, and what communities said.

    `asked`: the questions as they were asked then, as in `bot.core.model.Disclosure`. `closed`: the questions of the
    form that are not shared with who reads it, by subject and id; `name`: what the first action is called then.
    """

    project: Project
    history: Sequence[Answer]
    answers: Answers
    voices: Sequence[Voice]
    asked: Asked
    closed: frozenset[AnswerKey] = frozenset()
    name: str = ""


def told_of(
    wanted: str, projects: Iterable[Project], history: Sequence[Answer], voices: Sequence[Voice], asked: Asked
) -> Told:
    """One of a person's projects, by its id. LookupError for one that is not among them.

    `history`: every answer of theirs, oldest first; `asked`: the questions as they were asked then.
    """
    project = next((project for project in projects if project.id == wanted), None)
    if project is None:
        raise LookupError("no such project of this person")
    return Told(project, history, latest(history), voices, asked)


def told_in(library: Library, opened: Opened) -> Told:
    """A project as far as a share opens it."""
    found = opened.found
    shut = closed(library, found.share, found.project)
    name = opened.title if shut else ""
    return Told(found.project, found.history, opened.answers, found.voices, found.asked, shut, name)


def opened_of(library: Library, attachment: Attachment, source: Told | Opened) -> Opened:
    """A project as a share opens it; for its holder, as it would be opened today, as far as the attachment names parts.

    Without parts it is all of it.
    """
    if isinstance(source, Opened):
        return source
    project, history = source.project, tuple(source.history)
    now = max((answer.at for answer in history), default=project.created_at)
    opened = dict.fromkeys(attachment.parts or (ALL,), now)
    share = Share("", project.id, "", "", opened, now, now)
    language, voices = attachment.language, tuple(source.voices)
    return foreseen(library, Disclosure(share, project, language, history, source.asked, voices))


def compose(library: Library, attachment: Attachment, source: Told | Opened, zone: tzinfo = UTC) -> Page:
    """The document that an attachment names. ValueError for one that has no pages, or none for whom asks.

    `zone`: where people live; days are told in it.
    """
    language, messages = attachment.language, library.messages[attachment.language]
    if attachment.document == "summary":
        return summary_page(summary(library, opened_of(library, attachment, source), language), messages, zone)
    if attachment.document == "preview":
        return preview_page(library, attachment, opened_of(library, attachment, source), zone)
    told = told_in(library, source) if isinstance(source, Opened) else source
    of = (told.project, told.answers, language)
    if attachment.document == "journeys":
        return journeys_page(journeys(library, *of, voices=told.voices), messages)
    if attachment.document == "dossier":
        form = library.dialogs[FORM]
        found = dossier(library, form, *of, voices=told.voices, closed=told.closed, named=told.name)
        return dossier_page(found, messages, partial=bool(told.closed))
    raise ValueError(f"a {attachment.document} is not set on pages")
