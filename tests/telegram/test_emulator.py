"""The emulator refuses what Telegram refuses; otherwise tests that pass on it would say nothing about the bot."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, web
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.request import HTTPXRequest

from tests.telegram.emulator import BotApi, Group, User
from tests.telegram.line import drawn

BIRD = "🐦"  # two UTF-16 code units, four bytes


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, 0, 0, 700_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[BotApi]:
    async with BotApi(clock=clock) as api:
        yield api


@asynccontextmanager
async def bot_of(api: BotApi, read_timeout: float = 5) -> AsyncIterator[Bot]:
    def request() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"verify": False})  # no certificates to load

    async with Bot(
        api.token,
        base_url=api.base_url,
        base_file_url=api.base_file_url,
        get_updates_request=request(),
        request=request(),
    ) as bot:
        yield bot


@pytest.fixture
async def bot(telegram: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(telegram) as bot:
        yield bot


@pytest.fixture
def ana(telegram: BotApi) -> User:
    """Somebody who started the bot: /start is message 1, and an update."""
    ana = telegram.user("Ana", "fr")
    ana.start()
    return ana


@pytest.fixture
def forum(telegram: BotApi, ana: User) -> Group:
    group = telegram.group("Les projets", forum=True)
    group.add_bot(by=ana)
    return group


@pytest.fixture
def group(telegram: BotApi, ana: User) -> Group:
    group = telegram.group("Le quartier")
    group.add_bot(by=ana)
    return group


def buttons(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )


YES_NO = buttons([("Oui", "yes"), ("Non", "no")])


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text if update.message else None for update in updates]


async def refused(call: Awaitable[object], reason: str) -> None:
    with pytest.raises(BadRequest) as caught:
        await call
    assert reason.lower() in caught.value.message.lower()  # python-telegram-bot capitalises


async def everything(bot: Bot) -> tuple[Update, ...]:
    """All updates that wait, which are confirmed."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


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


# --- getUpdates -------------------------------------------------------------------------------------------------------


async def test_an_update_comes_again_until_an_offset_confirms_it(telegram: BotApi, bot: Bot, ana: User) -> None:
    ana.say("un")
    first = await bot.get_updates()
    assert texts(await bot.get_updates()) == texts(first) == ["/start", "un"]
    assert texts(await bot.get_updates(offset=first[1].update_id)) == ["un"]
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()
    assert telegram.unconfirmed == []


async def test_no_more_updates_come_than_were_asked_for(bot: Bot, ana: User) -> None:
    ana.say("un")
    assert texts(await bot.get_updates(limit=1)) == ["/start"]


async def test_a_long_poll_ends_when_something_happens(bot: Bot, telegram: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.called("getUpdates"))
    telegram.user().start()
    assert texts(await poll) == ["/start"]


