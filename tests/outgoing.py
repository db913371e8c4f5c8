"""Whom a program in this process talks to."""

from __future__ import annotations

import socket
from typing import Any

import pytest


def addresses_reached(monkeypatch: pytest.MonkeyPatch) -> set[Any]:
    """The addresses of all connections that are made from now on, as they come."""
    connect, reached = socket.socket.connect, set[Any]()

    def noted(sock: socket.socket, address: Any) -> None:
        reached.add(address)
        connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    return reached
