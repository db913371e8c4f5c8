"""The player itself: a story that is not so fails, and says where and how; a mistake in a story is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.stories.engine_stage import EngineStage
from tests.stories.player import Player
from tests.stories.stage import Clock
from tests.stories.story import Story, patched, read_story
from tests.stories.test_stories import TEXTS

BEGINNING = """
story: A first contact
language: fr
turns:
  - me: oui
    bot: [Acceptez-vous]
"""


def _written(folder: Path, text: str) -> Story:
    path = folder / "essai.yaml"
    path.write_text(text, encoding="utf-8")
    return read_story(path)


async def _play(story: Story) -> str:
    settings, clock = Settings(_env_file=None), Clock()
    return await Player(story, EngineStage(settings, settings.facts(), TEXTS, clock), clock, TEXTS).play()


async def test_a_story_that_is_so_gives_its_transcript(tmp_path: Path) -> None:
    transcript = await _play(_written(tmp_path, BEGINNING))
    assert transcript.startswith("A first contact\n\n~ opens\n\n    Bonjour.")
    assert "> oui\n\n" in transcript


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("    not: [J'accepte, enregistre]", "nowhere in the reply: 'enregistre'"),
        ("    choices: [Oui]", "exactly the choices ['Oui']"),
        ("    files: [annexe-b.md]", "exactly the documents ['annexe-b.md']"),
        ("  - me: oui\n    bot: [Colibri chante]", "in the reply, in this order: 'Colibri chante'"),
        ("answers: {B01: Le four}", "stored for B01 of action 1: 'Le four'"),
        ("documents: {annexe-b.md: [x]}", "a document annexe-b.md"),
        ("  - me: j'accepte\nstored: nothing", "nothing stored about the person"),
        ("  - me: j'accepte\nnowhere: [premier_contact, accueil]", "nowhere in what is stored: 'accueil'"),
    ],
)
async def test_a_story_that_is_not_so_fails_and_says_where(tmp_path: Path, more: str, told: str) -> None:
    story = _written(tmp_path, BEGINNING + more)
    with pytest.raises(AssertionError) as failure:
        await _play(story)
    assert told in str(failure.value)
    assert "essai.yaml: A first contact" in str(failure.value)


async def test_texts_must_come_in_the_order_in_which_they_are_written(tmp_path: Path) -> None:
    await _play(_written(tmp_path, BEGINNING.replace("[Acceptez-vous]", "[Sans accord, Acceptez-vous]")))
    with pytest.raises(AssertionError, match="turn 1, line 5: > oui"):
        await _play(_written(tmp_path, BEGINNING.replace("[Acceptez-vous]", "[Acceptez-vous, Sans accord]")))


@pytest.mark.parametrize("wrong", ["    bott: [x]", "    days: 3", "  - bot: [x]", "  - days: 2\n    bot: [x]"])
def test_a_mistake_in_a_story_is_named_with_its_file(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"essai\.yaml"):
        _written(tmp_path, BEGINNING + wrong)


def test_content_is_edited_by_id_and_what_is_not_named_stays() -> None:
    texts = {
        "d/dialog.yaml": "chapters:\n- id: a\n  steps: [{id: Q1, kind: x}, {id: Q2, kind: x}, {id: Q3, kind: x}]\n",
        "d/fr.yaml": "title: T\nsteps:\n  Q1: {label: un}\n  Q2: {label: deux}\n",
        "other.yaml": "a: 1\n",
    }
    edited = patched(
        texts,
        {
            "d/dialog.yaml": {"chapters": {"a": {"steps": {"Q1": {"id": "Q9"}, "Q3": None}}}},
            "d/fr.yaml": {"steps": {"Q1": {"id": "Q9"}, "Q2": {"label": "2"}}},
        },
    )
    assert edited["d/dialog.yaml"] == "chapters:\n- id: a\n  steps:\n  - id: Q9\n    kind: x\n  - id: Q2\n    kind: x\n"
    assert edited["d/fr.yaml"] == "title: T\nsteps:\n  Q9:\n    label: un\n  Q2:\n    label: '2'\n"
    assert edited["other.yaml"] == texts["other.yaml"]


COACHED = """
story: A coach comes
language: fr
start: form
turns:
  - invite: Marie Petit
  - coach: /coach {invitation}
    bot: [Bonjour Marie Petit.]
  - coach: [oui, oui]
    bot: ["{code}"]
"""


async def test_codes_that_chance_made_are_typed_and_are_in_no_transcript(tmp_path: Path) -> None:
    transcript = await _play(_written(tmp_path, COACHED))
    assert "~ the operator adds a coach: Marie Petit" in transcript
    assert "coach> /coach {invitation}" in transcript
    assert "accompagnez : {code}." in transcript


async def test_what_is_expected_of_the_coachs_side_fails_there(tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as failure:
        await _play(_written(tmp_path, COACHED + "    choices: [Oui]"))
    assert "turn 3, line 9: coach> oui" in str(failure.value)


@pytest.mark.parametrize("more", ["  - close: true", "  - content: {annexe_b/fr.yaml: {title: Titre}}"])
def test_a_story_with_a_coach_does_not_stop_the_program(tmp_path: Path, more: str) -> None:
    with pytest.raises(ValueError, match="a story with a coach neither closes nor edits the content"):
        _written(tmp_path, COACHED + more)
