"""The content, and what is made of it for everybody."""

from __future__ import annotations

from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.model import Block, Reply
from bot.settings import Settings
from bot.shelf import read_folder, shipped


def content(settings: Settings) -> Library:
    """The library. Raises ContentError."""
    return load(read_folder(settings.dialogs or shipped()))


def apologies(library: Library) -> dict[Language, Reply]:
    """What is said, in each language, when something broke on our side."""
    return {language: Reply((Block("paragraph", words["error"]),)) for language, words in library.messages.items()}


def in_every_language(library: Library, name: str) -> str:
    """A message for somebody whose language nobody knows yet."""
    return "\n".join(words[name] for words in library.messages.values())
