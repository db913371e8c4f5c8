"""The map as a document like the others: parts of it as PNG for chats, the whole as SVG."""

from __future__ import annotations

import asyncio

from adapters.pictures.png import rendered
from adapters.pictures.svg import page, picture
from bot.core.coaching.seen import Opened
from bot.core.coaching.summary import mapped
from bot.core.dialog import Language, Library, MapPart
from bot.core.map import Map, Region, by_state, in_words, survey
from bot.core.model import Attachment
from bot.ports import File, Source, told_by

_NAMES: dict[MapPart, dict[Language, str]] = {
    "wheel": {"fr": "roue.png", "en": "wheel.png"},
    "sequences": {"fr": "storyboard.png", "en": "storyboard.png"},
    "stops": {"fr": "voyage.png", "en": "journey.png"},
}
_WHOLE: dict[Language, str] = {"fr": "panorama", "en": "map"}


class MapWriter:
    """The whole map on one page, as SVG: a `bot.ports.DocumentWriter`."""

    format = "svg"

    def __init__(self, library: Library) -> None:
        self._library = library

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The drawing. ValueError without a source, LookupError for a project not in it."""
        found = _surveyed(self._library, attachment, source)
        return File(_WHOLE[attachment.language] + ".svg", page(found).encode(), _told(found))


class PictureWriter:
    """A part of the map as PNG, or all of it: a `bot.ports.DocumentWriter`. Needs the extra `pictures`."""

    format = "png"

    def __init__(self, library: Library) -> None:
        self._library = library

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The picture. ValueError without a source, LookupError for a project not in it."""
        found = _surveyed(self._library, attachment, source)
        if attachment.part is None:
            whole = await asyncio.to_thread(rendered, page(found))
            return File(_WHOLE[attachment.language] + ".png", whole, _told(found))
        region: Region = getattr(found, attachment.part)
        drawn = await asyncio.to_thread(rendered, picture(found, attachment.part))  # it takes longer than a turn
        shows = "\n".join((region.title, *by_state(found, region)))
        return File(_NAMES[attachment.part][attachment.language], drawn, shows)


def _told(found: Map) -> str:
    return f"{found.title}\n{in_words(found)}"


def _surveyed(library: Library, attachment: Attachment, source: Source | None) -> Map:
    found = told_by(attachment, source)
    if isinstance(found, Opened):
        return mapped(library, found, attachment.language)
    return survey(library, attachment.language, found.project, found.answers)
