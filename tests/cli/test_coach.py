"""`colibri coach`, as an operator calls it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.program import colibri

MARIE = "Marie Petit"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "colibri.db"


def coach(database: Path, *arguments: str) -> tuple[int, str, str]:
    done = colibri("coach", *arguments, "--db", database, folder=database.parent)
    return done.returncode, done.stdout, done.stderr


def invited(database: Path, name: str = MARIE) -> str:
    code, shown, _ = coach(database, "add", name)
    assert code == 0
    found = re.search(r"^ +/coach (\S+)$", shown, re.MULTILINE)
    assert found
    return found[1]


def joined(database: Path, name: str = MARIE) -> None:
    """A coach of this name has used the code, in the terminal."""
    typed = f"/coach {invited(database, name)}\n1\noui\noui\n"
    done = colibri("chat", "--as", "marie", "--lang", "fr", "--db", database, folder=database.parent, typed=typed)
    assert done.returncode == 0
    assert "has joined" in coach(database, "list")[1]


def test_nobody_is_a_coach_at_first(database: Path) -> None:
    assert coach(database, "list") == (0, 'There is no coach yet: colibri coach add "NAME"\n', "")


def test_the_code_of_a_new_coach_is_shown_once_and_kept_nowhere(database: Path) -> None:
    code = invited(database)
    kept = b"".join(path.read_bytes() for path in database.parent.iterdir() if path.is_file())
    assert MARIE.encode() in kept
    assert code.encode() not in kept
    assert code.replace("-", "").encode() not in kept
    _, shown, _ = coach(database, "list")
    assert f"{MARIE}  (added " in shown
    assert "has not joined" in shown
    assert code not in shown


def test_two_coaches_of_one_name_could_not_be_told_apart(database: Path) -> None:
    invited(database)
    code, shown, complaint = coach(database, "add", "marie petit")
    assert (code, shown) == (2, "")
    assert "there is a coach of this name" in complaint


def test_who_types_the_code_is_the_coach(database: Path) -> None:
    joined(database)


def test_a_code_is_used_once(database: Path) -> None:
    code = invited(database)
    for account, is_coach in (("marie", True), ("eve", False)):
        typed = f"/coach {code}\n1\noui\noui\n/coach code\n"
        done = colibri("chat", "--as", account, "--lang", "fr", "--db", database, folder=database.parent, typed=typed)
        assert done.returncode == 0
        assert ("Bonjour Marie Petit" in done.stdout) == is_coach
        assert ("Ce code n'ouvre rien" in done.stdout) == (not is_coach)


def test_removing_says_first_what_happens(database: Path) -> None:
    joined(database)
    code, shown, _ = coach(database, "remove", MARIE)
    assert code == 1
    assert f"If {MARIE} is removed:" in shown
    assert "Nothing was done." in shown
    assert MARIE in coach(database, "list")[1]


def test_a_removed_coach_is_gone_and_the_name_is_free(database: Path) -> None:
    joined(database)
    assert coach(database, "remove", MARIE, "--yes")[0] == 0
    assert MARIE not in coach(database, "list")[1]
    typed = "/coach\n/quitter\n"
    done = colibri("chat", "--as", "marie", "--lang", "fr", "--db", database, folder=database.parent, typed=typed)
    assert "/coach code" not in done.stdout
    invited(database)


def test_nobody_of_a_name_is_told(database: Path) -> None:
    code, shown, complaint = coach(database, "remove", "Paul")
    assert (code, shown) == (2, "")
    assert "there is no coach of this name: Paul" in complaint
