"""The commands a person types. Start reading here: each function below is one of them.

Imports that take time wait until their command runs, so that the first line of `colibri chat` is there at once.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__

if TYPE_CHECKING:
    from bot.core.dialog import Language, Library
    from bot.ports import ChannelRefused
    from bot.settings import Settings
    from bot.wiring import CannotRun

FAULT, WRONG_USE = 1, 2
# Said where the content, and with it every other message, cannot be read: hence here, and in both languages.
UNREADABLE = """
Les questions ne peuvent pas être lues (voir ci-dessus). Vos réponses sont intactes. Montrez ceci à la personne qui a
modifié les questions ; `colibri check` dit tout ce qu'il faut réparer.
The questions cannot be read (see above). Your answers are untouched. Show this to the person who edited the questions;
`colibri check` tells all that is to be mended."""
# What a fault means to an operator who copies a file or looks into it.
OPERATORS_FAULTS = {
    "store_fault": "the file cannot be read, or the copy cannot be written",
    "store_full": "the disk is full",
    "store_read_only": "no right to read this file, or to write beside it",
    "store_busy": "another program holds it",
    "store_corrupt": "not a Colibri database, or a damaged one",
    "store_newer": "it comes from a newer version of Colibri",
}
NAME_LENGTH = 64


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 a fault or a finding, 2 wrong use."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show an accent shows a sign for it
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()  # here, where a full disk can be told
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        _abandon_output()  # whoever was reading has left; there is nobody to complain to
        return 0
    except OSError as error:
        _abandon_output()
        print(f"colibri: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
        return FAULT
    return code


# --- the commands -----------------------------------------------------------------------------------------------------


def chat(options: argparse.Namespace) -> int:
    """Talk with Colibri in this terminal."""
    print(f"Colibri {__version__}  (/aide, /help; Ctrl-D)\n", flush=True)
    settings = _settings(options)
    from bot import wiring

    return _faults_told(settings, lambda: asyncio.run(wiring.chat(settings, options.account, options.lang)), options)


def run(options: argparse.Namespace) -> int:
    """Serve people on every network that is set up, until SIGTERM or Ctrl-C."""
    settings = _settings(options)
    from bot import logs, wiring

    logs.install("INFO", settings.secrets())
    return _faults_told(settings, lambda: asyncio.run(wiring.run(settings, partial(_refusal_told, settings))), options)


def check(options: argparse.Namespace) -> int:
    """Find every problem of the content, and of the funder's form if there is one."""
    from bot import wiring
    from bot.core.content import ContentError, load
    from bot.core.content import check as find_problems
    from bot.core.dialog import LANGUAGES
    from bot.core.moves import BY_WORD
    from bot.shelf import read_folder, shipped

    settings = _settings(options)
    folder = options.folder or settings.dialogs or shipped()
    problems: list[object] = []
    try:
        files = read_folder(folder)
        problems += find_problems(files, dict.fromkeys(LANGUAGES, BY_WORD))
        library = load(files)
    except ContentError as error:
        problems = problems or list(error.problems)
    else:
        problems += wiring.form_problems(settings, library)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem(s) found in {folder}." if problems else f"The content of {folder} is sound.")
    return FAULT if problems else 0


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors read."""
    from bot.core.content import schemas
    from bot.shelf import shipped

    folder = options.folder or shipped() / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(path)
    return 0


def graph(options: argparse.Namespace) -> int:
    """Draw the machine of a dialog as a Mermaid diagram."""
    from bot.core.machine import Walk, diagram

    library = _library(options)
    dialog = library.dialogs.get(options.dialog)
    if dialog is None or not dialog.steps:
        known = ", ".join(name for name, known in library.dialogs.items() if known.steps)
        print(f"there is no dialog {options.dialog}; there are: {known}", file=sys.stderr)
        return WRONG_USE
    print(diagram(Walk(dialog), options.lang or "fr"))
    return 0


def try_out(options: argparse.Namespace) -> int:
    """Judge an answer as the engine would."""
    from bot.core.trying import UnknownQuestion, conditions_of, try_answer

    library = _library(options)
    language: Language = options.lang or "fr"
    try:
        if options.conditions is not None:
            _print_conditions(
                conditions_of(library, options.conditions, options.question or "", language), options.json
            )
            return 0
        if options.step is None or options.answer is None:
            print('colibri try QUESTION "ANSWER", or colibri try --conditions "TEXT"', file=sys.stderr)
            return WRONG_USE
        trial = try_answer(library, options.step, options.answer, language)
    except UnknownQuestion as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    if options.json:
        probe = {"condition": trial.condition, "text": trial.probe} if trial.probe else None
        print(
            json.dumps({"question": trial.question, "holds": trial.holds, "probe": probe}, ensure_ascii=False, indent=2)
        )
        return 0
    _print_conditions(trial.holds, as_json=False)
    print(f"\nprobe ({trial.condition}): {trial.probe}" if trial.probe else "\nno probe: the answer is taken as it is")
    return 0


def hear(options: argparse.Namespace) -> int:
    """Hear which sequences and markers a story tells."""
    from bot.core.hearing import tell

    library = _library(options)
    language: Language = options.lang or "fr"
    if not library.hearing:
        print("these dialogs do not say how stories are heard", file=sys.stderr)
        return FAULT
    heard = tell(_read() if options.story == "-" else options.story, library, language)
    if options.json:
        rows = {
            name: {"heard": found is not None, "words": found.words if found else ""} for name, found in heard.items()
        }
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for name, found in heard.items():
        print(f"{name:4} {library.dimensions[name][language]}{'' if found else ': -'}")
        if found:
            print(f'     "{found.words}"', *(f"     {why}" for why in found.why), sep="\n")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the dossier of a person of this terminal, or their journeys."""
    settings = _settings(options)
    from bot import wiring

    def run() -> int:
        if _absent(settings.database):  # to look into a file must not make one
            print(f"there is no file {settings.database}", file=sys.stderr)
            return FAULT
        file = asyncio.run(wiring.document(settings, options.account, options.document, options.format, options.lang))
        if file is None:
            print(f"nothing is kept for {options.account} in {settings.database}", file=sys.stderr)
            return FAULT
        return _write(file.content, options.out)

    return _faults_told(settings, run, options)


