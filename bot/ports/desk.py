"""What the pages of a coach need from a store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.core.model import Disclosure, Followed
from bot.ports.records import Visitor

WEB = "web"  # the channel of the pages' place: what is done there comes from there, and no message is sent to it


class Desk(Protocol):
    """What the pages of a coach are made from. Who asks is always part of the question.

    A person is one coach: of two whose accounts were joined, only the one who was added first, until they part again.
    """

    async def followed(self, person: str, now: datetime) -> Sequence[Followed]:
        """The shares to this person, as a coach, that run now, oldest first. Nobody's, for whoever is no coach."""

    async def disclosed(self, person: str, share: str, now: datetime) -> Disclosure | None:
        """The project of a share to this person that runs now. None for whatever else, as if it did not exist."""


class Door(Protocol):
    """Who is signed in to the pages. Secrets come as digests, and are kept as such."""

    async def enter(self, ticket: str, session: str, now: datetime, until: datetime) -> bool:
        """Spend a ticket, for a session that lasts until a moment. False if there is no such ticket (any more)."""

    async def visitor(self, session: str, now: datetime) -> Visitor | None:
        """Whose session this is, if it runs, and the person is still a coach."""

    async def leave(self, session: str) -> None:
        """End a session."""
