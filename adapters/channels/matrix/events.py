"""What Matrix tells, as events: pure translation. Nothing in a content can be relied on: anybody may send anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nio.events.misc import BadEvent
from nio.events.room_events import Event as Happened
from nio.events.room_events import (
    MegolmEvent,
    ReactionEvent,
    RedactedEvent,
    RedactionEvent,
    RoomEncryptedMedia,
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
from adapters.channels.matrix.membership import is_coming, is_private, other
from adapters.channels.matrix.reactions import Buttons
from bot.core.model import Account, Attached, Edited, Event, Place, Said, Started
from bot.ports import Inbound

NAME = "matrix"
_POLLS = ("m.poll.start", "org.matrix.msc3381.poll.start")
_MEDIA = ("m.image", "m.audio", "m.video", "m.file")
_LATEST = 253402300799.0  # the last second that a date can name


@dataclass(frozen=True, slots=True)
class Us:
    """Who the bot is on Matrix, and what its buttons mean."""

    user_id: str
    buttons: Buttons


def place_of(room: MatrixRoom, *, private: bool | None = None) -> Place:
    """A room as a place. `private`: whether it was when something was said there; as it is now, if that is not told."""
    notice = "matrix_notice" if room.encrypted else "matrix_plain_notice"
    return Place(NAME, room.room_id, private=is_private(room) if private is None else private, notice=notice)


def inbound_of(event: Happened, room: MatrixRoom, us: Us) -> Inbound | None:
    """What an event of a direct chat means; None if it is not for us.

    A conversation begins when the second of the two comes in.
    """
    if isinstance(event, MegolmEvent | RedactedEvent):
        return None
    if is_coming(event):
        who = other(room, us.user_id)
        return _inbound(event, room, who, Started()) if who and not room.users[who].invited else None
    if event.sender == us.user_id:
        return None
    meant = _meant(event, room, us)
    return None if meant is None else _inbound(event, room, event.sender, meant)


def shown_of(event: BadEvent, room: MatrixRoom, us: Us) -> Inbound | None:
    """A picture or a document that an app sends as if the room were not encrypted: we cannot read it in either case."""
    content = mapping(event.source.get("content"))
    if event.sender == us.user_id or event.type != "m.room.message" or content.get("msgtype") not in _MEDIA:
        return None
    return _inbound(event, room, event.sender, Attached(ids.make(event.event_id)))


def _inbound(event: Happened | BadEvent, room: MatrixRoom, who: str, meant: Event) -> Inbound:
    place, splits = place_of(room, private=True), isinstance(meant, Said)
    return Inbound(ids.make(event.event_id), Account(NAME, who), place, meant, at(event), splits=splits)


def _meant(event: Happened, room: MatrixRoom, us: Us) -> Event | None:
    if isinstance(event, ReactionEvent):
        return us.buttons.press(room.room_id, event.reacts_to, event.key, event.sender)
    if isinstance(event, RedactionEvent):
        return Edited(ids.make(event.redacts), "")
    if isinstance(event, RoomMessageNotice):
        return None  # a bot's, and never to be answered
    name = ids.make(event.event_id)
    if isinstance(event, RoomMessage):
        return edited(event) or said(event, name)
    if isinstance(event, StickerEvent) or (isinstance(event, UnknownEvent) and event.type in _POLLS):
        return Attached(name)
    return None


def said(event: RoomMessage, name: str) -> Said | Attached | None:
    """What a message of this name says, or shows; None for what nobody said."""
    content = content_of(event)
    if isinstance(event, RoomMessageText | RoomMessageEmote):
        return Said(name, _without_quote(content, event.body), at(event))
    if isinstance(event, RoomMessageMedia | RoomEncryptedMedia):
        return Attached(name, _caption(content))
    if isinstance(event, RoomMessageUnknown):
        return None if event.msgtype.startswith("m.key.verification") else Attached(name)
    return None


def edited(event: RoomMessage) -> Edited | None:
    """A change to an earlier message; one that cannot be understood is no new message either."""
    content = content_of(event)
    relation = mapping(content.get("m.relates_to"))
    if relation.get("rel_type") != "m.replace":
        return None
    target, new = relation.get("event_id"), mapping(content.get("m.new_content"))
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
    if "m.in_reply_to" not in mapping(content.get("m.relates_to")):
        return body
    lines = body.splitlines()
    if not lines or not lines[0].startswith("> <"):
        return body
    rest = next((index for index, line in enumerate(lines) if not line.startswith(">")), len(lines))
    return "\n".join(lines[rest:]).lstrip("\n")


def content_of(event: Happened) -> Mapping[str, Any]:
    """What is in an event, {} if that is nothing of use."""
    return mapping(event.source.get("content"))


def mapping(value: object) -> Mapping[str, Any]:
    """A value where there should be one with names in it; {} for any other."""
    return value if isinstance(value, dict) else {}


def at(event: Happened | BadEvent) -> datetime:
    """When it was sent, as the sender's server says; a server may say anything."""
    seconds = event.server_timestamp / 1000
    return datetime.fromtimestamp(min(max(seconds, 0.0), _LATEST), UTC)
