"""A file with as many answers as wanted: the store's own statements, in a few large transactions without disk syncs."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from adapters.stores.sqlite.files import open_file
from adapters.stores.sqlite.outbox import Ids
from adapters.stores.sqlite.writing import Turn, turn_of, write
from bot.core.model import (
    Account,
    Action,
    Answer,
    Consent,
    Conversation,
    Outcome,
    Part,
    Person,
    Place,
    Project,
    Situation,
    Started,
)
from bot.ports import Inbound
from tests.bench.answers import ANSWERS
from tests.bench.product import library

_AT = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
_TOGETHER = 500  # people in a transaction


def fill(path: Path, answers: int) -> int:
    """Store at least so many answers of people who are not here now; how many it became."""
    people = -(-answers // len(ANSWERS))
    ids = sorted(secrets.token_hex(8) for _ in range(people))  # in the order of the trees: filling is not measured
    loop = asyncio.get_running_loop()
    with closing(open_file(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for start in range(0, people, _TOGETHER):
            turns = [_turn(person, loop.create_future()) for person in ids[start : start + _TOGETHER]]
            connection.execute("BEGIN IMMEDIATE")
            write(connection, turns, Ids())
            connection.execute("COMMIT")
        ((stored,),) = connection.execute("SELECT count(*) FROM answers").fetchall()
    return int(stored)


def _turn(person: str, written: asyncio.Future[object]) -> Turn:
    """Everything about one person who went through the whole form, as one turn."""
    account, place = Account("terminal", person), Place("terminal", person)
    dialog, action = library().dialogs["annexe_b"], Action(person)
    model = Answer(person, person, "", 1, dialog.id, dialog.version, _AT)
    outcome = Outcome(
        person=Person(person, "fr", (Consent("terminal_notice", "2025", _AT),), person),
        projects=(Project(person, (action,), _AT),),
        conversations=(Conversation(person, dialog.id, dialog.version, action.id, "review"),),
        focus=(dialog.id, action.id),
        answers=tuple(
            replace(model, step=step, parts=(Part(f"m{number}", text, "fr"),))
            for number, (step, text) in enumerate(ANSWERS.items())
        ),
    )
    inbound = Inbound(person, account, place, Started(), _AT)
    return turn_of(inbound, Situation(account, place), outcome, written)  # type: ignore[arg-type]
