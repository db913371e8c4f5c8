"""Which commands there are, and what each takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from bot import __version__
from bot.cli.coaches import coach
from bot.cli.content import check, graph, hear, schema, try_out
from bot.cli.documents import export
from bot.cli.operating import backup, settings_listed, status
from bot.cli.talking import chat, run

NAME_LENGTH = 64


def command_line() -> argparse.ArgumentParser:
    """The parser of the command line. Each command leaves its function in `run`."""
    parser = argparse.ArgumentParser(
        prog="colibri", description="A coach for people who carry a social-innovation project."
    )
    parser.add_argument("--version", action="version", version=f"colibri {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=(run.__doc__ or "").rstrip("."), description=run.__doc__)
        added.set_defaults(run=run)
        return added

    _takes_account(command("chat", chat), required=False)
    _takes_file(command("run", run))
    _takes_folder(command("check", check), "the dialogs to check (default: COLIBRI_DIALOGS, or those of the program)")
    _takes_folder(command("schema", schema), "where to write (default: beside the dialogs)")
    drawing = command("graph", graph)
    drawing.add_argument("dialog", metavar="DIALOG", help="annexe_b, accueil, ...")
    _takes_language(drawing)
    _takes_answer(command("try", try_out))
    _takes_story(command("hear", hear))
    _takes_document(command("export", export))
    _takes_coach(command("coach", coach))
    copying = command("backup", backup)
    copying.add_argument("file", type=Path, metavar="FILE", help="where to write; a file that is there is replaced")
    _takes_file(copying)
    telling = command("status", status)
    _may_be_for_a_program(telling)
    _takes_file(telling)
    command("settings", settings_listed)
    return parser


def _may_be_for_a_program(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="for a program")


def _takes_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=("fr", "en"), help="the language")


def _takes_folder(command: argparse.ArgumentParser, meaning: str) -> None:
    command.add_argument("folder", type=Path, nargs="?", help=meaning)


def _takes_coach(command: argparse.ArgumentParser) -> None:
    acts = command.add_subparsers(metavar="ACT", dest="act", required=True)
    adding = acts.add_parser("add", help="add a coach, and print a code for her or him, once")
    listing = acts.add_parser("list", help="every coach, and whether the code was used")
    removing = acts.add_parser("remove", help="remove a coach: says what happens; does it with --yes")
    removing.add_argument("--yes", action="store_true", help="do it")
    for act in (adding, removing):
        act.add_argument("name", metavar="NAME", type=_name, help="the name that holders see")
    for act in (adding, listing, removing):
        _takes_file(act)


def _takes_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("--db", type=Path, metavar="FILE", help="the database (default: COLIBRI_DATABASE)")


def _takes_account(command: argparse.ArgumentParser, *, required: bool) -> None:
    _takes_file(command)
    who = "who is talking (default: moi)"
    command.add_argument("--as", dest="account", metavar="NAME", default="moi", type=_name, required=required, help=who)
    _takes_language(command)


def _takes_answer(command: argparse.ArgumentParser) -> None:
    command.add_argument("step", metavar="QUESTION", nargs="?", help="the id of a question, such as B04.1")
    command.add_argument("answer", metavar="ANSWER", nargs="?", help="what a person might answer")
    command.add_argument("--conditions", metavar="TEXT", help="show every condition that needs only the text")
    with_example = "with --conditions: the question whose example and numbers count too"
    command.add_argument("--question", metavar="ID", help=with_example)
    _may_be_for_a_program(command)
    _takes_language(command)


def _takes_story(command: argparse.ArgumentParser) -> None:
    where = "the story (default, or -: standard input)"
    command.add_argument("story", metavar="STORY", nargs="?", default="-", help=where)
    _may_be_for_a_program(command)
    _takes_language(command)


def _takes_document(command: argparse.ArgumentParser) -> None:
    _takes_account(command, required=True)
    command.add_argument(
        "--document", choices=("dossier", "journeys"), default="dossier", help="journeys: the walks beside the form"
    )
    command.add_argument(
        "--format", choices=("md", "json", "docx", "pdf", "svg"), default="md", help="svg: the map, drawn"
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: standard output)")


def _name(text: str) -> str:
    """The name of an account, as it was typed. It is shown and stored, so it is text that can be read."""
    if not text.strip() or not text.isprintable() or len(text) > NAME_LENGTH:
        raise argparse.ArgumentTypeError(f"a name is 1 to {NAME_LENGTH} characters that can be read")
    return text
