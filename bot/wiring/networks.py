"""The channels that serve people on a network. Their libraries are imported where one is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.dialog import Library
from bot.core.guide import doors_of
from bot.core.moves import TYPED
from bot.ports import Network
from bot.settings import Settings
from bot.wiring.clock import now
from bot.wiring.library import in_every_language

if TYPE_CHECKING:
    from adapters.channels.telegram.channel import Profile

# The moves that a platform lists in its menu of commands, the most useful ones first.
_LISTED = (
    *("help", "example", "skip", "back", "menu", "resume", "recap", "map", "edit", "actions", "export", "pause"),
    *("word", "play", "warmup", "language", "my_data", "privacy", "erase", "keep", "human"),
    *("channels", "link", "unlink", "reminder", "stop", "cancel", "start"),
)


def networks(settings: Settings, library: Library) -> list[Network]:
    """The network channels that the settings ask for."""
    found: list[Network] = []
    if settings.telegram_token.get_secret_value():
        found.append(_telegram(settings, library))
    if settings.matrix_homeserver:
        found.append(_matrix(settings, library))
    return found


def _telegram(settings: Settings, library: Library) -> Network:
    from adapters.channels.telegram.channel import Telegram, TelegramOptions

    options = TelegramOptions(
        settings.telegram_token.get_secret_value(),
        settings.telegram_base_url,
        settings.telegram_file_url,
        settings.telegram_webhook_url,
        settings.telegram_webhook_listen,
        settings.telegram_webhook_secret.get_secret_value(),
    )
    return Telegram(options, profile(library), now)


def _matrix(settings: Settings, library: Library) -> Network:
    from adapters.channels.matrix.channel import Matrix, MatrixOptions, MatrixWords

    options = MatrixOptions(
        settings.matrix_homeserver,
        settings.matrix_user,
        settings.matrix_folder,
        settings.matrix_password.get_secret_value(),
        settings.matrix_access_token.get_secret_value(),
        settings.matrix_inviters,
        settings.matrix_device_name,
    )
    words = MatrixWords(in_every_language(library, "matrix_unreadable"), in_every_language(library, "matrix_declined"))
    return Matrix(options, words, now)


def profile(library: Library) -> Profile:
    """What the bot says about itself where the platform shows it."""
    from adapters.channels.telegram.channel import Profile

    said = library.messages
    commands = {
        language: [
            *((TYPED[language][name][1:], words[f"move_{name}"].partition(" | ")[2]) for name in _LISTED),
            *((door.commands[language], door.names[language]) for door in doors_of(library).values() if door.commands),
        ]
        for language, words in said.items()
    }
    return Profile(
        commands,
        {language: words["bot_description"] for language, words in said.items()},
        {language: words["bot_about"] for language, words in said.items()},
    )
