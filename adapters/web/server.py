"""Serves the pages beside everything else: in the same loop, on a socket of its own, without a word in the logs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator

from starlette.types import ASGIApp
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
_GRACE = 1  # seconds for requests that are being answered when we end
_CONNECTIONS = 200  # at once; more are told to come again
_LASTS = 60  # seconds of one connection: however slowly somebody speaks, it is then ended
_TAKES = 10  # seconds more to take what was answered: however slowly somebody reads, it holds no place for longer


class _Brief(H11Protocol):
    """HTTP as uvicorn speaks it. A connection that has lasted long ends with what is being answered, or at once.

    Who does not take that answer loses it.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._end = self.loop.call_later(_LASTS, self._close)

    def connection_lost(self, exc: Exception | None) -> None:
        self._end.cancel()
        super().connection_lost(exc)

    def _close(self) -> None:
        self._end = self.loop.call_later(_TAKES, self.transport.abort)
        if not self.transport.is_closing():
            self.shutdown()


class _Quiet(Server):
    """A server that leaves signals to the program it is part of."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class WebServer:
    """`listen`: host and port, like 127.0.0.1:8080; port 0 takes a free one. Behind a proxy that speaks https."""

    name = "web"

    def __init__(self, app: ASGIApp, listen: str) -> None:
        host, _, port = listen.rpartition(":")
        self._address = host.strip("[]"), int(port)
        self._socket: socket.socket | None = None
        self._server = _Quiet(
            Config(
                app,
                http=_Brief,
                log_config=None,  # the program has its own
                log_level=logging.ERROR,
                access_log=False,  # addresses of sign-in links are in it
                lifespan="off",
                ws="none",
                proxy_headers=False,  # who asks is told by the session alone
                server_header=False,
                limit_concurrency=_CONNECTIONS,
                timeout_graceful_shutdown=_GRACE,
            )
        )

    @property
    def port(self) -> int:
        """Where it listens, once it is open."""
        assert self._socket is not None
        return int(self._socket.getsockname()[1])

    async def open(self) -> None:
        """Take the port. Raises ChannelRefused."""
        host, port = self._address
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            self._socket = socket.create_server((host, port), family=family)
        except (OSError, OverflowError) as error:
            log.error("cannot listen for the pages: %s", type(error).__name__)
            raise ChannelRefused("web_bad_listen") from None

    async def run(self) -> None:
        """Serve until cancelled; what is being answered then has a second more."""
        assert self._socket is not None
        serving = asyncio.create_task(self._server.serve([self._socket]))
        try:
            await asyncio.shield(serving)
        finally:
            self._server.should_exit = True
            await serving
