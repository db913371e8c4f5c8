"""The colours serve people who see colours poorly, and words are read on every ground."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from adapters.pictures.paint import FOAM, INK, PAPER, SEA, WHEEL, WHITE
from bot.core.map import Map
from tests.pictures.colour import EYES, contrast, distance
from tests.pictures.reading import drawings, letterings


@pytest.mark.parametrize("eyes", EYES)
def test_the_five_colours_of_the_wheel_stay_apart(eyes: str) -> None:
    apart = {(one, other): distance(one, other, eyes) for one, other in combinations(WHEEL, 2)}
    assert min(apart.values()) > 0.1, apart


def test_the_check_of_colours_can_fail() -> None:
    red, green = "#C8553D", "#7A8B3C"
    assert distance(red, green, "most people") > 0.1 > distance(red, green, "deuteranopia")


@pytest.mark.parametrize("colour", WHEEL)
def test_outlines_show_on_every_colour_of_the_wheel(colour: str) -> None:
    assert contrast(INK, colour) >= 3


def test_words_are_read_on_every_ground(mixed: Map) -> None:
    fills = {lettering.fill for svg in drawings(mixed).values() for lettering in letterings(svg)}
    assert fills
    for fill in fills:
        assert min(contrast(fill, ground) for ground in (PAPER, WHITE, SEA, FOAM)) >= 4.5, fill


def test_a_state_shows_without_any_colour(mixed: Map) -> None:
    """With every colour taken away, the three states are still drawn with different lines, and say their word."""
    svg = re.sub("#[0-9A-Fa-f]{6}", "#000000", drawings(mixed)["wheel"])
    assert "url(#hatch-" in svg
    assert "stroke-dasharray" in svg
    words = [lettering.words for lettering in letterings(svg)]
    for state, word in mixed.states.items():
        assert words.count(word) == sum(spot.state == state for spot in mixed.wheel.spots)
