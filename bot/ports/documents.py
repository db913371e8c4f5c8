"""What renders documents."""

from __future__ import annotations

from typing import Protocol

from bot.core.coaching.seen import Opened
from bot.core.model import Attachment
from bot.core.pages import Told, told_of
from bot.ports.messages import File
from bot.ports.records import Holding

Source = Holding | Opened  # all that is stored about a person, or a project as far as it is opened to a coach


class DocumentWriter(Protocol):
    """Renders what an Attachment names."""

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The document as bytes. `source` is None for the blank form."""


def told_by(attachment: Attachment, source: Source | None) -> Told | Opened:
    """What a document about a project is made from. ValueError without anything, LookupError for an unknown project."""
    if source is None:
        raise ValueError(f"a {attachment.document} is made from what is stored")
    if isinstance(source, Opened):
        return source
    return told_of(attachment.project, source.projects, source.history, source.voices, source.asked)
