"""The README is checked like code: its conversation, diagram, commands, settings and example are tried."""

from __future__ import annotations

import argparse
import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.cli.parser import command_line
from bot.settings import PREFIX, Settings
from bot.shelf import shipped

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def block(kind: str, after: str) -> str:
    """The fenced block of a kind that comes first after some words."""
    found = re.search(rf"```{kind}\n(.*?)```", README.split(after, 1)[1], re.DOTALL)
    assert found, f"no {kind} block after {after!r}"
    return found[1]


def subcommands() -> dict[str, argparse.ArgumentParser]:
    """The commands of the program, by name."""
    actions = (action for action in command_line()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(next(actions).choices)


def test_the_transcript_is_what_the_program_says(tmp_path: Path) -> None:
    shown = block("text", "<!-- transcript")
    typed = re.findall(r"^> (.*)\n\n", shown, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--db", str(tmp_path / "talk.db"), "--lang", "fr"],
        input="\n".join(["oui", "j'accepte", "commencer", *typed]) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.sub(r"^> .*\n\n", "", shown, flags=re.MULTILINE).strip() in done.stdout


def test_the_diagram_is_drawn_by_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", "annexe_b"]) == 0
    drawn = capsys.readouterr().out
    assert block("mermaid", "<!-- diagram") == drawn, "put the output of `colibri graph annexe_b` into the README"


def test_every_command_and_option_is_described() -> None:
    for name, command in subcommands().items():
        rows = "".join(re.findall(rf"^\| `colibri {name}\b.*$", README, re.MULTILINE))
        assert rows, f"the README does not describe `colibri {name}`"
        for action in command._actions:
            option = next((option for option in action.option_strings if option.startswith("--")), "--help")
            assert option in rows or option == "--help", f"the README does not describe {name} {option}"


def test_no_command_is_described_that_does_not_exist() -> None:
    assert set(re.findall(r"`colibri (\w+)", README)) <= set(subcommands())


def test_every_setting_is_described_and_no_other() -> None:
    settings = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(r"^\| `(COLIBRI_\w+)`", README, re.MULTILINE)) == settings


def unit() -> configparser.ConfigParser:
    """The systemd unit. Raises configparser.Error if a section or a key stands there twice, or no key at all."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(block("ini", "<!-- unit"))
    return parser


def called(text: str) -> list[list[str]]:
    """The arguments of every call of the program in some lines for a shell."""
    text = re.sub(r"\$\(.*?\)", "today", text)
    return [shlex.split(call) for call in re.findall(r"-m bot (.*?)(?:`|$)", text, re.MULTILINE)]


def test_the_unit_starts_a_command_that_exists_with_settings_that_exist() -> None:
    service = unit()["Service"]
    command_line().parse_args(called(service["ExecStart"])[0])
    name, _, database = service["Environment"].partition("=")
    assert name.removeprefix(PREFIX).lower() in Settings.model_fields
    assert Path(database).parent == Path("/var/lib") / service["StateDirectory"]
    assert service["User"] != "root"
    assert service["Restart"] == "on-failure"
    assert unit()["Install"]["WantedBy"] == "multi-user.target"


def test_what_an_operator_types_can_be_typed() -> None:
    section = README.split("## Run it for others", 1)[1].split("\n## ", 1)[0]
    commands = [command_line().parse_args(call).run.__name__ for call in called(section)]
    assert commands == ["run", "status", "backup"]


def test_upgrade_and_restore_are_three_lines_and_stop_the_program_first() -> None:
    for what in ("<!-- upgrade", "<!-- restore"):
        first, _, last = block("sh", what).splitlines()
        assert (first, last) == ("systemctl stop colibri", "systemctl start colibri")


def test_the_example_dialog_works_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dialogs"
    shutil.copytree(shipped(), folder)
    own = folder / "mon_dialogue"
    own.mkdir()
    structure, words = re.findall(r"```yaml\n(# dialogs/mon_dialogue.*?)```", README, re.DOTALL)
    (own / "dialog.yaml").write_text(structure, encoding="utf-8")
    asked, translation = "Qui en profite, et combien de personnes ?", "Who benefits, and how many people?"
    assert words.count(asked) == 1
    for language, said in {"fr": words, "en": words.replace(asked, translation)}.items():
        (own / f"{language}.yaml").write_text(said, encoding="utf-8")
    assert main(["check", str(folder)]) == 0, capsys.readouterr().out


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^    |`)make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
