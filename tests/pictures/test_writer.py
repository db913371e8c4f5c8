"""The picture as a document: what it shows, drawn from what is stored."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from adapters.pictures.writer import MapWriter, PictureWriter
from bot.core.dialog import Language, Library, MapPart
from bot.core.model import Action, Answer, Attachment, Part, Person, Project
from bot.ports import Holding

AT = datetime(2026, 3, 2, tzinfo=UTC)
WORDS = "Nadia voit trente voisins qui se saluent"


def holding(*answers: Answer) -> Holding:
    person = Person("p", "fr", project="one")
    projects = (Project("one", (Action("a"),), AT), Project("two", (Action("b"),), AT))
    return Holding(person, (), AT, AT, projects, (), answers)


def told(step: str, subject: str = "one") -> Answer:
    return Answer(subject, subject, step, 1, "voyage_en_mer", "v", AT, (Part("m1", WORDS, "fr"),), open=False)


def wanted(part: MapPart | None = "stops", language: Language = "fr", project: str = "one") -> Attachment:
    return Attachment("map", "png", language, "p", project, part)


@pytest.mark.parametrize(
    ("part", "language", "name"),
    [("wheel", "fr", "roue.png"), ("sequences", "en", "storyboard.png"), ("stops", "en", "journey.png")],
)
async def test_a_part_of_the_map_is_a_picture(library: Library, part: MapPart, language: Language, name: str) -> None:
    file = await PictureWriter(library).write(wanted(part, language), holding())
    assert (file.name, file.content[:8]) == (name, b"\x89PNG\r\n\x1a\n")


async def test_what_is_seen_is_said_in_words_and_holds_none_of_the_persons(library: Library) -> None:
    file = await PictureWriter(library).write(wanted(), holding(told("V2")))
    assert "Raconté\u00a0: Le port." in file.shows
    assert "Nadia" not in file.shows


async def test_two_projects_are_not_mixed(library: Library) -> None:
    stored = holding(told("V2", "two"))
    one, other = [await PictureWriter(library).write(wanted(project=name), stored) for name in ("one", "two")]
    assert "Raconté" not in one.shows
    assert "Raconté" in other.shows
    assert one.content != other.content


async def test_without_a_project_there_is_no_picture(library: Library) -> None:
    writer = PictureWriter(library)
    with pytest.raises(LookupError):
        await writer.write(wanted(project="three"), holding())
    with pytest.raises(ValueError, match="what is stored"):
        await writer.write(wanted(), None)


async def test_the_whole_map_is_a_picture_too_and_says_what_the_drawing_says(library: Library) -> None:
    stored = holding(told("V2"))
    file, drawing = [await writer(library).write(wanted(None), stored) for writer in (PictureWriter, MapWriter)]
    assert (file.name, file.content[:8]) == ("panorama.png", b"\x89PNG\r\n\x1a\n")
    assert file.shows == drawing.shows


async def test_the_whole_map_is_one_drawing(library: Library) -> None:
    file = await MapWriter(library).write(wanted(None), holding(told("V2")))
    assert file.name == "panorama.svg"
    drawing = ElementTree.fromstring(file.content)
    words = "".join(drawing.itertext())
    assert "Le storyboard" in words
    assert "La roue des critères" in words
    assert "Raconté\u00a0: Le port." in words
