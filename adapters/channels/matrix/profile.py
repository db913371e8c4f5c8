"""The name that people see beside our messages and in invitations."""

from __future__ import annotations

import logging

from nio.responses import ErrorResponse, ProfileGetDisplayNameResponse

from adapters.channels.matrix.connection import Client

log = logging.getLogger(__name__)


async def show(client: Client, name: str) -> None:
    """Go by this name. Every room is told of a new one, so it is set only if it is another.

    A server that does not take it is no reason to stay silent: it is logged.
    """
    known = await client.get_displayname()
    if isinstance(known, ProfileGetDisplayNameResponse) and known.displayname == name:
        return
    answer = await client.set_displayname(name)
    if isinstance(answer, ErrorResponse):
        log.warning("the bot's name is not set: %s", answer.status_code)