def coach(options: argparse.Namespace) -> int:
    """Add, list or remove the coaches who may be given projects to read."""
    settings = _settings(options)
    from bot import wiring
    from bot.coaches import KnownName, UnknownCoach, consequences, told

    def run() -> int:
        try:
            if options.act == "add":
                print(told(asyncio.run(wiring.add_coach(settings, options.name))))
            elif options.act == "list":
                print(asyncio.run(wiring.all_coaches(settings)))
            else:
                going = asyncio.run(wiring.coach_leaving(settings, options.name))
                print(consequences(going))
                if not options.yes:
                    print("Nothing was done. Add --yes to do it.")
                    return FAULT
                asyncio.run(wiring.remove_coach(settings, going.coach))
                print("Done.")
        except KnownName as known:
            print(f"there is a coach of this name: {known}", file=sys.stderr)
            return WRONG_USE
        except UnknownCoach as unknown:
            print(f"there is no coach of this name: {unknown}; colibri coach list tells them", file=sys.stderr)
            return WRONG_USE
        return 0

    return _faults_told(settings, run, options)


def backup(options: argparse.Namespace) -> int:
    """Copy the database while others use it."""
    settings = _settings(options)
    from bot import wiring

    def copy() -> int:
        wiring.backup(settings, options.file)
        return 0

    return _looked_into(settings, copy, f"no backup was made in {options.file}")


def status(options: argparse.Namespace) -> int:
    """Tell how the channels and the database fare; fails if somebody should look."""
    settings = _settings(options)
    from bot import wiring
    from bot.status import as_json, as_text, healthy

    def tell() -> int:
        report, alive = wiring.report(settings)
        print((as_json if options.json else as_text)(report, alive=alive))
        return 0 if healthy(report, alive=alive) else FAULT

    return _looked_into(settings, tell, "the state cannot be told")


def settings_listed(options: argparse.Namespace) -> int:
    """List each setting with its meaning, default, value and origin."""
    settings = _settings(options)
    from bot.settings import overview

    for row in overview(settings):
        print(f"{row['name']}\n  {row['meaning']}")
        print(f"  value: {row['value']}  (from: {row['origin']}; default: {row['default']})")
    return 0


# --- what they share --------------------------------------------------------------------------------------------------


def _settings(options: argparse.Namespace) -> Settings:
    """The settings, with what the command line says on top. A wrong value ends the program with its name."""
    from pydantic import ValidationError

    from bot.settings import PREFIX, Settings

    try:
        settings = Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" if fault["loc"] else fault["msg"]
            for fault in error.errors()
        )
        raise SystemExit(f"a setting is wrong: {wrong}") from None
    chosen = getattr(options, "db", None)
    return settings.model_copy(update={"database": chosen}) if chosen else settings


def _library(options: argparse.Namespace) -> Library:
    """The content, or the end of the program with its problems."""
    from bot import wiring
    from bot.core.content import ContentError

    try:
        return wiring.content(_settings(options))
    except ContentError as error:
        raise SystemExit("\n".join(str(problem) for problem in error.problems)) from None


