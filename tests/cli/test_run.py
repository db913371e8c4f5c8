"""`colibri run` as an operator starts and stops it: its exits, its last words, its logs."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.cli.program import PATIENCE
from tests.telegram.emulator import BotApi, User
from tests.telegram.emulator.server import TOKEN
from tests.telegram.program import PROMISED, Program, running

_QUESTION = "Quel nom simple"


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


async def _holder(telegram: BotApi, name: str = "Ana") -> User:
    """Somebody who is asked the first question. They wait for each answer, as the program keeps Telegram's rates."""
    person = telegram.user(name, "fr")
    person.start()
    for text in ("oui", "oui", "commencer"):
        shown = len(person.chat.from_bot)
        await person.chat.until(lambda chat: len(chat.from_bot) > shown, 10)  # noqa: B023 - awaited before the next
        person.say(text)
    await person.chat.until(lambda chat: _QUESTION in chat.from_bot[-1].text, 10)
    return person


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- it stops when it is told to --------------------------------------------------------------------------------------


async def _stops(program: Program) -> None:
    code, seconds = await program.terminate()
    assert (code, program.lines[-1:] and "stopped" in program.lines[-1]) == (0, True), program.lines
    assert seconds < PROMISED


async def test_it_ends_when_it_has_nothing_to_do(telegram: BotApi, tmp_path: Path) -> None:
    async with running(tmp_path, telegram) as program:
        await program.serving()
        await telegram.until(lambda: telegram.called("getUpdates"))
        await _stops(program)


async def test_it_finishes_the_answer_that_it_was_waiting_for_more_of(telegram: BotApi, tmp_path: Path) -> None:
    async with running(tmp_path, telegram) as program:
        ana = await _holder(telegram)
        ana.say("La Laverie du plateau")
        await ana.chat.until(lambda chat: "Qui va profiter" in chat.from_bot[-1].text, 10)
        await telegram.confirmed()
        ana.say("Les familles logées en meublé, qui lavent à la main.")
        await telegram.until(lambda: "typing" in ana.chat.actions)
        await _stops(program)
        assert "À peu près combien de personnes" in ana.chat.from_bot[-1].text


async def test_it_ends_while_a_delivery_waits_for_telegram_and_delivers_at_the_next_start(
    telegram: BotApi, tmp_path: Path
) -> None:
    ana = telegram.user("Ana", "fr")
    async with running(tmp_path, telegram) as program:
        await program.serving()
        telegram.fail("sendMessage", "429", retry_after=60)
        ana.start()
        await telegram.until(lambda: telegram.called("sendMessage"))
        await telegram.confirmed()
        await _stops(program)
    async with running(tmp_path, telegram):
        await ana.chat.until(lambda chat: chat.from_bot, 10)


