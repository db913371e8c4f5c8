"""The content we ship: complete, without a problem, and true to what the authors decided."""

from __future__ import annotations

import json
import re

import pytest

from bot.core.content import check, schemas
from bot.core.dialog import LANGUAGES, Library, Step
from bot.core.moves import BY_WORD
from bot.shelf import shipped

FORM = "annexe_b"
CHAPTERS = {
    "commencer": ("B01", "B03.3", "B05.1"),
    "ici_et_ailleurs": ("B06", "B07", "B08"),
    "bouger": ("B09", "B10", "B12"),
    "besoin": ("B04.1", "B04.2", "B05.2"),
    "ensemble": ("B11", "B14", "B13"),
    "concret": ("B03.1", "B03.2", "B03.4", "B03.5", "B02", "B15"),
}
BRIDGES = {  # step -> the dimension it is offered for, and the headings under which it is handed in
    "S05": ("S05", ("B14",)),
    "S06": ("S06", ("B03", "B15")),
    "S07": ("S07", ("B03", "B15")),
    "S09": ("S09", ("B15",)),
    "V1": ("V1", ("B03",)),
    "V5": ("V5", ("B15",)),
    "S12": ("G7", ("B03",)),
    "P1.I3": ("P1", ("B15",)),
    "P2.I1": ("P2", ("B15",)),
}
CIRCLES = tuple(f"P{circle}.{kind}{number}" for circle in range(1, 5) for kind in "BI" for number in range(1, 4))
STEPS = {
    FORM: tuple(step for steps in CHAPTERS.values() for step in steps),
    "accueil": ("A01", "A02", "A03"),
    "physique_avant_le_moral": CIRCLES,
    "voyage_en_mer": ("V1", "V2", "V3", "V4", "V5", "V6", "V7"),
    "storyboard": tuple(f"S{number:02}" for number in range(1, 13)),
}
MIDWAY = {"physique_avant_le_moral": ("P.M",), "voyage_en_mer": ("V.M",), "storyboard": ("S.M",)}
CARDS = {
    "reperes": (
        *(f"K{number:02}" for number in range(1, 21)),
        *(f"K{number}" for number in range(21, 37)),  # ours: words of the authors that the bot says in plainer ones
        *(f"X{number}" for number in range(1, 7)),
        *(f"F{number}" for number in range(1, 8)),
        *(f"R{number:02}" for number in range(1, 11)),
        *(f"N{number}" for number in range(1, 5)),
        *(f"W{number}" for number in range(1, 4)),
    ),
    "jeux": (
        *(f"Q1.{number}" for number in range(1, 7)),
        *(f"Q2.{number}" for number in range(1, 6)),
        *(f"Q3.{number}" for number in range(1, 9)),
    ),
}
MESSAGES = tuple(f"M{number:02}" for number in range(1, 25))
ASKED_OPENLY = ("B06", "B07", "B10", "B13", "B14")  # yes/no questions in the paper form


def step(library: Library, name: str) -> Step:
    return library.dialogs[FORM].steps[name]


def test_the_content_has_no_problem(files: dict[str, str]) -> None:
    commands = dict.fromkeys(LANGUAGES, BY_WORD)  # both languages are always understood
    assert [str(problem) for problem in check(files, commands)] == []


def test_a_message_names_no_command_that_does_not_exist(library: Library) -> None:
    messages = [text for language in LANGUAGES for text in library.messages[language].values()]
    named = {command for text in messages for command in re.findall(r"(?<![\w/])/([a-z]+)", text)}
    assert named <= set(BY_WORD)


@pytest.mark.parametrize("dialog", STEPS)
def test_every_question_of_the_authors_is_there(library: Library, dialog: str) -> None:
    aside = tuple(BRIDGES) if dialog == FORM else MIDWAY.get(dialog, ())
    assert tuple(library.dialogs[dialog].steps) == (*STEPS[dialog], *aside)


@pytest.mark.parametrize("dialog", CARDS)
def test_every_card_of_the_authors_is_there(library: Library, dialog: str) -> None:
    assert tuple(card.id for card in library.dialogs[dialog].cards) == CARDS[dialog]


