"""Groups: only being called counts."""

from __future__ import annotations

import pytest
from telegram import Bot, Update

from adapters.channels.telegram.updates import inbound_of
from bot.core.model import Place, Started
from bot.ports import Inbound
from tests.telegram.emulator import BotApi
from tests.telegram.receiving import NOW, Recorder, listening
from tests.telegram.updates.meant import SENT, US, read


async def test_a_group_that_adds_us_is_greeted_once_and_one_that_removes_us_is_left(
    telegram: BotApi, recorder: Recorder
) -> None:
    ana, group = telegram.user("Ana", "en"), telegram.group()
    group.add_bot(by=ana)
    await telegram.confirmed()
    group.remove_bot(by=ana)
    await recorder.until(lambda: recorder.reached)
    place = Place("telegram", str(group.id), private=False, notice="telegram_notice")
    (inbound,) = recorder.handled
    assert (inbound.place, inbound.event, inbound.at) == (place, Started("en"), SENT)
    assert recorder.reached == [(place, False)]


def test_new_rights_in_a_group_mean_nothing() -> None:
    us = {"id": US.id, "is_bot": True, "first_name": "Colibri"}
    change = {"chat": {"id": -100, "type": "supergroup"}, "from": {"id": 42, "is_bot": False, "first_name": "Ana"}}
    rights = dict.fromkeys(
        (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
            *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
            *("can_post_stories", "can_edit_stories", "can_delete_stories"),
        ),
        False,
    )
    old, new = {"status": "member", "user": us}, {"status": "administrator", "user": us} | rights
    update = {"date": 1_767_323_045, "old_chat_member": old, "new_chat_member": new} | change
    assert inbound_of(Update.de_json({"update_id": 1, "my_chat_member": update}), US, NOW) is None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("/aide", True),
        ("/MesDonnees", True),
        ("/roll 3", False),
        ("/roll@colibri_test_bot", True),
        ("/aide@colibri_test_bot un mot à nous", True),
        ("Merci @Colibri_test_bot !", True),
        ("/aide@autre_bot", False),
        ("Merci @autre_bot", False),
        ("voir /usr/bin", False),
        ("Bonjour à tous", False),
    ],
)
async def test_in_a_group_only_being_called_counts(text: str, called: bool) -> None:
    async with BotApi(privacy_mode=False) as api:
        recorder, ana, group = Recorder(), api.user("Ana", "fr"), api.group()
        async with listening(api, recorder):
            group.add_bot(by=ana)
            ana.say(text, to=group)
            await api.confirmed()
    assert recorder.events[1:] == [Started("fr")] * called
    assert "un mot à nous" not in repr(recorder.offered)


async def test_a_reply_to_us_counts_and_one_to_others_does_not(telegram: BotApi, recorder: Recorder) -> None:
    ana, group = telegram.user(), telegram.group()
    group.add_bot(by=ana)
    await telegram.confirmed()
    async with Bot(telegram.token, base_url=telegram.base_url) as bot:
        ours = await bot.send_message(group.id, "Écrivez-moi en privé.")
    (theirs,) = ana.say("bonjour", to=group)
    ana.say("d'accord", to=group, reply_to=theirs)
    ana.say("d'accord", to=group, reply_to=ours.message_id)
    await telegram.confirmed()
    assert recorder.events[1:] == [Started("fr")]
    assert {inbound.place.address for inbound in recorder.handled} == {str(group.id)}


async def test_the_answer_goes_to_the_topic_of_the_question(telegram: BotApi, recorder: Recorder) -> None:
    ana, group = telegram.user(), telegram.group(forum=True)
    group.add_bot(by=ana)
    topic = group.topic("Projets")
    ana.say("/aide", to=group, thread=topic)
    ana.say("/aide", to=group)
    await telegram.confirmed()
    assert [inbound.place.address for inbound in recorder.handled[1:]] == [f"{group.id}/{topic}", str(group.id)]
    assert not any(inbound.place.private for inbound in recorder.handled)


def test_a_press_in_a_group_is_only_a_call() -> None:
    pressed = {"message_id": 9, "date": 1_767_323_045, "chat": {"id": -100, "type": "supergroup"}}
    sender = {"id": 42, "is_bot": False, "first_name": "Ana", "language_code": "en"}
    query = {"id": "1", "from": sender, "chat_instance": "1", "data": "c|k7|yes", "message": pressed}
    inbound = inbound_of(Update.de_json({"update_id": 1, "callback_query": query}), US, NOW)
    assert isinstance(inbound, Inbound)
    assert inbound.event == Started("en")
    assert not inbound.place.private


async def test_what_is_edited_in_a_group_or_posted_by_a_channel_there_is_nothing() -> None:
    command = {"text": "/aide", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
    assert isinstance(read("message", "supergroup", **command), Inbound)
    assert read("edited_message", "supergroup", edit_date=1_767_323_099, **command) is None
    assert read("message", "supergroup", sender_chat={"id": -200, "type": "channel", "title": "C"}, **command) is None
