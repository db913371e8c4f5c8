"""What a form sends, read strictly: ours, of this session, once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from adapters.web.refusals import Forged, TooLarge, TooSlow
from adapters.web.session import Visit
from bot.core.pages.text import clean

LARGEST = 256 * 1024  # bytes: the longest comment there may be, many times over, so that a long one can be handed back
LONGEST = 4000  # signs of a comment or a note: what a person reads in a chat as one message
_FIELDS = 12
_PATIENCE = 30  # seconds for a form to come whole
_ID = re.compile(r"[0-9A-Za-z_-]{8,64}")
Form = Mapping[str, str]


async def read(request: Request, url: str) -> Form:
    """The fields of a form that one of our own pages sent; people's words come clean.

    Raises Forged, TooLarge, TooSlow.
    """
    if request.headers.get("origin") != url:
        raise Forged
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise Forged
    body = await _whole(request)
    try:
        pairs = parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        raise Forged from None
    form = {name: clean(value).strip() for name, value in pairs}
    request.state.written = form.get("text", "")
    return form


def written(request: Request) -> str:
    """The words of the form of ours that came with a request, if it was read: what is refused is handed back."""
    return getattr(request.state, "written", "")


async def _whole(request: Request) -> bytes:
    """What was sent; never more in memory than one piece above the most there may be."""
    body = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for piece in request.stream():
                body += piece
                if len(body) > LARGEST:
                    raise TooLarge
    except (TimeoutError, ClientDisconnect):
        raise TooSlow from None
    return bytes(body)


async def read_own(visit: Visit, url: str) -> Form:
    """The same, of a form that this very session was shown."""
    form = await read(visit.request, url)
    if not visit.session.marked(form.get("mark", "")) or not _ID.fullmatch(form.get("id", "")):
        raise Forged
    return form
