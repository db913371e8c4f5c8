from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import MessageType

from adapters.channels.telegram import ids
from adapters.channels.telegram.updates import _SENT, Us, inbound_of
from bot.core.model import Account, Attached, Chose, Commanded, Edited, Place, Said, Started
from bot.ports import Inbound
from tests.telegram.emulator import BotApi, Message, User
from tests.telegram.receiving import NOW, Recorder, listening

US = Us(7100000001, "colibri_test_bot", "telegram_notice")
SENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_NUMBERS = count(1)
_NOT_SENT = """
    boost_added business_connection_id channel_chat_created chat_background_set chat_owner_changed
    chat_owner_left chat_shared checklist_tasks_added checklist_tasks_done connected_website
    delete_chat_photo direct_message_price_changed effect_id forum_topic_closed forum_topic_created
    forum_topic_edited forum_topic_reopened general_forum_topic_hidden general_forum_topic_unhidden
    gift_upgrade_sent giveaway_completed giveaway_created group_chat_created left_chat_member
    managed_bot_created message_auto_delete_timer_changed migrate_to_chat_id new_chat_members
    new_chat_photo new_chat_title paid_message_price_changed passport_data pinned_message
    poll_option_added poll_option_deleted proximity_alert_triggered refunded_payment reply_to_story
    sender_boost_count sender_business_bot successful_payment suggested_post_approval_failed
    suggested_post_approved suggested_post_declined suggested_post_info suggested_post_paid
    suggested_post_refunded supergroup_chat_created users_shared video_chat_ended
    video_chat_participants_invited video_chat_scheduled video_chat_started web_app_data
    write_access_allowed
"""  # what Telegram says itself, and what only accompanies a message


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(clock=lambda: SENT) as api:
        yield api


@pytest.fixture
async def recorder(telegram: BotApi) -> AsyncIterator[Recorder]:
    """What a channel that is at work hands over."""
    receiver = Recorder()
    async with listening(telegram, receiver):
        yield receiver


def place_of(user: User) -> Place:
    return Place("telegram", str(user.id), private=True, notice="telegram_notice")


def account_of(user: User) -> Account:
    return Account("telegram", str(user.id))


async def question(telegram: BotApi, user: User, *data: str) -> Message:
    """A message of ours with buttons."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(item, callback_data=item)] for item in data])
    async with Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url) as bot:
        sent = await bot.send_message(user.id, "Le garder & continuer ?", reply_markup=keyboard)
    message = user.chat.get(sent.message_id)
    assert message
    return message


def read(kind: str = "message", chat: str = "private", /, **content: Any) -> object:
    """What a single message means that the emulator's people do not send."""
    number = next(_NUMBERS)
    about = {"id": 42 if chat == "private" else -100, "type": chat, "title": "T"}
    sender = {"id": 42, "is_bot": False, "first_name": "Ana", "language_code": "fr"}
    message = {"message_id": number, "date": 1_767_323_045, "chat": about, "from": sender} | content
    return inbound_of(Update.de_json({"update_id": number, kind: message}), US, NOW)


# --- what is said in private ------------------------------------------------------------------------------------------


async def test_a_text_is_said_at_telegrams_time(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    (number,) = ana.say("une laverie\nsolidaire")
    said = Said(ids.make(ana.id, number), "une laverie\nsolidaire", SENT)
    update = max(telegram.updates)
    assert await recorder.one() == Inbound(f"u{update}", account_of(ana), place_of(ana), said, SENT, splits=True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/aide@colibri_test_bot moi", "/aide moi"),
        ("/aide@Colibri_Test_BOT", "/aide"),
        ("/aide@colibri_test_bot\nmoi", "/aide\nmoi"),
        ("/aide@colibri_test_bot2 moi", "/aide@colibri_test_bot2 moi"),
        ("Dites @colibri_test_bot", "Dites @colibri_test_bot"),
    ],
)
def test_our_name_behind_a_command_is_left_out(written: str, meant: str) -> None:
    inbound = read(text=written)
    assert isinstance(inbound, Inbound)
    assert isinstance(inbound.event, Said)
    assert inbound.event.text == meant


@pytest.mark.parametrize("text", ["/start", "/start ref-42_x", "/start@colibri_test_bot x"])
def test_start_opens_the_chat_whatever_comes_with_it(text: str) -> None:
    inbound = read(text=text)
    assert isinstance(inbound, Inbound)
    assert inbound.event == Started("fr", certain=False)


