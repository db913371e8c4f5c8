"""Each command as a person or a script would call it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.cli.program import COMMAND, PATIENCE, ROOT, colibri, environment

ANSWER = "La roulotte des bricoleurs de Sarrans"
BEGIN = "oui\noui\n1\n"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file in which ana has answered one question."""
    path = tmp_path / "colibri.db"
    done = colibri("chat", "--lang", "fr", "--db", path, "--as", "ana", folder=tmp_path, typed=f"{BEGIN}{ANSWER}\n")
    assert (done.returncode, done.stderr) == (0, "")
    return path


# --- no command, and the wrong one ------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [(), ("sing",), ("chat", "--lang", "de"), ("graph",), ("export",)])
def test_a_wrong_call_says_what_there_is(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = colibri(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: colibri")


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = colibri("--help", folder=tmp_path).stdout
    commands = ("chat", "check", "schema", "graph", "try", "export", "settings")
    assert [name for name in commands if f"    {name} " not in shown] == []


@pytest.mark.parametrize("command", ["chat", "export"])
@pytest.mark.parametrize("name", ["", "  ", "a\x1bb", "a\nb", "\udcff", "é" * 65])
def test_a_name_that_cannot_be_read_is_refused(command: str, name: str, tmp_path: Path) -> None:
    done = colibri(command, "--as", name, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "argument --as: a name is 1 to 64 characters" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("chat", "--lang", "fr"), ("check",), ("settings",)])
def test_an_output_that_takes_no_more_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(tmp_path),
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "colibri: standard output: No space left on device\n"


# --- check, schema, graph ---------------------------------------------------------------------------------------------


def test_check_finds_the_shipped_content_sound(tmp_path: Path) -> None:
    done = colibri("check", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"The content of {ROOT / 'dialogs'} is sound.\n", "")


def test_check_looks_into_the_folder_that_the_program_uses_unless_one_is_named(tmp_path: Path) -> None:
    used = tmp_path / "mine"
    shutil.copytree(ROOT / "dialogs", used)
    (used / "voyage_en_mer" / "en.yaml").unlink()
    settings = {"dialogs": str(used)}
    done = colibri("check", folder=tmp_path, settings=settings)
    assert done.returncode == 1
    assert done.stdout.startswith("voyage_en_mer/en.yaml: this file is missing")
    assert done.stdout.endswith(f"1 problem(s) found in {used}.\n")
    done = colibri("check", ROOT / "dialogs", folder=tmp_path, settings=settings)
    assert (done.returncode, done.stdout) == (0, f"The content of {ROOT / 'dialogs'} is sound.\n")


def test_check_names_every_problem_with_its_file_and_fails(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "dialogs", tmp_path / "dialogs")
    form = tmp_path / "dialogs" / "annexe_b"
    french = (form / "fr.yaml").read_text(encoding="utf-8")
    (form / "fr.yaml").write_text(french.replace("question: Qui va", "qestion: Qui va"), encoding="utf-8")
    (form / "en.yaml").unlink()
    done = colibri("check", tmp_path / "dialogs", folder=tmp_path)
    assert done.returncode == 1
    assert "annexe_b/fr.yaml" in done.stdout
    assert "qestion" in done.stdout
    assert "en.yaml" in done.stdout
    assert done.stdout.rstrip().endswith(f"problem(s) found in {tmp_path / 'dialogs'}.")


def test_check_of_a_folder_that_is_not_there_fails(tmp_path: Path) -> None:
    done = colibri("check", tmp_path / "nowhere", folder=tmp_path)
    said = "there is no such folder; name the one that holds the dialogs."
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{tmp_path / 'nowhere'}: {said}\n")


def test_check_of_a_set_folder_that_is_not_there_fails(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    done = colibri("check", folder=tmp_path, settings={"dialogs": str(nowhere)})
    assert done.returncode == 1
    assert done.stdout.endswith(f"1 problem(s) found in {nowhere}.\n")


def test_schema_writes_what_is_shipped(tmp_path: Path) -> None:
    done = colibri("schema", tmp_path / "new" / "schemas", folder=tmp_path)
    assert done.returncode == 0
    for name in ("dialog.json", "words.json"):
        written = tmp_path / "new" / "schemas" / name
        assert str(written) in done.stdout
        assert written.read_bytes() == (ROOT / "dialogs" / "schemas" / name).read_bytes()


def test_graph_draws_a_mermaid_diagram_in_either_language(tmp_path: Path) -> None:
    french = colibri("graph", "accueil", folder=tmp_path)
    english = colibri("graph", "accueil", "--lang", "en", folder=tmp_path)
    assert french.returncode == english.returncode == 0
    assert french.stdout.startswith("stateDiagram-v2\n")
    assert "[*] --> home" in french.stdout
    assert french.stdout != english.stdout


def test_schema_into_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = colibri("schema", tmp_path / "file", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"colibri: {tmp_path / 'file'}: File exists\n"


def test_graph_of_an_unknown_dialog_names_those_that_exist(tmp_path: Path) -> None:
    done = colibri("graph", "annexe_c", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "annexe_b" in done.stderr


# --- try --------------------------------------------------------------------------------------------------------------


def test_try_shows_what_holds_and_what_would_be_asked(tmp_path: Path) -> None:
    done = colibri("try", "B04.1", "On veut aider.", folder=tmp_path)
    assert done.returncode == 0
    assert " holds  words_lt:25\n" in done.stdout
    assert "\nprobe (words_lt:25): " in done.stdout


def test_try_of_a_good_answer_asks_nothing(tmp_path: Path) -> None:
    done = colibri("try", "B01", "La laverie qui roule de village en village", folder=tmp_path)
    assert "no probe" in done.stdout


@pytest.mark.parametrize("language", ["fr", "en"])
def test_try_tells_a_program_the_same(language: str, tmp_path: Path) -> None:
    done = colibri("try", "B04.1", "non", "--lang", language, "--json", folder=tmp_path)
    told = json.loads(done.stdout)
    assert told["question"] == "B04.1"
    assert told["holds"][told["probe"]["condition"]] is True
    assert told["probe"]["text"]


def test_try_conditions_tells_each_condition_that_needs_only_the_text(tmp_path: Path) -> None:
    done = colibri("try", "--conditions", "Tout le monde est content.", "--json", folder=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert told["generic_public"] is True
    assert told["dont_know"] is False
    assert "copied_example" not in told
    plain = colibri("try", "--conditions", "Tout le monde est content.", folder=tmp_path)
    assert " holds  generic_public\n" in plain.stdout


def test_try_conditions_of_a_question_counts_its_example_and_its_numbers(tmp_path: Path) -> None:
    done = colibri("try", "--conditions", "Tout le monde", "--question", "B04.1", "--json", folder=tmp_path)
    told = json.loads(done.stdout)
    assert told["words_lt:25"] is True
    assert told["copied_example"] is False


def test_try_without_enough_to_try_says_how(tmp_path: Path) -> None:
    done = colibri("try", "B04.1", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "colibri try QUESTION" in done.stderr


def test_try_of_an_unknown_question_names_those_that_exist(tmp_path: Path) -> None:
    done = colibri("try", "B99", "oui", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "B04.1" in done.stderr


# --- export -----------------------------------------------------------------------------------------------------------


def test_export_writes_the_dossier_to_standard_output(database: Path, tmp_path: Path) -> None:
    done = colibri("export", "--db", database, "--as", "ana", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("#")
    assert ANSWER in done.stdout


def test_export_as_json_can_be_read_back(database: Path, tmp_path: Path) -> None:
    done = colibri("export", "--db", database, "--as", "ana", "--format", "json", folder=tmp_path)
    assert ANSWER in json.dumps(json.loads(done.stdout), ensure_ascii=False)


@pytest.mark.parametrize("form", ["md", "json"])
def test_export_writes_the_journeys_where_they_are_asked_for(database: Path, tmp_path: Path, form: str) -> None:
    words = "Une lampe dans chaque escalier, pour que trente voisins se saluent"
    options = ("--db", database, "--as", "ana")
    colibri("chat", *options, folder=tmp_path, typed=f"/voyage\n{words}\n")
    done = colibri("export", *options, "--document", "journeys", "--format", form, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout
    assert ANSWER not in done.stdout
    assert words not in colibri("export", *options, folder=tmp_path).stdout


def test_export_writes_a_file_and_nothing_to_standard_output(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossier.md"
    done = colibri("export", "--db", database, "--as", "ana", "--out", out, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert ANSWER in out.read_text(encoding="utf-8")


def test_export_into_a_folder_that_is_not_there_says_so(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "dossier.md"
    done = colibri("export", "--db", database, "--as", "ana", "--out", out, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(out) in done.stderr
    assert "Traceback" not in done.stderr


def test_export_of_somebody_unknown_says_so(database: Path, tmp_path: Path) -> None:
    done = colibri("export", "--db", database, "--as", "ben", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "ben" in done.stderr


def test_export_of_somebody_who_has_not_agreed_yet_says_so(database: Path, tmp_path: Path) -> None:
    colibri("chat", "--db", database, "--as", "ben", folder=tmp_path)
    done = colibri("export", "--db", database, "--as", "ben", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")


def test_export_where_there_is_no_database_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "colibri.db"
    done = colibri("export", "--db", path, "--as", "ana", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"there is no file {path}\n"
    assert not path.parent.exists()


# --- settings ---------------------------------------------------------------------------------------------------------


def test_settings_lists_each_with_its_meaning_and_where_its_value_comes_from(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COLIBRI_CONTROLLER=Les Bricoleurs\nCOLIBRI_LANGUAGE=fr\n", encoding="utf-8")
    shown = colibri("settings", folder=tmp_path, settings={"language": "en"}).stdout
    for name, field in Settings.model_fields.items():
        assert f"COLIBRI_{name.upper()}\n  {field.description}\n" in shown
    assert "value: Les Bricoleurs  (from: .env; default: (empty))" in shown
    assert "value: en  (from: environment; default: fr)" in shown
    assert "value: 180  (from: default; default: 180)" in shown


def test_the_default_database_lies_in_the_folder_for_the_data_of_this_user(tmp_path: Path) -> None:
    shown = colibri("settings", folder=tmp_path).stdout
    assert f"value: {tmp_path}" in shown
    assert "colibri/colibri.db" in shown
