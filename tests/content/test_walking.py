"""The rules for walks: each fault is found, with its place and a way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.content import check
from bot.core.map import chart
from tests.content.tiny import Tiny
from tests.talk import shipped_library

DIALOG, FR, EN = "form/dialog.yaml", "form/fr.yaml", "form/en.yaml"
OTHER = "other/dialog.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (EN, "command: fill\n", "", f"{EN}: command: another language has this"),
        (FR, "title: Form\n", "title: Form\nintro: Hello.\n", f"{EN}: intro: another language has this"),
        ("other/en.yaml", "command: wander", "command: fill", 'other/en.yaml: command: "fill" opens form already'),
        ("other/en.yaml", "command: wander", "command: skip", 'other/en.yaml: command: "skip" is a command already'),
        (DIALOG, "id: form\n", "id: form\nmidway: A1\n", f'{DIALOG}: midway: "A1" is no question of a chapter'),
        (OTHER, "weights: {D1: 1}, ", "", f"{OTHER}: chapters.only.steps.O1.weights: say what an answer tells about"),
        (
            OTHER,
            "kind: long_text,",
            "kind: long_text, same_as: [A9],",
            f'{OTHER}: chapters.only.steps.O1.same_as.A9: there is no step "A9"',
        ),
        (
            OTHER,
            "kind: long_text,",
            "kind: long_text, same_as: [A2],",
            f"{OTHER}: chapters.only.steps.O1.same_as.A2: an answer to a choice does not answer a long_text",
        ),
        (
            DIALOG,
            'probes: ["words_lt:3"]',
            'probes: ["words_lt:3"]\n        same_as: [A3]',
            f"{DIALOG}: chapters.first.steps.A1.same_as.A3: both questions are of this dialog",
        ),
    ],
)
def test_a_fault_is_found_and_a_fix_proposed(tiny: Tiny, file: str, old: str, new: str, problem: str) -> None:
    found = tiny.broken(file, old, new).problems({"fr": ["passer"], "en": ["skip"]})
    assert any(each.startswith(problem) for each in found), found


def test_what_one_walks_through_can_be_opened_by_a_word(tiny: Tiny) -> None:
    silent = tiny.broken("other/fr.yaml", "command: wander\n", "").broken("other/en.yaml", "command: wander\n", "")
    assert silent.problems() == ["other/fr.yaml: command: no word opens this dialog; add `command`, in each language."]


def test_a_pair_is_written_once(tiny: Tiny) -> None:
    twice = tiny.broken(OTHER, "kind: long_text,", "kind: long_text, same_as: [A1],")
    assert twice.problems() == []
    both = twice.broken(DIALOG, 'probes: ["words_lt:3"]', 'probes: ["words_lt:3"]\n        same_as: [O1]')
    said = f"this pair is written twice, here and in {DIALOG}; keep one."
    assert [problem.rpartition(": ")[2] for problem in both.problems()] == [said]


def test_the_map_leads_to_a_question_that_mainly_asks_for_each_of_its_dimensions(files: dict[str, str]) -> None:
    sharks = files["voyage_en_mer/dialog.yaml"].replace("V5: 2", "V5: 1")
    found = [str(problem) for problem in check(files | {"voyage_en_mer/dialog.yaml": sharks})]
    said = "the map leads to a question that mainly asks for this; give one the weight V5: 2."
    assert found == [f"messages/dialog.yaml: dimensions.V5: {said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- V7", "- U7", "this drawing needs V7; correct the dimensions, or remove `fills`."),
        ("- V7", "- V7\n  - V8", "V8 has no place in this drawing; correct the dimensions, or remove `fills`."),
    ],
)
def test_a_drawing_has_the_places_that_it_needs_and_no_more(
    files: dict[str, str], old: str, new: str, said: str
) -> None:
    changed = files | {"messages/dialog.yaml": files["messages/dialog.yaml"].replace(old, new)}
    assert f"voyage_en_mer/dialog.yaml: fills: {said}" in [str(problem) for problem in check(changed)]


def test_the_map_without_a_marker_is_told_without_it() -> None:
    library = shipped_library()
    fewer = {name: words for name, words in library.dimensions.items() if name != "G10"}
    found = chart(replace(library, dimensions=fewer), "fr", lambda step: 0.0)
    assert "G10" not in {spot.dimension for region in found.regions for spot in region.spots}
