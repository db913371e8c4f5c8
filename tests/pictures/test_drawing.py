"""The drawings: complete, legible on a phone, safe whatever the words."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from adapters.pictures.lettering import SMALLEST
from adapters.pictures.png import rendered
from adapters.pictures.svg import PARTS, picture
from bot.core.dialog import MapPart
from bot.core.map import Map, Region, Spot, in_words
from tests.pictures.conftest import LONG, relabelled
from tests.pictures.reading import SVG, drawings, letterings, whole

ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "rect", "g", "path", "text"}
HOSTILE = (
    '</title><script>alert("1")</script>',
    "a & b < c > d",
    "]]><!-- --><?x ?>",
    "\x00\x1b[2J\ud800\ufffe",
    "\"' onload='x' href=\"https://example.org\"",
    "العربية 日本語 🙂",
    " ",
    "",
)


def region(found: Map, part: MapPart) -> Region:
    return {"wheel": found.wheel, "sequences": found.sequences, "stops": found.stops}[part]


@pytest.mark.parametrize("part", PARTS)
def test_every_place_is_named_with_the_word_of_its_state(mixed: Map, part: MapPart) -> None:
    words = [lettering.words for lettering in letterings(picture(mixed, part))]
    for spot in region(mixed, part).spots:
        place = words.index(spot.label[:1].upper() + spot.label[1:])
        after = [word for word in words[place + 1 : place + 3] if word in mixed.states.values()]
        assert after[0] == mixed.states[spot.state]


def test_a_drawing_says_what_it_shows_to_those_who_do_not_see_it(mixed: Map) -> None:
    for name, svg in drawings(mixed).items():
        root = ElementTree.fromstring(svg)
        regions = [region(mixed, part) for part in PARTS if name in (part, "page")]
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert root[0].text == (mixed.title if name == "page" else regions[0].title)
        assert root[1].text == in_words(mixed, regions)
        assert (root.attrib["role"], root.attrib["lang"]) == ("img", mixed.language)


def test_there_is_no_number_and_no_percent_to_be_read(mixed: Map) -> None:
    for svg in drawings(mixed).values():
        read = [lettering.words for lettering in letterings(svg)]
        assert not re.search(r"[\d%]", " ".join((*read, *(child.text or "" for child in ElementTree.fromstring(svg)))))


@pytest.mark.parametrize("label", ["", LONG, f"{LONG} {LONG}", f"{LONG} " * 9])
def test_words_stay_in_their_frame_apart_and_large_enough_for_a_phone(mixed: Map, label: str) -> None:
    for name, svg in drawings(relabelled(mixed, label) if label else mixed).items():
        found = letterings(svg)
        for lettering in found:
            assert all(line.within(lettering.frame) for line in lettering.lines), (name, lettering)
            assert all(line.within(whole(svg), slack=-8) for line in lettering.lines), (name, lettering)
            assert lettering.size >= SMALLEST
        lines = [line for lettering in found for line in lettering.lines]
        assert not [pair for pair in combinations(lines, 2) if pair[0].meets(pair[1])], name


def test_our_own_words_are_never_cut_nor_broken(mixed: Map) -> None:
    for svg in drawings(mixed).values():
        assert not [each.words for each in letterings(svg) if "…" in each.words or "- " in each.words]


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_words_are_words_and_nothing_else(mixed: Map, label: str) -> None:
    for svg in drawings(relabelled(mixed, label)).values():
        root = ElementTree.fromstring(svg.encode())
        assert {element.tag for element in root.iter()} <= {SVG + name for name in (*ELEMENTS, "ellipse")}
        attributes = {name for element in root.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]


def test_words_that_our_letters_do_not_know_can_be_rendered(mixed: Map) -> None:
    assert rendered(picture(relabelled(mixed, "".join(HOSTILE)), "wheel"))


@pytest.mark.parametrize("gone", [("C2",), ("V2", "V7"), ("S01", "S11"), ("C1", "C2", "C3", "C4", "C5"), ("all",)])
def test_content_without_some_of_the_places_is_drawn_without_them(mixed: Map, gone: tuple[str, ...]) -> None:
    def fewer(old: Region) -> Region:
        return replace(old, spots=tuple(spot for spot in old.spots if spot.dimension not in gone and "all" not in gone))

    found = replace(mixed, wheel=fewer(mixed.wheel), sequences=fewer(mixed.sequences), stops=fewer(mixed.stops))
    kept = {spot.dimension for part in PARTS for spot in region(found, part).spots}
    for name, svg in drawings(found).items():
        read = [lettering.words for lettering in letterings(svg)]
        for part in PARTS:
            for spot in region(mixed, part).spots:
                drawn = name in (part, "page") and spot.dimension in kept
                assert (spot.label[:1].upper() + spot.label[1:] in read) == drawn, (name, spot)


def test_a_place_that_there_is_no_picture_of_is_told_and_not_drawn(mixed: Map) -> None:
    more = (*mixed.stops.spots, Spot("V8", "Le banc de brume", "open"))
    found = replace(mixed, stops=replace(mixed.stops, spots=more))
    svg = drawings(found)["stops"]
    assert "Le banc de brume" in svg
    assert "Le banc de brume" not in [lettering.words for lettering in letterings(svg)]


def test_a_drawing_fetches_nothing(mixed: Map) -> None:
    for svg in drawings(mixed).values():
        root = ElementTree.fromstring(svg)
        values = [value for element in root.iter() for value in element.attrib.values()]
        assert not [value for value in values if "://" in value or "data:" in value or "@import" in value]
        links = {link for value in values for link in re.findall(r"url\((.*?)\)", value)}
        assert links <= {f"#{element.attrib['id']}" for element in root.iter(f"{SVG}pattern")}


def test_examples_of_every_picture_are_drawn_for_a_look(mixed: Map, tmp_path: Path) -> None:
    """They lie in the test's own folder (`pytest --basetemp=...` says where that is)."""
    for name, svg in drawings(mixed).items():
        path = tmp_path / f"{mixed.language}-{name}"
        path.with_suffix(".svg").write_text(svg, encoding="utf-8")
        path.with_suffix(".png").write_bytes(rendered(svg))
    assert len(list(tmp_path.iterdir())) == 2 * len((*PARTS, "page"))
