"""What authors see when they try an answer is what a person would get."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.trying import UnknownQuestion, conditions_of, find_question, try_answer
from tests.core.edited import edited_library
from tests.core.wild import ANSWERS, GOOD
from tests.talk import Talk, shipped_library

LIBRARY = shipped_library()
ASKED = ("B01", "B03.3", "B07", "B03.2", "B05.1", "B15")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [text for text in ANSWERS if not text[0].isdecimal() and text != "déjà dit"])
@pytest.mark.parametrize("step", [step for step in ASKED if step != "B15"])
def test_the_probe_that_is_tried_is_the_probe_that_is_asked(step: str, text: str, language: Language) -> None:
    trial = try_answer(LIBRARY, step, text, language)
    talk = Talk()
    talk.settle_in(language)
    if step != "B01":
        talk.say("La Laverie qui roule")
        talk.say(f"/modifier {step}")
    reply = talk.say(text)
    pending = talk.draft.pending
    probing = pending is not None and pending.kind == "probe"
    assert bool(trial.probe) == probing or talk.history()[-1].chosen
    if probing:
        assert trial.probe in [block.text for block in reply.blocks]


def test_a_condition_that_is_reported_to_hold_for_a_probe_holds() -> None:
    trial = try_answer(LIBRARY, "B03.3", "tout le monde", "fr")
    assert (trial.condition, trial.holds["generic_public"], trial.holds["no_number"]) == ("generic_public", True, True)
    assert (
        try_answer(
            LIBRARY,
            "B03.3",
            "90 foyers logés en meublé à Mérival et dans les trois villages autour, puis leurs voisins",
            "fr",
        ).probe
        == ""
    )


def test_the_neutral_probe_is_named_with_its_limit() -> None:
    assert try_answer(LIBRARY, "B05.1", "Les habitants et la mairie", "fr").condition == "words_lt:8"


def test_a_question_is_found_under_its_former_name_too() -> None:
    assert find_question(edited_library(), "B06").id == "B06x"


def test_an_unknown_question_is_named_with_those_that_exist() -> None:
    with pytest.raises(UnknownQuestion, match=r"no question B99.*B01"):
        find_question(LIBRARY, "B99")


def test_conditions_of_a_text_need_no_question_and_a_question_adds_its_own() -> None:
    alone = conditions_of(LIBRARY, GOOD, "", "fr")
    assert alone["no_number"] is False
    assert alone["no_because"] is False
    own = conditions_of(LIBRARY, "Laverie", "B01", "fr")
    assert own["words_lt:3"] is True
    assert "rank_incomplete" not in alone