@pytest.mark.parametrize(("code", "language"), [("fr-CA", "fr"), ("EN", "en"), ("de", None), ("", None)])
async def test_the_language_of_the_app_is_a_first_guess(
    telegram: BotApi, recorder: Recorder, code: str, language: Any
) -> None:
    telegram.user("Ana", code).start()
    assert (await recorder.one()).event == Started(language)


async def test_an_edited_text_is_the_same_message_with_new_words(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    (number,) = ana.say("une laverie")
    ana.edit(number, "deux laveries")
    await recorder.until(lambda: len(recorder.handled) == 2)
    assert recorder.events[1] == Edited(ids.make(ana.id, number), "deux laveries")


async def test_an_edited_caption_is_edited_and_may_go_away(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    number = ana.send("photo", "notre local")
    ana.edit(number, "notre atelier")
    ana.edit(number, "")
    await recorder.until(lambda: len(recorder.handled) == 3)
    name = ids.make(ana.id, number)
    assert recorder.events == [Attached(name, "notre local"), Edited(name, "notre atelier"), Edited(name, "")]


def test_a_location_that_moves_is_no_edit() -> None:
    assert read("edited_message", edit_date=1_767_323_099, location={"latitude": 1, "longitude": 2}) is None


MEDIA = ("photo", "document", "voice", "audio", "video", "video_note", "sticker", "location", "contact", "poll", "dice")


@pytest.mark.parametrize("kind", MEDIA)
async def test_what_is_not_text_is_shared_and_nothing_of_it_is_kept(
    telegram: BotApi, recorder: Recorder, kind: str
) -> None:
    ana = telegram.user()
    number = ana.send(kind)
    assert (await recorder.one()).event == Attached(ids.make(ana.id, number))


def test_a_story_a_venue_and_what_we_never_heard_of_are_shared() -> None:
    venue = {"location": {"latitude": 1, "longitude": 2}, "title": "T", "address": "A"}
    story = {"id": 1, "chat": {"id": 42, "type": "private"}}
    for content in ({"venue": venue}, {"story": story}, {"hologram": {"file_id": "x"}}):
        inbound = read(**content)
        assert isinstance(inbound, Inbound)
        assert isinstance(inbound.event, Attached)


def test_the_pictures_of_an_album_without_words_count_as_one_event() -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    said, first, second = (
        read(photo=photo, media_group_id="77", **more) for more in ({"caption": "notre local"}, {}, {})
    )
    assert isinstance(said, Inbound)
    assert isinstance(first, Inbound)
    assert isinstance(second, Inbound)
    assert said.id != first.id == second.id


SERVICE: tuple[dict[str, Any], ...] = (
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 42, "type": "private"}}},
    {"write_access_allowed": {}},
    {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
)


@pytest.mark.parametrize("content", SERVICE, ids=lambda content: next(iter(content)))
def test_what_telegram_itself_says_in_the_chat_is_nothing(content: dict[str, Any]) -> None:
    assert read(**content) is None


def test_every_kind_of_message_is_known_to_be_sent_by_people_or_not() -> None:
    """A new version of the library brings new kinds: each belongs into one of the two lists."""
    assert set(_SENT) | {"text"} | set(_NOT_SENT.split()) == {kind.value for kind in MessageType}
    assert not set(_SENT) & set(_NOT_SENT.split())


async def test_a_bot_is_not_listened_to() -> None:
    robot = {"id": 43, "is_bot": True, "first_name": "Robot"}
    assert read(text="bonjour", **{"from": robot}) is None


async def test_a_channel_is_not_listened_to() -> None:
    assert read("channel_post", "channel", text="bonjour") is None


# --- presses ----------------------------------------------------------------------------------------------------------


