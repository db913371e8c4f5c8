"""What the bot says about itself outside of conversations: its menu of commands and its descriptions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, BotCommand, MenuButtonCommands
from telegram.constants import MenuButtonType
from telegram.error import InvalidToken, TelegramError

from bot.core.dialog import Language
from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
T = TypeVar("T")
_OTHERS: Language = "fr"  # what people of any other language read


@dataclass(frozen=True, slots=True)
class Profile:
    """`commands`: (command without its slash, what it does), in the order of the menu.

    `description` stands in the empty chat (512 characters at most), `about` on the bot's page and in links (120).
    """

    commands: Mapping[Language, Sequence[tuple[str, str]]]
    description: Mapping[Language, str]
    about: Mapping[Language, str]


async def show(bot: Bot, profile: Profile) -> None:
    """Set what is not set like this already.

    What Telegram does not take is logged, and stops nothing. Raises ChannelRefused if the token is not valid.
    """
    done = await asyncio.gather(*(_safely(step) for step in _steps(bot, profile)))
    if not all(done):
        raise ChannelRefused("telegram_bad_token")


async def _safely(step: Awaitable[None]) -> bool:
    """Whether the token is valid."""
    try:
        await step
    except InvalidToken:
        return False
    except TelegramError as error:
        log.warning("a part of the bot's profile is not set: %s", type(error).__name__)
    return True


def _steps(bot: Bot, profile: Profile) -> Iterator[Awaitable[None]]:
    for code, commands in _by_code(profile.commands):
        yield _set_commands(bot, code, tuple(BotCommand(*command) for command in commands))
    for code, text in _by_code(profile.description):
        yield _set_description(bot, code, text)
    for code, text in _by_code(profile.about):
        yield _set_about(bot, code, text)
    yield _set_button(bot)


def _by_code(texts: Mapping[Language, T]) -> Iterator[tuple[str | None, T]]:
    """By Telegram's code of the language; None stands for all that have no text of their own."""
    yield None, texts[_OTHERS]
    yield from texts.items()


async def _set_commands(bot: Bot, code: str | None, commands: tuple[BotCommand, ...]) -> None:
    if await bot.get_my_commands(language_code=code) != commands:
        await bot.set_my_commands(commands, language_code=code)


async def _set_description(bot: Bot, code: str | None, text: str) -> None:
    if (await bot.get_my_description(code)).description != text:
        await bot.set_my_description(text, code)


async def _set_about(bot: Bot, code: str | None, text: str) -> None:
    if (await bot.get_my_short_description(code)).short_description != text:
        await bot.set_my_short_description(text, code)


async def _set_button(bot: Bot) -> None:
    if (await bot.get_chat_menu_button()).type != MenuButtonType.COMMANDS:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
