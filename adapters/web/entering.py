"""Coming in by a link that the bot sent, and leaving. Opening the link spends nothing: programs open links too."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from adapters.web import forms, session
from adapters.web.refusals import Spent
from adapters.web.serving import Pages
from adapters.web.session import Visit
from bot.core.coaching.tickets import digest


class Entering:
    """The way in and the way out."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._door = pages.backing.door

    async def offer(self, request: Request) -> Response:
        """A button, whatever the link: nobody learns here whether it is good."""
        return self._pages.outside("enter.html", request)

    async def enter(self, request: Request) -> Response:
        """Spend the link. Raises Forged; Spent, the same for whatever is wrong with it."""
        await forms.read(request, self._pages.options.url)
        now = self._pages.backing.clock()
        new, old = session.fresh(), session.carried(request)
        if not await self._door.enter(digest(request.path_params["ticket"]), new.digest, now, now + session.LASTS):
            raise Spent
        if old is not None:
            await self._door.leave(old.digest)
        response = _to("/")
        session.keep(response, new)
        return response

    async def leave(self, visit: Visit) -> Response:
        """End the session, here and in the store."""
        await forms.read_own(visit, self._pages.options.url)
        await self._door.leave(visit.session.digest)
        response = _to("/out")
        session.forget(response)
        return response

    async def left(self, request: Request) -> Response:
        """Where one comes out."""
        return self._pages.outside("left.html", request)


def _to(path: str) -> Response:
    return RedirectResponse(path, 303)
