from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.content import ContentError
from bot.shelf import read_folder, shipped


def test_texts_are_named_by_their_path_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "form").mkdir()
    (tmp_path / "form" / "fr.yaml").write_text("title: Été", encoding="utf-8")
    (tmp_path / "README.md").write_text("Hello", encoding="utf-8")
    assert read_folder(tmp_path) == {"form/fr.yaml": "title: Été"}


def test_the_mark_that_some_editors_put_first_is_not_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "form").mkdir()
    (tmp_path / "form" / "fr.yaml").write_bytes(b"\xef\xbb\xbftitle: Form")
    assert read_folder(tmp_path) == {"form/fr.yaml": "title: Form"}


def test_every_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "form").mkdir()
    (tmp_path / "form" / "fr.yaml").write_bytes("title: Été".encode("latin-1"))
    (tmp_path / "form" / "en.yaml").mkdir()
    with pytest.raises(ContentError) as refused:
        read_folder(tmp_path)
    assert [str(problem).split(" (")[0] for problem in refused.value.problems] == [
        "form/en.yaml: this file cannot be read",
        "form/fr.yaml: byte 7: this is not UTF-8 text; save the file as UTF-8.",
    ]


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_a_folder_without_dialogs_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError, match="there is no"):
        read_folder(tmp_path / name)


def test_the_shipped_dialogs_lie_beside_the_program() -> None:
    assert (shipped() / "annexe_b" / "dialog.yaml").is_file()
