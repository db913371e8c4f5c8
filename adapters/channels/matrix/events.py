"""What Matrix tells, as events: pure translation. Nothing in a content can be relied on: anybody may send anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeGuard

from nio.events.misc import BadEvent, UnknownBadEvent
from nio.events.room_events import Event as Happened
from nio.events.room_events import (
    MegolmEvent,
    ReactionEvent,
    RedactedEvent,
    RedactionEvent,
    RoomEncryptedMedia,
    RoomMemberEvent,
    RoomMessage,
    RoomMessageEmote,
    RoomMessageMedia,
    RoomMessageNotice,
    RoomMessageText,
    RoomMessageUnknown,
    StickerEvent,
    UnknownEvent,
)
from nio.rooms import MatrixRoom

from adapters.channels.matrix import ids
from adapters.channels.matrix.reactions import Buttons
from bot.core.model import Account, Edited, Event, Place, Said, Shared, Started
from bot.ports import Inbound

NAME = "matrix"
Told = Happened | BadEvent | UnknownBadEvent  # as the server tells it: nio sets aside what has not the right form
_PAIR = 2
_POLLS = ("m.poll.start", "org.matrix.msc3381.poll.start")
_LATEST = 253402300799.0  # the last second that a date can name


@dataclass(frozen=True, slots=True)
class Us:
    """Who the bot is on Matrix, and what its buttons mean."""

    user_id: str
    buttons: Buttons


def is_private(room: MatrixRoom) -> bool:
    """Whether nobody but one person and the bot is in the room, or invited to it."""
    return len(room.users) <= _PAIR and room.member_count <= _PAIR


def place_of(room: MatrixRoom) -> Place:
    notice = "matrix_notice" if room.encrypted else "matrix_plain_notice"
    return Place(NAME, room.room_id, private=is_private(room), notice=notice)


def since_invited(events: Sequence[Told], us: str) -> Sequence[Told]:
    """Without what was said before we came: from our invitation on, or our joining. All of it if we were there."""
    invited = [at for at, event in enumerate(events) if _is_membership(event, us) and event.membership == "invite"]
    joined = [at for at, event in enumerate(events) if _is_membership(event, us) and _is_joining(event)]
    first = (invited or joined)[-1:]
    return events[first[0] :] if first else events


def since_answered(events: Sequence[Told], us: str) -> Sequence[Told]:
    """Without what came before our own last message: for a device that does not know what it has read."""
    ours = [at for at, event in enumerate(events) if _is_from(event, us) and not _is_membership(event, us)]
    return events[ours[-1] + 1 :] if ours else events


def have_joined(events: Sequence[Told], us: str) -> bool:
    """Whether we came into the room with these events."""
    return any(_is_membership(event, us) and _is_joining(event) for event in events)


def inbound_of(event: Happened, room: MatrixRoom, us: Us) -> Inbound | None:
    """What an event of a direct chat means; None if it is not for us."""
    if isinstance(event, MegolmEvent | RedactedEvent) or not is_private(room):
        return None
    if _is_joining(event) and _is_membership(event, us.user_id):
        other = next((user for user in room.users if user != us.user_id), "")
        return _inbound(event, room, other, Started()) if other else None
    if event.sender == us.user_id:
        return None
    meant = _meant(event, room, us)
    return None if meant is None else _inbound(event, room, event.sender, meant)


def _inbound(event: Happened, room: MatrixRoom, who: str, meant: Event) -> Inbound:
    splits = isinstance(meant, Said)
    return Inbound(ids.make(event.event_id), Account(NAME, who), place_of(room), meant, _at(event), splits=splits)


def _meant(event: Happened, room: MatrixRoom, us: Us) -> Event | None:
    if isinstance(event, ReactionEvent):
        return us.buttons.press(room.room_id, event.reacts_to, event.key, event.sender)
    if isinstance(event, RedactionEvent):
        return Edited(ids.make(event.redacts), "")
    if isinstance(event, RoomMessageNotice):
        return None  # a bot's, and never to be answered
    name = ids.make(event.event_id)
    if isinstance(event, RoomMessage):
        return _edited(event) or _said(event, name)
    if isinstance(event, StickerEvent) or (isinstance(event, UnknownEvent) and event.type in _POLLS):
        return Shared(name)
    return None


def _said(event: RoomMessage, name: str) -> Event | None:
    content = _content(event)
    if isinstance(event, RoomMessageText | RoomMessageEmote):
        return Said(name, _without_quote(content, event.body), _at(event))
    if isinstance(event, RoomMessageMedia | RoomEncryptedMedia):
        return Shared(name, _caption(content))
    if isinstance(event, RoomMessageUnknown):
        return None if event.msgtype.startswith("m.key.verification") else Shared(name)
    return None


def _edited(event: RoomMessage) -> Edited | None:
    """A change to an earlier message; one that cannot be understood is no new message either."""
    content = _content(event)
    relation = _mapping(content.get("m.relates_to"))
    if relation.get("rel_type") != "m.replace":
        return None
    target, new = relation.get("event_id"), _mapping(content.get("m.new_content"))
    if not isinstance(target, str):
        return None
    text = _caption(new) if "url" in new or "file" in new else new.get("body")
    return Edited(ids.make(target), text) if isinstance(text, str) else None


def _caption(content: Mapping[str, Any]) -> str:
    """What was written with a file: the body, where the name stands apart from it."""
    body, filename = content.get("body"), content.get("filename")
    return body if isinstance(body, str) and isinstance(filename, str) and body != filename else ""


def _without_quote(content: Mapping[str, Any], body: str) -> str:
    """A reply repeats what it replies to, each line behind a "> ", for old clients."""
    if "m.in_reply_to" not in _mapping(content.get("m.relates_to")):
        return body
    lines = body.splitlines()
    if not lines or not lines[0].startswith("> <"):
        return body
    rest = next((index for index, line in enumerate(lines) if not line.startswith(">")), len(lines))
    return "\n".join(lines[rest:]).lstrip("\n")


def _content(event: Happened) -> Mapping[str, Any]:
    return _mapping(event.source.get("content"))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _at(event: Happened) -> datetime:
    """When it was sent, as the sender's server says; a server may say anything."""
    seconds = event.server_timestamp / 1000
    return datetime.fromtimestamp(min(max(seconds, 0.0), _LATEST), UTC)


def _is_from(event: Told, user: str) -> bool:
    return not isinstance(event, UnknownBadEvent) and event.sender == user


def _is_membership(event: Told, us: str) -> TypeGuard[RoomMemberEvent]:
    return isinstance(event, RoomMemberEvent) and event.state_key == us


def _is_joining(event: Told) -> bool:
    """Not so when a member changes a name or a picture."""
    return isinstance(event, RoomMemberEvent) and event.membership == "join" and event.prev_membership != "join"
