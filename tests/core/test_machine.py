"""The order of the questions, as a machine."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.core.conditions import Evidence, Text
from bot.core.machine import DONE, HOME, REVIEW, Walk, diagram
from tests.talk import shipped_library


@dataclass
class Marker:
    state: str = HOME


@pytest.fixture
def walk() -> Walk:
    return Walk(shipped_library().dialogs["annexe_b"])


def alone(actions: int = 1) -> Evidence:
    return Evidence(Text(""), actions=actions)


def test_a_walk_goes_through_every_walked_question_once_and_ends_at_the_review(walk: Walk) -> None:
    marker, seen = Marker(), []
    while marker.state != REVIEW:
        walk.next(marker, alone(actions=2))
        seen.append(marker.state)
    assert seen == [*walk.order, REVIEW]


def test_the_order_of_actions_is_asked_only_when_there_are_two(walk: Walk) -> None:
    before_it = walk.order[walk.order.index("B02") - 1]
    one, two = Marker(before_it), Marker(before_it)
    walk.next(one, alone(actions=1))
    walk.next(two, alone(actions=2))
    assert (one.state, two.state) == ("B15", "B02")


def test_any_state_can_be_jumped_to_from_any_other(walk: Walk) -> None:
    states = (*walk.dialog.steps, HOME, REVIEW, DONE)
    for source in (HOME, "B01", "S05", REVIEW, DONE):
        for target in states:
            marker = Marker(source)
            walk.goto(marker, target)
            assert marker.state == target


def test_a_jump_to_a_state_that_does_not_exist_is_a_bug_and_says_so(walk: Walk) -> None:
    marker = Marker("B01")
    with pytest.raises(KeyError):
        walk.goto(marker, "B99")
    assert marker.state == "B01"


def test_a_bridging_question_leads_back_to_the_review(walk: Walk) -> None:
    marker = Marker("S05")
    walk.next(marker, alone())
    assert marker.state == REVIEW


def test_the_answer_decides_the_way_in_the_first_contact() -> None:
    welcome = Walk(shipped_library().dialogs["accueil"])
    for value, then in (("yes", "A03"), ("no", DONE)):
        marker = Marker("A02")
        welcome.next(marker, Evidence(Text(""), chosen=frozenset((value,))))
        assert marker.state == then


def test_the_last_route_of_every_state_is_unconditional(walk: Walk) -> None:
    edges = list(walk.edges())
    for source in {source for source, _, _ in edges}:
        assert [condition for start, _, condition in edges if start == source][-1] == "", source


def test_the_diagram_shows_every_question_and_every_way(walk: Walk) -> None:
    drawn = diagram(walk)
    for step in walk.order:
        assert step.replace(".", "_") in drawn
    for source, target, condition in walk.edges():
        line = f"{source.replace('.', '_')} --> {target.replace('.', '_')}"
        assert source == target or line in drawn
        assert condition == "" or condition.replace(":", " ") in drawn


def test_a_machine_keeps_nothing_of_those_it_moved(walk: Walk) -> None:
    marker = Marker()
    walk.next(marker, alone())
    assert walk._machine.models == []
    assert vars(marker) == {"state": walk.order[0]}
