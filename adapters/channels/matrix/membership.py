"""Who is in a room, and since when: what was said is private or not, ours to hear or not, by who was there then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from nio.events.misc import BadEvent, UnknownBadEvent
from nio.events.room_events import Event as Happened
from nio.events.room_events import RoomMemberEvent
from nio.rooms import MatrixRoom

Told = Happened | BadEvent | UnknownBadEvent  # as the server tells it: nio sets aside what has not the right form
_PAIR = 2
_THERE = ("join", "invite")


def is_private(room: MatrixRoom) -> bool:
    """Whether nobody but one person and the bot is in the room, or invited to it."""
    return _number(room) <= _PAIR


def private_when(events: Sequence[Told], room: MatrixRoom) -> list[bool]:
    """The same for each of the last events of a room, at the time when it happened.

    What people said to each other does not become ours to hear because one of them has left since.
    """
    number, found = _number(room), []
    for event in reversed(events):
        found.append(number <= _PAIR)
        if isinstance(event, RoomMemberEvent):
            number += (event.prev_membership in _THERE) - (event.membership in _THERE)
    return found[::-1]


def since_invited(events: Sequence[Told], us: str) -> Sequence[Told]:
    """Without what was said before we came: from our invitation on, or our joining. All of it if we were there."""
    invited = [at for at, event in enumerate(events) if _is_membership(event, us) and event.membership == "invite"]
    joined = [at for at, event in enumerate(events) if is_coming(event, us)]
    first = (invited or joined)[-1:]
    return events[first[0] :] if first else events


def since_answered(events: Sequence[Told], us: str) -> Sequence[Told]:
    """Without what came before our own last message: for a device that does not know what it has read."""
    ours = [at for at, event in enumerate(events) if _is_from(event, us) and not _is_membership(event, us)]
    return events[ours[-1] + 1 :] if ours else events


def have_joined(events: Sequence[Told], us: str) -> bool:
    """Whether we came into the room with these events."""
    return any(is_coming(event, us) for event in events)


def is_coming(event: Told, user: str = "") -> TypeGuard[RoomMemberEvent]:
    """Whether this user comes into the room, or anybody. Not so when a member changes a name or a picture."""
    comes = isinstance(event, RoomMemberEvent) and event.membership == "join" and event.prev_membership != "join"
    return comes and (not user or _is_membership(event, user))


def other(room: MatrixRoom, us: str) -> str:
    """The person whom we talk to. "" where there are more: we cannot know which of them."""
    others = [user for user in room.users if user != us]
    return others[0] if len(others) == 1 else ""


def _number(room: MatrixRoom) -> int:
    """How many there are; of what two sources say, the higher number."""
    return max(len(room.users), room.member_count)


def _is_from(event: Told, user: str) -> bool:
    return not isinstance(event, UnknownBadEvent) and event.sender == user


def _is_membership(event: Told, us: str) -> TypeGuard[RoomMemberEvent]:
    return isinstance(event, RoomMemberEvent) and event.state_key == us
