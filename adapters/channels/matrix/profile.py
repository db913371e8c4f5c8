"""The name and the picture that people see beside our messages and in invitations."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

from nio.responses import ErrorResponse, ProfileGetAvatarResponse, ProfileGetDisplayNameResponse, UploadResponse

from adapters.channels.matrix.connection import Client

log = logging.getLogger(__name__)
_PICTURE = Path(__file__).with_name("avatar.png")


async def show(client: Client, name: str) -> None:
    """Go by this name. Every room is told of a new one, so it is set only if it is another.

    A server that does not take it is no reason to stay silent: it is logged.
    """
    known = await client.get_displayname()
    if not isinstance(known, ProfileGetDisplayNameResponse) or known.displayname != name:
        _check(await client.set_displayname(name), "name")


async def show_picture(client: Client) -> None:
    """Show our picture, unless the account has one. Waits while the server takes no files: not to be waited for."""
    picture = await client.get_avatar()
    if isinstance(picture, ProfileGetAvatarResponse) and picture.avatar_url:
        return
    content = _PICTURE.read_bytes()
    uploaded, _ = await client.upload(BytesIO(content), "image/png", _PICTURE.name, filesize=len(content))
    if isinstance(uploaded, UploadResponse):
        _check(await client.set_avatar(uploaded.content_uri), "picture")
    else:
        _check(uploaded, "picture")


def _check(answer: object, what: str) -> None:
    if isinstance(answer, ErrorResponse):
        log.warning("the bot's %s is not set: %s", what, answer.status_code)
