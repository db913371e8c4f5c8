"""Finding what is wrong with a form before anybody waits for it."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path

from adapters.documents.form.writer import NoForm, read_form


def problems_of_form(template: Path, known: Collection[str]) -> list[str]:
    """A line for each problem: it is no form, it has no field, or one that nothing fills (and what may be meant)."""
    try:
        found = _fields(template)
    except NoForm as fault:
        return [str(fault)]
    if not found:
        return [f"{template}: there is no field in it, like {{{{B03.1}}}}"]
    return [f"{template}: nothing fills the field {name}{_meant(name, known)}" for name in found if name not in known]


def filled_fields(template: Path, known: Collection[str]) -> list[str]:
    """The fields of a form that are filled in, in their order; none of what is no form."""
    try:
        return [name for name in _fields(template) if name in known]
    except NoForm:
        return []


def _fields(template: Path) -> list[str]:
    """The fields, each once. NoForm."""
    import docx  # noqa: PLC0415 - an extra, and slow to import

    from adapters.documents.form.filling import named  # noqa: PLC0415 - the same

    return list(dict.fromkeys(named(docx.Document(BytesIO(read_form(template))))))


def _meant(name: str, known: Collection[str]) -> str:
    """The field that may be meant, as a question; "" if none comes near."""
    by_letters = {each.casefold(): each for each in known}
    near = [by_letters[each] for each in get_close_matches(name.casefold(), by_letters, n=1, cutoff=0.5)]
    return f"; did you mean {near[0]}?" if near else ""
