"""Ports that kill their process at a named point of the turn: no hook in the program, only wrappers around it.

`POINTS` follow the numbers of the design notes, section 3.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from adapters.stores.sqlite import SqliteStore
from bot.core.engine import Engine
from bot.core.model import Account, Event, Outcome, Place, Reply, Situation
from bot.ports import File, Inbound, Outgoing
from tests.slow.journal import Journal

POINTS = (
    "received",  # 1: the event has arrived, nothing is done
    "loaded",  # 3
    "stepped",  # 4
    "begun",  # 5: the transaction is open
    "half written",  # 5: in the middle of its statements
    "not yet committed",  # 5: all is written, COMMIT is the next statement
    "committed",  # 5: on disk, and nobody was told
    "delivering",  # 6: the message is about to leave
    "delivered",  # 6: the person saw it, nothing is marked (also between two messages of one turn)
    "to be marked",  # 6: a message was seen
    "marking",  # 6: the outbox row is being deleted
    "done",  # the platform is told
)


class Death:
    """Kills this process at the n-th pass of a point."""

    def __init__(self, point: str, nth: int) -> None:
        self._point = point
        self._left = nth

    def at(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, sql: str) -> None:
        """Called by SQLite before it runs a statement."""
        if sql.startswith("BEGIN IMMEDIATE"):
            self.at("begun")
        elif sql.startswith("COMMIT"):
            self.at("not yet committed")
        elif sql.lstrip().startswith("DELETE FROM outbox"):
            self.at("marking")
        elif sql.lstrip().startswith(("INSERT INTO conversations", "INSERT INTO answers")):
            self.at("half written")


def mortal(store: SqliteStore, death: Death) -> SqliteStore:
    """The real store, with a death around each step of the turn."""
    load, commit, sent = store.load, store.commit, store.sent

    async def mortal_load(account: Account, place: Place, **wanted: Any) -> Situation:
        death.at("received")
        situation = await load(account, place, **wanted)
        death.at("loaded")
        return situation

    async def mortal_commit(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        death.at("stepped")
        messages = await commit(inbound, before, outcome)
        death.at("committed")
        return messages

    async def mortal_sent(messages: Sequence[Outgoing], *, at: datetime | None = None, uncertain: bool = False) -> None:
        death.at("to be marked")
        await sent(messages, at=at, uncertain=uncertain)

    store._connection.set_trace_callback(death.statement)
    store.load, store.commit, store.sent = mortal_load, mortal_commit, mortal_sent  # type: ignore[method-assign]
    return store


class DyingChannel:
    """A channel whose person notes on disk what they see."""

    name = "test"

    def __init__(self, journal: Journal, death: Death) -> None:
        self._journal = journal
        self._death = death

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        self._death.at("delivering")
        self._journal.sees(message.place.address, message.id, message.reply)
        self._death.at("delivered")


class Talkative(Engine):
    """The engine, saying what it says in two messages where it can: there is something between sends."""

    def step(self, situation: Situation, event: Event, now: datetime, ids: Callable[[], str]) -> Outcome:
        return in_two(super().step(situation, event, now, ids))


def in_two(outcome: Outcome) -> Outcome:
    replies: list[Reply] = []
    for reply in outcome.replies:
        first = (Reply(reply.blocks[:1]),) if len(reply.blocks) > 1 else ()
        replies += (*first, replace(reply, blocks=reply.blocks[len(first) :]))
    return replace(outcome, replies=tuple(replies))
