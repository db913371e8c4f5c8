"""A dialog made by copying a folder: it is the copy that is told what to change, until nothing is left to tell."""

from __future__ import annotations

import re

from bot.core.content import check, load
from bot.core.dialog import LANGUAGES
from bot.core.moves import BY_WORD

OLD, NEW = "voyage_en_mer", "mon_voyage"  # the copy comes first in the order of names


def copied(files: dict[str, str]) -> dict[str, str]:
    """The shipped dialogs, and a copy of one."""
    return files | {f"{NEW}/{part}.yaml": files[f"{OLD}/{part}.yaml"] for part in ("dialog", *LANGUAGES)}


def problems(files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in check(files, dict.fromkeys(LANGUAGES, BY_WORD))]


def test_the_copy_is_told_to_change_and_not_the_original(files: dict[str, str]) -> None:
    found = problems(copied(files))
    assert f'{NEW}/dialog.yaml: id: "{OLD}" is not the name of the folder; write "{NEW}".' in found
    taken = f"the id V1 is taken in {OLD}/dialog.yaml; write another id here."
    assert f"{NEW}/dialog.yaml: chapters.cap.steps.V1: {taken}" in found
    opened = f'"voyage" opens {OLD} already ({OLD}/fr.yaml); write another word.'
    assert f"{NEW}/fr.yaml: command: {opened}" in found
    assert f"{NEW}/fr.yaml: title: this title is used by {OLD}/dialog.yaml; write another." in found
    assert {problem.split("/")[0] for problem in found} == {NEW}


def test_where_nothing_shows_which_is_the_copy_both_files_are_named(files: dict[str, str]) -> None:
    renamed = copied(files)
    renamed[f"{NEW}/dialog.yaml"] = renamed[f"{NEW}/dialog.yaml"].replace(f"id: {OLD}", f"id: {NEW}")
    found = problems(renamed)
    assert all(NEW in problem and OLD in problem for problem in found)
    said = f"the id V1 is taken in {NEW}/dialog.yaml; write another id in one of the two."
    assert f"{OLD}/dialog.yaml: chapters.cap.steps.V1: {said}" in found


def test_a_copy_with_names_of_its_own_is_a_dialog(files: dict[str, str]) -> None:
    own = copied(files)
    for file in [file for file in own if file.startswith(NEW)]:
        text = re.sub(r"\bV(?=[.\d])(?!\d+: \d)", "Y", own[file]).replace(f"id: {OLD}", f"id: {NEW}")
        text = re.sub(r" +same_as: .*\n", "", text)
        text = re.sub(r"^(title: .*)", r"\1 II", text, flags=re.MULTILINE)
        own[file] = re.sub(r"^command: (\w+)", r"command: mon_\1", text, flags=re.MULTILINE)
    assert problems(own) == []
    assert tuple(load(own).dialogs[NEW].steps) == ("Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Y.M")


def test_what_was_not_translated_is_told(files: dict[str, str]) -> None:
    french = files | {f"{OLD}/en.yaml": files[f"{OLD}/fr.yaml"]}
    found = [problem for problem in problems(french) if "question" in problem]
    assert f"{OLD}/en.yaml: steps.V1.question: the same words as in {OLD}/fr.yaml; translate them." in found
    assert len(found) == 8
