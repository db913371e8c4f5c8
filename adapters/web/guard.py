"""Around every answer: which hosts and methods there are, and the headers that browsers keep to."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No script, no frame, nothing from elsewhere; a form goes to us alone.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    # Not "no-referrer": browsers then hide the origin of our own forms, which is what proves them ours.
    "referrer-policy": "same-origin",
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
    """An ASGI application around another one. `url`: the public address, whose host is the only one that is served."""

    def __init__(self, app: ASGIApp, url: str) -> None:
        self._app = app
        self._host = urlsplit(url).netloc.lower()
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

        if Headers(scope=scope).getlist("host") != [self._host]:
            await PlainTextResponse("Unknown host.", 421)(scope, receive, guarded)
        elif scope["method"] not in _METHODS:
            refused = PlainTextResponse("Only GET and POST.", 405, {"allow": ", ".join(_METHODS)})
            await refused(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)
