"""Texts -> file models. Every fault of writing (YAML, keys, types, a missing file) becomes a Problem."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from bot.core.content.problems import Problem
from bot.core.content.schema import BORROWED, STEP, FileModel, StructureFile, WordsFile
from bot.core.dialog import LANGUAGES, Language

STRUCTURE = "dialog.yaml"
PARTS = (STRUCTURE, *(f"{language}.yaml" for language in LANGUAGES))
Model = TypeVar("Model", bound=FileModel)


@dataclass(frozen=True, slots=True)
class Source:
    """One folder, read: its structure and its words by language."""

    folder: str
    structure: StructureFile
    words: Mapping[Language, WordsFile]

    @property
    def is_copy(self) -> bool:
        """Whether its id is not the name of its folder: so is a folder that was copied and not yet renamed inside."""
        return self.structure.id != self.folder

    def file(self, language: Language | None = None) -> str:
        """The path of the structure, or of the words in one language, for problems."""
        return f"{self.folder}/{language}.yaml" if language else f"{self.folder}/{STRUCTURE}"


def read(files: Mapping[str, str]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every folder that could be read whole, and every fault of writing. Other files (a README) are left alone."""
    problems: list[Problem] = []
    sources = []
    places = [path.rpartition("/") for path in files]
    for folder in sorted({folder for folder, _, name in places if folder and name in PARTS}):
        structure = _parse(files, f"{folder}/{STRUCTURE}", StructureFile, problems)
        words = {language: _parse(files, f"{folder}/{language}.yaml", WordsFile, problems) for language in LANGUAGES}
        found = {language: model for language, model in words.items() if model}
        if structure and len(found) == len(LANGUAGES):
            sources.append(Source(folder, structure, found))
    return tuple(sources), tuple(problems)


def _parse(files: Mapping[str, str], file: str, model: type[Model], problems: list[Problem]) -> Model | None:
    if file not in files:
        problems.append(Problem(file, "", f"this file is missing; every dialog has {', '.join(PARTS)}."))
        return None
    tree = _tree(file, files[file], problems)
    if tree is None:
        return None
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        problems.extend(_explained(file, tree, dict(fault), model) for fault in error.errors(include_url=False))
        return None


# --- YAML -------------------------------------------------------------------------------------------------------------

_BaseLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_BaseLoader):  # type: ignore[misc]  # chosen at run time: the fast one where PyYAML was built with it
    """Every scalar is text, as authors expect: `no` stays "no", `12:30` stays "12:30". A key written twice is noted."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.twice: list[tuple[int, str]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.twice.append((key.start_mark.line + 1, key.value))
                seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _tree(file: str, text: str, problems: list[Problem]) -> Any:
    loader = None
    try:
        loader = _Loader(text)  # reads the first characters: a control character fails here
        tree = loader.get_single_data()
    except yaml.YAMLError as error:
        problems.append(_syntax(file, error))
        return None
    finally:
        if loader is not None:
            loader.dispose()
    problems.extend(
        Problem(file, f"line {line}", f'the key "{key}" is written twice; keep one.') for line, key in loader.twice
    )
    if not isinstance(tree, dict):
        problems.append(Problem(file, "", 'nothing to read here; write "key: value" lines.'))
        return None
    return tree


def _syntax(file: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}" if mark else ""
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = "check the indentation, and put a text with a colon under >-"
    return Problem(file, place, f"this is not valid YAML ({said}); {hint}.")


# --- pydantic's faults in plain words ---------------------------------------------------------------------------------


def _explained(file: str, tree: Any, fault: dict[str, Any], model: type[FileModel]) -> Problem:
    place: Sequence[str | int] = [part for part in fault["loc"] if part not in (STEP, BORROWED)]
    path = _readable(tree, place)
    match fault["type"]:
        case "extra_forbidden":
            return Problem(file, path, f"unknown key; {suggestion(str(place[-1]), _known_keys(model))}.")
        case "missing":
            return Problem(file, path, "this is missing; add it.")
        case "string_too_short":
            return Problem(file, path, "this text is empty; write it or remove the key.")
        case "string_pattern_mismatch":
            return Problem(file, path, f'"{fault["input"]}" cannot be an id; use plain letters, digits and "_".')
        case _:
            found = "" if isinstance(fault["input"], dict | list | tuple) else f"; found {fault['input']!r}"
            return Problem(file, path, f"{_wanted(fault, place)}{found}.")


def _wanted(fault: dict[str, Any], place: Sequence[str | int]) -> str:
    """What is to be written instead of a value of the wrong kind, as one says it to somebody who never programmed."""
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind == "literal_error":
        known = [value.strip("'") for value in re.split(", | or ", str(limits["expected"]))]
        near = get_close_matches(str(fault["input"]), known, n=1)
        return f'did you mean "{near[0]}"' if near else f"write one of {', '.join(known)}"
    if kind == "too_short":
        return f"write at least {limits['min_length']} of them"
    wanted = _WANTED.get(kind, str(fault["msg"]).lower())
    return next((special for part, of, special in _SPECIAL if part in place and of == wanted), wanted)


_LIST, _NUMBER = "write a list of names, such as [one, two]", "write a whole number"
_WANTED: Mapping[str, str] = {
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "greater_than_equal", "less_than_equal"), _NUMBER),
    **dict.fromkeys(("bool_parsing", "bool_type"), "write true or false"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "write lines `key: value` under it"),
    "string_type": "write a text",
    "tuple_type": _LIST,
}
_SPECIAL = (  # under this key, instead of this: that
    ("weights", _NUMBER, "write 1 or 2"),
    ("cues", _LIST, "write a list of phrases, each with `say`"),
)


def _readable(tree: Any, place: Sequence[str | int]) -> str:
    """A place with ids instead of positions: chapters.besoin.steps.B04.1.kind. What has no id is counted from 1."""
    names = []
    for part in place:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):  # the missing key itself has no value to enter
            tree = None
        named = isinstance(part, int) and isinstance(tree, dict)
        place_in_list = str(part + 1) if isinstance(part, int) else part  # people count from 1
        names.append(str(tree.get("id") or tree.get("borrow") or place_in_list) if named else place_in_list)
    return ".".join(names)


def _known_keys(model: type[FileModel]) -> list[str]:
    """Every key that may stand somewhere in this kind of file."""
    schema = model.model_json_schema()
    shapes = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for shape in shapes for key in shape.get("properties", {})})


def suggestion(word: str, known: Sequence[str]) -> str:
    """What to do about a word that is none of those that are known."""
    near = get_close_matches(word, known, n=1)
    return f'did you mean "{near[0]}"' if near else "remove it or correct its spelling"
