"""`colibri backup` and `colibri status`, as an operator or a cron job calls them."""

from __future__ import annotations

import ctypes
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.program import ROOT, colibri

WORDS = "La roulotte des bricoleurs de Sarrans"
_DROP_CAPABILITY, _IGNORE_MODES = 24, 1  # prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)
HOLD = """
import sys
from pathlib import Path
from bot.lock import run_lock
with run_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file in which somebody has answered one question."""
    path = tmp_path / "data" / "colibri.db"
    done = colibri("chat", "--lang", "fr", "--db", path, folder=tmp_path, typed=f"oui\noui\n1\n{WORDS}\n")
    assert (done.returncode, done.stderr) == (0, "")
    return path


def like_anybody() -> None:
    """Modes do not bind root: take that privilege from the new process. Anybody else has nothing to lose."""
    ctypes.CDLL(None).prctl(_DROP_CAPABILITY, _IGNORE_MODES)


def channel(database: Path, state: str, error: str = "") -> None:
    with closing(sqlite3.connect(database)) as connection:
        row = ("telegram", state, "2026-03-01T09:30:00+00:00", None, error)
        connection.execute("INSERT OR REPLACE INTO channels VALUES (?, ?, ?, ?, ?)", row)
        connection.commit()


@contextmanager
def a_run(database: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            process.kill()


# --- backup -----------------------------------------------------------------------------------------------------------


def test_a_backup_can_be_read_like_the_database_and_says_nothing_to_cron(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    done = colibri("backup", copy, "--db", database, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert WORDS in colibri("export", "--as", "moi", "--db", copy, folder=tmp_path).stdout


def test_a_backup_of_nothing_makes_nothing(tmp_path: Path) -> None:
    path, copy = tmp_path / "new" / "colibri.db", tmp_path / "copy.db"
    done = colibri("backup", copy, "--db", path, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"no backup was made in {copy}: there is no file {path}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_backup_into_a_folder_that_is_not_there_says_so(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "nowhere" / "copy.db"
    done = colibri("backup", copy, "--db", database, folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, f"colibri: {copy}: No such file or directory\n")


def test_a_backup_over_the_database_is_refused(database: Path, tmp_path: Path) -> None:
    done = colibri("backup", database, "--db", database, folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, f"colibri: {database}: this file belongs to the database\n")


def test_a_backup_where_nothing_may_be_written_says_so(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    done = colibri("backup", folder / "copy.db", "--db", database, folder=tmp_path, limits=like_anybody)
    assert (done.returncode, done.stderr) == (1, f"colibri: {folder / 'copy.db'}: Permission denied\n")


def test_a_backup_of_what_may_not_be_opened_says_so(database: Path, tmp_path: Path) -> None:
    database.parent.chmod(0o500)  # SQLite keeps an index of its journal there, for readers too
    copy = tmp_path / "copy.db"
    done = colibri("backup", copy, "--db", database, folder=tmp_path, limits=like_anybody)
    told = f"no backup was made in {copy}: {database}: no right to read this file, or to write beside it\n"
    assert (done.returncode, done.stderr) == (1, told)


def test_status_needs_no_right_to_write(database: Path, tmp_path: Path) -> None:
    database.chmod(0o400)
    database.parent.chmod(0o500)
    done = colibri("status", "--db", database, folder=tmp_path, limits=like_anybody)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_backup_that_finds_no_room_says_so_and_leaves_what_was_there(database: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    own_disk = ("unshare", "--map-root-user", "--mount", "sh", "-ec")
    mounted = f'mount -t tmpfs -o size=64k small "{small}"; echo old > "{small}/copy.db"; '
    shown = f'"$@" || code=$?; ls -A "{small}"; cat "{small}/copy.db"; exit ${{code-0}}'
    try:
        possible = subprocess.run([*own_disk, mounted, "sh"], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible:
        pytest.skip("this machine lets nobody make a small disk")
    copy = small / "copy.db"
    done = colibri("backup", copy, "--db", database, folder=tmp_path, within=(*own_disk, mounted + shown, "sh"))
    assert done.returncode == 1
    assert done.stderr == f"no backup was made in {copy}: {database}: the disk is full\n"
    assert done.stdout == "copy.db\nold\n"


# --- status -----------------------------------------------------------------------------------------------------------


def test_status_before_any_run_is_well(database: Path, tmp_path: Path) -> None:
    done = colibri("status", "--db", database, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("run: not running\nno channel has run yet\n")
    assert "persons: 1\n" in done.stdout
    assert [file.name for file in database.parent.iterdir()] == ["colibri.db"]


def test_status_while_a_run_is_alive(database: Path, tmp_path: Path) -> None:
    channel(database, "listening", "NetworkError")
    with a_run(database):
        done = colibri("status", "--db", database, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "run: alive\ntelegram: listening since 2026-03-01 09:30 UTC, no event yet, last error NetworkError\n"
    )


def test_status_of_a_run_that_died_fails(database: Path, tmp_path: Path) -> None:
    channel(database, "listening")
    done = colibri("status", "--json", "--db", database, folder=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["healthy"] is False


def test_status_of_a_channel_that_is_refused_fails(database: Path, tmp_path: Path) -> None:
    channel(database, "refused", "telegram_token")
    with a_run(database):
        assert colibri("status", "--db", database, folder=tmp_path).returncode == 1


def test_status_of_a_run_that_was_stopped_is_well(database: Path, tmp_path: Path) -> None:
    channel(database, "stopped")
    assert colibri("status", "--db", database, folder=tmp_path).returncode == 0


def test_status_works_while_somebody_writes(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM inbox")
        done = colibri("status", "--db", database, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_status_tells_no_word_no_name_and_no_id(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (person,) = connection.execute("SELECT id FROM persons").fetchone()
    for form in ((), ("--json",)):
        shown = colibri("status", *form, "--db", database, folder=tmp_path).stdout
        assert not [told for told in (WORDS, "moi", person) if told in shown]


def test_status_where_there_is_no_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "colibri.db"
    done = colibri("status", "--db", path, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"the state cannot be told: there is no file {path}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"something else, and long enough to be looked at"])
def test_status_of_what_is_no_database_says_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "colibri.db"
    path.write_bytes(content)
    done = colibri("status", "--db", path, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"the state cannot be told: {path}: not a Colibri database, or a damaged one\n"
