"""What the bot says about itself outside of conversations: commands, descriptions, the menu button."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tests.telegram.emulator.errors import bad

Json = dict[str, Any]

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_SCOPES: dict[str, tuple[str, ...]] = {  # and what each needs besides
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_LIMITS = {"name": 64, "description": 512, "short_description": 120}
MOST_COMMANDS, LONGEST_COMMAND_DESCRIPTION = 100, 256


class Command(NamedTuple):
    """A line of the bot's menu."""

    command: str
    description: str


class Profile:
    """By language, "" for all others; commands by their scope too: "all_private_chats", "chat 12"."""

    def __init__(self) -> None:
        self.commands: dict[tuple[str, str], tuple[Command, ...]] = {}
        self.words: dict[str, dict[str, str]] = {name: {} for name in _LIMITS}
        self.menu_buttons: dict[int | None, Json] = {}  # None: in all chats that have none of their own

    def set_commands(self, parameters: Json) -> None:
        commands = tuple(_command(item) for item in parameters.get("commands", ()))
        if len(commands) > MOST_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        key = _key(parameters)
        self.commands.pop(key, None)
        if commands:
            self.commands[key] = commands

    def get_commands(self, parameters: Json) -> list[Json]:
        return [command._asdict() for command in self.commands.get(_key(parameters), ())]

    def delete_commands(self, parameters: Json) -> None:
        self.commands.pop(_key(parameters), None)

    def set_words(self, name: str, parameters: Json) -> None:
        words, language = parameters.get(name, "").strip(), _language(parameters)
        if len(words) > _LIMITS[name]:
            raise bad(f"{name.replace('_', ' ')} is too long")
        self.words[name].pop(language, None)
        if words:
            self.words[name][language] = words

    def get_words(self, name: str, parameters: Json) -> Json:
        return {name: self.said(name, _language(parameters))}

    def said(self, name: str, language: str) -> str:
        """What somebody of this language reads."""
        return self.words[name].get(language, self.words[name].get("", ""))

    def menu(self, chat_id: int, language: str) -> tuple[Command, ...]:
        """The commands that somebody sees in their private chat: the narrowest scope wins, in it their language."""
        for scope in (f"chat {chat_id}", "all_private_chats", "default"):
            for spoken in (language, ""):
                if (scope, spoken) in self.commands:
                    return self.commands[scope, spoken]
        return ()


def _command(item: Json) -> Command:
    command, description = item.get("command"), item.get("description")
    if not isinstance(command, str) or not _COMMAND.fullmatch(command.removeprefix("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= LONGEST_COMMAND_DESCRIPTION:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(command.removeprefix("/"), description.strip())


def _key(parameters: Json) -> tuple[str, str]:
    scope = parameters.get("scope", {"type": "default"})
    needed = _SCOPES.get(scope.get("type"))
    if needed is None or scope.keys() != {"type", *needed}:
        raise bad("can't parse BotCommandScope")
    return " ".join([scope["type"], *(str(scope[name]) for name in needed)]), _language(parameters)


def _language(parameters: Json) -> str:
    language = str(parameters.get("language_code", ""))
    if not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    return language
