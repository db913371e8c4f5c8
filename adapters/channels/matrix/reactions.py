"""Reactions as buttons: which sign under which message of ours means which choice, and who may press it.

Up to four choices have a sign that we place, so that one tap is enough. Every one of them can also be typed. What the
signs mean is kept in a small file, so that a press is understood after a restart and late: hidden ids, the marks and
values that the core gave, no words of anybody.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from adapters.channels.matrix import ids
from adapters.channels.matrix.folder import Folder
from bot.core.model import Chose, Reply

log = logging.getLogger(__name__)
_NUMBERS = ("1\ufe0f\u20e3", "2\ufe0f\u20e3", "3\ufe0f\u20e3", "4\ufe0f\u20e3")
_SIGNS = ("🔵", "🔶", "🟩", "💜")  # where a number would be an answer; each has a form of its own besides its colour
_NAME = "buttons.json"
_MOST = 1000  # messages; a file of some 200 kB
_AS_EMOJI = "\ufe0f"  # some clients leave it out


class _Offer(msgspec.Struct):
    """What one message of ours offers. `room` and `to` are hidden; "" means everybody. `placed`: our own reactions."""

    room: str
    to: str
    asked: str
    values: dict[str, str]  # by sign
    placed: list[str]


class Buttons:
    """Remembers the last `most` messages with buttons, in a file of `folder`, which may not be there yet.

    A file that cannot be read or written is no reason to be silent: choices can be typed.
    """

    def __init__(self, folder: Folder, most: int = _MOST) -> None:
        self._folder = folder
        self._path = folder.path / _NAME
        self._most = most

    @cached_property
    def _offers(self) -> dict[str, _Offer]:
        """Read when first needed: by then the folder is ours."""
        return _read(self._path)

    def offer(self, room_id: str, event_id: str, to: str, reply: Reply) -> None:
        """A reply with choices was sent as this event, to this user or to all: before its buttons are placed."""
        values = {_bare(key): choice.value for key, choice in zip(keys_of(reply), reply.choices, strict=True)}
        name = ids.make(event_id)
        self._offers.pop(name, None)  # sent again: it is the newest now
        whose = "" if reply.for_all else self._folder.hide(to)
        self._offers[name] = _Offer(self._folder.hide(room_id), whose, reply.asked, values, [])
        while len(self._offers) > self._most:
            del self._offers[next(iter(self._offers))]
        self._write()

    def placed(self, event_id: str, reactions: Sequence[str]) -> None:
        """These events are our own reactions to a message that was offered."""
        if offer := self._offers.get(ids.make(event_id)):
            offer.placed = list(reactions)
            self._write()

    def press(self, room_id: str, event_id: str, key: str, by: str) -> Chose | None:
        """What a reaction of this user means. None if it is no button, or not theirs to press."""
        name = ids.make(event_id)
        offer = self._offers.get(name)
        if offer is None or offer.room != self._folder.hide(room_id):
            return None
        if offer.to not in ("", self._folder.hide(by)):
            return None
        value = offer.values.get(_bare(key))
        return None if value is None else Chose(name, value, offer.asked)

    def settle(self, message: str) -> Sequence[str]:
        """A button of this message (its id as the core knows it) was pressed: our reactions there, to take away.

        They are told once. What they meant is still known: a late press finds its old mark. What is for everybody stays
        for the others.
        """
        offer = self._offers.get(message)
        if offer is None or not offer.to or not offer.placed:
            return ()
        placed, offer.placed = offer.placed, []
        self._write()
        return placed

    def _write(self) -> None:
        new = self._path.with_name(self._path.name + ".new")
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.encode(self._offers))
            new.replace(self._path)
        except OSError as error:
            log.warning("what reactions mean could not be kept: %s", type(error).__name__)


def keys_of(reply: Reply) -> Sequence[str]:
    """The sign of each choice; none at all where there are more choices than signs."""
    if len(reply.choices) > len(_NUMBERS):
        return ()
    return (_NUMBERS if reply.numbered else _SIGNS)[: len(reply.choices)]


def _bare(key: str) -> str:
    return key.replace(_AS_EMOJI, "")


def _read(path: Path) -> dict[str, _Offer]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, _Offer])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("what older reactions mean is lost: %s", type(error).__name__)
        return {}
