"""What was read last, and what waits: one small file, so that both are saved in the same moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from adapters.channels.matrix.folder import Folder

_NAME = "state.json"


@dataclass(slots=True)
class Undecrypted:
    """An event whose key has not come yet, as the server gave it: nothing in it can be read.

    `since`: when it came to us, in seconds since 1970. `told`: whether the person knows. `private`: whether the room
    was when it was sent; nobody is told elsewhere.
    """

    room: str
    source: dict[str, Any]
    since: float
    told: bool = False
    private: bool = True


@dataclass(slots=True)
class State:
    """`token`: up to where everything was received durably. `invited`: rooms to join.

    `followed`: rooms that replace one we were in: to be joined whoever invites us.
    """

    token: str = ""
    late: list[Undecrypted] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)

    def save(self, folder: Folder) -> None:
        """Durable when it returns. Raises OSError."""
        late = [[item.room, item.source, item.since, item.told, item.private] for item in self.late]
        content = {"token": self.token, "late": late, "invited": self.invited, "followed": self.followed}
        folder.write(_NAME, content)


def load(folder: Folder) -> State:
    """The state of the last run; a new one if there is none that can be read."""
    found = folder.read(_NAME)
    try:
        late = [Undecrypted(*item) for item in found.get("late", [])]
        return State(found.get("token", ""), late, list(found.get("invited", [])), list(found.get("followed", [])))
    except (TypeError, ValueError):
        return State()


def forget(folder: Folder) -> None:
    """The token belongs to a device; another one begins anew."""
    folder.remove(_NAME)
