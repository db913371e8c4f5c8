"""What is offered can be pressed and typed: the choices of the program, the doors, the chapters, the dimensions."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from bot.core.content import check
from bot.core.content.choices import LISTED, choices_named
from bot.core.content.index import Index
from bot.core.content.reading import read
from bot.core.dialog import LANGUAGES
from bot.core.moves import BY_WORD

LONG = "Une phrase bien trop longue pour un petit bouton de téléphone"
MESSAGES, VOYAGE, CIRCLES = "messages/fr.yaml", "voyage_en_mer/fr.yaml", "physique_avant_le_moral/fr.yaml"


def loaded(text: str) -> Any:
    """A file as it is written; the fast loader, where PyYAML was built with it."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def problems(files: dict[str, str], changes: list[tuple[str, tuple[str, ...], str]]) -> list[str]:
    """What is said when some texts of the shipped content are others."""
    changed = dict(files)
    for file, path, text in changes:
        tree = loaded(changed[file])
        place = tree
        for name in path[:-1]:
            place = place[name]
        assert path[-1] in place
        place[path[-1]] = text
        changed[file] = yaml.dump(tree, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True)
    return [str(problem) for problem in check(changed, dict.fromkeys(LANGUAGES, BY_WORD))]


WRONG = [
    ("7", '"7" would be read as the number of a choice; write a word.'),
    ("Aide", '"Aide" is a command; write another word.'),
    ("Help", '"Help" is a command; write another word.'),
    ("!", '"!" cannot be typed; write a word.'),
    (LONG, f"{len(LONG)} characters; shorten the label to 40."),
]
PLACES = [
    (MESSAGES, ("messages", "choice_pass")),
    (MESSAGES, ("messages", "choice_map")),
    (VOYAGE, ("title",)),
    (CIRCLES, ("chapters", "groupe")),
    (MESSAGES, ("dimensions", "C1")),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[text[:5] for text, _ in WRONG])
def test_a_label_that_cannot_be_chosen_is_told(files: dict[str, str], text: str, said: str) -> None:
    found = problems(files, [(file, path, text) for file, path in PLACES])
    assert {f"{file}: {'.'.join(path)}: {said}" for file, path in PLACES} <= set(found)


@pytest.mark.parametrize(
    ("file", "path", "text", "said"),
    [
        (MESSAGES, ("messages", "choice_no"), "Oui", '"Oui" also means choice_yes'),
        (MESSAGES, ("messages", "choice_same_leave"), "Laisser | oui", '"oui" also means choice_same_take'),
        ("messages/en.yaml", ("messages", "choice_hold_no"), "No | garder", '"garder" also means choice_hold_yes'),
        (VOYAGE, ("title",), "Le storyboard", "this title is used by storyboard/dialog.yaml; write another."),
        (VOYAGE, ("title",), "Relire mes réponses", '"Relire mes réponses" also means choice_recap'),
        (CIRCLES, ("chapters", "groupe"), "Relire", '"Relire" also means choice_look_back'),
        (MESSAGES, ("dimensions", "C2"), "Gouvernance", ""),
        (MESSAGES, ("dimensions", "G5"), "ancrage local", ""),
    ],
)
def test_one_label_means_one_choice(
    files: dict[str, str], file: str, path: tuple[str, ...], text: str, said: str
) -> None:
    found = problems(files, [(file, path, text)])
    assert [problem for problem in found if f"{'.'.join(path)}: {said}" in problem] if said else found == []


def test_two_chapters_or_two_dimensions_of_one_name_are_told(files: dict[str, str]) -> None:
    circles, messages = loaded(files[CIRCLES]), loaded(files[MESSAGES])
    first, second, *_ = circles["chapters"]
    (told,) = problems(files, [(CIRCLES, ("chapters", second), circles["chapters"][first].upper())])
    assert told == f"{CIRCLES}: chapters.{second}: this name is used by chapters.{first}; write another."
    name = messages["dimensions"]["S01"].split(" | ")[0]
    (told,) = problems(files, [(MESSAGES, ("dimensions", "S02"), name)])
    assert told == f"{MESSAGES}: dimensions.S02: this name is used by S01; write another."


def test_all_choices_of_the_program_are_compared_with_those_beside_them(files: dict[str, str]) -> None:
    sources, _ = read(files)
    assert choices_named(Index(sources)) == LISTED, f"see TOGETHER in {PurePosixPath('bot/core/content/choices.py')}"
