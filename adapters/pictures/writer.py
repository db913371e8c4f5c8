"""The map as a document like the others: parts of it as PNG for chats, the whole as SVG."""

from __future__ import annotations

import asyncio

from adapters.pictures.png import rendered
from adapters.pictures.svg import page, picture
from bot.core.dialog import Language, Library, MapPart
from bot.core.map import Map, Region, by_state, in_words, survey
from bot.core.model import Attachment
from bot.core.report import latest
from bot.ports import File, Holding

_NAMES: dict[MapPart, dict[Language, str]] = {
    "wheel": {"fr": "roue.png", "en": "wheel.png"},
    "sequences": {"fr": "storyboard.png", "en": "storyboard.png"},
    "stops": {"fr": "voyage.png", "en": "journey.png"},
}
_WHOLE: dict[Language, str] = {"fr": "panorama.svg", "en": "map.svg"}


class MapWriter:
    """The whole map on one page, as SVG: a `bot.ports.DocumentWriter`."""

    format = "svg"

    def __init__(self, library: Library) -> None:
        self._library = library

    async def write(self, attachment: Attachment, holding: Holding | None) -> File:
        """The drawing. ValueError without a holding, LookupError for a project not in it."""
        found = _surveyed(self._library, attachment, holding)
        return File(_WHOLE[attachment.language], page(found).encode(), f"{found.title}\n{in_words(found)}")


class PictureWriter:
    """A part of the map as PNG: a `bot.ports.DocumentWriter`. Needs the extra `pictures`."""

    format = "png"

    def __init__(self, library: Library) -> None:
        self._library = library

    async def write(self, attachment: Attachment, holding: Holding | None) -> File:
        """The picture. ValueError without a holding or a part, LookupError for a project not in it."""
        if attachment.part is None:
            raise ValueError("a picture shows one part of the map")
        found = _surveyed(self._library, attachment, holding)
        region: Region = getattr(found, attachment.part)
        drawn = await asyncio.to_thread(rendered, picture(found, attachment.part))  # it takes longer than a turn
        shows = "\n".join((region.title, *by_state(found, region)))
        return File(_NAMES[attachment.part][attachment.language], drawn, shows)


def _surveyed(library: Library, attachment: Attachment, holding: Holding | None) -> Map:
    if holding is None:
        raise ValueError("a map is made from what is stored about a person")
    project = next((project for project in holding.projects if project.id == attachment.project), None)
    if project is None:
        raise LookupError("no such project of this person")
    return survey(library, attachment.language, project, latest(holding.history))
