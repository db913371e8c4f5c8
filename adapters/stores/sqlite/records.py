"""The model as rows, and back. A body is the whole record as JSON; the key columns beside it only find it.

A body that cannot be read is a StoreCorrupt that carries no word of it: the decoder's own error may quote the text.
(By msgspec: every turn reads and writes some bodies, and pydantic takes twice as long.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import TypeVar, cast

import msgspec

from bot.core.dialog import Language
from bot.core.model import Answer, Consent, Conversation, Person, Project, Reply
from bot.ports import Inbound, StoreCorrupt

K = TypeVar("K")
V = TypeVar("V")
# id, language, consent_version, consent_at, project, turn
PersonRow = tuple[str, str, str | None, str | None, str, int]


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
encode_questions, decode_questions = _codec(Mapping[str, Mapping[Language, str]])  # type: ignore[type-abstract]


class Lazy(Mapping[K, V]):
    """Records by key that are read only when they are asked for; `in`, len and iteration read none."""

    __slots__ = ("_decode", "_kept", "_rows")

    def __init__(self, rows: Mapping[K, bytes], decode: Callable[[bytes], V]) -> None:
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
    id_, language, version, at, project, turn = row
    consent = Consent(version, datetime.fromisoformat(at)) if version is not None and at is not None else None
    return Person(id_, cast(Language, language), consent, project, turn)


def moment(at: datetime) -> str:
    """A time as a column. Times of the model are in UTC, so it sorts."""
    return at.isoformat()


def mark(inbound: Inbound) -> bytes:
    """What is kept of an event against a second delivery: two hashes, and nothing that can be read back.

    The first is short and stands for the place, so that the marks of a place lie side by side: with a million marks a
    group of turns touches far fewer pages. It is too short to prove that anybody was here.
    """
    channel = inbound.account.channel
    near = blake2b(f"{channel}\0{inbound.place.address}".encode(), digest_size=2).digest()
    return near + blake2b(f"{channel}\0{inbound.id}".encode(), digest_size=16).digest()
