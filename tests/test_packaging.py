"""What is shipped works away from the tree: the wheel holds the content, and `colibri` runs where nothing else is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

import bot

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = ("nio", "sqlite_utils", "telegram")


def run(*command: str | Path, cwd: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as a stranger would: in another folder, without our settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("COLIBRI_", "PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "HOME": str(cwd), "PYTHONUTF8": "1", **environment},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        folder,
        cwd=ROOT,
        HOME=str(folder),
    )
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("colibri-*.whl")
    return path


def test_the_wheel_holds_every_module_and_all_of_the_content(wheel: Path) -> None:
    expected = {
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "adapters", "dialogs")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    shipped = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert shipped == expected
    assert any(name.startswith("dialogs/") and name.endswith(".yaml") for name in shipped)
    assert not [name for name in shipped if name.startswith("dialogs/") and name.endswith(".py")]


def test_the_wheel_says_what_it_is_what_it_needs_and_which_command_it_brings(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        info = f"colibri-{bot.__version__}.dist-info"
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode())
        assert archive.read(f"{info}/entry_points.txt").decode().split("\n")[:2] == [
            "[console_scripts]",
            "colibri = bot.cli:main",
        ]
        assert f"{info}/licenses/LICENSE" in archive.namelist()
        assert f"{info}/licenses/adapters/pictures/fonts/OFL.txt" in archive.namelist()
    assert (metadata["Name"], metadata["Version"]) == ("colibri", bot.__version__)
    assert metadata["License-Expression"] == "EUPL-1.2 AND OFL-1.1"
    assert {Requirement(text) for text in metadata.get_all("Requires-Dist", [])} == {
        *(Requirement(text) for text in PYPROJECT["project"]["dependencies"]),
        *(
            Requirement(f"{text}; extra == '{extra}'")
            for extra, texts in PYPROJECT["project"]["optional-dependencies"].items()
            for text in texts
        ),
    }


def test_the_content_is_found_where_the_wheel_puts_it(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site-packages"
    ZipFile(wheel).extractall(site)
    where = run(sys.executable, "-c", "import bot; print(bot.__file__)", cwd=tmp_path, PYTHONPATH=str(site))
    assert Path(where.stdout.strip()) == site / "bot" / "__init__.py"
    checked = run(sys.executable, "-m", "bot", "check", cwd=tmp_path, PYTHONPATH=str(site))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert_it_talks(sys.executable, "-m", "bot", cwd=tmp_path, PYTHONPATH=str(site))


def test_the_command_is_installed_beside_the_interpreter(tmp_path: Path) -> None:
    assert_it_talks(Path(sys.executable).with_name("colibri"), cwd=tmp_path)


@pytest.mark.slow
def test_installed_in_an_empty_environment_it_talks_from_another_folder(tmp_path: Path) -> None:
    environment, elsewhere = tmp_path / "environment", tmp_path / "elsewhere"
    elsewhere.mkdir()
    made = run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    pip = (sys.executable, "-m", "pip", "--python", environment / "bin" / "python", "install", "--quiet")
    installed = run(*pip, ROOT, cwd=tmp_path, HOME=os.environ.get("HOME", str(tmp_path)))
    assert installed.returncode == 0, installed.stderr
    assert_it_talks(environment / "bin" / "colibri", cwd=elsewhere)


def test_make_alone_lists_everything_that_can_be_made() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert phony is not None
    listed = run("make", "--no-print-directory", cwd=ROOT).stdout
    assert sorted(re.findall(r"^  make (\w+) +\S", listed, flags=re.MULTILINE)) == sorted(phony[1].split())


def assert_it_talks(*command: str | Path, cwd: Path, **environment: str) -> None:
    """A scripted conversation has a first line, ends with the input and leaves a database."""
    talk = run(*command, "chat", "--db", "talk.db", "--lang", "fr", cwd=cwd, stdin="bonjour\naide\n", **environment)
    assert talk.returncode == 0, talk.stdout + talk.stderr
    assert talk.stdout.splitlines()[0].strip(), "nothing was said"
    assert "Traceback" not in talk.stderr
    assert (cwd / "talk.db").is_file()


@pytest.mark.parametrize("module", ["bot", "bot.cli", "bot.core.engine"])
def test_an_import_pulls_in_no_library_of_a_channel_or_of_the_store(module: str, tmp_path: Path) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY} if name in sys.modules])"
    imported = run(sys.executable, "-c", code, cwd=tmp_path)
    assert (imported.returncode, imported.stdout) == (0, "[]\n"), imported.stderr
