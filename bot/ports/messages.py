"""What goes between a channel and the shell, and what is brought along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.model import Account, Event, Place, Reply


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something that happened on a channel. `id` is unique for the channel: a second delivery changes nothing.

    `at`: when it happened, by the platform's clock if it has one. `splits`: the platform may deliver one text as
    several, so that a long answer is worth a moment's wait. `kept`: the ids under which its pieces were received
    before; empty if the turn is what stores it.
    """

    id: str
    account: Account
    place: Place
    event: Event
    at: datetime
    splits: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that waits in the outbox. `id` is stable, so that a channel with idempotent sends can use it.

    `again`: it may have been seen before, so that what is written meanwhile may well answer it. `to`: the account that
    it answers, where several people read.
    """

    id: int
    place: Place
    reply: Reply
    again: bool = False
    to: Account | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A rendered document. The name holds no word of a person. `shows`: what is seen on it in words, for a picture."""

    name: str
    content: bytes
    shows: str = ""
