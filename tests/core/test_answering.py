"""The authors' rules for follow-up questions (content.md, E1 to E6), and how an answer grows."""

from __future__ import annotations

import pytest

from bot.core.answering import MOST_PROBES, probes_of
from bot.core.dialog import LANGUAGES
from bot.core.model import Answer, Reply
from tests.core.wild import GOOD
from tests.talk import Talk, shipped_library, shown

FORM = shipped_library().dialogs["annexe_b"]


def on(step: str) -> Talk:
    """Standing on a question of the form that has no answer yet."""
    talk = Talk()
    talk.settle_in()
    if step != "B01":
        talk.say("La Laverie qui roule")
        talk.say(f"/modifier {step}")
    assert talk.draft.state == step
    return talk


def question(reply: Reply) -> str:
    (found,) = [block.text for block in reply.blocks if block.kind == "question"]
    return found


def answer(talk: Talk, step: str) -> Answer:
    return [kept for kept in talk.history() if kept.step == step][-1]


def probe_text(step: str, key: str) -> str:
    return FORM.steps[step].words["fr"].probes[key]


def outcomes(talk: Talk, step: str) -> dict[str, str]:
    return {mark.probe: mark.outcome for mark in answer(talk, step).probes}


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


# --- E3: at most two for a question, one for a message, never the same twice ------------------------------------------


def test_e3_one_probe_for_a_message_two_for_a_question_then_it_goes_on() -> None:
    talk = on("B03.2")
    talk.say("on aide")
    assert len(answer(talk, "B03.2").probes) == 1
    talk.say("un peu")
    assert len(answer(talk, "B03.2").probes) == MOST_PROBES == 2
    talk.say("voilà")
    assert talk.draft.state != "B03.2"
    assert len(answer(talk, "B03.2").probes) == 2
    assert answer(talk, "B03.2").text == "on aide\nun peu\nvoilà"


def test_e3_after_two_probes_an_answer_that_still_wants_one_is_marked_as_open() -> None:
    talk = on("B03.2")
    for text in ("on aide", "un peu", "voilà"):
        talk.say(text)
    assert answer(talk, "B03.2").open


def test_a_probe_is_never_asked_twice_even_after_the_answer_was_replaced() -> None:
    talk = on("B01")
    talk.say("Laverie")
    talk.say("La Laverie qui roule")
    talk.say("/modifier 1")
    talk.press("replace")
    reply = talk.say("Linge")
    assert probe_text("B01", "words_lt:3") not in shown(reply)
    assert talk.texts()["B01"] == "Linge"


def test_editing_an_answer_under_its_own_follow_up_question_does_not_bring_that_question_back() -> None:
    talk = on("B09")
    asked = question(talk.say("le climat et tout ce qui change"))
    talk.say("/modifier B09")
    talk.press("replace")
    reply = talk.say(GOOD)
    while "already_said" in {choice.value for choice in reply.choices}:
        assert question(reply) != asked
        reply = talk.press("already_said")
    assert question(reply) != asked


def test_a_good_answer_is_not_probed() -> None:
    talk = on("B03.3")
    talk.say(
        "D'abord 90 personnes logées en meublé à Mérival, puis leurs voisins, âgés pour la plupart, dans 3 villages."
    )
    assert answer(talk, "B03.3").probes == ()
    assert not answer(talk, "B03.3").open


# --- E4: the order of checks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step_id", [step.id for step in FORM.steps.values() if step.kind != "optional_text"])
def test_e4_the_checks_come_in_the_authors_order(step_id: str) -> None:
    step = FORM.steps[step_id]
    own = [str(condition) for condition in step.probes]
    before = ["dont_know", "yes_only", "no_only", "personal_data", "sensitive_data", "copied_example"]
    after = ["jargon", "words_gt:200"]
    wanted = [*before, *(key for key in own if key not in before), *(key for key in after if key not in own)]
    found = [probe.key for probe in probes_of(step, shipped_library()) if probe.key != "off_topic"]
    assert [key for key in found if key in wanted] == [key for key in wanted if key in found]
    assert set(own) <= set(found)


def test_a_questions_own_probe_replaces_the_common_one_of_the_same_condition() -> None:
    talk = on("B07")
    assert question(talk.say("non")) == probe_text("B07", "no_only")


def test_without_words_of_its_own_a_bare_no_gets_the_common_probe() -> None:
    talk = on("B08")
    common = next(probe for probe in shipped_library().probes if str(probe.condition) == "no_only")
    assert question(talk.say("non")) == common.texts["fr"]


def test_a_short_answer_that_nothing_else_catches_gets_a_neutral_probe() -> None:
    talk = on("B05.1")
    reply = talk.say("Les habitants et la mairie")
    assert question(reply) == shipped_library().messages["fr"]["more"]
    assert outcomes(talk, "B05.1") == {"words_lt": "asked"}


def test_not_for_now_is_heard_as_a_no_and_kept_as_a_choice() -> None:
    talk = on("B10")
    talk.say("Pas pour l'instant")
    assert answer(talk, "B10").chosen == ("not_now",)
    assert outcomes(talk, "B10") == {"no_only": "asked"}
    talk.press("pass")
    assert talk.draft.state != "B10"


def test_no_is_a_full_answer_to_the_optional_question() -> None:
    talk = on("B15")
    reply = talk.say("non")
    common = {probe.texts["fr"] for probe in shipped_library().probes}
    assert not common & {block.text for block in reply.blocks}


def test_i_do_not_know_gets_a_smaller_question_and_may_wait_for_later() -> None:
    talk = on("B08")
    talk.say("je ne sais pas")
    assert outcomes(talk, "B08") == {"dont_know": "asked"}
    talk.press("pass")
    assert talk.situation().conversations[talk.focus].later == ("B08",)  # type: ignore[index]


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
    first, second = answer(talk, "B01").parts
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
    assert answer(talk, "B09").chosen == ("climat", "solitude")
    assert answer(talk, "B09").parts == ()


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
        assert answer(talk, "B09").chosen == expected


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
