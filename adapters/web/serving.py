"""Every page goes through here: who asks is known, what is not theirs is refused, and what is read is written down."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from adapters.web import forms, session
from adapters.web.backing import Backing, WebOptions
from adapters.web.refusals import Away, Nothing, Outside, Refusal
from adapters.web.session import Visit
from adapters.web.words import Words
from bot.core.coaching.seen import Opened
from bot.core.coaching.view import open_up
from bot.core.dialog import LANGUAGES, Language
from bot.core.model import Disclosure, Page, Place, Reviewed
from bot.core.trouble import named
from bot.ports import Inbound, StoreFault, Visitor

log = logging.getLogger(__name__)
Handler = Callable[[Visit], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]
PLACE = Place("web", "pages", private=False, notice="")  # nothing is ever said there


class Pages:
    """What every endpoint has at hand."""

    def __init__(self, backing: Backing, options: WebOptions) -> None:
        self.backing = backing
        self.options = options
        self.words = Words(backing.library, options)

    def open(self, answer: Endpoint) -> Endpoint:
        """An endpoint for anybody."""

        async def endpoint(request: Request) -> Response:
            response = await self._bounded(request, answer)
            session.keep_language(request, response)
            return response

        return endpoint

    def signed_in(self, answer: Handler) -> Endpoint:
        """An endpoint for a coach who is signed in; everybody else gets one and the same answer."""

        async def inside(request: Request) -> Response:
            visit = await self._visit(request)
            try:
                return await answer(visit)
            except Refusal as refusal:
                return self.refuse(request, refusal, visit)

        return self.open(inside)

    async def receive(self, visit: Visit, name: str, event: Reviewed) -> None:
        """Hand an act over, once for each name, whatever becomes of the answer."""
        id_ = f"web:{visit.session.digest[:16]}:{name}"
        await self.backing.receive(Inbound(id_, visit.visitor.account, PLACE, event, self.backing.clock()))

    async def disclosed(self, visit: Visit, share: str) -> Disclosure:
        """What there is behind a share, to decide and not to show. Raises Nothing."""
        found = await self.backing.desk.disclosed(visit.person, share, self.backing.clock())
        if found is None:
            raise Nothing
        return found

    async def opened(self, visit: Visit, share: str) -> Opened:
        """A project as far as it is opened now, without a word of it being shown. Raises Nothing."""
        now = self.backing.clock()
        opened = open_up(self.backing.library, await self.disclosed(visit, share), now)
        if opened is None:
            raise Nothing
        return opened

    async def read(self, visit: Visit, share: str, page: Page) -> Opened:
        """A project to show: first it is written down that this page of it is read, and where the holder sees it.

        Raises Nothing; Away if it is not in the book, whatever the reason: then nothing is shown.
        """
        begun = self.backing.clock()
        await self.disclosed(visit, share)
        await self.receive(visit, self.backing.ids(), Reviewed("read", share, page))
        opened = await self.opened(visit, share)
        if not _booked(opened, page, begun):
            raise Away
        return opened

    def answer(self, template: str, visit: Visit, status: int = 200, **values: object) -> Response:
        """A page for a coach who is signed in."""
        request = visit.request
        known = {"visitor": visit.visitor, "mark": visit.session.mark, "new_id": self.backing.ids}
        return self._html(template, visit.language, request, status, **known, **values)

    def outside(self, template: str, request: Request, status: int = 200, **values: object) -> Response:
        """A page for somebody of whom we know nothing."""
        return self._html(template, self.language(request), request, status, visitor=None, **values)

    def refuse(self, request: Request, refusal: Refusal, visit: Visit | None = None) -> Response:
        """The page that says why there is none. The words that came with it are on it: they would be lost."""
        told = {"name": refusal.name, "undone": refusal.undone, "written": forms.written(request)}
        if visit is not None:
            return self.answer("refused.html", visit, refusal.status, **told)
        return self.outside("refused.html", request, refusal.status, **told)

    def language(self, request: Request, visitor: Visitor | None = None) -> Language:
        """In which language a page is."""
        return session.language_of(request, visitor, LANGUAGES[0])

    async def _visit(self, request: Request) -> Visit:
        carried = session.carried(request)
        visitor = await self.backing.door.visitor(carried.digest, self.backing.clock()) if carried else None
        if carried is None or visitor is None:
            if request.method == "POST":
                with suppress(Refusal):  # a session may have ended while its coach was writing
                    await forms.read(request, self.options.url)
            raise Outside
        return Visit(request, visitor, carried, self.language(request, visitor))

    async def _bounded(self, request: Request, answer: Endpoint) -> Response:
        """An answer, whatever happens. What broke is logged without words."""
        try:
            return await answer(request)
        except Refusal as refusal:
            return self.refuse(request, refusal)
        except StoreFault as fault:
            log.error("a page waits for the store: %s", type(fault).__name__)
            return self.refuse(request, Away())
        except Exception as error:  # noqa: BLE001 - a boundary: whatever breaks, the coach gets an answer
            log.error("a page could not be made: %s", named(error))
            return self.refuse(request, Refusal())

    def _html(self, template: str, language: Language, request: Request, status: int, **values: object) -> Response:
        return HTMLResponse(self.words.page(template, language, **{"here": _here(request), **values}), status)


def _here(request: Request) -> str:
    """Where a page can be asked for again. Never another host: what begins with two slashes would be one."""
    path: str = request.scope["path"]
    again = request.method == "GET" or path.startswith("/in/")
    return "/" + quote(path.lstrip("/\\")) if again else "/"


def _booked(opened: Opened, page: Page, begun: datetime) -> bool:
    return any(reading.page == page and reading.at >= begun for reading in opened.found.readings)
