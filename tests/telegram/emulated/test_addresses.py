"""Addresses, tokens and parameters; and a bot that runs in another process."""

from __future__ import annotations

import asyncio
import sys

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken

from tests.telegram.emulated.using import refused
from tests.telegram.emulator import BotApi, User

# --- addresses and tokens ---------------------------------------------------------------------------------------------


async def test_a_bot_learns_who_it_is(bot: Bot) -> None:
    assert (await bot.get_me()).username == "colibri_test_bot"


async def test_an_unknown_token_is_unauthorized(telegram: BotApi) -> None:
    async with ClientSession() as session:
        answer = await session.post(f"{telegram.base_url}1:{'x' * 30}/getMe")
        assert answer.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_a_bot_with_an_unknown_token_does_not_start(telegram: BotApi) -> None:
    with pytest.raises(InvalidToken):
        async with Bot(f"2:{'y' * 30}", base_url=telegram.base_url):
            pass


@pytest.mark.parametrize("path", ["", "getMe", "12/getMe", "1:short/getMe"])
async def test_a_malformed_address_is_not_found(telegram: BotApi, path: str) -> None:
    async with ClientSession() as session:
        answer = await session.post(telegram.base_url + path)
        assert answer.status == 404


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendMassage")


async def test_a_parameter_that_the_method_has_not_is_refused(bot: Bot, ana: User) -> None:
    await refused(bot.send_message(ana.id, "Bonjour", api_kwargs={"txet": "x"}), "no parameter 'txet'")


async def test_a_parameter_of_another_type_is_refused(bot: Bot, ana: User) -> None:
    await refused(bot.send_message(ana.id, "Bonjour", api_kwargs={"message_thread_id": "soon"}), "message_thread_id")


async def test_parameters_may_come_as_json(telegram: BotApi, ana: User) -> None:
    async with ClientSession() as session:
        body = {"chat_id": ana.id, "text": "Bonjour"}
        answer = await session.post(f"{telegram.base_url}{telegram.token}/sendMessage", json=body)
        assert (await answer.json())["result"]["text"] == "Bonjour"


# --- another process --------------------------------------------------------------------------------------------------

ECHO = """
import json, sys, urllib.request
def call(method, **parameters):
    body = json.dumps(parameters).encode()
    request = urllib.request.Request(sys.argv[1] + method, body, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))["result"]
(update,) = call("getUpdates", timeout=30)
message = update["message"]
call("sendMessage", chat_id=message["chat"]["id"], text=message["text"] + " !")
call("getUpdates", offset=update["update_id"] + 1)
"""


async def test_the_bot_may_run_in_another_process(telegram: BotApi) -> None:
    address = f"{telegram.base_url}{telegram.token}/"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", ECHO, address)
    ana = telegram.user()
    ana.say("Bonjour")
    await telegram.confirmed(within=20)
    assert [message.text for message in ana.chat.messages] == ["Bonjour", "Bonjour !"]
    assert await process.wait() == 0
