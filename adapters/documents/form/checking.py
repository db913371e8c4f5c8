"""Finding what is wrong with a form before anybody waits for it."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from adapters.documents.form.writer import NoForm, opened


def problems_of_form(template: Path, known: Collection[str]) -> list[str]:
    """A line for each problem: that it cannot be read, or a field that nothing fills and the one that may be meant."""
    from adapters.documents.form.filling import named  # noqa: PLC0415 - an extra, and slow to import

    try:
        found = dict.fromkeys(named(opened(template)))
    except NoForm as fault:
        return [str(fault)]
    return [f"{template}: nothing fills the field {name}{_meant(name, known)}" for name in found if name not in known]


def _meant(name: str, known: Collection[str]) -> str:
    """The field that may be meant, as a question; "" if none comes near."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""
