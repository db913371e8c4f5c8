"""A story through the program itself: `python -m bot chat` on a pipe, a message a line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.stories.story import FOLDER, STARTS, read_story

ROOT = FOLDER.parent.parent


def _chat(folder: Path, messages: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COLIBRI_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--db", str(folder / "colibri.db"), "--lang", "fr"],
        input="".join(f"{message}\n" for message in messages),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )


def test_a_whole_dossier_is_written_through_a_pipe(tmp_path: Path) -> None:
    story = read_story(FOLDER / "parcours_complet.yaml")
    messages = [*STARTS.get(story.start or "", ()), *(text for turn in story.turns for text in turn.messages)]
    done = _chat(tmp_path, messages)
    assert (done.returncode, done.stderr) == (0, "")
    at = 0
    for turn in (story.opening, *story.turns):
        for wanted in turn.bot:
            if "Nadia" in wanted:  # the contact is a setting of the story, not of this program
                continue
            found = done.stdout.find(wanted, at)
            assert found >= 0, f"{wanted!r} does not come after:\n{done.stdout[max(0, at - 500) : at]}"
            at = found
    assert "\x1b" not in done.stdout
    assert story.documents["annexe-b.md"][0] in (tmp_path / "annexe-b.md").read_text(encoding="utf-8")


def test_a_second_start_finds_the_first_one_again(tmp_path: Path) -> None:
    first = _chat(tmp_path, ["oui", "oui", "1", "Le lavoir aux histoires de Bort"])
    second = _chat(tmp_path, ["/recap"])
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Qui va profiter de l'action en premier ?" in second.stdout
    assert "Le lavoir aux histoires de Bort" in second.stdout


def test_an_end_of_input_without_a_word_is_no_error(tmp_path: Path) -> None:
    done = _chat(tmp_path, [])
    assert (done.returncode, done.stderr) == (0, "")
    assert "Avez-vous 15 ans ou plus ?" in done.stdout
