"""Every address there is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.web.acts import Acts
from adapters.web.backing import Backing, WebOptions
from adapters.web.entering import Entering
from adapters.web.guard import Guard
from adapters.web.papers import Papers
from adapters.web.reading import Reading
from adapters.web.refusals import Nothing
from adapters.web.serving import Pages
from adapters.web.session import Visit
from adapters.web.words import STATIC

_STYLES = {"/static/colibri.css": "text/css; charset=utf-8", "/static/colibri.svg": "image/svg+xml"}
_LONG = "public, max-age=31536000, immutable"  # its address changes with it


def pages(backing: Backing, options: WebOptions) -> Starlette:
    """The coach's pages as an ASGI application."""
    found = Pages(backing, options)
    entering, reading = Entering(found), Reading(found)
    acts = Acts(found, reading)

    def get(path: str, answer: Callable[[Visit], Awaitable[Response]]) -> Route:
        return Route(path, found.signed_in(answer), methods=["GET"])

    def post(path: str, answer: Callable[[Visit], Awaitable[Response]]) -> Route:
        return Route(path, found.signed_in(answer), methods=["POST"])

    routes = [
        Route("/in/{ticket}", found.open(entering.offer), methods=["GET"]),
        Route("/in/{ticket}", found.open(entering.enter), methods=["POST"]),
        Route("/out", found.open(entering.left), methods=["GET"]),
        Route("/accessibility", found.open(_stated(found)), methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
        *(Route(path, _static(path), methods=["GET"]) for path in _STYLES),
        post("/out", entering.leave),
        get("/", reading.projects),
        post("/bell", acts.bell),
        get("/p/{share}", reading.summary),
        get("/p/{share}/answers", reading.answers),
        get("/p/{share}/comments", reading.comments),
        get("/p/{share}/notes", reading.notes),
        get("/p/{share}/transcript", reading.transcript),
        get("/p/{share}/documents/{name}", Papers(found).take),
        post("/p/{share}/comment", acts.comment),
        post("/p/{share}/resolve", acts.resolve),
        post("/p/{share}/take-back", acts.take_back),
        post("/p/{share}/note", acts.note),
        post("/p/{share}/stage", acts.stage),
        Route("/{path:path}", found.signed_in(_nothing), methods=["GET", "POST"]),
    ]
    guard = Middleware(Guard, url=options.url, refuse=found.refuse, anywhere=tuple(_STYLES))
    return Starlette(routes=routes, middleware=[guard])


async def _nothing(visit: Visit) -> Response:
    """Whatever else is asked for."""
    raise Nothing


def _stated(found: Pages) -> Callable[[Request], Awaitable[Response]]:
    """The accessibility statement: for everybody, signed in or not."""

    async def stated(request: Request) -> Response:
        return found.outside("accessibility.html", request)

    return stated


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


def _static(path: str) -> Callable[[Request], Awaitable[Response]]:
    """A file of ours, read once."""
    content, kind = (STATIC / path.rpartition("/")[2]).read_bytes(), _STYLES[path]

    async def answer(request: Request) -> Response:
        return Response(content, media_type=kind, headers={"cache-control": _LONG})

    return answer