async def test_a_long_poll_ends_with_nothing_after_its_time(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poll_ends_the_first_with_a_conflict(telegram: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.called("getUpdates"))
    async with bot_of(telegram) as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        telegram.user().start()
        assert texts(await second) == ["/start"]


async def test_kinds_that_were_not_asked_for_make_no_update(bot: Bot, ana: User) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    ana.say("perdu")
    await bot.get_updates(allowed_updates=["message", "edited_message"])
    ana.say("gardé")
    ana.block()
    assert texts(await bot.get_updates(allowed_updates=[])) == ["/start", "gardé"]
    ana.unblock()
    assert (await bot.get_updates())[-1].my_chat_member


async def test_an_update_can_be_delivered_twice_under_its_id(telegram: BotApi, bot: Bot, ana: User) -> None:
    (first,) = await everything(bot)
    telegram.redeliver(first.update_id)
    assert telegram.unconfirmed == [first.update_id]
    (again,) = await bot.get_updates(offset=first.update_id + 1)
    assert again == first
    assert await bot.get_updates(offset=first.update_id + 1) == ()


async def test_confirmed_waits_for_the_offset(telegram: BotApi, bot: Bot, ana: User) -> None:
    with pytest.raises(AssertionError, match="not confirmed"):
        await telegram.confirmed(within=0.01)
    waiting = asyncio.create_task(telegram.confirmed())
    await everything(bot)
    await waiting


async def test_what_a_bot_drops_is_remembered(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.delete_webhook()
    assert telegram.dropped == []
    await bot.delete_webhook(drop_pending_updates=True)
    assert telegram.dropped == list(telegram.updates)
    assert await bot.get_updates() == ()


async def test_a_poll_that_waits_is_ended_with_the_emulator() -> None:
    async with BotApi() as telegram:
        bot = Bot(telegram.token, base_url=telegram.base_url)
        async with bot:
            poll = asyncio.create_task(bot.get_updates(timeout=30))
            await telegram.until(lambda: telegram.called("getUpdates"))
            await telegram.__aexit__(None, None, None)
            assert await poll == ()


# --- webhook ----------------------------------------------------------------------------------------------------------


class Hook:
    """A web server that takes updates; it answers with `statuses` first, then with 200."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.taken: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def listening(hook: Hook) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_every_update_in_order_until_it_takes_it(telegram: BotApi, bot: Bot, ana: User) -> None:
    ana.say("un")
    hook = Hook(500, 302)
    async with listening(hook) as address:
        await bot.set_webhook(f"{address}/hook", secret_token="abc_-9")
        await telegram.confirmed()
        assert [update["message"]["text"] for update in hook.taken] == ["/start", "/start", "/start", "un"]
        assert set(hook.secrets) == {"abc_-9"}
        info = await bot.get_webhook_info()
        assert (info.pending_update_count, info.last_error_message) == (0, telegram.webhook_failures[-1])


async def test_a_public_address_leads_through_a_proxy(telegram: BotApi, bot: Bot, ana: User) -> None:
    hook = Hook()
    async with listening(hook) as address:
        telegram.route("https://bot.example.org", address)
        await bot.set_webhook("https://bot.example.org/hook")
        await telegram.confirmed()
    assert hook.secrets == [None]


async def test_updates_wait_for_a_webhook_that_is_away(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await telegram.until(lambda: len(telegram.webhook_failures) > 1)
    assert len(telegram.unconfirmed) == 1
    await bot.delete_webhook()
    assert texts(await bot.get_updates()) == ["/start"]


async def test_nobody_polls_while_a_webhook_is_set(telegram: BotApi, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.called("getUpdates"))
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()


@pytest.mark.parametrize("url", ["http://example.org/hook", "https://example.org:8080/hook"])
async def test_a_webhook_is_public_and_on_a_known_port(bot: Bot, url: str) -> None:
    await refused(bot.set_webhook(url), "bad webhook")


async def test_a_secret_has_simple_signs_only(bot: Bot) -> None:
    await refused(bot.set_webhook("https://example.org/hook", secret_token="é"), "secret token")


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


# --- texts ------------------------------------------------------------------------------------------------------------


async def test_a_message_is_seen_as_it_was_sent(bot: Bot, ana: User, clock: Clock) -> None:
    sent = await bot.send_message(ana.id, " \n Bonjour\tAna \n", reply_markup=YES_NO)
    (seen,) = ana.chat.from_bot
    assert (sent.message_id, sent.text, sent.date) == (seen.id, "Bonjour Ana", clock.now.replace(microsecond=0))
    assert seen.text == "Bonjour Ana"
    assert seen.keyboard == ((("Oui", "yes"), ("Non", "no")),)
    assert ana.chat.seen == "/start\nBonjour Ana\nOui\nNon"


@pytest.mark.parametrize(("text", "reason"), [("", "message text is empty"), (" \n\t ", "text must be non-empty")])
async def test_an_empty_text_is_refused(bot: Bot, ana: User, text: str, reason: str) -> None:
    await refused(bot.send_message(ana.id, text), reason)


async def test_the_length_of_a_text_is_counted_in_utf_16(bot: Bot, ana: User) -> None:
    await bot.send_message(ana.id, BIRD * 2048)
    await refused(bot.send_message(ana.id, BIRD * 2048 + "."), "message is too long")


async def test_the_length_is_that_of_what_is_seen(bot: Bot, ana: User) -> None:
    await bot.send_message(ana.id, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    await refused(bot.send_message(ana.id, "&amp;" * 4097, parse_mode="HTML"), "message is too long")


async def test_html_becomes_entities(bot: Bot, ana: User) -> None:
    html = (
        f"{BIRD} <b>gras <i>et penché</i></b> <u>u</u> <s>s</s> <code>/x</code> <tg-spoiler>t</tg-spoiler> "
        '<span class="tg-spoiler">v</span> <a href="https://example.org/?a=1&amp;b=2">lien</a> '
        '<pre><code class="language-py">p</code></pre> <blockquote>q</blockquote> '
        "<blockquote expandable>long</blockquote> &lt;&gt;&amp;&quot;&#233;&#xe9; &nbsp; A&T"
    )
    sent = await bot.send_message(ana.id, html, parse_mode="HTML")
    (seen,) = ana.chat.from_bot
    assert seen.text.endswith('<>&"éé &nbsp; A&T')
    assert seen.marked("bold") == ("gras et penché",)
    assert seen.marked("italic") == ("et penché",)
    assert seen.marked("spoiler") == ("t", "v")
    assert (seen.marked("blockquote"), seen.marked("expandable_blockquote")) == (("q",), ("long",))
    assert seen.marked("bot_command") == ()
    assert [entity["url"] for entity in seen.entities if "url" in entity] == ["https://example.org/?a=1&b=2"]
    assert sent.parse_entity(sent.entities[0]) == "gras et penché"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>gras", "Can't find end tag"),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("x</b>", "Unexpected end tag"),
        ("je <3 toi", "Unsupported start tag"),
        ("<br>", "Unsupported start tag"),
        ("a<br/>b", "Unsupported start tag"),
        ("<p>x</p>", "Unsupported start tag"),
        ("<span>x</span>", "must have class"),
        ("<b", "Unclosed start tag"),
        ("<!-- x -->", "Unsupported start tag"),
        ("é <x>", "at byte offset 3"),
    ],
)
async def test_html_that_telegram_cannot_parse_is_refused(bot: Bot, ana: User, html: str, reason: str) -> None:
    await refused(bot.send_message(ana.id, html, parse_mode="HTML"), "Can't parse entities")
    await refused(bot.send_message(ana.id, html, parse_mode="HTML"), reason)
    assert ana.chat.from_bot == ()


async def test_an_unknown_parse_mode_is_refused(bot: Bot, ana: User) -> None:
    await refused(bot.send_message(ana.id, "x", parse_mode="Wiki"), "unsupported parse_mode")


async def test_a_reply_shows_what_it_replies_to(bot: Bot, ana: User) -> None:
    first = await bot.send_message(ana.id, "oui", reply_parameters=ReplyParameters(1))
    second = await bot.send_message(ana.id, "oui", reply_parameters=ReplyParameters(first.message_id))
    assert second.reply_to_message
    assert second.reply_to_message.reply_to_message is None
    assert first.reply_to_message
    assert first.reply_to_message.text == "/start"
    await refused(bot.send_message(ana.id, "oui", reply_parameters=ReplyParameters(99)), "replied not found")


# --- buttons ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["", "x" * 65, BIRD * 17])
async def test_the_data_of_a_button_has_1_to_64_bytes(bot: Bot, ana: User, data: str) -> None:
    await refused(bot.send_message(ana.id, "?", reply_markup=buttons([("Oui", data)])), "BUTTON_DATA_INVALID")


@pytest.mark.parametrize("data", ["x" * 64, BIRD * 16])
async def test_64_bytes_of_data_are_taken(bot: Bot, ana: User, data: str) -> None:
    await bot.send_message(ana.id, "?", reply_markup=buttons([("Oui", data)]))
    assert ana.chat.from_bot[0].keyboard == ((("Oui", data),),)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (buttons([(" ", "x")]), "text must be non-empty"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x")]]), "text buttons are unallowed"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x", url="example")]]), "is invalid"),
        (buttons([(str(number), "x") for number in range(9)]), "REPLY_MARKUP_TOO_LONG"),
        (buttons(*([(str(number), "x")] for number in range(101))), "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_a_keyboard_that_telegram_does_not_take_is_refused(
    bot: Bot, ana: User, markup: InlineKeyboardMarkup, reason: str
) -> None:
    await refused(bot.send_message(ana.id, "?", reply_markup=markup), reason)


async def test_an_address_can_be_under_a_message(bot: Bot, ana: User) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Lire", url="https://example.org")]])
    await bot.send_message(ana.id, "?", reply_markup=markup)
    assert ana.chat.from_bot[0].keyboard == ((("Lire", "https://example.org"),),)


async def test_a_press_brings_the_message_as_it_is_now(bot: Bot, ana: User, clock: Clock) -> None:
    sent = await bot.send_message(ana.id, "Le garder ?", reply_markup=YES_NO)
    clock.now += timedelta(seconds=5)
    await bot.edit_message_text("Le garder, vraiment ?", ana.id, sent.message_id, reply_markup=YES_NO)
    press = ana.press(sent.message_id, "Non")
    query = (await everything(bot))[-1].callback_query
    assert query
    assert isinstance(query.message, Message)
    assert (query.data, query.from_user.id, query.message.text) == ("no", ana.id, "Le garder, vraiment ?")
    assert query.message.edit_date == clock.now.replace(microsecond=0)
    await query.answer("Noté", show_alert=True)
    assert (press.answered, press.text, press.alert) == (True, "Noté", True)


async def test_a_button_that_is_not_there_cannot_be_pressed_but_forged(bot: Bot, ana: User) -> None:
    await bot.send_message(ana.id, "Le garder ?", reply_markup=YES_NO)
    (seen,) = ana.chat.from_bot
    with pytest.raises(AssertionError, match="Peut-être"):
        ana.press(seen, "Peut-être")
    await bot.edit_message_text("Gardé", ana.id, seen.id)
    ana.press_data(seen, "forged")
    query = (await everything(bot))[-1].callback_query
    assert query
    assert isinstance(query.message, Message)
    assert (query.data, query.message.text) == ("forged", "Gardé")


async def test_a_press_on_a_deleted_message_shows_the_bot_no_message(bot: Bot, ana: User) -> None:
    await bot.send_message(ana.id, "Le garder ?", reply_markup=YES_NO)
    (seen,) = ana.chat.from_bot
    ana.delete(seen)
    ana.press_data(seen, "yes")
    query = (await everything(bot))[-1].callback_query
    assert query
    assert query.message
    assert not query.message.is_accessible


async def test_a_press_is_answered_once_and_soon(bot: Bot, ana: User, clock: Clock) -> None:
    await bot.send_message(ana.id, "Le garder ?", reply_markup=YES_NO)
    (seen,) = ana.chat.from_bot
    first, second = ana.press(seen, "Oui"), ana.press(seen, "Oui")
    await refused(bot.answer_callback_query(first.id, "x" * 201), "MESSAGE_TOO_LONG")
    await bot.answer_callback_query(first.id, "x" * 200)
    await refused(bot.answer_callback_query(first.id), "query is too old")
    clock.now += timedelta(minutes=2)
    for query_id in (first.id, second.id, "unknown"):
        await refused(bot.answer_callback_query(query_id), "query is too old")
    assert not second.answered


async def test_a_reply_keyboard_is_not_an_inline_one(bot: Bot, ana: User) -> None:
    sent = await bot.send_message(ana.id, "?", reply_markup=ReplyKeyboardMarkup([["Oui"]]))
    await refused(bot.edit_message_text("!", ana.id, sent.message_id), "can't be edited")
    plain = await bot.send_message(ana.id, "?")
    keyboard = {"reply_markup": {"keyboard": [["Oui"]]}}
    await refused(bot.edit_message_text("!", ana.id, plain.message_id, api_kwargs=keyboard), "inline keyboard expected")


# --- edits ------------------------------------------------------------------------------------------------------------


async def test_an_edit_without_a_keyboard_removes_it(bot: Bot, ana: User) -> None:
    sent = await bot.send_message(ana.id, "Le garder ?", reply_markup=YES_NO)
    await bot.edit_message_text("<b>Oui</b>", ana.id, sent.message_id, parse_mode="HTML")
    (seen,) = ana.chat.from_bot
    assert (seen.text, seen.marked("bold"), seen.keyboard) == ("Oui", ("Oui",), ())
    assert [state.labels for state in ana.chat.history] == [(), ("Oui", "Non"), ()]


async def test_a_keyboard_can_go_alone(bot: Bot, ana: User) -> None:
    sent = await bot.send_message(ana.id, "Le garder ?", reply_markup=YES_NO)
    await bot.edit_message_reply_markup(ana.id, sent.message_id)
    (seen,) = ana.chat.from_bot
    assert (seen.text, seen.keyboard) == ("Le garder ?", ())
    await refused(bot.edit_message_reply_markup(ana.id, sent.message_id), "message is not modified")


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, ana: User) -> None:
    sent = await bot.send_message(ana.id, "<b>Oui</b>", parse_mode="HTML", reply_markup=YES_NO)
    edit = bot.edit_message_text
    same = edit(" <strong>Oui</strong> ", ana.id, sent.message_id, parse_mode="HTML", reply_markup=YES_NO)
    await refused(same, "message is not modified")
    await edit("Oui", ana.id, sent.message_id, reply_markup=YES_NO)  # the entities differ
    await edit("Oui", ana.id, sent.message_id)  # the keyboard differs


async def test_only_messages_of_the_bot_that_are_there_can_be_edited(bot: Bot, ana: User) -> None:
    sent = await bot.send_message(ana.id, "Bonjour")
    await refused(bot.edit_message_text("x", ana.id, 99), "message to edit not found")
    await refused(bot.edit_message_text("x", ana.id, 1), "message can't be edited")
    await bot.delete_message(ana.id, sent.message_id)
    await refused(bot.edit_message_text("x", ana.id, sent.message_id), "message to edit not found")
    await refused(bot.delete_message(ana.id, sent.message_id), "message to delete not found")
    assert ana.chat.seen == "/start"
    assert [state.deleted for state in ana.chat.history] == [False, False, True]


async def test_what_members_of_a_group_say_cannot_be_deleted(bot: Bot, ana: User, group: Group) -> None:
    (message_id,) = ana.say("/aide", to=group)
    await refused(bot.delete_message(group.id, message_id), "message can't be deleted")


async def test_a_message_of_long_ago_cannot_be_deleted(bot: Bot, ana: User, clock: Clock) -> None:
    sent = await bot.send_message(ana.id, "Bonjour")
    clock.now += timedelta(hours=49)
    await refused(bot.delete_message(ana.id, sent.message_id), "message can't be deleted")


# --- documents --------------------------------------------------------------------------------------------------------


async def test_a_document_arrives_as_it_was_sent(bot: Bot, ana: User) -> None:
    content = "# L'été\n".encode()
    sent = await bot.send_document(
        ana.id, content, caption="<i>Voici</i>", parse_mode="HTML", filename="l'été.md", reply_markup=YES_NO
    )
    (seen,) = ana.chat.from_bot
    assert seen.document
    assert (seen.document.name, seen.document.content) == ("l'été.md", content)
    assert (seen.text, seen.marked("italic"), seen.labels) == ("Voici", ("Voici",), ("Oui", "Non"))
    assert sent.document
    await bot.send_document(ana.id, sent.document.file_id)
    assert [document.name for document in ana.chat.documents] == ["l'été.md"] * 2
    await refused(bot.edit_message_text("x", ana.id, sent.message_id), "there is no text in the message to edit")
    await bot.edit_message_caption(ana.id, sent.message_id, caption="Voilà")
    assert ana.chat.from_bot[0].text == "Voilà"


async def test_an_upload_may_come_in_uneven_pieces(telegram: BotApi, ana: User) -> None:
    """A few bytes of one field, then much at once: what aiohttp warns about, to itself."""
    content = b"z" * 30_000
    field = b'--edge\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    body = field % (b"caption", b"", b"Voici") + field % (b"chat_id", b"", b"%d" % ana.id)
    body += field % (b"document", b'; filename="a.md"', content) + b"--edge--\r\n"

    async def pieces() -> AsyncIterator[bytes]:
        cut = body.index(b"Voici")
        for piece in (body[: cut + 1], body[cut + 1 : cut + 3], body[cut + 3 :]):
            yield piece
            await asyncio.sleep(0.05)  # or the system puts them together

    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    async with ClientSession() as session:
        address = f"{telegram.base_url}{telegram.token}/sendDocument"
        answer = await session.post(address, data=pieces(), headers=headers)
        assert answer.status == 200
    assert [document.content for document in ana.chat.documents] == [content]


async def test_a_caption_has_1024_signs_at_most(bot: Bot, ana: User) -> None:
    await bot.send_document(ana.id, b"x", caption=BIRD * 512)
    await refused(bot.send_document(ana.id, b"x", caption=BIRD * 512 + "."), "caption is too long")


async def test_a_document_without_content_or_of_unknown_id_is_refused(bot: Bot, ana: User) -> None:
    await refused(bot.send_document(ana.id, BytesIO(b"")), "file must be non-empty")
    await refused(bot.send_document(ana.id, "AgAD"), "wrong remote file identifier")
    await refused(bot.get_file("AgAD"), "wrong file_id")


async def test_a_photo_arrives_as_a_picture_that_has_no_name(bot: Bot, ana: User) -> None:
    content = drawn(40, 30)
    sent = await bot.send_photo(ana.id, content, caption="<i>Voici</i>", parse_mode="HTML", filename="carte.png")
    (seen,) = ana.chat.from_bot
    assert seen.document
    assert (seen.document.name, seen.document.content, seen.text) == ("carte.png", content, "Voici")
    (size,) = sent.photo
    assert (size.width, size.height, size.file_size, sent.document) == (40, 30, len(content), None)
    await bot.send_photo(ana.id, size.file_id)
    assert [document.extent for document in ana.chat.documents] == [(40, 30)] * 2
    await refused(bot.send_document(ana.id, size.file_id), "can't use file of type Photo as Document")
    await refused(bot.send_photo(ana.id, BytesIO(b"")), "file must be non-empty")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a", "IMAGE_PROCESS_FAILED"),
        (drawn(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
        (drawn(21, 1), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_photo_for_telegram_is_refused(bot: Bot, ana: User, content: bytes, reason: str) -> None:
    await refused(bot.send_photo(ana.id, content), reason)
    await bot.send_photo(ana.id, drawn(9_000, 1_000))
    await bot.send_photo(ana.id, drawn(20, 1))


# --- people -----------------------------------------------------------------------------------------------------------


async def test_a_payload_comes_with_the_start(telegram: BotApi, bot: Bot) -> None:
    telegram.user().start("from_site")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start from_site"
    assert list(update.message.parse_entities(["bot_command"]).values()) == ["/start"]


async def test_the_bot_learns_about_people_what_telegram_tells(telegram: BotApi, bot: Bot) -> None:
    telegram.user("Ana", "fr", last_name="B", username="anab", phone="33611").say("Bonjour")
    assert telegram.updates
    assert "33611" not in str(telegram.updates)
    (update,) = await bot.get_updates()
    user = update.effective_user
    assert user
    assert (user.full_name, user.username, user.language_code) == ("Ana B", "anab", "fr")


async def test_a_long_text_is_sent_as_several_messages(bot: Bot, ana: User) -> None:
    words = " ".join(["mot"] * 1250)  # 4,999 signs
    assert len(ana.say(words)) == len(ana.say("x" * 4097)) == len(ana.say(BIRD * 2049)) == 2
    said = [text or "" for text in texts(await bot.get_updates())][1:]
    assert " ".join(said[:2]) == words
    assert said[1].startswith("mot")
    assert said[3:] == ["x", BIRD * 2048, BIRD]


async def test_people_edit_what_they_said(bot: Bot, ana: User, clock: Clock) -> None:
    (message_id,) = ana.say("une laverie")
    clock.now += timedelta(seconds=9)
    ana.edit(message_id, "une laverie solidaire")
    update = (await bot.get_updates())[-1]
    assert update.message is None
    assert update.edited_message
    assert (update.edited_message.message_id, update.edited_message.text) == (message_id, "une laverie solidaire")
    assert update.edited_message.edit_date == clock.now.replace(microsecond=0)
    assert ana.chat.messages[-1].text == "une laverie solidaire"


@pytest.mark.parametrize(
    "kind",
    ["photo", "document", "voice", "audio", "video", "video_note", "sticker", "location", "contact", "poll", "dice"],
)
async def test_people_send_other_things_than_words(bot: Bot, ana: User, kind: str) -> None:
    ana.send(kind)
    message = (await bot.get_updates())[-1].message
    assert message
    assert getattr(message, kind)
    assert message.text is None


async def test_a_photo_may_have_a_caption(bot: Bot, ana: User) -> None:
    message_id = ana.send("photo", "/aide")
    ana.edit(message_id, "notre atelier")
    sent, edited = (await bot.get_updates())[-2:]
    assert sent.message
    assert list(sent.message.parse_caption_entities()) != []
    assert edited.edited_message
    assert (edited.edited_message.caption, bool(edited.edited_message.photo)) == ("notre atelier", True)


async def test_nobody_is_written_to_before_they_start(telegram: BotApi, bot: Bot) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(telegram.user().id, "Bonjour")


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    await refused(bot.send_message(12, "Bonjour"), "chat not found")
    await refused(bot.send_message("@nobody", "Bonjour"), "chat not found")


async def test_who_blocks_the_bot_is_not_reached_until_they_come_back(bot: Bot, ana: User) -> None:
    ana.block()
    for call in (bot.send_message(ana.id, "Bonjour"), bot.send_chat_action(ana.id, "typing")):
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await call
    ana.start()
    await bot.send_message(ana.id, "Bonjour")
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_a_chat_can_be_waited_for(bot: Bot, ana: User) -> None:
    waiting = asyncio.create_task(ana.chat.until(2))
    await bot.send_message(ana.id, "Bonjour")
    assert [message.text for message in await waiting] == ["/start", "Bonjour"]
    await ana.chat.until(lambda chat: chat.from_bot[-1].text == "Bonjour")
    with pytest.raises(AssertionError, match="Bonjour"):
        await ana.chat.until(3, within=0.01)


async def test_what_the_bot_does_is_seen(bot: Bot, ana: User) -> None:
    await bot.send_chat_action(ana.id, "typing")
    assert ana.chat.actions == ["typing"]
    await refused(bot.send_chat_action(ana.id, "thinking"), "action")
    assert (await bot.get_chat(ana.id)).first_name == "Ana"


# --- groups -----------------------------------------------------------------------------------------------------------


async def test_a_bot_is_added_and_removed(telegram: BotApi, bot: Bot, ana: User) -> None:
    group = telegram.group("Le quartier")
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(group.id, "Bonjour")
    group.add_bot(by=ana)
    await bot.send_message(group.id, "Bonjour")
    group.remove_bot(by=ana)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_message(group.id, "Bonjour")
    _, added, service, removed = await bot.get_updates()
    assert added.my_chat_member
    assert added.my_chat_member.new_chat_member.status == "member"
    assert service.message
    assert service.message.new_chat_members[0].id == bot.id
    assert removed.my_chat_member


async def test_a_bot_can_leave_a_group_but_nobody_else(telegram: BotApi, bot: Bot, ana: User, group: Group) -> None:
    await bot.leave_chat(group.id)
    ana.say("/aide", to=group)
    assert (await everything(bot))[-1].my_chat_member
    await refused(bot.leave_chat(ana.id), "private chats")


async def test_in_privacy_mode_the_bot_gets_what_is_meant_for_it(bot: Bot, ana: User, group: Group) -> None:
    await everything(bot)
    sent = await bot.send_message(group.id, "Me voici")
    for text in ("bonjour", "/aide", "/aide@colibri_test_bot", "/aide@other_bot", "salut @colibri_test_bot !", "a/b"):
        ana.say(text, to=group)
    ana.say("merci", to=group, reply_to=sent.message_id)
    ana.send("voice", to=group)
    assert texts(await bot.get_updates()) == [
        "/aide",
        "/aide@colibri_test_bot",
        "salut @colibri_test_bot !",
        "merci",
    ]


async def test_without_privacy_mode_the_bot_gets_everything(clock: Clock) -> None:
    async with BotApi(clock=clock, privacy_mode=False) as telegram, bot_of(telegram) as bot:
        assert (await bot.get_me()).can_read_all_group_messages
        ana, group = telegram.user(), telegram.group()
        group.add_bot(by=ana)
        ana.say("bonjour", to=group)
        assert texts(await bot.get_updates())[-1] == "bonjour"


async def test_topics_have_threads_and_others_are_not_found(bot: Bot, ana: User, forum: Group) -> None:
    thread = forum.topic("Idées")
    ana.say("/aide", to=forum, thread=thread)
    message = (await everything(bot))[-1].message
    assert message
    assert (message.message_thread_id, message.is_topic_message, message.chat.is_forum) == (thread, True, True)
    assert message.reply_to_message
    assert message.reply_to_message.forum_topic_created
    sent = await bot.send_message(forum.id, "Voici", message_thread_id=thread)
    assert sent.reply_to_message
    assert sent.reply_to_message.forum_topic_created
    assert forum.messages[-1].thread == thread
    await bot.send_message(forum.id, "Aussi", reply_parameters=ReplyParameters(message.message_id))
    assert forum.messages[-1].thread == thread
    for method in (bot.send_message(forum.id, "x", message_thread_id=99), bot.send_chat_action(forum.id, "typing", 99)):
        await refused(method, "message thread not found")


async def test_the_thread_of_a_reply_in_a_group_without_topics_is_none_to_send_to(
    bot: Bot, ana: User, group: Group
) -> None:
    sent = await bot.send_message(group.id, "Me voici")
    ana.say("merci", to=group, reply_to=sent.message_id)
    message = (await everything(bot))[-1].message
    assert message
    assert (message.message_thread_id, message.is_topic_message) == (sent.message_id, None)
    await refused(
        bot.send_message(group.id, "x", message_thread_id=message.message_thread_id), "message thread not found"
    )


# --- profile ----------------------------------------------------------------------------------------------------------


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


# --- faults -----------------------------------------------------------------------------------------------------------


async def test_a_429_says_when_to_try_again(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("sendMessage", "429", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(ana.id, "un")
    assert caught.value.retry_after == timedelta(seconds=7)
    await bot.send_message(ana.id, "deux")
    assert [message.text for message in ana.chat.from_bot] == ["deux"]


async def test_faults_of_the_server_are_met_as_often_as_ordered(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("*", "500", times=2)
    telegram.fail("sendMessage", "502 html")
    for reason in ("Internal Server Error", "Internal Server Error", "Bad Gateway"):
        with pytest.raises(NetworkError, match=reason):
            await bot.send_message(ana.id, "un")
    await bot.send_message(ana.id, "un")
    assert [call.status for call in telegram.called("sendMessage")] == [500, 500, 502, 200]


async def test_a_connection_that_drops_before_has_done_nothing(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("sendMessage", "drop before")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "un")
    assert ana.chat.from_bot == ()


async def test_a_connection_that_drops_after_has_done_everything(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("sendMessage", "drop after")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "un")
    assert [message.text for message in ana.chat.from_bot] == ["un"]
    assert telegram.calls[-1].status == 0


async def test_updates_that_were_lost_on_the_way_come_again(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("getUpdates", "drop after")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert texts(await bot.get_updates()) == ["/start"]


async def test_who_does_not_wait_for_a_slow_answer_may_have_been_heard(telegram: BotApi, ana: User) -> None:
    telegram.fail("sendMessage", "slow", seconds=30)
    async with bot_of(telegram, read_timeout=0.1) as hasty:
        with pytest.raises(TimedOut):
            await hasty.send_message(ana.id, "un")
    assert [message.text for message in ana.chat.from_bot] == ["un"]


async def test_a_fault_can_be_that_of_one_chat(telegram: BotApi, bot: Bot, ana: User) -> None:
    bob = telegram.user("Bob")
    bob.start()
    telegram.fail("sendMessage", "500", chat=bob.id)
    await bot.send_message(ana.id, "un")
    with pytest.raises(NetworkError):
        await bot.send_message(bob.id, "un")


async def test_an_unknown_fault_cannot_be_ordered(telegram: BotApi) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        telegram.fail("sendMessage", "418")  # type: ignore[arg-type]


async def test_limits_are_kept_where_they_were_ordered(telegram: BotApi, bot: Bot, ana: User, group: Group) -> None:
    telegram.limits(per_chat=1, burst=2)
    await bot.send_message(ana.id, "un")
    await bot.send_message(ana.id, "deux")
    with pytest.raises(RetryAfter):
        await bot.send_message(ana.id, "trois")
    for number in range(20):
        await bot.send_message(group.id, str(number))
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "x")


async def test_there_is_a_limit_overall(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.limits(per_chat=100, burst=100, overall=5)
    calls: list[Callable[[], Awaitable[object]]] = [lambda: bot.send_message(ana.id, "x")] * 5
    for call in calls:
        await call()
    with pytest.raises(RetryAfter):
        await bot.send_message(ana.id, "x")


async def test_calls_are_kept_with_what_they_asked_for(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.send_message(ana.id, "un", reply_markup=YES_NO)
    (call,) = telegram.called("sendMessage")
    assert (call.chat, call.status, call.parameters["text"]) == (ana.id, 200, "un")
    assert "inline_keyboard" in call.parameters["reply_markup"]
