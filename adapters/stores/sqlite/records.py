"""The model as rows, and back. A body is the whole record as JSON; the key columns beside it only find it.

A body that cannot be read is a StoreCorrupt that carries no word of it: the decoder's own error may quote the text.
(By msgspec: every turn reads and writes some bodies, and pydantic takes twice as long.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Generic, TypeVar, cast

import msgspec

from bot.core.dialog import Language
from bot.core.model import (
    Answer,
    Comment,
    Consent,
    Contribution,
    Conversation,
    Inquiry,
    Note,
    Person,
    Place,
    Project,
    Reminders,
    Reply,
    Said,
    Warned,
)
from bot.ports import Inbound, StoreCorrupt

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")
# id, language, consents, project, turn, reminders_since, reminders_last, warned_at, erase_on
PersonRow = tuple[str, str, bytes, str, int, str | None, str | None, str | None, str | None]
WIDTH = 9  # columns of a PersonRow


def _codec(kind: type[V]) -> tuple[Callable[[V], str], Callable[[bytes], V]]:
    """How one kind of record is written and read. Writing raises ValueError for a text that is not valid Unicode."""
    dump, read, name = msgspec.json.Encoder().encode, msgspec.json.Decoder(kind).decode, kind.__name__

    def encode(record: V) -> str:
        return dump(record).decode()

    def decode(body: bytes) -> V:
        try:
            return read(body)
        except msgspec.DecodeError:
            pass
        raise StoreCorrupt(f"unreadable {name}")  # outside the handler: the error that quotes the text stays behind

    return encode, decode


encode_project, decode_project = _codec(Project)
encode_conversation, decode_conversation = _codec(Conversation)
encode_answer, decode_answer = _codec(Answer)
encode_reply, decode_reply = _codec(Reply)
encode_said, decode_said = _codec(Said)
encode_consents, decode_consents = _codec(tuple[Consent, ...])
encode_inquiry, decode_inquiry = _codec(Inquiry)
encode_contribution, decode_contribution = _codec(Contribution)
encode_about, _ = _codec(tuple[str, ...])
encode_comment, decode_comment = _codec(Comment)
encode_note, decode_note = _codec(Note)
encode_parts, decode_parts = _codec(Mapping[str, datetime])  # type: ignore[type-abstract]
encode_questions, decode_questions = _codec(Mapping[str, Mapping[Language, str]])  # type: ignore[type-abstract]


class Lazy(Mapping[K, V], Generic[K, V, R]):
    """Records by key that are read only when they are asked for; `in`, len and iteration read none."""

    __slots__ = ("_decode", "_kept", "_rows")

    def __init__(self, rows: Mapping[K, R], decode: Callable[[R], V]) -> None:
        self._rows = rows
        self._decode = decode
        self._kept: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._kept:
            self._kept[key] = self._decode(self._rows[key])
        return self._kept[key]

    def get(self, key: K, default: V | None = None) -> V | None:  # type: ignore[override]
        """A record, or the default. (The inherited one would raise and catch for every record that is not there.)"""
        return self[key] if key in self._rows else default

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def person_from(row: PersonRow) -> Person:
    """A person from the columns of `persons`."""
    id_, language, consents, project, turn, since, last, warned, erase_on = row
    return Person(
        id_,
        cast(Language, language),
        decode_consents(consents),
        project,
        turn,
        reminders_from(since, last),
        warned_from(warned, erase_on),
    )


def reminders_from(since: str | None, last: str | None) -> Reminders | None:
    """A person's wish to be reminded, from its columns."""
    if since is None:
        return None
    return Reminders(datetime.fromisoformat(since), datetime.fromisoformat(last) if last else None)


def warned_from(at: str | None, on: str | None) -> Warned | None:
    """The last warning before erasing, from its columns."""
    return Warned(datetime.fromisoformat(at), datetime.fromisoformat(on)) if at is not None and on is not None else None


def person_columns(person: Person) -> tuple[str | None, ...]:
    """What can change of a person, as columns: from `language` to `erase_on`, as they stand in the table."""
    reminders, warned = person.reminders, person.warned
    reminding = (moment(reminders.since), reminders.last and moment(reminders.last)) if reminders else (None, None)
    warning = (moment(warned.at), moment(warned.on)) if warned else (None, None)
    return (person.language, encode_consents(person.consents), person.project, *reminding, *warning)


def at_or_none(column: str | None) -> datetime | None:
    """A time that may not be there, from its column."""
    return None if column is None else datetime.fromisoformat(column)


def moment(at: datetime) -> str:
    """A time as a column. Times of the model are in UTC, so it sorts."""
    return at.isoformat()


def moment_or_none(at: datetime | None) -> str | None:
    """A time that may not be there, as a column."""
    return None if at is None else moment(at)


def mark(inbound: Inbound, id_: str) -> bytes:
    """What is kept of an event against a second delivery: two hashes, and nothing that can be read back.

    The first is short and stands for the place, so that the marks of a place lie side by side: with a million marks a
    group of turns touches far fewer pages. It is too short to prove that anybody was here.
    """
    channel = inbound.account.channel
    near = blake2b(f"{channel}\0{inbound.place.address}".encode(), digest_size=2).digest()
    return near + blake2b(f"{channel}\0{id_}".encode(), digest_size=16).digest()


def place_key(inbound: Inbound) -> bytes:
    """Stands for a place of an account in other tables than that of the places."""
    place, account = inbound.place, inbound.account
    return blake2b(f"{place.channel}\0{place.address}\0{account.name}".encode(), digest_size=8).digest()


def thread_key(place: Place) -> bytes:
    """Stands for a place of several people in other tables than that of the places."""
    return blake2b(f"{place.channel}\0{place.address}".encode(), digest_size=8).digest()
