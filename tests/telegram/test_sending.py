"""Replies on their way to Telegram: what is sent, and how fast."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from adapters.channels.telegram.pace import Pace, Rate
from adapters.channels.telegram.sending import Sender
from bot.core.model import Block, Place, Reply, Shortcut
from tests.contracts.channel import PICTURE
from tests.telegram.emulator import User
from tests.telegram.line import (
    AT_ONCE,
    NOTES,
    drawn,
    group_place,
    outgoing,
    place_of,
    sender_of,
)
from tests.telegram.post import HELP, NOON, QUESTION, SAID, YES_NO, Post


async def test_a_reply_is_one_message_with_its_buttons_under_it(post: Post) -> None:
    at = await post.deliver(QUESTION)
    [message] = post.ana.chat.from_bot
    assert (message.text, message.marked("bold")) == ("Le garder ?", ("Le garder ?",))
    assert message.keyboard == (
        (("Oui", "c|ab.P1.B1.0f|yes"), ("Non", "c|ab.P1.B1.0f|no")),
        (("Aide", "m|ab.P1.B1.0f|help"),),
    )
    assert at == NOON


async def test_what_looks_like_html_arrives_as_it_was_typed(post: Post) -> None:
    await post.deliver(Reply((Block("quote", "<b>&amp; </blockquote> <3"),)))
    [message] = post.ana.chat.from_bot
    assert message.text == "<b>&amp; </blockquote> <3"
    assert message.marked("blockquote") == (message.text,)


async def test_a_long_text_has_its_buttons_under_its_last_message(post: Post) -> None:
    blocks = (Block("quote", "mot " * 12_000), Block("question", "Le garder ?"))
    await post.deliver(Reply(blocks, YES_NO))
    messages = post.ana.chat.from_bot
    assert len(messages) > 10
    assert " ".join(post.seen).split() == ["mot"] * 12_000 + ["Le", "garder", "?"]
    assert [bool(message.keyboard) for message in messages] == [False] * (len(messages) - 1) + [True]


async def test_emoji_count_twice(post: Post) -> None:
    await post.deliver(Reply((Block("paragraph", "🐦" * 4096),)))
    assert "".join(post.seen) == "🐦" * 4096
    assert len(post.seen) == 3


async def test_addresses_in_the_words_of_people_are_not_looked_up(post: Post) -> None:
    await post.deliver(Reply((Block("quote", "https://example.org"),)))
    [call] = post.api.called("sendMessage")
    assert call.parameters["link_preview_options"] == {"is_disabled": True}


async def test_documents_come_before_the_words_about_them(post: Post) -> None:
    await post.deliver(QUESTION, *NOTES)
    assert [(file.name, file.content) for file in post.ana.chat.documents] == [(f.name, f.content) for f in NOTES]
    assert post.seen == ["", "", "Le garder ?"]
    assert post.ana.chat.from_bot[-1].labels == ("Oui", "Non", "Aide")


async def test_a_picture_is_a_photo_under_its_title_in_its_place_among_the_documents(post: Post) -> None:
    await post.deliver(QUESTION, NOTES[0], PICTURE)
    assert post.methods == ["sendDocument", "sendPhoto", "sendMessage"]
    [call] = post.api.called("sendPhoto")
    assert {name: value for name, value in call.parameters.items() if name != "photo"} == {
        "chat_id": post.ana.id,
        "caption": "Votre voyage",
    }
    assert call.parameters["photo"].mime_type == "image/png"
    assert post.seen == ["", "Votre voyage", "Le garder ?"]
    assert [bool(message.keyboard) for message in post.ana.chat.from_bot] == [False, False, True]


async def test_a_title_is_plain_words_of_which_telegram_takes_some(post: Post) -> None:
    await post.deliver(SAID, replace(PICTURE, shows="<b>&amp;\x1b[2J " + "🐦 " * 2000 + "\nTrois escales."))
    [message] = [message for message in post.ana.chat.from_bot if message.document]
    assert message.text.startswith("<b>&amp;\ufffd[2J 🐦 🐦")
    assert message.text.endswith("🐦…")


@pytest.mark.parametrize(
    "content",
    [drawn(9_000, 1_001), drawn(21, 1), b"no picture"],
    ids=["too large", "too narrow", "of another kind"],
)
async def test_a_picture_that_telegram_does_not_show_comes_as_a_document(post: Post, content: bytes) -> None:
    await post.deliver(QUESTION, replace(PICTURE, content=content), NOTES[0])
    assert post.methods == ["sendPhoto", "sendDocument", "sendDocument", "sendMessage"]
    assert [(file.name, file.extent) for file in post.ana.chat.documents] == [
        (PICTURE.name, None),
        (NOTES[0].name, None),
    ]
    assert post.ana.chat.documents[0].content == content
    assert post.seen == ["Votre voyage", "", "Le garder ?"]


async def test_in_a_topic_that_is_gone_a_picture_is_still_a_picture(post: Post) -> None:
    group = post.api.group(forum=True)
    group.add_bot(by=post.ana)
    await post.sender.deliver(outgoing(group_place(group, 404), SAID), [PICTURE])
    picture, _ = group.chat.from_bot
    assert picture.document
    assert (picture.document.extent, picture.thread) == ((4, 3), None)


async def test_who_says_nothing_sends_nothing(post: Post) -> None:
    assert await post.deliver(Reply((Block("paragraph", " "),), YES_NO)) is None
    assert post.methods == []


async def test_in_a_forum_the_reply_stays_in_its_topic(post: Post) -> None:
    group = post.api.group(forum=True)
    group.add_bot(by=post.ana)
    topic = group.topic("Colibri")
    reply = Reply((Block("paragraph", "Écrivez-moi."),), moves=(*HELP, Shortcut("start", "/start", "En privé")))
    await post.sender.deliver(outgoing(group_place(group, topic), reply), NOTES[:1])
    document, message = group.chat.from_bot
    assert (document.thread, message.thread) == (topic, topic)
    assert message.keyboard == ((("En privé", "https://t.me/colibri_test_bot?start=group"),),)


async def test_a_topic_that_is_gone_does_not_swallow_the_reply(post: Post) -> None:
    group = post.api.group(forum=True)
    group.add_bot(by=post.ana)
    await post.sender.deliver(outgoing(group_place(group, 404), SAID), NOTES)
    assert [message.thread for message in group.chat.from_bot] == [None] * 3


async def test_a_chat_gets_a_few_messages_at_once_and_then_one_by_one(post: Post) -> None:
    sender = _paced(post, Pace(Rate(3, 0.6), AT_ONCE, AT_ONCE))
    bob = post.api.user("Bob")
    bob.start()
    await asyncio.gather(*(_send(sender, user, 5) for user in (post.ana, bob)))
    for user in (post.ana, bob):
        at = [call.at for call in post.api.called("sendMessage") if call.chat == user.id]
        assert at[4] - at[2] > 0.3
        assert at[2] - at[0] < at[4] - at[2]


async def test_a_place_from_the_outbox_that_does_not_say_it_is_a_group_is_one_all_the_same(post: Post) -> None:
    group = post.api.group()
    group.add_bot(by=post.ana)
    reply = Reply((Block("paragraph", "Écrivez-moi."),), moves=(*HELP, Shortcut("start", "/start", "En privé")))
    await post.sender.deliver(outgoing(Place("telegram", str(group.id)), reply), ())
    [message] = group.chat.from_bot
    assert message.keyboard == ((("En privé", "https://t.me/colibri_test_bot?start=group"),),)


async def test_a_group_has_a_rate_of_its_own(post: Post) -> None:
    group = post.api.group()
    group.add_bot(by=post.ana)
    sender = _paced(post, Pace(AT_ONCE, Rate(1, 0.3), AT_ONCE))
    for _ in range(3):
        await sender.deliver(outgoing(group_place(group), SAID), ())
    first, _, third = post.api.called("sendMessage")
    assert third.at - first.at > 0.5


async def test_all_chats_together_keep_the_overall_rate(post: Post) -> None:
    sender = _paced(post, Pace(AT_ONCE, AT_ONCE, Rate(5, 0.1)))
    people = [post.api.user(f"Person {number}") for number in range(30)]
    for user in people:
        user.start()
    await asyncio.gather(*(_send(sender, user, 1) for user in people))
    at = sorted(call.at for call in post.api.called("sendMessage"))
    assert len(at) == 30
    assert at[-1] - at[0] > 0.4


async def test_a_few_messages_at_once_are_within_the_limits_of_telegram(post: Post) -> None:
    post.api.limits()
    await _send(_paced(post, Pace()), post.ana, 3)
    assert [call.status for call in post.api.called("sendMessage")] == [200] * 3


async def test_chats_that_are_quiet_are_forgotten() -> None:
    pace = Pace(Rate(1, 1e-6), Rate(1, 60), AT_ONCE)
    async with pace.turn(-5):
        pass
    pace.pause(7, 60)
    for chat in range(1001, 3001):
        async with pace.turn(chat):
            pass
    assert len(pace._chats) < 600
    assert {-5, 7} < pace._chats.keys()
    assert pace.paused(7)


async def test_busy_shows_typing(post: Post) -> None:
    await post.sender.busy(place_of(post.ana))
    assert post.ana.chat.actions == ["typing"]


@pytest.mark.parametrize("kind", ["429", "500", "drop before", "slow"])
async def test_busy_never_fails_and_keeps_nobody_waiting(post: Post, kind: str) -> None:
    post.api.fail("sendChatAction", kind, seconds=60)  # type: ignore[arg-type]
    async with asyncio.timeout(3):
        await post.sender.busy(place_of(post.ana))
        await post.sender.busy(place_of(post.api.user("Bob")))


def _paced(post: Post, pace: Pace) -> Sender:
    return sender_of(post.bot, pace=pace)


async def _send(sender: Sender, user: User, messages: int) -> None:
    for _ in range(messages):
        await sender.deliver(outgoing(place_of(user), SAID), ())
