"""What shows a file that lies on the server: a picture is seen at once, anything else is there to download."""

from __future__ import annotations

import mimetypes
import struct
from typing import Any

from adapters.channels.matrix.rendering import sound
from adapters.channels.matrix.rooms import Uploaded
from bot.ports import File

_PICTURE = "image/png"
# The same on every system: Python's own table, and what it does not know.
_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("text/markdown", ".md")
_TYPES.add_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")


def kind_of(file: File) -> str:
    """Its MIME type, by its name."""
    return _TYPES.guess_type(file.name)[0] or "application/octet-stream"


def content(file: File, uploaded: Uploaded) -> dict[str, Any]:
    """As an event carries it.

    The body of a picture is its title, the first line of what it shows. Apps show it as a caption, since it is not the
    name of the file, and read it to those who do not see the picture; all the rest is said in the reply that follows.
    """
    kind = kind_of(file)
    picture = kind == _PICTURE
    title = sound(file.shows.partition("\n")[0]).strip() if picture else ""
    return {
        "msgtype": "m.image" if picture else "m.file",
        "body": title or file.name,
        "filename": file.name,
        "info": {"mimetype": kind, "size": len(file.content), **(_extent(file.content) if picture else {})},
        "m.mentions": {},
        **({"file": {**uploaded.keys, "url": uploaded.uri}} if uploaded.keys else {"url": uploaded.uri}),
    }


def _extent(png: bytes) -> dict[str, int]:
    """Width and height in pixels, so that apps keep room for a picture before it is there.

    Every PNG begins with eight bytes that say it is one, and eight that open its first part, IHDR, in which these two
    numbers stand first.
    """
    width, height = struct.unpack_from(">II", png, 16)
    return {"w": width, "h": height}
