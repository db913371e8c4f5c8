"""`colibri hear`: what authors see of a story."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import colibri, running

STORY = "Ce sont les habitants qui ont choisi. On vient sans rendez-vous."
NAMES = [f"S{number:02}" for number in range(1, 12)] + [f"G{number}" for number in range(1, 11)]


def test_json_tells_every_sequence_and_then_every_marker(tmp_path: Path) -> None:
    done = colibri("hear", STORY, "--lang", "fr", "--json", folder=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(told) == NAMES
    assert told["S02"] == {"heard": True, "words": "Ce sont les habitants qui ont choisi"}
    assert told["S07"] == told["G6"] == {"heard": True, "words": "On vient sans rendez-vous"}
    assert told["S05"] == {"heard": False, "words": ""}


def test_the_readable_text_shows_names_words_and_cues(tmp_path: Path) -> None:
    shown = colibri("hear", STORY, folder=tmp_path).stdout
    assert 'S07  ouvert à chacun\n     "On vient sans rendez-vous"\n     formality: sans rendez\n' in shown
    assert "S05  décider ensemble: -\n" in shown


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_story_comes_from_standard_input(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = colibri("hear", *arguments, "--lang", "en", "--json", folder=tmp_path, typed="We decide by consensus.\n")
    assert json.loads(done.stdout)["S05"] == {"heard": True, "words": "We decide by consensus"}


def test_bytes_that_are_no_text_do_not_break_it(tmp_path: Path) -> None:
    with running("hear", "--json", folder=tmp_path) as program:
        program._input.write(b"Chacun d\xe9cide dans notre groupe. On vote \xe0 main lev\xe9e, sans chef.\n")
        assert program.finish() == 0
    assert json.loads(program.shown)["S05"]["heard"] is True


def test_an_empty_story_is_heard_as_nothing(tmp_path: Path) -> None:
    told = json.loads(colibri("hear", "", "--json", folder=tmp_path).stdout)
    assert not any(row["heard"] for row in told.values())


def test_dialogs_without_a_hearing_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "dialogs" / "small").mkdir(parents=True)
    for name, text in (("dialog", "id: small"), ("fr", "title: Petit"), ("en", "title: Small")):
        (tmp_path / "dialogs" / "small" / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = colibri("hear", STORY, folder=tmp_path, settings={"dialogs": str(tmp_path / "dialogs")})
    assert (done.returncode, done.stdout) == (1, "")
    assert "do not say how stories are heard" in done.stderr
