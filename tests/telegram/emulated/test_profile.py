"""The profile of the bot, in each language."""

from __future__ import annotations

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, MenuButtonCommands

from tests.telegram.emulated.using import refused
from tests.telegram.emulator import BotApi, User


async def test_everybody_sees_the_commands_of_their_language(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("aide", "Aide")], language_code="fr")
    bob = telegram.user("Bob", "en")
    assert (ana.commands, bob.commands) == ((("aide", "Aide"),), (("help", "Help"),))
    await bot.set_my_commands([BotCommand("tous", "x")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand("elle", "x")], BotCommandScopeChat(ana.id))
    assert (ana.commands[0].command, bob.commands[0].command) == ("elle", "tous")
    assert [line.command for line in await bot.get_my_commands(language_code="fr")] == ["aide"]
    await bot.delete_my_commands(language_code="fr")
    assert await bot.get_my_commands(language_code="fr") == ()


@pytest.mark.parametrize(
    "commands",
    [
        [("Aide", "x")],
        [("mes-données", "x")],
        [("a" * 33, "x")],
        [("aide", "")],
        [("aide", "x" * 257)],
        [("a", "x")] * 101,
    ],
)
async def test_commands_that_telegram_does_not_take_are_refused(bot: Bot, commands: list[tuple[str, str]]) -> None:
    await refused(bot.set_my_commands(commands), "BOT_COMMAND")


async def test_descriptions_by_language(bot: Bot, ana: User) -> None:
    await bot.set_my_description("A coach")
    await bot.set_my_description("Un coach", language_code="fr")
    await bot.set_my_short_description("Coach")
    await bot.set_my_name("Colibri")
    assert (ana.description, ana.short_description) == ("Un coach", "Coach")
    assert (await bot.get_my_description("de")).description == "A coach"
    await refused(bot.set_my_description("x" * 513), "too long")
    await refused(bot.set_my_short_description("x" * 121), "too long")
    await refused(bot.set_my_description("x", language_code="fr-FR"), "language code")


async def test_the_menu_button(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert telegram.profile.menu_buttons == {None: {"type": "commands"}}
    assert isinstance(await bot.get_chat_menu_button(ana.id), MenuButtonCommands)
