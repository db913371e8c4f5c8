"""The one-time way into the coach's pages: how its secret is made, kept and written as an address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta

LASTS = timedelta(minutes=10)
_IDS = 2  # of 64 bits each


def secret(ids: Callable[[], str]) -> str:
    """A secret that nobody can guess. Chance comes from the shell, as with every id."""
    return "".join(ids() for _ in range(_IDS))


def digest(secret: str) -> str:
    """What is kept of a secret: it is proven by it, and cannot be told from it. 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def address(pages: str, secret: str) -> str:
    """What a coach opens. `pages`: the public address of the pages, as the operator set it."""
    return f"{pages}/in/{secret}"
