"""What authors do with the content: check it, draw it, and try what it makes of an answer or a story."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from bot.cli.faults import FAULT, WRONG_USE
from bot.cli.given import library_of, read_input, settings_of

if TYPE_CHECKING:
    from bot.core.dialog import Language
    from bot.core.trying import Trial


def check(options: argparse.Namespace) -> int:
    """Find every problem of the content, and of the funder's form if there is one."""
    from bot import wiring
    from bot.core.content import ContentError, load
    from bot.core.content import check as find_problems
    from bot.core.dialog import LANGUAGES
    from bot.core.moves import BY_WORD
    from bot.shelf import read_folder, shipped

    settings = settings_of(options)
    folder = options.folder or settings.dialogs or shipped()
    problems: list[object] = []
    of_form: list[str] = []
    try:
        files = read_folder(folder)
        problems += find_problems(files, dict.fromkeys(LANGUAGES, BY_WORD))
        library = load(files)
    except ContentError as error:
        problems = problems or list(error.problems)
    else:
        of_form = wiring.form_problems(settings, library)
        if filled := wiring.form_fields(settings, library):
            print(f"{settings.form_template}: filled in: {', '.join(filled)}")
    for problem in (*problems, *of_form):
        print(problem)
    print(f"{len(problems)} problem(s) found in {folder}." if problems else f"The content of {folder} is sound.")
    if of_form:
        print(f"{len(of_form)} problem(s) found in {settings.form_template}.")
    return FAULT if problems or of_form else 0


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

    library = library_of(options)
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

    library = library_of(options)
    language: Language = options.lang or "fr"
    try:
        if options.conditions is not None:
            holds = conditions_of(library, options.conditions, options.question or "", language)
            _print_conditions(holds, options.json)
        elif options.step is None or options.answer is None:
            print('colibri try QUESTION "ANSWER", or colibri try --conditions "TEXT"', file=sys.stderr)
            return WRONG_USE
        else:
            _print_trial(try_answer(library, options.step, options.answer, language), options.json)
    except UnknownQuestion as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    return 0


def hear(options: argparse.Namespace) -> int:
    """Hear which sequences and markers a story tells."""
    from bot.core.hearing import tell

    library = library_of(options)
    language: Language = options.lang or "fr"
    if not library.hearing:
        print("these dialogs do not say how stories are heard", file=sys.stderr)
        return FAULT
    heard = tell(read_input() if options.story == "-" else options.story, library, language)
    if options.json:
        rows = {
            name: {"heard": found is not None, "words": found.words if found else ""} for name, found in heard.items()
        }
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for name, found in heard.items():
            print(f"{name:4} {library.dimensions[name][language]}{'' if found else ': -'}")
            if found:
                print(f'     "{found.words}"', *(f"     {why}" for why in found.why), sep="\n")
    return 0


def _print_trial(trial: Trial, as_json: bool) -> None:
    if as_json:
        probe = {"condition": trial.condition, "text": trial.probe} if trial.probe else None
        told = {"question": trial.question, "holds": trial.holds, "probe": probe}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    _print_conditions(trial.holds, as_json=False)
    print(f"\nprobe ({trial.condition}): {trial.probe}" if trial.probe else "\nno probe: the answer is taken as it is")


def _print_conditions(holds: dict[str, bool], as_json: bool) -> None:
    if as_json:
        print(json.dumps(holds, ensure_ascii=False))
        return
    for name, held in holds.items():
        print(f"{'holds' if held else '-':>6}  {name}")
