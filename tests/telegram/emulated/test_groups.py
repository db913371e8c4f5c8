"""Groups, with topics and without."""

from __future__ import annotations

import pytest
from telegram import Bot, ReplyParameters
from telegram.error import Forbidden

from tests.telegram.emulated.using import Clock, bot_of, everything, refused, texts
from tests.telegram.emulator import BotApi, Group, User


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
