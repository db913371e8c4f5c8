"""A person with the app in their hand, from the first tap on: what they see, and what is kept of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore
from bot.core.model import Outcome, Situation
from bot.ports import Inbound, Outgoing, StoreFull
from tests.bench.answers import ANSWERS
from tests.telegram.live import Live, live, shown

_NAME_ASKED = "Quel nom simple donneriez-vous à votre action ?"
_WHO_ASKED = "Qui va profiter de l'action en premier ?"


@pytest.fixture
async def colibri(tmp_path: Path) -> AsyncIterator[Live]:
    async with live(tmp_path) as serving:
        yield serving


# --- buttons ----------------------------------------------------------------------------------------------------------


async def test_an_answering_press_leaves_question_and_choice_without_keyboard_and_the_next_question_follows(
    colibri: Live,
) -> None:
    ana = colibri.telegram.user("Ana", "fr")
    await colibri.after(ana.start)
    question = ana.chat.from_bot[-1]
    following = await colibri.presses(ana, "Oui")
    pressed = ana.chat.get(question.id)
    assert pressed
    assert pressed.text == f"{question.text}\n\n→ Oui"
    assert pressed.keyboard == ()
    assert following.id != question.id
    assert "Acceptez-vous" in following.text


async def test_help_and_menu_take_the_place_of_the_message_that_was_pressed(colibri: Live) -> None:
    ana = await colibri.holder()  # whose first question came with a word on the warm-up, which stays
    await colibri.presses(ana, "Menu")
    await colibri.presses(ana, "Reprendre : Nom de l'action")
    asked, before = ana.chat.from_bot[-1], len(ana.chat.messages)
    helped = await colibri.presses(ana, "Aide")
    menu = await colibri.presses(ana, "Menu")
    assert (helped.id, menu.id, len(ana.chat.messages)) == (asked.id, asked.id, before)
    assert "Un bon nom dit ce que vous faites" in helped.text
    assert "Que voulez-vous faire ?" in menu.text


async def test_every_press_is_answered_so_that_no_button_shows_a_clock(colibri: Live) -> None:
    ana = await colibri.holder()
    asked = ana.chat.from_bot[-1]
    presses = [ana.press(asked, "Aide"), ana.press(asked, "Menu"), ana.press_data(asked, "?")]
    await colibri.telegram.until(lambda: all(press.answered for press in presses))


async def test_a_double_tap_is_one_turn(colibri: Live) -> None:
    ana = await colibri.stranger_agrees()
    menu, turn = ana.chat.from_bot[-1], (await colibri.holding(ana)).person.turn
    begin = shown(menu, "Commencer le dossier")
    await colibri.after(lambda: ana.press(menu, begin), lambda: ana.press(menu, begin))
    assert (await colibri.holding(ana)).person.turn == turn + 1
    assert ana.chat.seen.count(_NAME_ASKED) == 1


async def test_a_button_of_an_old_question_offers_to_change_its_answer(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, ANSWERS["B01"], ANSWERS["B03.3"], ANSWERS["B05.1"], "suivant")
    question = ana.chat.from_bot[-1]
    data = next(button.data for row in question.keyboard for button in row if "Pas pour l'instant" in button.label)
    await colibri.says(ana, ANSWERS["B06"])
    await colibri.after(lambda: ana.press_data(question, data))
    answer = ana.chat.from_bot[-1]
    assert "Cette question a déjà votre réponse. Vous pouvez la changer." in answer.text
    assert "Voulez-vous la compléter, la remplacer ou la garder ?" in answer.text


@pytest.mark.parametrize("data", ["", "c", "c|nowhere|accept", "m|nowhere|skip", "c||\x00é", "x|y|z", "m||" + "a" * 61])
async def test_forged_data_changes_nothing_and_is_answered(colibri: Live, data: str) -> None:
    ana = await colibri.holder()
    press = ana.press_data(ana.chat.from_bot[-1], data)
    await colibri.after()
    assert press.answered
    assert "Ce choix n'est plus proposé ici. Rien n'a changé." in ana.chat.from_bot[-1].text
    assert await colibri.answers(ana) == {}
    await colibri.says(ana, "La Laverie du plateau")
    assert (await colibri.answers(ana))["B01"] == "La Laverie du plateau"


# --- what is written --------------------------------------------------------------------------------------------------


async def test_an_edited_message_revises_the_answer_it_gave_and_the_bot_says_which(colibri: Live) -> None:
    ana = await colibri.holder()
    (name,) = ana.say("La Laverie du plateau")
    await colibri.after()
    await colibri.says(ana, ANSWERS["B03.3"])
    await colibri.after(lambda: ana.edit(name, "La Laverie qui roule sur le plateau"))
    assert "C'est corrigé dans : Nom de l'action." in ana.chat.from_bot[-1].text
    assert (await colibri.answers(ana))["B01"] == "La Laverie qui roule sur le plateau"


async def test_an_edit_of_one_of_several_messages_revises_its_part(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    (first,) = ana.say("Les 140 familles logées en meublé.")
    ana.say("Et aussi les retraités de la vallée.")
    await colibri.after()
    await colibri.after(lambda: ana.edit(first, "Les 90 familles logées en caravane."))
    assert (await colibri.answers(ana))["B03.3"] == (
        "Les 90 familles logées en caravane.\nEt aussi les retraités de la vallée."
    )


async def test_a_text_that_the_app_splits_is_one_answer(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    long = " ".join(f"Famille numéro {number} du plateau, qui lave à la main." for number in range(170))
    assert len(long) > 8500
    turn = (await colibri.holding(ana)).person.turn
    assert len(ana.say(long)) == 3
    await colibri.after()
    holding = await colibri.holding(ana)
    (answer,) = [answer for answer in holding.history if answer.step == "B03.3"]
    assert (holding.person.turn, len(answer.parts), answer.revision) == (turn + 1, 3, 1)
    assert "".join(answer.text.split()) == "".join(long.split())


async def test_a_second_message_sent_before_the_next_question_was_there_is_part_of_the_first(colibri: Live) -> None:
    ana = await colibri.holder()
    ana.say("La Laverie du plateau")
    ana.say("et de la vallée")
    await colibri.after()
    assert await colibri.answers(ana) == {"B01": "La Laverie du plateau\net de la vallée"}
    assert "Ce message est arrivé avant ma question : je l'ajoute" in ana.chat.seen
    assert _WHO_ASKED in ana.chat.from_bot[-1].text


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "sticker", "location", "contact", "poll", "dice"])
async def test_what_is_no_text_is_told_what_is_expected_and_asked_again(colibri: Live, kind: str) -> None:
    ana = await colibri.holder()
    await colibri.after(lambda: ana.send(kind))
    answer = ana.chat.from_bot[-1].text
    assert "Vous pouvez dicter avec" in answer
    assert _NAME_ASKED in answer
    assert await colibri.answers(ana) == {}


# --- documents --------------------------------------------------------------------------------------------------------


async def test_the_dossier_arrives_as_a_document(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau", "/exporter", "/exporter json")
    readable, other = ana.chat.documents
    assert (readable.name, other.name) == ("annexe-b.md", "annexe-b.json")
    assert "La Laverie du plateau" in readable.content.decode()
    assert json.loads(other.content)
    assert "typing" in ana.chat.actions


async def test_ones_own_data_arrive_as_two_documents(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau", "/mesdonnees")
    readable, other = ana.chat.documents
    assert (readable.name, other.name) == ("mes-donnees.md", "mes-donnees.json")
    assert "La Laverie du plateau" in readable.content.decode()
    assert "La Laverie du plateau" in other.content.decode()


# --- coming and going -------------------------------------------------------------------------------------------------


async def test_a_link_with_a_payload_welcomes_like_any_start(colibri: Live) -> None:
    ana, leo = colibri.telegram.user("Ana", "fr"), colibri.telegram.user("Léo", "fr")
    await colibri.after(ana.start, lambda: leo.start("atelier-7"))
    assert leo.chat.from_bot[-1].text == ana.chat.from_bot[-1].text
    assert "Je suis un robot" in leo.chat.from_bot[-1].text


async def test_start_again_goes_on_where_the_person_was(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.after(ana.start)
    again = ana.chat.from_bot[-1].text
    assert "Je suis un robot" not in again
    assert _WHO_ASKED in again


async def test_who_blocked_the_bot_is_left_in_peace_until_they_start_it_again(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    await colibri.after(ana.block)
    sent = len(colibri.telegram.called("sendMessage"))
    await colibri.later(days=8)
    assert len(colibri.telegram.called("sendMessage")) == sent
    await colibri.after(ana.start)
    assert _NAME_ASKED in ana.chat.from_bot[-1].text
    await colibri.later(days=8)
    assert "Un petit signe : votre dossier vous attend" in ana.chat.from_bot[-1].text


async def test_one_refused_send_is_enough_to_leave_somebody_in_peace(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    ana.chat.standing = "kicked"  # and the update that says so has not come
    for _ in range(3):
        await colibri.later(days=8)
    assert [call.status for call in colibri.telegram.called("sendMessage")].count(403) == 1


# --- groups -----------------------------------------------------------------------------------------------------------


async def test_in_a_group_help_is_given_in_its_topic_with_a_link_to_talk_in_private_and_nothing_is_stored(
    colibri: Live,
) -> None:
    group = colibri.telegram.group("Le quartier", forum=True)
    ana = colibri.telegram.user("Anastasia", "fr", last_name="Lefeuvre-Canari", username="ana_canari")
    await colibri.after(lambda: group.add_bot(by=ana))
    topic = group.topic("La laverie")
    await colibri.after(lambda: ana.say("/aide mon secret canari", to=group, thread=topic))
    helped = [message for message in group.messages if message.from_bot][-1]
    assert helped.thread == topic
    assert "Ici, je ne garde rien" in helped.text
    assert [button.data for row in helped.keyboard for button in row] == ["https://t.me/colibri_test_bot?start=group"]
    stored = colibri.stored()
    assert not [word for word in ("secret canari", "Anastasia", "Lefeuvre", "ana_canari") if word.encode() in stored]
    assert not await colibri.knows(ana)


async def test_what_is_said_in_a_group_is_no_answer_of_somebody_who_is_known(colibri: Live) -> None:
    ana = await colibri.holder()
    group = colibri.telegram.group("Le quartier")
    await colibri.after(lambda: group.add_bot(by=ana))
    await colibri.after(lambda: ana.say("@colibri_test_bot la laverie canari", to=group))
    assert await colibri.answers(ana) == {}
    assert b"laverie canari" not in colibri.stored()


# --- when the store cannot --------------------------------------------------------------------------------------------


class _Full:
    """A disk that is full as long as a test says so."""

    def __init__(self) -> None:
        self.full = False

    def around(self, store: SqliteStore) -> SqliteStore:
        commit = store.commit

        async def full_commit(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
            if self.full:
                raise StoreFull
            return await commit(inbound, before, outcome)

        store.commit = full_commit  # type: ignore[method-assign]
        return store


async def test_on_a_full_disk_the_person_is_told_once_and_the_message_is_taken_up_when_there_is_room(
    tmp_path: Path,
) -> None:
    disk = _Full()
    async with live(tmp_path, made=disk.around) as colibri:
        ana = await colibri.holder()
        disk.full = True
        ana.say("La Laverie du plateau")
        told = "Votre dernier message attend"
        await ana.chat.until(lambda chat: told in chat.seen)
        polls = len(colibri.telegram.called("getUpdates"))
        await colibri.telegram.until(lambda: len(colibri.telegram.called("getUpdates")) > polls + 5)
        assert ana.chat.seen.count(told) == 1
        assert colibri.telegram.unconfirmed
        disk.full = False
        await colibri.after()
        assert await colibri.answers(ana) == {"B01": "La Laverie du plateau"}
        assert _WHO_ASKED in ana.chat.from_bot[-1].text


# --- time -------------------------------------------------------------------------------------------------------------


async def test_a_reminder_comes_once_a_week_to_who_asked_for_it_and_says_how_to_stop(colibri: Live) -> None:
    ana, leo = await colibri.holder(), await colibri.holder("Léo")
    await colibri.says(ana, "/rappel", "oui")
    seen = leo.chat.seen
    for _ in range(14):
        await colibri.later(days=1)
    reminders = [message for message in ana.chat.from_bot if "Un petit signe" in message.text]
    assert len(reminders) == 2
    assert "/rappel stop" in reminders[0].text
    assert leo.chat.seen == seen


async def test_no_reminder_comes_at_night(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    seen = ana.chat.seen
    await colibri.later(days=7, hours=10)  # 20:00 in Paris
    assert ana.chat.seen == seen
    await colibri.later(hours=13)
    assert ana.chat.seen != seen


async def test_stop_ends_the_reminders(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    await colibri.later(days=7)
    answer = await colibri.says(ana, "stop")
    assert "pas de rappel" in answer.text
    seen = ana.chat.seen
    await colibri.later(days=30)
    assert ana.chat.seen == seen


async def test_who_is_silent_is_warned_twice_and_then_everything_is_erased(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.later(days=149)
    assert "j'effacerai vos réponses" not in ana.chat.seen
    await colibri.later(days=1)
    await colibri.later(days=22)
    assert ana.chat.seen.count("Sans nouvelles de vous d'ici le 29/08/2026, j'effacerai") == 1
    await colibri.later(days=1)
    assert ana.chat.seen.count("Sans nouvelles de vous d'ici le 29/08/2026, j'effacerai") == 2
    await colibri.later(days=7)
    assert "Comme annoncé, sans nouvelles de vous, j'ai tout effacé." in ana.chat.from_bot[-1].text
    assert not await colibri.knows(ana)
    assert b"La Laverie du plateau" not in colibri.stored()


async def test_who_answers_the_warning_with_one_word_keeps_everything(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.later(days=150)
    assert "Le délai repart d'aujourd'hui" in (await colibri.says(ana, "garder")).text
    await colibri.later(days=149)
    assert await colibri.answers(ana) == {"B01": "La Laverie du plateau"}


async def test_who_answers_the_warning_with_copy_gets_one(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.later(days=150)
    await colibri.presses(ana, "Recevoir une copie")
    assert [document.name for document in ana.chat.documents] == ["mes-donnees.md", "mes-donnees.json"]


# --- the profile ------------------------------------------------------------------------------------------------------


async def test_each_person_sees_the_commands_and_the_description_in_their_language(colibri: Live) -> None:
    users = {code: colibri.telegram.user("Somebody", code) for code in ("fr", "en", "pt-br")}
    first = {code: (user.commands[0].command, user.description[:9]) for code, user in users.items()}
    assert first == {"fr": ("aide", "Je suis u"), "en": ("help", "I am a bo"), "pt-br": ("aide", "Je suis u")}


async def test_every_command_of_the_menu_is_understood(colibri: Live) -> None:
    ana = await colibri.holder()
    for command in ana.commands:
        answer = await colibri.says(ana, f"/{command.command}")
        assert "Je ne connais pas la commande" not in answer.text


async def test_what_was_noted_stays_when_one_looks_around_from_there(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La laverie des Jonquilles")
    noted, before = ana.chat.from_bot[-1], len(ana.chat.messages)
    assert "C'est enregistré." in noted.text
    helped = await colibri.presses(ana, "Aide")
    assert (helped.id != noted.id, len(ana.chat.messages)) == (True, before + 1)
    kept = next(message for message in ana.chat.from_bot if message.id == noted.id)
    assert (kept.text, kept.labels) == (noted.text, ())
