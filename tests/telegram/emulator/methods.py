"""The methods of the Bot API that the emulator knows: the parameters of each, and what it does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from tests.telegram.emulator import sending
from tests.telegram.emulator.errors import bad
from tests.telegram.emulator.parameters import Types, array, chat, file, integer, record, string, truth
from tests.telegram.emulator.world import World

Json = dict[str, Any]


class Method(NamedTuple):
    """`sends`: it makes or changes a message, which Telegram limits."""

    parameters: Types
    do: Callable[[World, Json], object | Awaitable[object]]
    sends: bool = False


def _get_updates(world: World, parameters: Json) -> Awaitable[object]:
    world.updates.allow(parameters.get("allowed_updates"))
    offset, limit, timeout = (parameters.get(name, usual) for name, usual in _POLL)
    return world.updates.poll(offset, limit, min(timeout, 50))


def _set_webhook(world: World, parameters: Json) -> bool:
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    world.updates.allow(parameters.get("allowed_updates"))
    world.webhook.set(parameters.get("url", ""), parameters.get("secret_token", ""))
    return True


def _delete_webhook(world: World, parameters: Json) -> bool:
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    world.webhook.clear()
    return True


def _get_chat(world: World, parameters: Json) -> Json:
    about = world.chat(parameters.get("chat_id")).about
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return about | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def _leave(world: World, parameters: Json) -> bool:
    left = world.writable(parameters.get("chat_id"))
    if left.private:
        raise bad("chat member status can't be changed in private chats")
    world.move_bot(left, "left", by=world.bot)
    return True


def _no_file(_world: World, _parameters: Json) -> bool:
    raise bad("wrong file_id or the file is temporarily unavailable")  # nobody's files can be fetched here


def _set_menu_button(world: World, parameters: Json) -> bool:
    button = parameters.get("menu_button", {"type": "default"})
    if button.get("type") not in ("commands", "default"):
        raise bad("can't parse menu button")  # the emulator's people have no web apps
    world.profile.menu_buttons[parameters.get("chat_id")] = button
    return True


def _get_menu_button(world: World, parameters: Json) -> Json:
    buttons = world.profile.menu_buttons
    return buttons.get(parameters.get("chat_id"), buttons.get(None, {"type": "commands"}))


def _done(do: Callable[[World, Json], None]) -> Callable[[World, Json], bool]:
    """Telegram answers `true` to what has nothing to return."""

    def done(world: World, parameters: Json) -> bool:
        do(world, parameters)
        return True

    return done


def _words(name: str, method: str) -> dict[str, Method]:
    language: dict[str, Any] = {"language_code": string}
    return {
        f"setMy{method}": Method(
            language | {name: string}, _done(lambda world, given: world.profile.set_words(name, given))
        ),
        f"getMy{method}": Method(language, lambda world, given: world.profile.get_words(name, given)),
    }


_POLL = (("offset", 0), ("limit", 100), ("timeout", 0))
_SEND: dict[str, Any] = {
    "business_connection_id": string,
    "chat_id": chat,
    "message_thread_id": integer,
    "direct_messages_topic_id": integer,
    "parse_mode": string,
    "disable_notification": truth,
    "protect_content": truth,
    "allow_paid_broadcast": truth,
    "message_effect_id": string,
    "suggested_post_parameters": record,
    "reply_parameters": record,
    "reply_markup": record,
}
_TEXT: dict[str, Any] = {"text": string, "parse_mode": string, "entities": array, "link_preview_options": record}
_CAPTION: dict[str, Any] = {"caption": string, "parse_mode": string, "caption_entities": array}
_FILE: dict[str, Any] = {"document": file, "thumbnail": file, "disable_content_type_detection": truth}
_PHOTO: dict[str, Any] = {"photo": file, "show_caption_above_media": truth, "has_spoiler": truth}
_EDIT: dict[str, Any] = {
    "business_connection_id": string,
    "chat_id": chat,
    "message_id": integer,
    "inline_message_id": string,
    "reply_markup": record,
}
_WEBHOOK: dict[str, Any] = {
    "url": string,
    "certificate": file,
    "ip_address": string,
    "max_connections": integer,
    "allowed_updates": array,
    "drop_pending_updates": truth,
    "secret_token": string,
}
_ACTION: dict[str, Any] = {
    "business_connection_id": string,
    "chat_id": chat,
    "message_thread_id": integer,
    "action": string,
}
_ANSWER: dict[str, Any] = {
    "callback_query_id": string,
    "text": string,
    "show_alert": truth,
    "url": string,
    "cache_time": integer,
}
_COMMANDS: dict[str, Any] = {"scope": record, "language_code": string}

METHODS: dict[str, Method] = {
    "getUpdates": Method({name: integer for name, _ in _POLL} | {"allowed_updates": array}, _get_updates),
    "setWebhook": Method(_WEBHOOK, _set_webhook),
    "deleteWebhook": Method({"drop_pending_updates": truth}, _delete_webhook),
    "getWebhookInfo": Method({}, lambda world, _: world.webhook.as_json()),
    "getMe": Method({}, lambda world, _: world.bot | _abilities(world)),
    "sendMessage": Method(_SEND | _TEXT, sending.send_message, sends=True),
    "sendDocument": Method(_SEND | _CAPTION | _FILE, sending.send_document, sends=True),
    "sendPhoto": Method(_SEND | _CAPTION | _PHOTO, sending.send_photo, sends=True),
    "editMessageText": Method(_EDIT | _TEXT, sending.edit_text, sends=True),
    "editMessageCaption": Method(
        _EDIT | _CAPTION | {"show_caption_above_media": truth}, sending.edit_caption, sends=True
    ),
    "editMessageReplyMarkup": Method(_EDIT, sending.edit_markup, sends=True),
    "deleteMessage": Method({"chat_id": chat, "message_id": integer}, sending.delete),
    "sendChatAction": Method(_ACTION, sending.act),
    "answerCallbackQuery": Method(_ANSWER, sending.answer),
    "setMyCommands": Method(
        _COMMANDS | {"commands": array}, _done(lambda world, given: world.profile.set_commands(given))
    ),
    "getMyCommands": Method(_COMMANDS, lambda world, given: world.profile.get_commands(given)),
    "deleteMyCommands": Method(_COMMANDS, _done(lambda world, given: world.profile.delete_commands(given))),
    **_words("name", "Name"),
    **_words("description", "Description"),
    **_words("short_description", "ShortDescription"),
    "setChatMenuButton": Method({"chat_id": integer, "menu_button": record}, _set_menu_button),
    "getChatMenuButton": Method({"chat_id": integer}, _get_menu_button),
    "getChat": Method({"chat_id": chat}, _get_chat),
    "getFile": Method({"file_id": string}, _no_file),
    "leaveChat": Method({"chat_id": chat}, _leave),
}


def _abilities(world: World) -> Json:
    return {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
