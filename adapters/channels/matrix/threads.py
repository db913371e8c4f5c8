"""The threads of rooms in which we talk, in a small file: which they are, and which messages of them we handed over.

Nobody can be told from it: rooms, people and messages are hidden. The first and the last event of a thread are named
by their ids, to be able to write there. It is also known which rooms were private once: words that were said there can
still be taken back when others have come.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, field
from functools import cached_property

import msgspec

from adapters.channels.matrix import ids
from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.ids import Address

log = logging.getLogger(__name__)
_NAME = "threads.json"
_MOST = 1000  # threads; those where nothing was said for the longest time are forgotten first
_MOST_MESSAGES = 1000  # in one thread
_MOST_ROOMS = 5000


@dataclass(slots=True)
class _Thread:
    """`messages`: by their hashed ids, whether they are ours. `people`: those who talk there, up to two of them."""

    room: str
    root: str
    last: str
    people: list[str] = field(default_factory=list)
    messages: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class _Kept:
    """As it is written. `private`: hidden rooms."""

    threads: list[_Thread] = field(default_factory=list)
    private: list[str] = field(default_factory=list)


class Threads:
    """What the file in `folder` says, and has to say when `save` is called."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._changed = False

    @cached_property
    def _kept(self) -> _Kept:
        """Read when first needed: by then the folder is ours."""
        try:
            return msgspec.convert(self._folder.read(_NAME), _Kept)
        except msgspec.ValidationError:
            log.warning("which threads we talk in is lost: they go on when we are called")
            return _Kept()

    @cached_property
    def _threads(self) -> dict[str, _Thread]:
        return {f"{thread.room}/{thread.root}": thread for thread in self._kept.threads}

    @cached_property
    def _private(self) -> dict[str, None]:
        return dict.fromkeys(self._kept.private)

    def has(self, address: Address) -> bool:
        """Whether we talk in this thread."""
        return self._key(address) in self._threads

    def join(self, address: Address) -> None:
        """We talk in this thread from now on."""
        key = self._key(address)
        thread = self._threads.pop(key, None) or _Thread(self._folder.hide(address.room), address.root, address.root)
        self._threads[key] = thread  # it is the newest now
        while len(self._threads) > _MOST:
            del self._threads[next(iter(self._threads))]
        self._changed = True

    def heard(self, address: Address, event_id: str) -> None:
        """Something was said there, by whomever and to whomever."""
        if thread := self._threads.get(self._key(address)):
            thread.last = event_id
            self._changed = True

    def note(self, address: Address, event_id: str, by: str, *, ours: bool = False) -> None:
        """A message of this user belongs to the thread: it is ours, or was said to us."""
        if thread := self._threads.get(self._key(address)):
            thread.messages[ids.make(event_id)] = ours
            for old in list(thread.messages)[:-_MOST_MESSAGES]:
                del thread.messages[old]
            if not ours and len(thread.people) < 2 and (who := self._folder.hide(by)) not in thread.people:
                thread.people.append(who)
            self._changed = True

    def root_of(self, room_id: str, event_id: str) -> str:
        """The root of the thread that a message belongs to; "" if that is not known."""
        room, name = self._folder.hide(room_id), ids.make(event_id)
        threads = (thread for thread in self._threads.values() if thread.room == room)
        return next((thread.root for thread in threads if event_id == thread.root or name in thread.messages), "")

    def is_ours(self, address: Address, event_id: str) -> bool:
        """Whether a message there is known to be ours."""
        thread = self._threads.get(self._key(address))
        return thread is not None and thread.messages.get(ids.make(event_id), False)

    def last(self, address: Address) -> str:
        """The last event of a thread, as far as we know."""
        thread = self._threads.get(self._key(address))
        return thread.last if thread else address.root

    def is_crowded(self, address: Address) -> bool:
        """Whether several people talk with us there, so that each has to be called by name."""
        thread = self._threads.get(self._key(address))
        return thread is not None and len(thread.people) > 1

    def note_private(self, room_id: str) -> None:
        """Something was said to us in private there."""
        if (room := self._folder.hide(room_id)) not in self._private:
            self._private[room] = None
            for old in list(self._private)[:-_MOST_ROOMS]:
                del self._private[old]
            self._changed = True

    def was_private(self, room_id: str) -> bool:
        """Whether a room was private once."""
        return self._folder.hide(room_id) in self._private

    def forget(self, room_id: str) -> None:
        """We left a room: its threads are over."""
        room = self._folder.hide(room_id)
        left = {key: thread for key, thread in self._threads.items() if thread.room != room}
        self._changed |= len(left) < len(self._threads)
        self._threads = left

    def save(self) -> None:
        """Durable when it returns. Raises OSError."""
        if self._changed:
            self._folder.write(_NAME, asdict(_Kept([*self._threads.values()], [*self._private])))
            self._changed = False

    def _key(self, address: Address) -> str:
        return f"{self._folder.hide(address.room)}/{address.root}"
