"""Where content lies on disk. The only reading of files that content needs; everything after it is pure."""

from __future__ import annotations

from pathlib import Path

import bot
from bot.core.content import ContentError, Problem


def shipped() -> Path:
    """The dialogs that come with the program: beside the `bot` package, in the repository and when installed."""
    return Path(bot.__file__).parent.parent / "dialogs"


def read_folder(folder: Path) -> dict[str, str]:
    """Every YAML file of the dialogs in a folder, as text by relative path ("annexe_b/fr.yaml").

    Raises ContentError if the folder is not there, or with each file that cannot be read as UTF-8 text.
    """
    if not folder.is_dir():
        raise ContentError((Problem(str(folder), "", "there is no such folder; name the one that holds the dialogs."),))
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*/*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            texts[name] = path.read_text(encoding="utf-8-sig")  # -sig: some editors on Windows put a mark first
        except UnicodeDecodeError as error:
            problems.append(Problem(name, f"byte {error.start}", "this is not UTF-8 text; save the file as UTF-8."))
        except OSError as error:
            problems.append(Problem(name, "", f"this file cannot be read ({error.strerror}); check its permissions."))
    if not texts and not problems:
        problems.append(Problem(str(folder), "", "there is no dialog here; name the folder that holds the dialogs."))
    if problems:
        raise ContentError(tuple(problems))
    return texts
