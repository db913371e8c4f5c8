"""What people do, and what the bot learns of it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import Forbidden

from tests.telegram.emulated.using import BIRD, Clock, refused, texts
from tests.telegram.emulator import BotApi, User


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
