"""What goes wrong with the file or the content is told in the person's language.

What happened, what is safe, what to do. Never a traceback, never a zero as exit code; nothing that was confirmed is
lost.
"""

from __future__ import annotations

import ctypes
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.dialog import LANGUAGES, Language
from tests.cli.program import colibri, running
from tests.talk import shipped_library

PAGES = "".join(f"Page {number} : {'nous réparons des vélos, ' * 400}\n" for number in range(60))
IMPATIENT = {"busy_seconds": "0.2"}
CONFIRMED = "La roulotte des bricoleurs de Sarrans"
_DROP_CAPABILITY, _IGNORE_MODES = 24, 1  # prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file in which somebody has answered one question, and seen it acknowledged."""
    path = tmp_path / "data" / "colibri.db"
    done = colibri("chat", "--lang", "fr", "--db", path, folder=tmp_path, typed=f"oui\noui\n1\n{CONFIRMED}\n")
    assert (done.returncode, done.stderr) == (0, "")
    return path


def like_anybody() -> None:
    """Modes do not bind root: take that privilege from the new process. Anybody else has nothing to lose."""
    ctypes.CDLL(None).prctl(_DROP_CAPABILITY, _IGNORE_MODES)


def told(
    done: subprocess.CompletedProcess[str], fault: str, database: Path, language: Language = "fr", *, lost: bool = False
) -> None:
    """It ended with this message about this file on standard error, and nothing else there.

    `lost`: it says too that the last message is not kept.
    """
    messages = shipped_library().messages[language]
    expected = messages[fault].format(database=database) + (f" {messages['store_lost']}" if lost else "")
    assert (done.returncode, done.stderr.strip()) == (1, expected)
    assert str(database) in done.stderr
    assert "Traceback" not in done.stdout


def still_there(database: Path, folder: Path) -> None:
    done = colibri("export", "--db", database, "--as", "moi", folder=folder)
    assert done.returncode == 0, done.stderr
    assert CONFIRMED in done.stdout


# --- no room ----------------------------------------------------------------------------------------------------------


def test_a_file_that_may_not_grow_is_told_and_what_was_confirmed_is_kept(database: Path, tmp_path: Path) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200 * 1024, 200 * 1024))

    told(
        colibri("chat", "--db", database, folder=tmp_path, typed=PAGES, limits=limited),
        "store_fault",
        database,
        lost=True,
    )
    still_there(database, tmp_path)


