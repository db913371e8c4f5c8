"""Every story, on every stage: the replies are as expected, and the whole conversation is the one kept beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.shelf import read_folder, shipped
from tests.matrix.synapse import Synapse
from tests.stories.engine_stage import EngineStage
from tests.stories.matrix_stage import MatrixStage
from tests.stories.player import Player
from tests.stories.stage import Clock, Stage
from tests.stories.story import FOLDER, Story, read_story
from tests.stories.telegram_stage import TelegramStage
from tests.stories.terminal_stage import TerminalStage

STORIES = sorted(FOLDER.glob("*.yaml"))
TRANSCRIPTS = FOLDER / "transcripts"
TEXTS = read_folder(shipped())
MakeStage = Callable[[Story, Clock, Path], Stage]


def _facts(story: Story) -> tuple[Settings, Mapping[str, str]]:
    given: dict[str, Any] = dict(story.settings)
    settings = Settings(_env_file=None, **given)
    return settings, settings.facts() | {"database": "colibri.db"}


def _engine(story: Story, clock: Clock, folder: Path) -> Stage:
    return EngineStage(*_facts(story), TEXTS, clock, notice=story.notice)


def _terminal(story: Story, clock: Clock, folder: Path) -> Stage:
    return TerminalStage(*_facts(story), TEXTS, clock, folder, notice=story.notice)


def _telegram(story: Story, clock: Clock, folder: Path) -> Stage:
    return TelegramStage(*_facts(story), TEXTS, clock, folder, notice=story.notice)


def _matrix(synapse: Synapse, *, encrypted: bool) -> MakeStage:
    return lambda story, clock, folder: MatrixStage(
        *_facts(story), TEXTS, clock, folder, notice=story.notice, synapse=synapse, encrypted=encrypted
    )


STAGES: dict[str, MakeStage] = {"engine": _engine, "terminal": _terminal, "telegram": _telegram}
ON_MATRIX = ("matrix", "matrix-plain")
_PLAIN = pytest.param("matrix-plain", marks=pytest.mark.slow)  # the fast tests play every story in an encrypted room


@pytest.fixture(params=[*STAGES, "matrix", _PLAIN])
def stage(request: pytest.FixtureRequest) -> str:
    """The name of a stage."""
    return str(request.param)


@pytest.fixture
def make_stage(stage: str, request: pytest.FixtureRequest) -> MakeStage:
    """A homeserver is started only where a story needs one."""
    if stage not in ON_MATRIX:
        return STAGES[stage]
    return _matrix(request.getfixturevalue("synapse"), encrypted=stage == "matrix")


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
async def test_a_story_goes_as_it_is_written(
    path: Path, stage: str, make_stage: MakeStage, tmp_path: Path, update_stories: bool
) -> None:
    story, clock = read_story(path), Clock()
    async with make_stage(story, clock, tmp_path).played() as playing:
        transcript = await Player(story, playing, clock, TEXTS).play()
    kept = TRANSCRIPTS / f"{story.name}.txt"
    if update_stories and stage == "engine":
        kept.write_text(transcript, encoding="utf-8")
    expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if stage == "telegram":  # its apps send a space for a control character
        expected, transcript = (re.sub(r" ?\ufffd ?", " ", text) for text in (expected, transcript))
    if transcript != expected and not update_stories:
        diff = difflib.unified_diff(expected.splitlines(), transcript.splitlines(), "kept", f"on the {stage}", n=4)
        pytest.fail(
            f"{path.name}: the conversation changed. If it is better so:\n"
            "    pytest tests/stories --update-stories, then read `git diff`\n\n" + "\n".join([*diff][:80]),
            pytrace=False,
        )


def test_every_transcript_belongs_to_a_story() -> None:
    assert {path.stem for path in TRANSCRIPTS.glob("*.txt")} == {path.stem for path in STORIES}
