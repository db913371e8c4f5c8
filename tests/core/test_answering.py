"""The authors' rules for follow-up questions (content.md, E1 to E6), and how an answer grows."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES
from tests.core.asked import FORM, on, outcomes, question
from tests.core.wild import GOOD
from tests.talk import Talk, last_answer, shipped_library, shown

# --- E1, E2 -----------------------------------------------------------------------------------------------------------


def test_e1_a_message_asks_one_question_with_one_question_mark() -> None:
    talk = Talk()
    reply = talk.settle_in()
    for _ in range(60):
        assert question(reply).count("?") == 1
        done = {choice.value for choice in reply.choices} & {"next_chapter", "already_said"}
        reply = talk.press(done.pop()) if done else talk.say(GOOD)
    assert talk.draft.state == "review"


def test_e2_help_and_example_come_on_request_and_the_example_is_offered_first() -> None:
    talk = Talk()
    words = FORM.steps["B01"].words["fr"]
    first = talk.settle_in()
    assert words.help not in shown(first)
    assert words.example not in shown(first)
    assert words.help in shown(talk.say("/aide"))
    offered = talk.say("/exemple")
    assert words.example not in shown(offered)
    taken = talk.press("yes")
    assert words.example in shown(taken)
    assert question(taken) == words.question


def test_an_example_that_is_declined_is_not_shown() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/exemple")
    assert FORM.steps["B01"].words["fr"].example not in shown(talk.press("no"))


def test_asking_twice_for_the_example_shows_it() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/exemple")
    assert FORM.steps["B01"].words["fr"].example in shown(talk.say("/exemple"))


def test_help_under_a_follow_up_question_returns_to_it() -> None:
    talk = on("B01")
    asked = question(talk.say("Laverie"))
    assert question(talk.say("/aide")) == asked


# --- E5, E6 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_e5_every_probe_can_be_put_aside_in_two_ways(language: str) -> None:
    talk = Talk()
    talk.settle_in("en" if language == "en" else "fr")
    reply = talk.say("Laverie")
    assert [choice.value for choice in reply.choices] == ["already_said", "pass"]


@pytest.mark.parametrize(("value", "mark"), [("already_said", "already_said"), ("pass", "passed")])
def test_e5_a_probe_put_aside_never_blocks(value: str, mark: str) -> None:
    talk = on("B01")
    talk.say("Laverie")
    talk.press(value)
    assert talk.draft.state == "B03.3"
    assert outcomes(talk, "B01") == {"words_lt:3": mark}
    assert talk.texts()["B01"] == "Laverie"


def test_passer_as_a_command_puts_a_probe_aside_too() -> None:
    talk = on("B01")
    talk.say("Laverie")
    talk.say("/passer")
    assert outcomes(talk, "B01") == {"words_lt:3": "passed"}
    assert talk.draft.later == ()


def test_e6_a_probe_quotes_the_persons_own_words() -> None:
    assert "« Laverie »" in shown(on("B01").say("Laverie"))


def test_a_reply_to_a_probe_is_one_more_part_of_the_answer() -> None:
    talk = on("B01")
    talk.say("Laverie")
    talk.say("La Laverie qui roule")
    first, second = last_answer(talk, "B01").parts
    assert (first.text, second.text) == ("Laverie", "La Laverie qui roule")
    assert first.message != second.message
    assert outcomes(talk, "B01") == {"words_lt:3": "answered"}


def test_a_number_answers_a_follow_up_question() -> None:
    talk = on("B03.3")
    talk.say("Des personnes âgées isolées de la vallée, surtout celles qui vivent loin du bourg, et leurs voisins")
    assert outcomes(talk, "B03.3") == {"no_number": "asked"}
    talk.say("2")
    assert talk.texts()["B03.3"].endswith("\n2")


def test_already_said_typed_once_the_probe_is_over_is_not_kept_as_an_answer() -> None:
    talk = on("B01")
    talk.say("La Laverie qui roule")
    talk.say("C'est déjà dit")
    assert "B03.3" not in talk.texts()


# --- choices and text -------------------------------------------------------------------------------------------------


def test_several_choices_typed_in_one_message_are_kept_as_choices() -> None:
    talk = on("B09")
    talk.say("climat, solitude")
    assert last_answer(talk, "B09").chosen == ("climat", "solitude")
    assert last_answer(talk, "B09").parts == ()


def test_completing_a_choice_adds_to_it_and_replacing_starts_anew() -> None:
    talk = on("B09")
    talk.press("climat")
    for mode, typed, expected in (
        ("complete", "solitude, santé", ("climat", "solitude", "sante")),
        ("replace", "emploi", ("emploi",)),
    ):
        talk.say("/annuler")
        talk.say("/modifier B09")
        talk.press(mode)
        talk.say(typed)
        assert last_answer(talk, "B09").chosen == expected


def test_an_answer_overtaken_by_one_it_depends_on_is_looked_at_again_and_loses_nothing() -> None:
    talk = on("B09")
    talk.press("climat")
    talk.say("/modifier B10")
    talk.say(GOOD)
    talk.say("/modifier B09")
    talk.press("replace")
    talk.say("emploi")
    assert "B10" in talk.draft.recheck
    assert talk.texts()["B10"] == GOOD


def test_the_neutral_probe_never_follows_the_question_s_own_probe_about_its_length() -> None:
    talk = on("B01")
    talk.say("Laverie")
    reply = talk.say("Machin")
    assert shipped_library().messages["fr"]["more"] not in shown(reply)
    assert "question 2 sur 3" in shown(reply)


def test_new_words_in_the_place_of_a_withdrawn_copy_come_from_nowhere_else() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B04.1")
    talk.say("Quarante familles de trois villages n'ont plus de laverie depuis deux ans")
    told = talk.last_said
    talk.say("/storyboard")
    talk.press("take")
    assert [answer.origin for answer in talk.history() if answer.step == "S01"] == ["B04.1"]
    talk.edit(told, "")
    talk.say("/retour")
    talk.say("Des familles font vingt kilomètres pour laver leur linge")
    last = [answer for answer in talk.history() if answer.step == "S01"][-1]
    assert last.parts
    assert last.origin == ""