def _faults_told(settings: Settings, run: Callable[[], int | None], options: argparse.Namespace) -> int:
    """Run something that needs content and store.

    Tell a fault in the person's language, with what is safe and what to do.
    """
    from bot import wiring
    from bot.core.content import ContentError
    from bot.ports import ChannelRefused, StoreFault

    try:
        return run() or 0
    except ContentError as error:
        print("\n".join(str(problem) for problem in error.problems), file=sys.stderr)
        print(UNREADABLE, file=sys.stderr)
    except StoreFault as fault:
        messages = wiring.content(settings).messages[fault.language or _language(options) or settings.language]
        lost = [messages["store_lost"]] if fault.lost else []
        print(messages[fault.name].format(database=settings.database), *lost, file=sys.stderr)
    except (ChannelRefused, wiring.CannotRun) as refused:
        _refusal_told(settings, refused)
    return FAULT


def _refusal_told(settings: Settings, refused: ChannelRefused | CannotRun) -> None:
    """Say why something is not served, and what to do."""
    from bot import wiring

    words = wiring.content(settings).messages[settings.language][refused.name]
    values = {"store": settings.matrix_folder} | getattr(refused, "values", {})
    print(words.format(**values), file=sys.stderr, flush=True)


def _looked_into(settings: Settings, run: Callable[[], int], failed: str) -> int:
    """Run something for an operator that needs the file and no content. A fault is told by what it means here."""
    from bot.ports import StoreFault

    if _absent(settings.database):
        print(f"{failed}: there is no file {settings.database}", file=sys.stderr)
        return FAULT
    try:
        return run()
    except StoreFault as fault:
        print(f"{failed}: {settings.database}: {OPERATORS_FAULTS[fault.name]}", file=sys.stderr)
    return FAULT


def _language(options: argparse.Namespace) -> Language | None:
    """The language that was asked for, where a command takes one."""
    language: Language | None = getattr(options, "lang", None)
    return language


def _abandon_output() -> None:
    """What is still to be written to standard output goes nowhere: Python would try again as it ends, and complain."""
    with suppress(OSError, ValueError):  # ValueError: it is no file of the system's, as in a test
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _absent(path: Path) -> bool:
    """Whether there is no such file. One that cannot be reached may be there: the store says what is wrong with it."""
    try:
        return not path.exists()
    except OSError:
        return False


def _read() -> str:
    """All of standard input. A byte that is no text becomes a sign for it: the rest can still be read."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.read()


def _write(content: bytes, path: Path | None) -> int:
    """Write a document to a file, or to standard output as it is."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    path.write_bytes(content)
    return 0


def _print_conditions(holds: dict[str, bool], as_json: bool) -> None:
    if as_json:
        print(json.dumps(holds, ensure_ascii=False))
        return
    for name, held in holds.items():
        print(f"{'holds' if held else '-':>6}  {name}")


def _name(text: str) -> str:
    """The name of an account, as it was typed. It is shown and stored, so it is text that can be read."""
    if not text.strip() or not text.isprintable() or len(text) > NAME_LENGTH:
        raise argparse.ArgumentTypeError(f"a name is 1 to {NAME_LENGTH} characters that can be read")
    return text


def _parser() -> argparse.ArgumentParser:
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
    hearing = command("hear", hear)
    hearing.add_argument(
        "story", metavar="STORY", nargs="?", default="-", help="the story (default, or -: standard input)"
    )
    hearing.add_argument("--json", action="store_true", help="for a program")
    _takes_language(hearing)
    exporting = command("export", export)
    _takes_account(exporting, required=True)
    exporting.add_argument(
        "--document", choices=("dossier", "journeys"), default="dossier", help="journeys: the walks beside the form"
    )
    exporting.add_argument(
        "--format", choices=("md", "json", "docx", "pdf", "svg"), default="md", help="svg: the map, drawn"
    )
    exporting.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: standard output)")
    _takes_coach(command("coach", coach))
    copying = command("backup", backup)
    copying.add_argument("file", type=Path, metavar="FILE", help="where to write; a file that is there is replaced")
    _takes_file(copying)
    telling = command("status", status)
    telling.add_argument("--json", action="store_true", help="for a program")
    _takes_file(telling)
    command("settings", settings_listed)
    return parser


def _takes_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=("fr", "en"), help="the language")


def _takes_folder(command: argparse.ArgumentParser, meaning: str) -> None:
    command.add_argument("folder", type=Path, nargs="?", help=meaning)


def _takes_coach(command: argparse.ArgumentParser) -> None:
    acts = command.add_subparsers(metavar="ACT", dest="act", required=True)
    adding = acts.add_parser("add", help="add a coach, and print a code for her or him, once")
    listing = acts.add_parser("list", help="every coach, and whether the code was used")
    removing = acts.add_parser("remove", help="take a coach away: says what happens; does it with --yes")
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
    command.add_argument("--json", action="store_true", help="for a program")
    _takes_language(command)