async def test_it_ends_while_the_network_is_down(tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{_free_port()}/bot"
    settings = {"telegram_token": TOKEN, "telegram_base_url": nowhere, "telegram_file_url": nowhere}
    async with running(tmp_path, settings=settings) as program:
        await program.until_told("no answer from Telegram")
        await _stops(program)


async def test_it_ends_while_it_serves_many(telegram: BotApi, tmp_path: Path) -> None:
    people = [telegram.user(f"Person {number}", "fr") for number in range(100)]
    async with running(tmp_path, telegram) as program:
        await program.serving()
        for person in people:
            person.start()
        await telegram.until(lambda: telegram.called("sendMessage"), 10)
        await _stops(program)
    async with running(tmp_path, telegram):
        await telegram.until(lambda: all(person.chat.from_bot for person in people), 20)


# --- it says why it does not serve ------------------------------------------------------------------------------------


async def _refused(program: Program, within: float = PATIENCE) -> str:
    """Its last words, when it ends by itself with 1."""
    assert await program.end(within) == 1, program.lines
    words = [line for line in program.lines if not line.startswith("{")]
    assert not any("Traceback" in line for line in words)
    return "\n".join(words)


async def test_a_token_that_telegram_refuses_is_told(telegram: BotApi, tmp_path: Path) -> None:
    wrong = {"telegram_token": "7100000001:AAE-another-0123456789abcdefghijklm"}
    async with running(tmp_path, telegram, wrong) as program:
        words = await _refused(program)
    assert "Telegram refuse le jeton. Vérifiez COLIBRI_TELEGRAM_TOKEN" in words
    assert "AAE-another" not in "".join(program.lines)


@pytest.mark.slow
async def test_a_second_program_that_reads_the_same_bot_is_told(telegram: BotApi, tmp_path: Path) -> None:
    """Both wait for 15 seconds in all, one after the other: a program that is being replaced has ended by then."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    async with running(tmp_path / "one", telegram) as first, running(tmp_path / "two", telegram) as second:
        ending = {asyncio.create_task(program.end(90)): program for program in (first, second)}
        done, others = await asyncio.wait(ending, return_when=asyncio.FIRST_COMPLETED)
        words = await _refused(ending[done.pop()])
        for other in others:
            other.cancel()
    assert "Un autre programme lit déjà les messages de ce robot Telegram." in words


async def test_a_second_run_on_the_same_database_is_refused(telegram: BotApi, tmp_path: Path) -> None:
    async with running(tmp_path, telegram) as first:
        await first.serving()
        async with running(tmp_path, telegram) as second:
            words = await _refused(second)
        assert "Un autre « colibri run » sert déjà cette base de données" in words
        assert str(tmp_path / "colibri.db") in words
        await _stops(first)


async def test_with_nothing_to_serve_it_says_what_to_set(tmp_path: Path) -> None:
    async with running(tmp_path) as program:
        words = await _refused(program)
    assert all(f"COLIBRI_{name}" in words for name in ("TELEGRAM_TOKEN", "MATRIX_HOMESERVER", "WEB_LISTEN"))


async def test_the_pages_are_served_alone(tmp_path: Path) -> None:
    listen = f"127.0.0.1:{_free_port()}"
    pages = {"web_listen": listen, "web_url": f"http://{listen}"}
    async with running(tmp_path, settings=pages) as program, ClientSession() as anybody:
        await program.until_told("web: listening")
        async with anybody.get(f"http://{listen}/") as answer:
            assert (answer.status, "Il faut un lien pour entrer" in await answer.text()) == (403, True)
        await _stops(program)


@pytest.mark.parametrize("empty", ["controller", "contact"])
async def test_without_a_complete_notice_it_says_what_is_missing_before_it_calls_anybody(
    telegram: BotApi, tmp_path: Path, empty: str
) -> None:
    async with running(tmp_path, telegram, {empty: " "}) as program:
        words = await _refused(program)
    assert f"Réglez : COLIBRI_{empty.upper()}." in words
    assert telegram.calls == []


async def test_a_webhook_needs_a_secret(telegram: BotApi, tmp_path: Path) -> None:
    async with running(tmp_path, telegram, {"telegram_webhook_url": "https://bot.example.org/hook"}) as program:
        assert "COLIBRI_TELEGRAM_WEBHOOK_SECRET" in await _refused(program)
    assert telegram.calls == []


# --- it goes on -------------------------------------------------------------------------------------------------------


async def test_a_network_that_is_down_at_the_start_is_waited_for_and_told_once(tmp_path: Path) -> None:
    async with BotApi() as telegram:
        ana = telegram.user("Ana", "fr")
        telegram.fail("getMe", "drop before", times=2)
        async with running(tmp_path, telegram) as program:
            await program.serving()
            ana.start()
            await ana.chat.until(lambda chat: chat.from_bot, 10)
            await _stops(program)
    assert len([event for event in program.events if "no answer from Telegram" in event]) == 1
    assert program.events.count("Telegram answers again") == 1


async def test_a_webhook_takes_what_has_the_secret_and_nothing_else(telegram: BotApi, tmp_path: Path) -> None:
    local, secret = f"127.0.0.1:{_free_port()}", "a-long-random-word"
    hook = {
        "telegram_webhook_url": "https://bot.example.org/hook",
        "telegram_webhook_listen": local,
        "telegram_webhook_secret": secret,
    }
    telegram.route("https://bot.example.org", f"http://{local}")
    async with running(tmp_path, telegram, hook) as program, ClientSession() as anybody:
        await telegram.until(lambda: telegram.called("setWebhook"), 10)
        forged = {"update_id": 1, "message": {"text": "canari"}}
        headers = {"X-Telegram-Bot-Api-Secret-Token": "a-long-random-guess"}
        async with anybody.post(f"http://{local}/hook", json=forged, headers=headers) as answer:
            assert answer.status == 401
        ana = telegram.user("Ana", "fr")
        ana.start()
        await ana.chat.until(lambda chat: chat.from_bot, 10)
        await telegram.confirmed()
        await _stops(program)
    assert secret not in "".join(program.lines)


# --- its logs ---------------------------------------------------------------------------------------------------------

_CANARIES = ("CanariTexte", "CanariPrénom", "canari_surnom", "33612345678", "CanariLégende")


async def _canaries_are_said(telegram: BotApi) -> User:
    """Somebody whose every word and trait would be found again."""
    ana = telegram.user("CanariPrénom", "fr", username="canari_surnom", phone="33612345678")
    ana.start("CanariTexte")
    await ana.chat.until(lambda chat: chat.from_bot, 10)
    ana.say("CanariTexte")
    ana.send("photo", caption="CanariLégende")
    ana.send("contact")
    await telegram.confirmed(10)
    return ana


def _assert_silent(program: Program, telegram: BotApi) -> None:
    """Every line is a log, and none of them tells what is nobody's business."""
    records = [json.loads(line) for line in program.lines]
    assert all({"time", "level", "logger"} <= record.keys() for record in records)
    for word in (*_CANARIES, telegram.token, telegram.token.partition(":")[2]):
        assert word not in "".join(json.dumps(record, ensure_ascii=False) for record in records)


async def test_the_logs_are_json_and_hold_no_word_of_anybody(telegram: BotApi, tmp_path: Path) -> None:
    async with running(tmp_path, telegram) as program:
        await _canaries_are_said(telegram)
        await _stops(program)
    _assert_silent(program, telegram)


@pytest.mark.parametrize("fault", ["500", "502 html", "drop before", "drop after", "429"])
async def test_the_logs_are_silent_when_a_reply_fails(telegram: BotApi, tmp_path: Path, fault: str) -> None:
    async with running(tmp_path, telegram) as program:
        await program.serving()
        ana = telegram.user("CanariPrénom", "fr", username="canari_surnom")
        telegram.fail("sendMessage", fault, times=2)  # type: ignore[arg-type]
        ana.start()
        await telegram.until(lambda: telegram.called("sendMessage"))
        ana.say("CanariTexte")
        await telegram.confirmed(10)
        await ana.chat.until(lambda chat: len(chat.from_bot) or len(telegram.called("sendMessage")) > 1, 10)
        await _stops(program)
    _assert_silent(program, telegram)


async def test_the_logs_are_silent_when_updates_cannot_be_asked_for(telegram: BotApi, tmp_path: Path) -> None:
    telegram.fail("getUpdates", "500", times=2)
    async with running(tmp_path, telegram) as program:
        await _canaries_are_said(telegram)
        await _stops(program)
    _assert_silent(program, telegram)
    assert any("no answer from Telegram" in event for event in program.events)


async def test_an_update_that_nobody_can_read_is_passed_over_in_silence(telegram: BotApi, tmp_path: Path) -> None:
    async with running(tmp_path, telegram) as program:
        await program.serving()
        telegram._world.updates.add("message", {"text": "CanariTexte", "chat": "CanariPrénom", "date": "never"})
        await _canaries_are_said(telegram)
        await telegram.confirmed()
        await _stops(program)
    _assert_silent(program, telegram)
    assert any("an update cannot be read" in event for event in program.events)