async def test_a_press_brings_back_what_the_button_carried(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes", "m|k7|help")
    choice, move = ana.press(message, "c|k7|yes"), ana.press(message, "m|k7|help")
    await recorder.until(lambda: len(recorder.handled) == 3)
    name = ids.make(ana.id, message.id)
    assert recorder.handled[1:] == [
        Inbound(f"q{choice.id}", account_of(ana), place_of(ana), Chose(name, "yes", "k7"), NOW),
        Inbound(f"q{move.id}", account_of(ana), place_of(ana), Commanded(name, "help", "k7"), NOW),
    ]


@pytest.mark.parametrize("data", ["", "c", "c|k7", "x|k7|yes", "drop table", "c|" * 30])
async def test_forged_data_is_a_choice_of_a_question_that_nobody_asked(
    telegram: BotApi, recorder: Recorder, data: str
) -> None:
    ana = telegram.user()
    ana.start()
    ana.press_data(await question(telegram, ana, "c|k7|yes"), data)
    await recorder.until(lambda: len(recorder.handled) == 2)
    event = recorder.events[1]
    assert isinstance(event, Chose)
    assert event.asked not in {"", "k7"}


async def test_a_press_is_answered_before_it_is_handled(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes")
    await recorder.until(lambda: recorder.handled)
    recorder.may_end.clear()
    press = ana.press(message, "c|k7|yes")
    await telegram.until(lambda: press.answered)
    assert len(recorder.handled) == 1
    recorder.may_end.set()


async def test_a_press_that_cannot_be_answered_is_handled_all_the_same(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes", "c|k7|no", "c|k7|later")
    telegram.fail("answerCallbackQuery", "drop before")
    telegram.fail("answerCallbackQuery", "502 html")
    telegram.fail("answerCallbackQuery", "429")
    for data in ("c|k7|yes", "c|k7|no", "c|k7|later"):
        ana.press(message, data)
    await telegram.confirmed()
    assert [event.value for event in recorder.events if isinstance(event, Chose)] == ["yes", "no", "later"]


async def test_a_second_tap_is_answered_and_dropped(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes", "c|k7|no")
    taps = [ana.press(message, data) for data in ("c|k7|yes", "c|k7|yes", "c|k7|no")]
    await telegram.confirmed()
    await telegram.until(lambda: all(tap.answered for tap in taps))
    assert [event.value for event in recorder.events if isinstance(event, Chose)] == ["yes", "no"]


async def test_a_press_below_a_deleted_message_is_handled(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes")
    ana.delete(message)
    ana.press_data(message, "c|k7|yes")
    await recorder.until(lambda: len(recorder.handled) == 2)
    assert recorder.events[1] == Chose(ids.make(ana.id, message.id), "yes", "k7")


async def test_the_look_of_a_pressed_message_is_kept_for_changing_it(telegram: BotApi) -> None:
    recorder, ana = Recorder(), telegram.user()
    async with listening(telegram, recorder) as channel:
        ana.start()
        message = await question(telegram, ana, "c|k7|yes")
        ana.press(message, "c|k7|yes")
        await telegram.confirmed()
        assert channel._pressed.html_of(ana.id, message.id) == "Le garder &amp; continuer ?"


# --- blocked, and back ------------------------------------------------------------------------------------------------


async def test_who_blocks_the_bot_is_not_reachable_until_they_are_back(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    ana.block()
    ana.unblock()
    await recorder.until(lambda: len(recorder.reached) == 2)
    assert recorder.reached == [(place_of(ana), False), (place_of(ana), True)]


# --- groups -----------------------------------------------------------------------------------------------------------


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


# --- privacy ----------------------------------------------------------------------------------------------------------


async def test_nothing_of_who_the_person_is_comes_in(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user("Anabelle", "fr", last_name="Quintrec", username="anabelle_q", phone="33612345678")
    group = telegram.group("Les Quintrec")
    ana.start()
    for kind in MEDIA:
        ana.send(kind)
    (number,) = ana.say("une laverie")
    ana.edit(number, "deux laveries")
    ana.press(await question(telegram, ana, "c|k7|yes"), "c|k7|yes")
    group.add_bot(by=ana)
    ana.say("/aide", to=group)
    ana.block()
    await telegram.confirmed()
    assert len(recorder.handled) == len(MEDIA) + 6
    seen = repr(recorder.handled) + repr(recorder.reached)
    for secret in ("Anabelle", "Quintrec", "anabelle_q", "33612345678", "48.85", "plan.pdf", "file_id", "AgACAgQ"):
        assert secret not in seen


def test_a_messages_id_does_not_show_its_chat_and_differs_between_chats() -> None:
    name = ids.make(5_300_000_001, 7)
    assert name.startswith("t7.")
    assert "5300000001" not in name
    assert name != ids.make(5_300_000_002, 7)
    assert ids.number_of(name) == 7
