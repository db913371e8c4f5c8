"""The map: what the answers of a project speak of, seen from above."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.core.content import load
from bot.core.dialog import LANGUAGES, Language, Library, Step
from bot.core.map import chart, in_words
from bot.shelf import read_folder, shipped


@pytest.fixture(scope="module")
def library() -> Library:
    return load(read_folder(shipped()))


def answered(library: Library, dialog: str, level: float = 1.0) -> Callable[[Step], float]:
    """Every question of one dialog has an answer, and no other has one."""
    steps = library.dialogs[dialog].steps
    return lambda step: level if step.id in steps else 0.0


def test_before_the_first_answer_everything_is_open(library: Library) -> None:
    found = chart(library, "fr", lambda step: 0.0)
    assert {spot.state for region in found.regions for spot in region.spots} == {"open"}


def test_the_map_has_every_place_of_the_source_documents(library: Library) -> None:
    found = chart(library, "fr", lambda step: 0.0)
    parts = (found.traits, found.wheel, found.sequences, found.stops, found.circles, found.moments)
    assert [len(region.spots) for region in parts] == [4, 5, 11, 7, 4, 3]
    assert [spot.dimension for phase in found.markers for spot in phase.spots] == [f"G{n}" for n in range(1, 11)]


def test_one_door_is_enough_to_tell_the_wheel(library: Library) -> None:
    found = chart(library, "fr", answered(library, "annexe_b"))
    assert {spot.state for spot in found.wheel.spots} == {"told"}


def test_what_is_to_be_made_clearer_is_touched_and_not_told(library: Library) -> None:
    found = chart(library, "fr", answered(library, "annexe_b", 0.5))
    assert {spot.state for spot in found.wheel.spots} == {"touched"}


def answered_alone(library: Library, step_id: str) -> dict[str, str]:
    """The state of every place when one question has an answer and no other has one."""
    found = chart(library, "fr", lambda step: 1.0 if step.id == step_id else 0.0)
    return {spot.dimension: spot.state for region in found.regions for spot in region.spots}


@pytest.mark.parametrize("stop", ["V1", "V2", "V3", "V4", "V6", "V7"])
def test_a_stop_that_is_told_fills_in_and_the_others_stay(library: Library, stop: str) -> None:
    told = {name for name, state in answered_alone(library, stop).items() if name[0] == "V" and state == "told"}
    assert told == {stop}


def test_a_stop_that_two_questions_tell_is_told_by_both(library: Library) -> None:
    # the oars (V6) are what one does against the sharks (V5)
    assert answered_alone(library, "V5")["V5"] == "touched"
    found = chart(library, "fr", lambda step: 1.0 if step.id in ("V5", "V6") else 0.0)
    assert {spot.dimension for spot in found.stops.spots if spot.state == "told"} == {"V5", "V6"}


def test_one_stop_does_not_tell_a_whole_criterion_of_the_wheel(library: Library) -> None:
    assert answered_alone(library, "V1")["C4"] == "touched"
    assert answered_alone(library, "V2")["C4"] == "open"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_in_words_names_every_place_and_its_state_without_a_number(
    library: Library, language: Language
) -> None:
    found = chart(library, language, answered(library, "annexe_b", 0.5))
    told = in_words(found)
    assert len(told.splitlines()) == len(found.regions)
    assert all(spot.label in told for region in found.regions for spot in region.spots)
    assert {word.capitalize() for word in found.states.values()} & {
        match.strip() for match in re.findall(r"\. ([^.:]+?)\s?:", told)
    }
    assert not re.search(r"[\d%]", told)


def test_a_state_that_no_place_is_in_is_not_mentioned(library: Library) -> None:
    found = chart(library, "fr", lambda step: 0.0)
    assert found.states["told"] not in in_words(found, (found.wheel,)).lower()
