"""What an author is told about a hearing that cannot be used."""

from __future__ import annotations

import pytest

from bot.core.content import check
from bot.shelf import read_folder, shipped

DIALOG, FR, EN = "ecoute/dialog.yaml", "ecoute/fr.yaml", "ecoute/en.yaml"
STRUCTURE = """
id: ecoute
hearing:
  S01:
    marks: [G1]
    cues:
      need: {hint: true}
"""
WORDS = """
title: Hearing
hearing:
  denials: not
  wishes: want
  projects: our
  groups: {them: neighbour}
  cues:
    S01:
      need:
        - {say: they lack, beside: <them>}
"""


def problems(file: str = "", old: str = "", new: str = "") -> list[str]:
    """Every problem of the shipped content with this small hearing, broken in one place."""
    files = read_folder(shipped()) | {DIALOG: STRUCTURE, FR: WORDS, EN: WORDS}
    assert not file or old in files[file]
    if file:
        files[file] = files[file].replace(old, new)
    return [str(problem) for problem in check(files)]


def test_a_small_hearing_is_sound() -> None:
    assert problems() == []


PHRASES = "hearing.cues.S01.need.1"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (DIALOG, "need:", "lack:", f"{EN}: hearing.cues.S01.lack: the phrases of this cue are missing; add them here."),
        (FR, "need:", "lack:", f"{FR}: hearing.cues.S01.lack: dialog.yaml does not have this cue; add it there"),
        (DIALOG, "[G1]", "[G99]", f'{DIALOG}: hearing.S01: there is no dimension "G99"; correct it or remove it.'),
        (DIALOG, "hint", "hnt", f'{DIALOG}: hearing.S01.cues.need.hnt: unknown key; did you mean "hint"'),
        (FR, "<them>", "<then>", f'{FR}: {PHRASES}.beside: there is no group "then" here; correct it'),
        (FR, "neighbour}", "<them>}", f'{FR}: hearing.groups.them: there is no group "them" here; correct it'),
        (FR, "they lack", "la*", f'{FR}: {PHRASES}.say: "la*" in "la*" cannot be looked for; write a word'),
        (FR, "they lack", "they ... lack ...", f'{FR}: {PHRASES}.say: "they ... lack ..." begins or ends with "..."'),
        (FR, "they lack", "' , '", f"{FR}: {PHRASES}.say: there is no phrase here; write one or remove the key."),
        (FR, "  denials: not\n", "", f"{FR}: hearing.denials: this is missing; add it."),
    ],
)
def test_a_fault_is_named_with_its_place(file: str, old: str, new: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in problems(file, old, new)), problems(file, old, new)


def test_only_one_dialog_says_how_to_hear() -> None:
    files = read_folder(shipped()) | {
        "autre/dialog.yaml": STRUCTURE.replace("ecoute", "autre"), "autre/fr.yaml": WORDS, "autre/en.yaml": WORDS
    }  # fmt: skip
    said = f"{DIALOG}: hearing: autre/dialog.yaml tells already how to hear; keep one."
    assert said in [str(problem) for problem in check(files)]
