"""Who gets the message of distress: the writer who is in danger, and nobody who writes about the danger of others."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from bot.core.distress import in_distress, phrases, reading

_TEXTS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("distress.yaml").read_text(encoding="utf-8"))
_CORPORA = sorted((Path(__file__).parents[1] / "conditions").glob("*.yaml"))


def _all(kind: str) -> list[str]:
    lines = [line for name, block in _TEXTS.items() if name.endswith(kind) for line in block.splitlines()]
    return [line.replace("⏎", "\n") for line in lines]


FIRES, QUIET = _all("fires"), _all("quiet")


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def test_the_lists_are_long_enough_and_say_nothing_twice() -> None:
    assert len(FIRES) >= 60
    assert len(QUIET) >= 120
    assert len({*FIRES, *QUIET}) == len(FIRES) + len(QUIET)


@pytest.mark.parametrize("text", FIRES)
def test_the_writer_in_danger_is_heard_however_they_type(text: str) -> None:
    assert in_distress(text)
    assert in_distress(text.upper())
    assert in_distress(_bare(text))
    assert in_distress(text.replace("'", "’"))
    assert in_distress(text.replace("’", "'"))
    assert in_distress(f"  {text} 😢\n")


@pytest.mark.parametrize("text", FIRES)
def test_a_keyboard_that_sends_letters_and_accents_apart_changes_nothing(text: str) -> None:
    assert in_distress(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", FIRES)
def test_the_writer_in_danger_is_heard_inside_an_answer(text: str) -> None:
    assert in_distress(f"On a ouvert le jardin en 2021, avec dix familles.\n{text}\nL'école vient le jeudi.")
    assert in_distress(f"We help people who lost someone to suicide. {text}")


@pytest.mark.parametrize("text", QUIET)
def test_what_projects_write_about_is_left_alone(text: str) -> None:
    assert not in_distress(text)
    assert not in_distress(text.upper())
    assert not in_distress(_bare(text))
    assert not in_distress(text.replace("'", "’"))


@pytest.mark.parametrize("path", _CORPORA, ids=lambda path: path.stem)
def test_no_answer_of_the_corpora_is_taken_for_distress(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if in_distress(line)] == []


@pytest.mark.parametrize("text", ["", " ", "?", "👍", "12", "|", "«»", "Я живу", "生きたい"])
def test_nothing_to_read_is_no_distress(text: str) -> None:
    assert not in_distress(text)


@pytest.mark.parametrize("run", ["je me ", "il y a ", "suicide ", "i have ", "il ", "any so ", "«", "j ai encore "])
def test_a_very_long_message_is_read_to_its_end(run: str) -> None:
    assert in_distress(f"{run * 2000}\n\nje veux mourir")


def test_ordinary_texts_are_not_read_by_the_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_flat", lambda _: pytest.fail("the first look did not let it go"))
    assert not in_distress(
        "Notre jardin partagé réunit dix familles du quartier, l'école vient chaque jeudi après-midi."
    )
    assert not in_distress("Neighbours cook together on Fridays; the school lends us its kitchen and two big ovens.")


def test_every_alarming_word_is_as_the_first_look_reads_it() -> None:
    assert all(re.fullmatch("[a-z]+", word) for word in phrases.ALARMING)
