from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.channels.telegram.channel import Telegram
from adapters.channels.telegram.profile import show
from bot.ports import ChannelRefused
from tests.telegram.emulator import BotApi
from tests.telegram.receiving import PROFILE, channel_of, withdraw_token

SETTERS = ("setMyCommands", "setMyDescription", "setMyShortDescription", "setChatMenuButton")
_FRENCH = (("aide", "Obtenir de l’aide"), "Je vous accompagne.", "Un accompagnement.")


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
async def channel(telegram: BotApi) -> AsyncIterator[Telegram]:
    channel = channel_of(telegram)
    yield channel
    await channel.close()


@pytest.mark.parametrize(
    ("code", "read"),
    [("fr", _FRENCH), ("en", (("help", "Get help"), "I coach you.", "A coach.")), ("de", _FRENCH), ("", _FRENCH)],
)
async def test_people_read_their_language_and_french_where_there_is_none(
    telegram: BotApi, channel: Telegram, code: str, read: tuple[object, ...]
) -> None:
    ana = telegram.user("Ana", code)
    await channel.open()
    (command,) = ana.commands
    assert (command, ana.description, ana.short_description) == read


async def test_what_is_set_already_is_not_set_again(telegram: BotApi, channel: Telegram) -> None:
    await channel.open()
    assert telegram.called(*SETTERS)
    await channel.close()
    telegram.calls.clear()
    await channel.open()
    assert telegram.called(*SETTERS) == []


async def test_the_menu_button_shows_the_commands(telegram: BotApi, channel: Telegram) -> None:
    telegram._world.profile.menu_buttons[None] = {"type": "default"}
    await channel.open()
    assert telegram.profile.menu_buttons[None] == {"type": "commands"}


@pytest.mark.parametrize("kind", ["500", "502 html", "drop before", "429"])
async def test_a_profile_that_cannot_be_set_does_not_stop_the_start(
    telegram: BotApi, channel: Telegram, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    telegram.fail("setMyCommands", kind, times=3)  # type: ignore[arg-type]
    await channel.open()
    assert telegram.user("Ana", "en").commands == ()
    assert telegram.user("Ana", "en").description == "I coach you."
    assert caplog.text.count("a part of the bot's profile is not set") == 3


async def test_a_token_that_is_withdrawn_meanwhile_is_refused(telegram: BotApi, channel: Telegram) -> None:
    await channel.open()
    withdraw_token(telegram)

    with pytest.raises(ChannelRefused) as refused:
        await show(channel._bot, PROFILE)
    assert refused.value.name == "telegram_bad_token"
