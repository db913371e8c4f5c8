"""A person with the app in their hand: what they press and write, what they see, and what is kept of it."""

from __future__ import annotations

import json

import pytest

from tests.bench.answers import ANSWERS
from tests.telegram.live import NAME_ASKED, WHO_ASKED, Live, shown

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
    assert ana.chat.seen.count(NAME_ASKED) == 1


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
    assert WHO_ASKED in ana.chat.from_bot[-1].text


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "sticker", "location", "contact", "poll", "dice"])
async def test_what_is_no_text_is_told_what_is_expected_and_asked_again(colibri: Live, kind: str) -> None:
    ana = await colibri.holder()
    await colibri.after(lambda: ana.send(kind))
    answer = ana.chat.from_bot[-1].text
    assert "Vous pouvez dicter avec" in answer
    assert NAME_ASKED in answer
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
