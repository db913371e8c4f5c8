"""`colibri coach`, as an operator calls it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.coaches import Leaving, consequences
from bot.core.model import Coach
from tests.cli.program import colibri

MARIE = "Marie Petit"
KNOWN = Coach("coach", MARIE, "", datetime(2026, 3, 1, tzinfo=UTC), person="marie")


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


def test_the_code_is_too_long_to_be_tried_through_and_is_good_for_two_weeks_where_people_live(database: Path) -> None:
    _, shown, _ = coach(database, "add", MARIE)
    assert re.search(r"^ +/coach [A-Z0-9]{3}(-[A-Z0-9]{5}){3}$", shown, re.MULTILINE)
    day = (datetime.now(ZoneInfo("Europe/Paris")) + timedelta(days=14)).date()  # noqa: TID251 - the program's own clock
    assert f"once, until {day}." in shown
    assert f"invited until {day}" in coach(database, "list")[1]


@pytest.mark.parametrize("name", ["marie petit", " Marie   petit ", "\uff2darie Petit"])
def test_two_coaches_of_one_name_could_not_be_told_apart(database: Path, name: str) -> None:
    invited(database)
    code, shown, complaint = coach(database, "add", name)
    assert (code, shown) == (2, "")
    assert "there is a coach of this name" in complaint


def test_a_name_is_kept_with_one_space_between_words_and_found_with_more(database: Path) -> None:
    invited(database, " Marie   Petit ")
    assert coach(database, "list")[1].startswith("Marie Petit  (added")
    assert coach(database, "remove", "marie  petit", "--yes")[0] == 0


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
    assert (
        f"If {MARIE} is removed:\n- 0 projects are no longer shared with {MARIE}. Whoever is concerned is told" in shown
    )
    assert "- 0 comments stay with the holders, under this name.\n" in shown
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


def test_a_removed_coach_is_told_so_once(database: Path) -> None:
    joined(database)
    assert coach(database, "remove", MARIE, "--yes")[0] == 0
    told = [
        colibri("chat", "--as", "marie", "--lang", "fr", "--db", database, folder=database.parent, typed="/quitter\n")
        for _ in range(2)
    ]
    assert ["Vous n'êtes plus coach ici" in done.stdout for done in told] == [True, False]


@pytest.mark.parametrize(
    ("going", "shown"),
    [
        (
            Leaving(KNOWN, 1, 1, 1, 1),
            (
                "1 project is no longer shared",
                "1 note of this coach is deleted",
                "1 comment stays with the holders, under this name, without a reply.",
            ),
        ),
        (
            Leaving(KNOWN, 2, 3, 1, 0),
            (
                "2 projects are no longer shared",
                "0 notes of this coach are deleted",
                "3 comments stay with the holders, under this name, 1 of them without a reply.",
            ),
        ),
        (Leaving(KNOWN, 0, 1, 0, 2), ("2 notes of this coach are deleted", "1 comment stays", "with its reply.")),
        (Leaving(KNOWN, 0, 2, 0, 0), ("2 comments stay", "none of them without a reply.")),
    ],
)
def test_what_goes_is_counted_in_plain_english(going: Leaving, shown: tuple[str, ...]) -> None:
    assert [line for line in shown if line not in consequences(going)] == []


def test_nobody_of_a_name_is_told(database: Path) -> None:
    code, shown, complaint = coach(database, "remove", "Paul")
    assert (code, shown) == (2, "")
    assert "there is no coach of this name: Paul" in complaint
