"""As much of a homeserver as sending needs, in this process: it fails when it is told to, as no real one would."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, Literal, NamedTuple, TypeVar

from aiohttp import ClientSession, web
from yarl import URL

Fault = Literal["502", "429", "403", "404", "413", "401", "lost", "dropped", "half", "slow", "page"]
_ANSWERS: dict[str, tuple[int, dict[str, Any]]] = {
    "429": (429, {"errcode": "M_LIMIT_EXCEEDED", "error": "Too Many Requests", "retry_after_ms": 120}),
    "403": (403, {"errcode": "M_FORBIDDEN", "error": "User @colibri:test not in room: un secret de Lille"}),
    "404": (404, {"errcode": "M_NOT_FOUND", "error": "Unknown room"}),
    "413": (413, {"errcode": "M_TOO_LARGE", "error": "event too large"}),
    "401": (401, {"errcode": "M_UNKNOWN_TOKEN", "error": "Unrecognised access token"}),
}
NOON = 1_795_348_800_000  # milliseconds


S = TypeVar("S", bound="Homeserver")


class Event(NamedTuple):
    room: str
    kind: str
    content: dict[str, Any]
    id: str
    at: int


class Request(NamedTuple):
    """What was asked. `at`: when, in seconds of the event loop."""

    kind: str
    room: str
    transaction: str
    at: float


class Homeserver:
    """`events` in the order in which they came, each transaction once. `hold` keeps back all messages of a room."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.requests: list[Request] = []
        self.files: list[bytes] = []
        self.typing: list[bool] = []
        self.redacted: list[str] = []
        self.receipts: list[tuple[str, str]] = []
        self.joined: list[str] = []
        self.url = ""
        self.hold: dict[str, asyncio.Event] = {}
        self._faults: dict[str, deque[Fault]] = {}
        self._sent: dict[tuple[str, str, str], Event] = {}
        self._numbers = count(1)

    def fail(self, kind: str, *faults: Fault) -> None:
        """What goes wrong with the next requests of this kind: send, react, redact, upload, event, typing, receipt,
        joined; and where keys are shared: claim, sendToDevice, joined_members.
        """
        self._faults.setdefault(kind, deque()).extend(faults)

    def messages(self, room: str) -> list[Event]:
        return [event for event in self.events if (event.room, event.kind) == (room, "m.room.message")]

    def bodies(self, room: str) -> list[str]:
        return [event.content["body"] for event in self.messages(room)]

    def reactions(self, room: str) -> list[tuple[str, str]]:
        """The message and the sign of each."""
        relations = [event.content["m.relates_to"] for event in self.events if event.kind == "m.reaction"]
        return [(relation["event_id"], relation["key"]) for relation in relations]

    def asked(self, kind: str) -> list[Request]:
        return [request for request in self.requests if request.kind == kind]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        parts = re.sub(r"^/_matrix/(client|media)/(v3|r0|v1)", "", request.path).strip("/").split("/")
        room = parts[1] if parts[0] == "rooms" else ""
        kind = _kind(parts)
        self.requests.append(Request(kind, room, parts[-1], asyncio.get_running_loop().time()))
        if kind == "send" and room in self.hold:
            await self.hold[room].wait()
        faults = self._faults.get(kind)
        fault = faults.popleft() if faults else None
        if fault is None:
            return await self._answer(kind, room, parts, request)
        if fault in ("lost", "half"):  # it is done, and nobody hears of it
            await self._answer(kind, room, parts, request)
        return await self._fail(fault, request)

    async def _answer(self, kind: str, room: str, parts: list[str], request: web.Request) -> web.Response:
        return web.json_response(await self._do(kind, room, parts, request, await request.read()))

    async def _fail(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        if fault in ("502", "page"):  # from what stands before the server, and is not Matrix at all
            status = 502 if fault == "502" else 404
            return web.Response(status=status, text="<html>Sorry</html>", content_type="text/html")
        if fault in _ANSWERS:
            status, content = _ANSWERS[fault]
            return web.json_response(content, status=status)
        if fault == "slow":
            await asyncio.sleep(60)
        if fault == "half":
            response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "900"})
            await response.prepare(request)
            await response.write(b'{"event_id"')
        if request.transport is not None:
            request.transport.close()
        return web.Response()

    async def _do(self, kind: str, room: str, parts: list[str], request: web.Request, body: bytes) -> dict[str, Any]:
        match kind:
            case "send" | "react":
                return {"event_id": self._event(room, parts[3], await request.json(), parts[4]).id}
            case "event":
                return _told(next(event for event in self.events if event.id == parts[3]))
            case "upload":
                self.files.append(body)
                return {"content_uri": f"mxc://test/{len(self.files)}"}
            case "redact":
                self.redacted.append(parts[3])
                return {"event_id": f"$redaction{len(self.redacted)}"}
            case "typing":
                self.typing.append((await request.json())["typing"])
            case "receipt":
                self.receipts.append((parts[4], (await request.json())["thread_id"]))
        return {"joined_rooms": self.joined} if kind == "joined" else {}

    def _event(self, room: str, kind: str, content: dict[str, Any], transaction: str) -> Event:
        key = (room, kind, transaction)
        if key not in self._sent:
            number = next(self._numbers)
            self._sent[key] = Event(room, kind, content, f"$event{number}", NOON + 1000 * number)
            self.events.append(self._sent[key])
        return self._sent[key]


def _told(event: Event) -> dict[str, Any]:
    """An event as the server tells it."""
    return {
        "event_id": event.id,
        "sender": "@colibri:test",
        "type": event.kind,
        "content": event.content,
        "origin_server_ts": event.at,
        "room_id": event.room,
    }


def _kind(parts: list[str]) -> str:
    """What a request is for: the first word of its path, or the one that says more."""
    if parts[0] in ("rooms", "keys"):
        return "react" if parts[2:4] == ["send", "m.reaction"] else parts[2 if parts[0] == "rooms" else 1]
    return {"joined_rooms": "joined"}.get(parts[0], parts[0])


class Between(Homeserver):
    """Stands between us and a real homeserver, where failures can be asked for as well."""

    def __init__(self, upstream: str) -> None:
        super().__init__()
        self._upstream = upstream

    async def _answer(self, kind: str, room: str, parts: list[str], request: web.Request) -> web.Response:
        headers = {name: request.headers[name] for name in ("Authorization", "Content-Type") if name in request.headers}
        async with ClientSession() as session:
            call = session.request(
                request.method,
                URL(self._upstream + request.raw_path, encoded=True),
                headers=headers,
                data=await request.read(),
            )
            async with call as answer:
                return web.Response(status=answer.status, body=await answer.read(), content_type=answer.content_type)


@asynccontextmanager
async def serving(server: S) -> AsyncIterator[S]:
    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()
