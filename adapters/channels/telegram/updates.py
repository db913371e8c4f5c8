"""What Telegram tells, as events: pure translation. Who the person is (name, phone, picture) stays outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, UpdateType
from telegram.helpers import effective_message_type

from adapters.channels.telegram import callbacks, ids
from adapters.channels.telegram.groups import speaks_to
from bot.core.dialog import LANGUAGES, Language
from bot.core.model import Account, Attached, Chose, Commanded, Edited, Event, Place, Said, Started
from bot.ports import Inbound

NAME = "telegram"
USED = [UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER]

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_CAPTIONED = ("animation", "audio", "document", "live_photo", "paid_media", "photo", "video", "voice")
_SENT = (
    *_CAPTIONED,
    *("checklist", "contact", "dice", "game", "gift", "giveaway", "giveaway_winners", "invoice", "location"),
    *("poll", "sticker", "story", "unique_gift", "venue", "video_note"),
)


@dataclass(frozen=True, slots=True)
class Us:
    """Who the bot is on Telegram, and the message that tells what a private chat there means for privacy."""

    id: int
    username: str
    notice: str


@dataclass(frozen=True, slots=True)
class Left:
    """A person blocked the bot, or a group removed it: nothing can be sent there."""

    place: Place


@dataclass(frozen=True, slots=True)
class Back:
    """A person no longer blocks the bot."""

    place: Place


def inbound_of(update: Update, us: Us, now: datetime) -> Inbound | Left | Back | None:
    """What an update means, or None if it is not for us. `now` dates what Telegram does not: presses."""
    if update.callback_query:
        return _pressed(update.callback_query, us, now)
    if update.my_chat_member:
        return _standing(update.update_id, update.my_chat_member, us)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    return _written(update.update_id, message, message.from_user, us, edited=update.message is None)


def _written(update_id: int, message: Message, user: User, us: Us, *, edited: bool) -> Inbound | None:
    place = place_of(message.chat, us, _topic(message))
    if place is None:
        return None
    if place.private:
        event = _edited(message, us) if edited else _said(message, user, us)
    else:
        event = None if edited else _called(message, user, us)
    if event is None:
        return None
    at = (message.edit_date if edited else None) or message.date
    return Inbound(_id(update_id, message, event), _account(user), place, event, at, splits=isinstance(event, Said))


def place_of(chat: Chat, us: Us, topic: int | None = None) -> Place | None:
    """Where a chat's words are exchanged; None for what is no conversation, a channel."""
    if chat.type == ChatType.PRIVATE:
        return Place(NAME, str(chat.id), notice=us.notice)
    if chat.type not in _GROUPS:
        return None
    return Place(NAME, f"{chat.id}/{topic}" if topic else str(chat.id), private=False, notice=us.notice)


def _topic(message: Message) -> int | None:
    """A reply in a group without topics has a thread as well, to which nothing can be sent."""
    return message.message_thread_id if message.is_topic_message else None


def _account(user: User) -> Account:
    return Account(NAME, str(user.id))


def _language(user: User) -> Language | None:
    return next((language for language in LANGUAGES if (user.language_code or "").lower()[:2] == language), None)


def _id(update_id: int, message: Message, event: Event) -> str:
    """The pictures of an album come as so many updates. Those without words count as one: one answer is enough."""
    if isinstance(event, Attached) and not event.text and message.media_group_id:
        return f"a{message.media_group_id}"
    return f"u{update_id}"


def _said(message: Message, user: User, us: Us) -> Event | None:
    """In private. None for what nobody said: that something was pinned, paid, shared with the bot."""
    name, text = _name(message), _words(message, us)
    if message.text is None:
        return Attached(name, text) if _has(message, _SENT) or effective_message_type(message) is None else None
    if text.split(maxsplit=1)[:1] == ["/start"]:
        return Started(_language(user))
    return Said(name, text, message.date)


def _edited(message: Message, us: Us) -> Event | None:
    """A caption can be taken away. None for what moves by itself: a live location."""
    said = message.text is not None or _has(message, _CAPTIONED)
    return Edited(_name(message), _words(message, us)) if said else None


def _called(message: Message, user: User, us: Us) -> Event | None:
    """In a group. What was written stays there: only that we were called, and in which language to answer."""
    called = message.sender_chat is None and speaks_to(message, us.id, us.username)
    return Started(_language(user)) if called else None


def _name(message: Message) -> str:
    return ids.make(message.chat.id, message.message_id)


def _words(message: Message, us: Us) -> str:
    """The text or caption, without our name behind a command: "/aide@colibri_bot moi" is "/aide moi"."""
    ours = rf"^(/\w+)@{re.escape(us.username)}(?!\w)"
    return re.sub(ours, r"\1", message.text or message.caption or "", flags=re.IGNORECASE)


def _has(message: Message, kinds: tuple[str, ...]) -> bool:
    return any(getattr(message, kind) for kind in kinds)


def _pressed(query: CallbackQuery, us: Us, now: datetime) -> Inbound | None:
    message = query.message
    if message is None or query.from_user.is_bot:
        return None
    place = place_of(message.chat, us, _topic(message) if isinstance(message, Message) else None)
    if place is None:
        return None
    event: Event = Started(_language(query.from_user))
    if place.private:
        event = _press(ids.make(message.chat.id, message.message_id), query.data or "")
    return Inbound(f"q{query.id}", _account(query.from_user), place, event, now)


def _press(message: str, data: str) -> Event:
    kind, asked, value = callbacks.decode(data)
    return Commanded(message, value, asked) if kind == callbacks.MOVE else Chose(message, value, asked)


def _standing(update_id: int, change: ChatMemberUpdated, us: Us) -> Inbound | Left | Back | None:
    """We were blocked or unblocked, added or removed. That our rights changed in a group means nothing."""
    place = place_of(change.chat, us)
    was_in, is_in = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    if place is None or (not place.private and was_in == is_in):
        return None
    if not is_in:
        return Left(place)
    if place.private:
        return Back(place)
    greeted = Started(_language(change.from_user))
    return Inbound(f"u{update_id}", _account(change.from_user), place, greeted, change.date)


def _is_in(member: ChatMember) -> bool:
    if member.status == ChatMemberStatus.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status not in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
