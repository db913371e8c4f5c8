"""What the bot does in a chat: it sends, edits, deletes, shows that it works, answers a press."""

from __future__ import annotations

from typing import Any, Literal

from tests.telegram.emulator import keyboards
from tests.telegram.emulator.chats import Chat
from tests.telegram.emulator.errors import bad
from tests.telegram.emulator.messages import Document, Message
from tests.telegram.emulator.parameters import Upload
from tests.telegram.emulator.pictures import extent_of
from tests.telegram.emulator.texts import formatted
from tests.telegram.emulator.utf16 import LONGEST_CAPTION, LONGEST_TEXT, units
from tests.telegram.emulator.world import QUERY_LIFE, World

Json = dict[str, Any]

_ACTIONS = frozenset({"typing", "upload_document", "upload_photo", "choose_sticker"})  # of many
_LONGEST_ANSWER = 200
_DELETABLE = 48 * 3600  # seconds
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def send_message(world: World, parameters: Json) -> Json:
    chat = world.writable(parameters.get("chat_id"))
    return _send(world, chat, parameters, _text(parameters))


def send_document(world: World, parameters: Json) -> Json:
    chat = world.writable(parameters.get("chat_id"))
    document = _file(world, "document", parameters.get("document"))
    return _send(world, chat, parameters, _caption(parameters), document=document)


def send_photo(world: World, parameters: Json) -> Json:
    chat = world.writable(parameters.get("chat_id"))
    picture = _file(world, "photo", parameters.get("photo"))
    return _send(world, chat, parameters, _caption(parameters), document=picture)


def edit_text(world: World, parameters: Json) -> Json:
    chat, message = _own(world, parameters)
    content = _text(parameters)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _edit(world, chat, message, content, parameters)


def edit_caption(world: World, parameters: Json) -> Json:
    chat, message = _own(world, parameters)
    if message.document is None:
        raise bad("there is no caption in the message to edit")
    return _edit(world, chat, message, _caption(parameters), parameters)


def edit_markup(world: World, parameters: Json) -> Json:
    chat, message = _own(world, parameters)
    return _edit(world, chat, message, message.content, parameters)


def delete(world: World, parameters: Json) -> bool:
    chat = world.writable(parameters.get("chat_id"))
    message = chat.get(parameters.get("message_id", 0))
    if message is None:
        raise bad("message to delete not found")
    if not (message.from_bot or chat.private) or world.now() - message.date > _DELETABLE:
        raise bad("message can't be deleted")
    chat.remove(message)
    return True


def act(world: World, parameters: Json) -> bool:
    chat = world.writable(parameters.get("chat_id"))
    _topic(chat, parameters)
    if parameters.get("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat.act(parameters["action"])
    return True


def answer(world: World, parameters: Json) -> bool:
    press = world.presses.get(parameters.get("callback_query_id", ""))
    if press is None or press.answered or world.clock() - press.at > QUERY_LIFE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = parameters.get("text", "")
    if units(text) > _LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    press.answered, press.text, press.alert = True, text, parameters.get("show_alert", False)
    world.bell.ring()
    return True


def _send(world: World, chat: Chat, parameters: Json, content: Json, document: Document | None = None) -> Json:
    replied = _reply(chat, parameters.get("reply_parameters"))
    thread = _topic(chat, parameters) or (replied.thread if replied and replied.in_topic else None)
    message = world.post(
        chat,
        world.bot,
        content,
        markup=keyboards.checked(parameters.get("reply_markup")),
        document=document,
        thread=thread,
        in_topic=thread is not None,
        reply_to=replied or (chat.get(thread) if thread else None),
    )
    return message.as_json()


def _edit(world: World, chat: Chat, message: Message, content: Json, parameters: Json) -> Json:
    """The keyboard is replaced as well: by nothing, where none is given."""
    markup = keyboards.checked(parameters.get("reply_markup"), inline_only=True)
    if (content, markup) == (message.content, message.markup):
        raise bad(_SAME)
    return world.change(chat, message, content=content, markup=markup).as_json()


def _own(world: World, parameters: Json) -> tuple[Chat, Message]:
    chat = world.writable(parameters.get("chat_id"))
    message = chat.get(parameters.get("message_id", 0))
    if message is None:
        raise bad("message to edit not found")
    if not message.from_bot or (message.markup and "inline_keyboard" not in message.markup):
        raise bad("message can't be edited")
    return chat, message


def _text(parameters: Json) -> Json:
    if not parameters.get("text"):
        raise bad("message text is empty")
    text, entities = formatted(parameters, "text", LONGEST_TEXT)
    if not text:
        raise bad("text must be non-empty")
    return {"text": text} | ({"entities": entities} if entities else {})


def _caption(parameters: Json) -> Json:
    text, entities = formatted(parameters, "caption", LONGEST_CAPTION)
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def _file(world: World, kind: Literal["document", "photo"], given: Upload | str | None) -> Document:
    if not given:
        raise bad(f"there is no {kind} in the request")
    if isinstance(given, str):
        return _known(world, kind, given)
    if not given.content:
        raise bad("file must be non-empty")
    return world.store(
        given.name, given.content, given.mime_type, extent_of(given.content) if kind == "photo" else None
    )


def _known(world: World, kind: str, file_id: str) -> Document:
    """A file that was sent before: it stays what it was."""
    if file_id not in world.documents:
        raise bad("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    document = world.documents[file_id]
    was = "photo" if document.extent else "document"
    if was != kind:
        raise bad(f"can't use file of type {was.title()} as {kind.title()}")
    return document


def _topic(chat: Chat, parameters: Json) -> int | None:
    thread: int | None = parameters.get("message_thread_id")
    if thread is not None and thread not in chat.topics:
        raise bad("message thread not found")
    return thread


def _reply(chat: Chat, to: Json | None) -> Message | None:
    if to is None:
        return None
    message = chat.get(int(to.get("message_id", 0)))
    if message is None and not to.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return message