def test_every_message_of_the_authors_is_there(files: dict[str, str]) -> None:
    homes = ("messages", "accueil", "partage", "physique_avant_le_moral")  # M05 and M06 are questions, M23 is an intro
    said = "".join(files[f"{home}/dialog.yaml"] for home in homes)
    assert [name for name in MESSAGES if not re.search(rf"(id|message): {name}\b", said)] == []


def test_both_languages_say_the_same_things(library: Library) -> None:
    assert set(library.messages["fr"]) == set(library.messages["en"])
    for dialog in library.dialogs.values():
        for asked in dialog.steps.values():
            french, english = (asked.words[language] for language in LANGUAGES)
            assert list(french.probes) == list(english.probes) == [str(probe) for probe in asked.probes]
            assert [choice.value for choice in french.choices] == [choice.value for choice in english.choices]
            assert bool(french.example) == bool(english.example)


def test_the_form_is_walked_in_six_chapters_shortest_first(library: Library) -> None:
    form = library.dialogs[FORM]
    walked = [chapter for chapter in form.chapters if chapter.walked]
    assert {chapter.id: chapter.steps for chapter in walked} == CHAPTERS
    sizes = [sum(form.steps[name].min_words for name in chapter.steps) for chapter in walked]
    assert sizes == sorted(sizes)


def test_the_bridging_questions_are_offered_by_choice_and_handed_in(library: Library) -> None:
    form = library.dialogs[FORM]
    (bridges,) = (chapter for chapter in form.chapters if not chapter.walked)
    assert bridges.steps == tuple(BRIDGES)
    assert {name: (form.steps[name].bridges, form.steps[name].lands) for name in bridges.steps} == BRIDGES
    for name, (dimension, _) in BRIDGES.items():
        assert form.steps[name].weights[dimension] == 2, f"{name} is offered for {dimension}, so it asks mainly for it"


def test_every_answer_of_the_form_is_handed_in_under_its_heading(library: Library) -> None:
    form = library.dialogs[FORM]
    assert [heading.id for heading in form.headings] == [f"B{number:02}" for number in range(1, 16)]
    assert {name: form.steps[name].lands for name in STEPS[FORM]} == {
        name: (name.split(".")[0],) for name in STEPS[FORM]
    }


def test_every_question_of_the_form_tells_about_something(library: Library) -> None:
    silent = {name for name in STEPS[FORM] if not step(library, name).weights}
    assert silent == {"B01", "B02", "B15"}  # name and rank are administrative, B15 is free


def test_the_ranking_of_actions_is_about_the_project(library: Library) -> None:
    ranking = step(library, "B02")
    assert (ranking.kind, ranking.subject, str(ranking.show_if)) == ("ranking", "project", "actions_at_least:2")
    assert [str(probe) for probe in ranking.probes] == ["rank_incomplete", "no_because"]
    assert "noté" not in ranking.words["fr"].probes["no_because"]


def test_a_question_depends_on_the_one_it_speaks_of(library: Library) -> None:
    depends = {name: step(library, name).depends_on for name in STEPS[FORM] if step(library, name).depends_on}
    assert depends == {"B10": ("B09",)}


@pytest.mark.parametrize("name", ASKED_OPENLY)
def test_a_yes_no_question_is_asked_openly(library: Library, name: str) -> None:
    asked = step(library, name)
    assert asked.kind == "long_text"
    assert [choice.value for choice in asked.words["fr"].choices] == ["not_now"]
    typed = {synonym for language in LANGUAGES for synonym in asked.words[language].choices[0].synonyms}
    # "non" to B07 means that nobody inspired them: its own no_only probe asks on
    assert {"non", "no"}.isdisjoint(typed) if name == "B07" else {"non", "no"} <= typed


def test_global_probes_come_in_the_order_the_authors_laid_down(library: Library) -> None:
    order = [(probe.id, str(probe.condition), probe.after_item_probes) for probe in library.probes]
    assert order == [
        ("G1", "dont_know", False),
        ("G2", "yes_only", False),
        ("G3", "no_only", False),
        ("G5", "personal_data", False),
        ("G6", "sensitive_data", False),
        ("G7", "copied_example", False),
        ("G4", "jargon", True),
        ("G8", "words_gt:250", True),
        ("G9", "off_topic", True),
    ]


def test_the_schemas_for_editors_are_up_to_date() -> None:
    for name, schema in schemas().items():
        written = json.loads((shipped() / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
        assert written == schema, "run `colibri schema`"
