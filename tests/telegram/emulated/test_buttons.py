"""Buttons, presses on them, and messages that are edited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup

from tests.telegram.emulated.using import BIRD, YES_NO, Clock, buttons, everything, refused
from tests.telegram.emulator import Group, User

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
