"""What becomes of a message whose button was pressed."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from adapters.channels.telegram import ids
from adapters.channels.telegram.rendering import LONGEST
from bot.core.model import Block, Press, Reply
from tests.telegram.line import (
    NOTES,
)
from tests.telegram.post import HELP, NOON, QUESTION, SAID, YES_NO, Post


async def test_an_answered_question_shows_the_choice_and_no_buttons(post: Post) -> None:
    message = await post.question()
    press = post.press(message, "Oui", html="<b>Le &lt;garder&gt; ?</b>", chosen="Oui & <merci>")
    await post.deliver(Reply(SAID.blocks, press=press))
    question, said = post.ana.chat.from_bot
    assert question.text == "Le <garder> ?\n\n→ Oui & <merci>"
    assert question.marked("bold") == ("Le <garder> ?", "Oui & <merci>")
    assert question.labels == ()
    assert said.text == "C'est noté."


async def test_an_answered_question_of_the_greatest_length_still_shows_the_choice(post: Post) -> None:
    words = "🐦" * (LONGEST // 2)
    message = await post.question(Reply((Block("paragraph", words),), YES_NO))
    await post.deliver(Reply(SAID.blocks, press=post.press(message, "Oui", html=words, chosen="🐦" * 200)))
    assert post.seen[0] == f"{words}\n\n→ {'🐦' * 59}…"


async def test_an_answered_question_that_is_forgotten_only_loses_its_buttons(post: Post) -> None:
    message = await post.question()
    await post.deliver(Reply(SAID.blocks, press=Press(ids.make(post.ana.id, message.id), "Oui")))
    assert post.seen == ["Le garder ?", "C'est noté."]
    assert [message.labels for message in post.ana.chat.from_bot] == [(), ()]


async def test_an_answered_question_that_cannot_be_told_again_only_loses_its_buttons(post: Post) -> None:
    message = await post.question()
    await post.deliver(Reply(SAID.blocks, press=post.press(message, "Oui", html="<b>x", chosen="Oui")))
    assert post.seen == ["Le garder ?", "C'est noté."]
    assert post.ana.chat.from_bot[0].labels == ()


async def test_help_takes_the_place_of_the_pressed_message(post: Post) -> None:
    message = await post.question()
    post.clock.now += timedelta(minutes=1)
    help_ = Reply((Block("paragraph", "De l'aide."),), YES_NO, asked="x", press=post.press(message, "Aide"))
    assert await post.deliver(help_) == NOON + timedelta(minutes=1)
    [edited] = post.ana.chat.from_bot
    assert (edited.id, edited.text) == (message.id, "De l'aide.")
    assert edited.keyboard == ((("Oui", "c|x|yes"), ("Non", "c|x|no")),)
    assert post.pressed.first(post.ana.id, message.id, "m|ab.P1.B1.0f|help", "q2", "")  # its buttons are new


async def test_long_help_goes_on_in_new_messages(post: Post) -> None:
    message = await post.question()
    blocks = (Block("paragraph", "mot " * 1500),)
    await post.deliver(Reply(blocks, YES_NO, press=post.press(message, "Aide")))
    first, second = post.ana.chat.from_bot
    assert first.id == message.id
    assert (first.labels, second.labels) == ((), ("Oui", "Non"))
    assert f"{first.text} {second.text}".split() == ["mot"] * 1500


async def test_what_comes_with_documents_is_all_new(post: Post) -> None:
    message = await post.question()
    await post.deliver(Reply(SAID.blocks, press=post.press(message, "Aide")), *NOTES)
    assert post.seen == ["Le garder ?", "", "", "C'est noté."]
    assert post.ana.chat.from_bot[0].labels == ()


async def test_a_press_that_nothing_is_said_to_takes_the_buttons_away(post: Post) -> None:
    message = await post.question()
    await post.deliver(Reply((), press=post.press(message, "Aide")))
    assert post.seen == ["Le garder ?"]
    assert post.ana.chat.from_bot[0].labels == ()


async def test_a_message_that_shows_it_already_is_fine(post: Post) -> None:
    message = await post.question()
    await post.deliver(
        Reply(QUESTION.blocks, YES_NO, moves=HELP, asked=QUESTION.asked, press=post.press(message, "Aide"))
    )
    assert post.ana.chat.from_bot == (message,)


@pytest.mark.parametrize("chosen", ["Oui", ""])
async def test_a_pressed_message_that_is_gone_is_no_obstacle(post: Post, chosen: str) -> None:
    message = await post.question()
    press = post.press(message, "Oui", chosen=chosen)
    post.ana.delete(message)
    await post.deliver(Reply(SAID.blocks, press=press))
    assert post.seen == ["C'est noté."]


@pytest.mark.parametrize("name", ["t7.00000000", "terminal:7", "t", "", "tx.1"])
async def test_a_press_in_another_place_changes_nothing_here(post: Post, name: str) -> None:
    await post.deliver(Reply(SAID.blocks, press=Press(name)))
    assert post.methods == ["sendMessage"]


@pytest.mark.parametrize("chosen", ["Oui", ""])
@pytest.mark.parametrize("kind", ["500", "502 html", "drop before", "drop after"])
async def test_an_uncertain_edit_is_tried_again(post: Post, kind: str, chosen: str) -> None:
    message = await post.question()
    post.api.fail("editMessageText", kind, times=2)  # type: ignore[arg-type]
    await post.deliver(Reply(SAID.blocks, press=post.press(message, "Oui", chosen=chosen)))
    assert post.seen == (["Le garder ?\n\n→ Oui", "C'est noté."] if chosen else ["C'est noté."])


@pytest.mark.parametrize("chosen", ["Oui", ""])
async def test_an_edit_that_does_not_succeed_is_given_up(post: Post, chosen: str) -> None:
    message = await post.question()
    post.api.fail("editMessageText", "500", times=9)
    await post.deliver(Reply(SAID.blocks, press=post.press(message, "Oui", chosen=chosen)))
    assert post.seen == ["Le garder ?", "C'est noté."]
    assert len(post.api.called("editMessageText")) == 3


@pytest.mark.parametrize("chosen", ["Oui", ""])
async def test_a_slow_edit_does_not_keep_the_reply_waiting(post: Post, chosen: str) -> None:
    message = await post.question()
    post.api.fail("editMessageText", "slow", seconds=60)
    async with asyncio.timeout(3):
        await post.deliver(Reply(SAID.blocks, press=post.press(message, "Oui", chosen=chosen)))
    assert post.seen[-1] == "C'est noté."


async def test_buttons_that_could_not_be_taken_away_work_again(post: Post) -> None:
    message = await post.question()
    post.api.fail("editMessageText", "500", times=9)
    post.api.fail("editMessageReplyMarkup", "500", times=9)
    await post.deliver(Reply(SAID.blocks, press=post.press(message, "Oui", chosen="Oui")))
    assert post.ana.chat.from_bot[0].labels == message.labels
    assert post.pressed.first(post.ana.id, message.id, "c|ab.P1.B1.0f|yes", "q2", "")
