"""The only clock, and the only random ids."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that nobody can guess and nobody has had before."""
    return secrets.token_hex(8)
