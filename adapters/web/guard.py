"""Around every answer: which hosts and methods there are, and the headers that browsers keep to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters.web.refusals import Elsewhere, NoSuchWay, Refusal

# No script, no frame, nothing from elsewhere; a form goes to us alone.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    # The secret of a sign-in link is in its path: no other request tells of it, not even to a proxy's log of our own.
    # Not "no-referrer": browsers then hide the origin of our own forms, which is what proves them ours.
    "referrer-policy": "strict-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=(), payment=(), usb=()",
}
_HSTS = "max-age=31536000"
_METHODS = ("GET", "POST")  # HEAD is what previews use: it would spend a reading, and show nothing


class Guard:
    """An ASGI application around another one.

    `url`: the public address, whose host is the only one that is served. `refuse`: makes the page that says so.
    `anywhere`: the paths of what that page is shown with.
    """

    def __init__(
        self, app: ASGIApp, url: str, refuse: Callable[[Request, Refusal], Response], anywhere: Collection[str]
    ) -> None:
        self._app = app
        self._anywhere = anywhere
        self._refuse = refuse
        self._host = urlsplit(url).netloc
        secure = {"strict-transport-security": _HSTS} if url.startswith("https:") else {}
        self._headers = {**_ALWAYS, **secure}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        ours = Headers(scope=scope).getlist("host") == [self._host]
        if not ours and scope["path"] not in self._anywhere:
            await self._refuse(Request(scope), Elsewhere())(scope, receive, guarded)
        elif scope["method"] not in _METHODS:
            refused = self._refuse(Request(scope), NoSuchWay())
            refused.headers["allow"] = ", ".join(_METHODS)
            await refused(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)
