"""What is noted of messages once they are delivered, and of places that cannot be reached."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from adapters.stores.sqlite.records import moment
from bot.core.model import Place
from bot.ports import Outgoing

_SENT = "DELETE FROM outbox WHERE channel = ? AND address = ? AND id = ?"
# Without a time it may not have been there: a terminal tells none, and who cannot be reached was sent nothing.
_DELIVERED = """
    UPDATE places SET asked_at = coalesce(?1, asked_at), unreachable = CASE WHEN ?1 IS NULL THEN unreachable ELSE 0 END,
        asked = coalesce(nullif(?2, ''), asked)
    WHERE channel = ?3 AND address = ?4"""
_UNCERTAIN = "UPDATE counters SET value = value + ? WHERE name = 'uncertain'"
_REACH = "UPDATE places SET unreachable = ? WHERE channel = ? AND address = ?"


@dataclass(slots=True)
class Marks:
    """What was delivered, or dropped, and is still to be noted: messages by id, when the last one of a place was there
    and what the last one asked that asked something, and how many may not have arrived.
    """

    messages: dict[int, Outgoing] = field(default_factory=dict)
    delivered: dict[tuple[str, str], tuple[str | None, str]] = field(default_factory=dict)
    uncertain: int = 0

    def __bool__(self) -> bool:
        return bool(self.messages or self.delivered or self.uncertain)

    def add(self, messages: Iterable[Outgoing], at: datetime | None, *, uncertain: bool) -> None:
        """Note messages of one place."""
        for message in messages:
            self.messages[message.id] = message
            self.uncertain += uncertain
            if not uncertain and (at is not None or message.reply.asked):
                key = (message.place.channel, message.place.address)
                before, asked = self.delivered.pop(key, (None, ""))
                self.delivered[key] = (moment(at) if at else before, message.reply.asked or asked)

    def drop(self, message: Outgoing) -> None:
        """Note one that leaves the outbox unsent."""
        self.messages[message.id] = message

    def write(self, connection: sqlite3.Connection) -> None:
        """Take the messages out of the outbox, and note the rest, inside the open transaction."""
        connection.executemany(_SENT, [(m.place.channel, m.place.address, m.id) for m in self.messages.values()])
        if self.delivered:
            connection.executemany(_DELIVERED, [(*what, *where) for where, what in self.delivered.items()])
        if self.uncertain:
            connection.execute(_UNCERTAIN, (self.uncertain,))


def note_reach(connection: sqlite3.Connection, place: Place, *, reachable: bool) -> None:
    """Note whether messages can be sent to a place, inside the open transaction."""
    connection.execute(_REACH, (not reachable, place.channel, place.address))
