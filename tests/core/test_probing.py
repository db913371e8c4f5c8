"""Follow-up questions: which are asked, in which order, and how many."""

from __future__ import annotations

import pytest

from bot.core.answering import MOST_PROBES, probes_of
from tests.core.asked import FORM, on, outcomes, probe_text, question
from tests.core.wild import GOOD
from tests.talk import last_answer, shipped_library, shown

# --- E3: at most two for a question, one for a message, never the same twice ------------------------------------------


def test_e3_one_probe_for_a_message_two_for_a_question_then_it_goes_on() -> None:
    talk = on("B03.2")
    talk.say("on aide")
    assert len(last_answer(talk, "B03.2").probes) == 1
    talk.say("un peu")
    assert len(last_answer(talk, "B03.2").probes) == MOST_PROBES == 2
    talk.say("voilà")
    assert talk.draft.state != "B03.2"
    assert len(last_answer(talk, "B03.2").probes) == 2
    assert last_answer(talk, "B03.2").text == "on aide\nun peu\nvoilà"


def test_e3_after_two_probes_an_answer_that_still_wants_one_is_marked_as_open() -> None:
    talk = on("B03.2")
    for text in ("on aide", "un peu", "voilà"):
        talk.say(text)
    assert last_answer(talk, "B03.2").open


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
    assert last_answer(talk, "B03.3").probes == ()
    assert not last_answer(talk, "B03.3").open


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
    assert last_answer(talk, "B10").chosen == ("not_now",)
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
