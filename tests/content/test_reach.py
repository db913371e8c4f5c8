"""Every walk comes to an end, and all that is written can be met: each fault is told once, at its place."""

# ruff: noqa: E501  # the tables are read row by row

from __future__ import annotations

import pytest

from bot.core.content import ContentError, check, load
from bot.core.content.build import build
from bot.core.content.reading import read
from bot.core.engine import Engine
from bot.core.machine import REVIEW
from tests.content.tiny import Tiny
from tests.talk import NETWORK, Talk

DIALOG, FR, EN = "form/dialog.yaml", "form/fr.yaml", "form/en.yaml"
OTHER = "other/dialog.yaml"
VOYAGE = "voyage_en_mer/dialog.yaml"
LAST = "        same_as: [B03.5]\n"
BACK = "nobody can meet this; "


def going_round(files: dict[str, str], to: str) -> dict[str, str]:
    """The shipped content, with a route from the last stop of the voyage."""
    assert LAST in files[VOYAGE]
    return files | {VOYAGE: files[VOYAGE].replace(LAST, f"{LAST}        routes: [{{to: {to}}}]\n")}


def told(to: str, step: str, number: int = 1, chapter: str = "first", file: str = DIALOG) -> str:
    return (
        f"{file}: chapters.{chapter}.steps.{step}.routes.{number}: leads back to {to}, "
        "so the walk would go round for ever; lead on, or to review."
    )


@pytest.mark.parametrize("to", ["V1", "V4", "V7"])
def test_a_route_that_leads_back_is_refused(files: dict[str, str], to: str) -> None:
    with pytest.raises(ContentError) as refused:
        load(going_round(files, to))
    assert [str(problem) for problem in refused.value.problems] == [told(to, "V7", chapter="traversee", file=VOYAGE)]


@pytest.mark.parametrize("to", ["review", "done", "home"])
def test_a_route_to_the_end_is_none(files: dict[str, str], to: str) -> None:
    assert check(going_round(files, to)) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"chose:no", to: done', '"chose:no", to: A1', told("A1", "A2")),
        ("- {to: A3}", "- {to: A2}", told("A2", "A2", 2)),
        ("kind: short_text", "kind: short_text\n        routes: [{to: A2}]", told("A2", "A3")),
    ],
)
def test_also_where_another_choice_leads_on(tiny: Tiny, old: str, new: str, said: str) -> None:
    assert said in tiny.broken(DIALOG, old, new).problems()


def test_a_route_back_from_which_one_goes_on_is_no_circle(tiny: Tiny) -> None:
    ahead = tiny.broken(DIALOG, "id: A1\n", "id: A1\n        routes: [{to: A3}]\n").broken(
        DIALOG, "{to: A3}\n", "{to: review}\n"
    )
    ahead = ahead.broken(DIALOG, "kind: short_text", "kind: short_text\n        routes: [{to: A2}]")
    assert ahead.problems() == []


@pytest.mark.parametrize("to", ["V1", "V7"])
def test_a_walk_that_goes_round_all_the_same_ends_in_the_review(files: dict[str, str], to: str) -> None:
    talk = Talk(Engine(build(read(going_round(files, to))[0]), {"retention_days": "180"}), place=NETWORK)
    talk.settle_in()
    talk.say("/voyage")
    for _ in range(12):
        talk.say("/passer")
        if talk.draft.pending:
            talk.press("pass" if talk.draft.pending.kind == "midway" else "next_chapter")
    assert talk.draft.state == REVIEW


@pytest.mark.parametrize(
    ("new", "problems"),
    [
        ("to: home", ["pass over A3, which nobody can meet; let one of them lead to A3."]),
        ("to: A4", ['"A4" is not a step of this dialog; write a step id or home, review, done.']),
    ],
)
def test_a_wrong_route_is_told_once_and_where_it_is(tiny: Tiny, new: str, problems: list[str]) -> None:
    found = tiny.broken(DIALOG, "to: A3", new).problems()
    assert [problem.rpartition(": ")[2] for problem in found] == problems
    assert found[0].startswith(f"{DIALOG}: chapters.first.steps.A2.routes")


def test_all_that_a_route_passes_over_is_one_problem(files: dict[str, str]) -> None:
    found = check(files | {VOYAGE: files[VOYAGE].replace("- id: V2\n", "- id: V2\n        routes: [{to: V7}]\n")})
    assert [str(problem) for problem in found] == [
        f"{VOYAGE}: chapters.cap.steps.V2.routes: pass over V3, V4, V5, V6, which nobody can meet; let one of them lead to V3."
    ]


UNMET = [
    (DIALOG, "        bridges: D1\n", "", f"{DIALOG}: chapters.bridges.steps.O1: {BACK}name it under `midway`"),
    (OTHER, "subject: project", "subject: project\n    walked: false", f"{OTHER}: chapters.only.steps.O1: {BACK}"),
    (OTHER, "kind: glossary", "kind: glosary", f'{OTHER}: cards.K1.kind: {BACK}there is no kind "glosary"; did you mean "glossary".'),
    (OTHER, "kind: glossary", "kind: succes_card", f'{OTHER}: cards.K1.kind: {BACK}there is no kind "succes_card"; did you mean "success_card".'),
    (DIALOG, "kind: short_text", 'kind: short_text\n        show_if: "actions_at_least:99"', f'{DIALOG}: chapters.first.steps.A3.show_if: {BACK}"actions_at_least:99" never holds here'),
    (DIALOG, "kind: short_text", 'kind: short_text\n        show_if: "words_gt:3"', f'{DIALOG}: chapters.first.steps.A3.show_if: {BACK}"words_gt:3" never holds'),
    (DIALOG, "chose:no", "chose:non", f'{DIALOG}: chapters.first.steps.A2.routes.1.when: {BACK}"chose:non" never holds'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), UNMET)
def test_what_nobody_can_meet_is_told(tiny: Tiny, file: str, old: str, new: str, said: str) -> None:
    found = tiny.broken(file, old, new).problems()
    assert [problem for problem in found if problem.startswith(said)], found


def test_what_is_asked_at_half_of_the_way_is_met(tiny: Tiny) -> None:
    midway = tiny.broken(DIALOG, "id: form\n", "id: form\nmidway: O1\n")
    assert midway.broken(DIALOG, "        bridges: D1\n", "").problems() == []


def test_what_a_route_leads_to_is_met(tiny: Tiny) -> None:
    assert tiny.broken(DIALOG, "        bridges: D1\n", "").broken(DIALOG, "to: A3", "to: O1").problems() == [
        f"{DIALOG}: chapters.first.steps.A2.routes: pass over A3, which nobody can meet; let one of them lead to A3."
    ]
    assert tiny.broken(DIALOG, "        bridges: D1\n", "").broken(DIALOG, "to: done", "to: O1").problems() == []


def test_a_card_after_the_question_at_half_of_the_way_is_told(files: dict[str, str]) -> None:
    offered = files[VOYAGE].replace("kind: optional_text", "kind: optional_text\n        offers: brake_card")
    found = [str(problem) for problem in check(files | {VOYAGE: offered})]
    assert found == [
        f"{VOYAGE}: chapters.halte.steps.V.M.offers: {BACK}no card is offered after the question at half of the way; remove this."
    ]