def test_a_full_disk_is_told_and_what_was_confirmed_is_kept(database: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    own_disk = ("unshare", "--map-root-user", "--mount", "sh", "-ec")
    mounted = f'mount -t tmpfs -o size=400k small "{small}"; cp "{database}" "{small}"; '
    kept = f'"$@" || code=$?; cp "{small}"/* "{database.parent}"; exit ${{code-0}}'
    try:
        possible = subprocess.run([*own_disk, mounted, "sh"], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible:
        pytest.skip("this machine lets nobody make a small disk")
    done = colibri(
        *("chat", "--db", small / "colibri.db"), folder=tmp_path, typed=PAGES, within=(*own_disk, mounted + kept, "sh")
    )
    told(done, "store_full", small / "colibri.db", lost=True)
    still_there(database, tmp_path)


# --- not writable -----------------------------------------------------------------------------------------------------


def test_a_file_that_may_only_be_read_is_told(database: Path, tmp_path: Path) -> None:
    database.chmod(0o400)
    done = colibri("chat", "--db", database, folder=tmp_path, typed="oui\n", limits=like_anybody)
    told(done, "store_read_only", database)
    database.chmod(0o600)
    still_there(database, tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = colibri("chat", "--db", closed / "new" / "colibri.db", folder=tmp_path, limits=like_anybody)
    told(done, "store_read_only", closed / "new" / "colibri.db")
    assert list(closed.iterdir()) == []


def test_a_folder_that_is_missing_is_made_for_this_person_alone(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "colibri.db"
    assert colibri("chat", "--db", path, folder=tmp_path).returncode == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


# --- held by another program ------------------------------------------------------------------------------------------


def test_a_file_that_another_program_holds_is_told_after_a_while(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = colibri("chat", "--db", database, folder=tmp_path, typed="oui\n", settings=IMPATIENT)
        told(done, "store_busy", database)
        other.execute("ROLLBACK")
    still_there(database, tmp_path)


def test_a_file_that_is_taken_in_the_middle_of_a_talk_is_told(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        with running("chat", "--db", database, folder=tmp_path, settings=IMPATIENT) as chat:
            chat.wait_for("Qui va profiter")
            wait_until_writable(other)
            chat.type("Les voisins du plateau, environ cent quarante foyers.")
            assert chat.process.wait(30) == 1
        other.execute("ROLLBACK")
    still_there(database, tmp_path)


def test_a_fault_is_told_in_the_language_that_the_person_speaks(database: Path, tmp_path: Path) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200 * 1024, 200 * 1024))

    done = colibri("chat", "--db", database, folder=tmp_path, typed=f"/langue english\n{PAGES}", limits=limited)
    told(done, "store_fault", database, "en", lost=True)


def wait_until_writable(other: sqlite3.Connection) -> None:
    """Hold the file, once the program has let go of it."""
    other.execute("PRAGMA busy_timeout = 10000")
    other.execute("BEGIN IMMEDIATE")


# --- not ours ---------------------------------------------------------------------------------------------------------


def _overwrite(path: Path) -> None:
    path.write_bytes(b"Dear Nadia, here is what we need from the shop.\n" * 200)


def _tear(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def _someone_elses(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize("harm", [_overwrite, _tear, _someone_elses])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_no_database_of_ours_is_told_and_left_alone(
    harm: Callable[[Path], None], language: Language, database: Path, tmp_path: Path
) -> None:
    harm(database)
    before = database.read_bytes()
    done = colibri("chat", "--lang", language, "--db", database, folder=tmp_path, typed="oui\n")
    told(done, "store_corrupt", database, language)
    assert database.read_bytes() == before


def test_a_file_of_a_newer_program_is_told_and_left_alone(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('colibri', 'm999_later', '')"
        )
        connection.commit()
    told(colibri("chat", "--db", database, folder=tmp_path, typed="oui\n"), "store_newer", database)
    done = colibri("export", "--db", database, "--as", "moi", "--lang", "en", folder=tmp_path)
    told(done, "store_newer", database, "en")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    done = colibri("chat", "--db", tmp_path, folder=tmp_path)
    told(done, "store_read_only", tmp_path)


# --- settings and content ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"), [("language", "de"), ("retention_days", "0"), ("busy_seconds", "soon"), ("busy_seconds", "-1")]
)
def test_a_wrong_setting_is_named(name: str, value: str, tmp_path: Path) -> None:
    done = colibri("chat", folder=tmp_path, settings={name: value})
    assert done.returncode != 0
    assert f"COLIBRI_{name.upper()}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_content_folder_is_told_with_every_problem(database: Path, tmp_path: Path) -> None:
    dialogs = tmp_path / "dialogs"
    shutil.copytree(Path(__file__).parent.parent.parent / "dialogs", dialogs)
    (dialogs / "annexe_b" / "fr.yaml").write_text("steps: [", encoding="utf-8")
    (dialogs / "accueil" / "en.yaml").unlink()
    done = colibri("chat", "--db", database, folder=tmp_path, typed="oui\n", settings={"dialogs": str(dialogs)})
    assert done.returncode == 1
    assert "annexe_b/fr.yaml" in done.stderr
    assert "accueil" in done.stderr
    assert "Traceback" not in done.stderr
    still_there(database, tmp_path)


def test_a_content_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    nowhere = {"dialogs": str(tmp_path / "nowhere")}
    done = colibri("chat", "--db", tmp_path / "colibri.db", folder=tmp_path, settings=nowhere)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
