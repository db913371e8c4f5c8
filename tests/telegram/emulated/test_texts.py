"""Texts as they are taken, shown and refused."""

from __future__ import annotations

import pytest
from telegram import Bot, ReplyParameters

from tests.telegram.emulated.using import BIRD, YES_NO, Clock, refused
from tests.telegram.emulator import User


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
