"""The platform's side of the kill test, on disk: which events it holds, which were acknowledged, what people saw.

An append-only file that survives the death of whoever writes it. An event stays with the platform, and is delivered
again, until it is `done`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from bot.core.model import Reply

_REPLY = TypeAdapter(Reply)


@dataclass
class Person:
    """One person as the platform knows them: texts sent, in order (the first is the opening), and messages seen."""

    texts: list[str] = field(default_factory=list)
    done: int = 0
    seen: list[tuple[int, Reply]] = field(default_factory=list)

    @property
    def messages(self) -> list[Reply]:
        """What was seen, without repetitions of the same message."""
        return list(dict(self.seen).values())

    @property
    def repeated(self) -> int:
        return len(self.seen) - len(self.messages)


class Journal:
    """What happened so far. Every entry is on disk when the method returns."""

    def __init__(self, path: Path) -> None:
        self.people: dict[str, Person] = {}
        for entry in _entries(path):
            self._note(entry)
        self._file = path.open("ab", buffering=0)

    def sends(self, name: str, text: str) -> None:
        self._write({"kind": "sends", "name": name, "text": text})

    def sees(self, name: str, message: int, reply: Reply) -> None:
        self._write({"kind": "sees", "name": name, "message": message, "reply": _REPLY.dump_python(reply, mode="json")})

    def done(self, name: str) -> None:
        self._write({"kind": "done", "name": name})

    def person(self, name: str) -> Person:
        return self.people.setdefault(name, Person())

    def close(self) -> None:
        self._file.close()

    def _write(self, entry: dict[str, object]) -> None:
        self._file.write(json.dumps(entry).encode() + b"\n")
        os.fsync(self._file.fileno())
        self._note(entry)

    def _note(self, entry: dict[str, object]) -> None:
        person = self.person(str(entry["name"]))
        if entry["kind"] == "sends":
            person.texts.append(str(entry["text"]))
        elif entry["kind"] == "sees":
            person.seen.append((int(str(entry["message"])), _REPLY.validate_python(entry["reply"])))
        else:
            person.done += 1


def _entries(path: Path) -> Iterator[dict[str, object]]:
    if path.exists():
        for line in path.read_bytes().splitlines():
            yield json.loads(line)
