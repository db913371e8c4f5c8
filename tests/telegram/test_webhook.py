from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.ports import ChannelRefused, StoreFull
from tests.telegram.emulator import BotApi
from tests.telegram.receiving import Recorder, channel_of, fault_on, listening, options, words

PUBLIC = "https://bot.example.org/hook/x"
SECRET = "s3cret-of-the-webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@asynccontextmanager
async def hooked(
    telegram: BotApi, recorder: Recorder, port: int, secret: str = SECRET, **more: Any
) -> AsyncIterator[ClientSession]:
    """The channel behind its webhook, and somebody who can reach it."""
    telegram.route("https://bot.example.org", f"http://127.0.0.1:{port}")
    settings = options(telegram, webhook_url=PUBLIC, webhook_listen=f"127.0.0.1:{port}", webhook_secret=secret)
    async with listening(telegram, recorder, settings, **more):
        await telegram.until(lambda: any(call.status for call in telegram.called("setWebhook")))
        async with ClientSession(f"http://127.0.0.1:{port}", headers={HEADER: secret}) as session:
            yield session


def update(number: int = 1, text: str = "une laverie") -> dict[str, Any]:
    sender = {"id": 42, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": number, "date": 1, "chat": {"id": 42, "type": "private"}, "from": sender, "text": text}
    return {"update_id": number, "message": message}


async def test_telegram_brings_what_was_said_before_and_after_the_start(telegram: BotApi, port: int) -> None:
    ana, recorder = telegram.user(), Recorder()
    ana.say("une laverie")
    async with hooked(telegram, recorder, port):
        await telegram.confirmed()
        ana.say("solidaire")
        await telegram.confirmed()
    assert [words(inbound) for inbound in recorder.handled] == ["une laverie", "solidaire"]
    assert telegram.dropped == []
    assert telegram.webhook_failures == []
    told = telegram.called("setWebhook")[0].parameters
    assert told["secret_token"] == SECRET
    assert told["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert "drop_pending_updates" not in told


async def test_it_says_200_only_when_the_update_is_handled(telegram: BotApi, port: int) -> None:
    ana, recorder = telegram.user(), Recorder()
    recorder.may_end.clear()
    async with hooked(telegram, recorder, port):
        ana.say("une laverie")
        await recorder.until(lambda: recorder.offered)
        assert telegram.unconfirmed
        recorder.may_end.set()
        await telegram.confirmed()


async def test_what_the_store_cannot_take_is_brought_again_and_told_once(telegram: BotApi, port: int) -> None:
    ana, recorder = telegram.user(), Recorder()
    recorder.breaks = fault_on("une laverie", 3, StoreFull)
    async with hooked(telegram, recorder, port):
        ana.say("une laverie")
        await telegram.confirmed()
    assert telegram.webhook_failures == ["Wrong response from the webhook: 503 Service Unavailable"] * 3
    assert len(recorder.handled) == 1
    assert recorder.put_off_to_later == recorder.handled


@pytest.mark.parametrize("secret", ["", "wrong", "s3cret-of-the-webhoo", "pâté"])
async def test_who_does_not_know_the_secret_is_not_listened_to(telegram: BotApi, port: int, secret: str) -> None:
    recorder = Recorder()
    async with hooked(telegram, recorder, port) as session:
        answer = await session.post("/hook/x", json=update(), headers={HEADER: secret})
    assert answer.status == 401
    assert recorder.offered == []


async def test_a_secret_that_is_no_text_is_a_wrong_one(telegram: BotApi, port: int) -> None:
    async with hooked(telegram, Recorder(), port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"POST /hook/x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + HEADER.encode() + b": \xff\xfe\r\n\r\n"
        )
        status = await reader.readline()
        writer.close()
        await writer.wait_closed()
    assert status.split()[1] == b"401"


async def test_without_a_secret_in_the_settings_there_is_one_that_nobody_knows(telegram: BotApi, port: int) -> None:
    ana, recorder = telegram.user(), Recorder()
    async with hooked(telegram, recorder, port, secret="") as session:
        answer = await session.post("/hook/x", json=update())
        ana.say("une laverie")
        await telegram.confirmed()
    assert answer.status == 401
    assert len(recorder.handled) == 1


async def test_only_a_post_of_json_of_a_reasonable_size_is_read(telegram: BotApi, port: int) -> None:
    recorder = Recorder()
    async with hooked(telegram, recorder, port) as session:
        statuses = [
            (await session.get("/hook/x")).status,
            (await session.post("/", json=update())).status,
            (await session.post("/hook/x", data=b"not json")).status,
            (await session.post("/hook/x", data=b"\xff")).status,
            (await session.post("/hook/x", data=BytesIO(json.dumps(update(text="x" * 1_100_000)).encode()))).status,
            (await session.post("/hook/x", json=update(text="x" * 4_096))).status,
        ]
    assert statuses == [405, 404, 400, 400, 413, 200]
    assert len(recorder.handled) == 1


@pytest.mark.parametrize("poison", [{"update_id": 1, "message": {"text": "secret"}}, {"text": "secret"}, ["secret"]])
async def test_what_cannot_be_read_does_not_come_again(
    telegram: BotApi, port: int, caplog: pytest.LogCaptureFixture, poison: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    recorder = Recorder()
    async with hooked(telegram, recorder, port) as session:
        assert (await session.post("/hook/x", json=poison)).status == 200
    assert recorder.offered == []
    assert "an update cannot be read: " in caplog.text
    assert "secret" not in caplog.text.replace(SECRET, "")


async def test_a_bug_does_not_make_an_update_come_again(telegram: BotApi, port: int) -> None:
    recorder = Recorder()
    recorder.breaks = lambda _: RuntimeError()
    async with hooked(telegram, recorder, port) as session:
        assert (await session.post("/hook/x", json=update())).status == 200
    assert len(recorder.offered) == 1


async def test_what_is_being_handled_at_the_end_is_still_answered(telegram: BotApi, port: int) -> None:
    recorder = Recorder()
    recorder.may_end.clear()
    async with ClientSession() as session:
        async with hooked(telegram, recorder, port):
            url = f"http://127.0.0.1:{port}/hook/x"
            request = asyncio.create_task(session.post(url, json=update(), headers={HEADER: SECRET}))
            await recorder.until(lambda: recorder.offered)
            asyncio.get_running_loop().call_later(0.05, recorder.may_end.set)
        assert (await request).status == 200


async def refusal(telegram: BotApi, **more: str) -> str:
    channel = channel_of(telegram, options(telegram, **more))
    await channel.open()
    with pytest.raises(ChannelRefused) as refused:
        await channel.listen(Recorder())
    await channel.close()
    return refused.value.name


async def test_an_address_that_telegram_does_not_accept_is_refused(telegram: BotApi, port: int) -> None:
    listen = f"127.0.0.1:{port}"
    name = await refusal(telegram, webhook_url="http://bot.example.org/", webhook_listen=listen)
    assert name == "telegram_bad_webhook"


@pytest.mark.parametrize("listen", ["", "127.0.0.1", "127.0.0.1:x", "192.0.2.1:8080", "127.0.0.1:99999"])
async def test_an_address_where_nothing_can_arrive_is_refused(telegram: BotApi, listen: str) -> None:
    assert await refusal(telegram, webhook_url=PUBLIC, webhook_listen=listen) == "telegram_bad_webhook"
