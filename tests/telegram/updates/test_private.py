"""What is said in private, and what is nothing."""

from __future__ import annotations

from typing import Any

import pytest
from telegram.constants import MessageType

from adapters.channels.telegram import ids
from adapters.channels.telegram.updates import _SENT
from bot.core.model import Attached, Edited, Said, Started
from bot.ports import Inbound
from tests.telegram.emulator import BotApi
from tests.telegram.receiving import Recorder
from tests.telegram.updates.meant import SENT, account_of, place_of, question, read

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


# --- blocked, and back ------------------------------------------------------------------------------------------------


async def test_who_blocks_the_bot_is_not_reachable_until_they_are_back(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    ana.block()
    ana.unblock()
    await recorder.until(lambda: len(recorder.reached) == 2)
    assert recorder.reached == [(place_of(ana), False), (place_of(ana), True)]


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
