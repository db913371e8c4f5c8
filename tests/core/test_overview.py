"""The end of the walk: what was said, what waits, how well things are told, and the blind spots."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.coverage import HALF, TO_CLARIFY, WELL_TOLD, Coverage, measure
from bot.core.dialog import Language, Step
from bot.core.model import Reply
from tests.core.wild import GOOD
from tests.talk import Talk, shipped_library, shown, values

FORM = shipped_library().dialogs["annexe_b"]


def step(name: str, **weights: int) -> Step:
    return Step(name, "long_text", {}, weights=weights)


def sort_of(covered: Coverage) -> str:
    """Where the only dimension stands."""
    (found,) = [field for field in ("told", "to_clarify", "not_yet") if getattr(covered, field)]
    return found


# --- the formula: sum of w times l, divided by the sum of w -----------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({}, "not_yet"),
        ({"a": 0.5}, "not_yet"),  # 1 of 4
        ({"b": 1}, "not_yet"),  # 1 of 4: the main question was not asked, and still counts
        ({"b": 1, "c": 0.5}, "to_clarify"),  # 1.5 of 4
        ({"a": 1}, "to_clarify"),  # 2 of 4
        ({"a": 1, "b": 0.5}, "to_clarify"),  # 2.5 of 4
        ({"a": 1, "b": 1}, "told"),  # 3 of 4
        ({"a": 0.5, "b": 1, "c": 1}, "told"),  # 3 of 4
    ],
)
def test_main_weights_count_double_and_questions_not_asked_count_in_full(
    levels: dict[str, float], expected: str
) -> None:
    steps = (step("a", D=2), step("b", D=1), step("c", D=1), step("other", E=2))
    assert sort_of(measure(("D",), steps, lambda s: levels.get(s.id, 0.0))) == expected


@pytest.mark.parametrize(
    ("answered", "expected"),
    [(0, "not_yet"), (2, "not_yet"), (3, "to_clarify"), (6, "to_clarify"), (7, "told"), (10, "told")],
)
def test_the_thresholds_are_three_tenths_and_seven_tenths_and_belong_to_the_better_side(
    answered: int, expected: str
) -> None:
    steps = [step(str(number), D=1) for number in range(10)]
    assert (TO_CLARIFY, WELL_TOLD, HALF) == (0.3, 0.7, 0.5)
    assert sort_of(measure(("D",), steps, lambda s: float(int(s.id) < answered))) == expected


def test_a_dimension_that_no_question_speaks_of_is_not_covered() -> None:
    assert measure(("D",), (step("a", E=2),), lambda s: 1.0).not_yet == ("D",)


@given(st.lists(st.tuples(st.integers(1, 2), st.sampled_from((0.0, 0.5, 1.0))), min_size=1, max_size=12))
def test_more_said_never_covers_less(linked: list[tuple[int, float]]) -> None:
    order = ("not_yet", "to_clarify", "told")
    steps = [step(str(number), D=weight) for number, (weight, _) in enumerate(linked)]
    levels = [level for _, level in linked]
    before = sort_of(measure(("D",), steps, lambda s: levels[int(s.id)]))
    for position in range(len(levels)):
        more = [*levels[:position], 1.0, *levels[position + 1 :]]
        after = sort_of(measure(("D",), steps, lambda s, more=more: more[int(s.id)]))  # type: ignore[misc]
        assert order.index(after) >= order.index(before)


# --- what counts as told ----------------------------------------------------------------------------------------------


def walk_to_the_end(language: Language = "fr", text: str = GOOD) -> tuple[Talk, Reply]:
    talk = Talk()
    reply = talk.settle_in(language)
    while talk.draft.state != "review":
        easy = {"next_chapter", "already_said"} & {choice.value for choice in reply.choices}
        reply = talk.press(easy.pop()) if easy else talk.say(text)
    return talk, reply


def coverage_of(reply: Reply) -> dict[str, str]:
    """Each dimension that was named, and how well it is told."""
    found: dict[str, str] = {}
    template = shipped_library().messages["fr"]["coverage"].split("\n")
    (lines,) = [block.text.split("\n") for block in reply.blocks if block.text.startswith(template[0])]
    for name in ("told", "to_clarify", "not_yet"):
        pattern = next(re.escape(line).replace(re.escape(f"{{{name}}}"), "(.*)") for line in template if name in line)
        for line in lines:  # what has nothing to tell is left out
            if match := re.fullmatch(pattern, line):
                found |= dict.fromkeys(match[1].split(", "), name)
    return found


def open_marks(talk: Talk) -> dict[str, bool]:
    return {answer.step: answer.open for answer in talk.history()}


def one_answer(step_id: str, *texts: str) -> Talk:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say(f"/modifier {step_id}")
    for text in texts:
        talk.say(text)
    return talk


def test_an_answer_is_told_when_no_condition_holds() -> None:
    good = "D'abord 90 personnes logées en meublé à Mérival, puis leurs voisins, âgés pour la plupart, dans 3 villages."
    assert open_marks(one_answer("B03.3", good))["B03.3"] is False


def test_an_answer_with_a_probe_left_aside_is_to_be_made_clearer() -> None:
    talk = one_answer(
        "B03.3", "Des personnes âgées de la vallée, qui vivent loin du bourg, et aussi leurs voisins proches"
    )
    assert open_marks(talk)["B03.3"] is True
    talk.press("pass")
    assert open_marks(talk)["B03.3"] is True


def test_already_said_makes_an_answer_count_in_full() -> None:
    talk = one_answer(
        "B03.3", "Des personnes âgées de la vallée, qui vivent loin du bourg, et aussi leurs voisins proches"
    )
    talk.press("already_said")
    assert open_marks(talk)["B03.3"] is False


def test_a_reply_that_settles_the_condition_makes_an_answer_count_in_full() -> None:
    talk = one_answer(
        "B03.3", "Des personnes âgées de la vallée, qui vivent loin du bourg, et aussi leurs voisins proches"
    )
    talk.say("Une quarantaine")
    assert open_marks(talk)["B03.3"] is False


def test_already_said_is_only_true_of_the_words_it_was_said_of() -> None:
    talk = one_answer(
        "B03.3", "Des personnes âgées de la vallée, qui vivent loin du bourg, et aussi leurs voisins proches"
    )
    talk.press("already_said")
    talk.say("/modifier B03.3")
    talk.press("replace")
    talk.say("Des lycéens du canton qui prennent le car chaque matin, et puis aussi leurs parents inquiets")
    assert open_marks(talk)["B03.3"] is True


def test_an_answer_filed_elsewhere_counts_for_nothing_where_it_was() -> None:
    talk, _ = walk_to_the_end()
    talk.say("/modifier B12")
    talk.press("replace")
    talk.say("/annuler")
    before = coverage_of(talk.say("/recap"))
    for told in ("B12", "B13", "B06", "B07"):
        talk.say(f"/modifier {told}")
        talk.press("replace")
        talk.say(GOOD)
        while "already_said" in values(talk.say("/reprendre")):
            talk.press("already_said")
        talk.say("/ranger B15")
    after = coverage_of(talk.say("/recap"))
    assert before["expérimentation et risque"] == "told"
    assert after["expérimentation et risque"] != "told"


# --- the overview -----------------------------------------------------------------------------------------------------


def test_the_recap_shows_every_answer_with_its_number() -> None:
    talk, reply = walk_to_the_end()
    (items,) = [block.items for block in reply.blocks if block.kind == "list"]
    walked = [name for name in FORM.steps if name in talk.texts()]
    numbers = [list(FORM.steps).index(name) + 1 for name in walked]
    assert [int(item.split(".")[0]) for item in items] == numbers
    assert len(numbers) == len(FORM.steps) - 9 - 1  # without the bridging questions and the order of one action


def test_the_recap_on_the_way_returns_to_the_open_question() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    reply = talk.say("/recap")
    assert "La Laverie qui roule" in shown(reply)
    assert reply.blocks[-1].text == FORM.steps["B03.3"].words["fr"].question


def test_without_an_answer_the_recap_says_so() -> None:
    talk = Talk()
    talk.settle_in()
    assert shipped_library().messages["fr"]["recap_empty"] in shown(talk.say("/recap"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_dimension_shown_is_named_once_in_words(language: Language) -> None:
    talk, reply = walk_to_the_end(language)
    weighed = {name for s in FORM.steps.values() for name in s.weights}
    for name, words in talk.engine.library.dimensions.items():
        if name[0] in "CS" and name in weighed:
            assert len(re.findall(rf"(?:: |, ){re.escape(words[language])}(?=[,.])", shown(reply))) == 1, words[
                language
            ]


# --- bridging questions -----------------------------------------------------------------------------------------------


def offered(reply: Reply) -> set[str]:
    return {value.removeprefix("bridge:") for value in values(reply) if value.startswith("bridge:")}


def mainly_about(dimension: str) -> set[str]:
    return {s.id for s in FORM.steps.values() if s.weights.get(dimension, 0) == 2}


def every_bridge(talk: Talk, reply: Reply) -> set[str]:
    """The bridging questions that are offered, one after the other, when each is passed."""
    seen: set[str] = set()
    while new := offered(reply) - seen:
        assert len(offered(reply)) <= 3
        seen.add(min(new))
        talk.press(f"bridge:{min(new)}")
        while talk.draft.state != "review":  # what was said elsewhere is offered first
            reply = talk.say("/passer")
    return seen


def test_blind_spots_are_offered_at_the_end_and_what_was_mainly_asked_is_not() -> None:
    talk, reply = walk_to_the_end()
    expected = {s.id for s in FORM.steps.values() if s.bridges and not mainly_about(s.bridges) - {s.id}}
    assert every_bridge(talk, reply) == expected
    assert {"S05", "S06", "S07", "S09", "V5"} <= expected


def test_what_another_walk_tells_is_no_blind_spot() -> None:
    talk, reply = walk_to_the_end()
    assert {"S05", "S06", "S07"} == offered(reply)
    talk.say("/storyboard")
    talk.press("take")
    talk.say("/modifier S05")
    talk.say(GOOD)
    talk.say("/annexe")
    reply = talk.say("/recap")
    assert "S05" not in offered(reply)
    assert len(offered(reply)) == 3


def test_a_bridge_is_offered_as_long_as_no_question_mainly_about_its_dimension_is_answered() -> None:
    bridge = FORM.steps["V1"]
    assert mainly_about("V1") - {"V1"} == {"B03.1"}
    talk = Talk()
    reply = talk.settle_in()
    while talk.draft.state != "review":
        easy = {"next_chapter", "already_said"} & set(values(reply))
        skipping = talk.draft.state == "B03.1" and not easy
        reply = talk.press(easy.pop()) if easy else talk.say("/passer" if skipping else GOOD)
    assert bridge.id in every_bridge(talk, reply)
    talk.press("waiting")
    reply = talk.say(GOOD)
    while talk.draft.state != "review":
        reply = talk.press(next(iter({"next_chapter", "already_said"} & set(values(reply)))))
    assert bridge.id not in every_bridge(talk, reply)


def test_an_answered_bridge_returns_to_the_overview_and_is_not_offered_again() -> None:
    talk, _ = walk_to_the_end()
    talk.press("bridge:S05")
    reply = talk.say(
        "Les habitants votent chaque mois au conseil, 12 voix, parce que c'est leur projet, et ils ont décidé"
    )
    while talk.draft.state != "review":
        reply = talk.press("already_said")
    assert "S05" not in offered(reply)
    assert "S05" in talk.texts()


def test_a_skipped_bridge_is_not_counted_among_what_waits() -> None:
    talk, _ = walk_to_the_end()
    talk.press("bridge:S05")
    reply = talk.say("/passer")
    assert "waiting" not in values(reply)


def test_weights_are_not_lost_when_a_dialog_borrows_a_question() -> None:
    assert all(s.weights.get(s.bridges) for s in FORM.steps.values() if s.bridges)
