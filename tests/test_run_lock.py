"""One run per database, whatever name the file is reached by, and however the other one ended."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.lock import AlreadyRunning, is_running, run_lock

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
    return tmp_path / "data" / "colibri.db"


@contextmanager
def another_run(database: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_nobody_runs_where_there_is_nothing_and_asking_makes_no_file(database: Path) -> None:
    assert not is_running(database)
    assert not database.parent.exists()


def test_a_run_is_seen_and_a_second_one_is_refused(database: Path) -> None:
    with another_run(database):
        assert is_running(database)
        with pytest.raises(AlreadyRunning), run_lock(database):
            pass
        assert is_running(database)


def test_a_run_that_was_killed_leaves_no_lock(database: Path) -> None:
    with another_run(database) as process:
        process.kill()
        process.wait()
        assert not is_running(database)
        with run_lock(database):
            assert is_running(database)


def test_a_run_that_ended_lets_the_next_one_begin(database: Path) -> None:
    for _ in range(2):
        with run_lock(database):
            pass
    assert not is_running(database)


def test_another_database_is_another_run(database: Path) -> None:
    with another_run(database), run_lock(database.with_name("other.db")):
        assert is_running(database)


def test_a_database_reached_by_a_link_is_the_same(database: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(database)
    with another_run(database):
        assert is_running(link)
        with pytest.raises(AlreadyRunning), run_lock(link):
            pass


def test_the_file_is_private(database: Path) -> None:
    with run_lock(database):
        assert database.with_name("colibri.db.lock").stat().st_mode & 0o777 == 0o600


def test_who_only_asks_never_keeps_a_run_from_starting(database: Path) -> None:
    with run_lock(database):
        pass
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            is_running(database)

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    try:
        for _ in range(300):
            with run_lock(database):
                pass
    finally:
        done.set()
        for thread in asking:
            thread.join()
