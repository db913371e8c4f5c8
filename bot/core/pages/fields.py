"""What a form of somebody else's is filled in with: one field for each question, by its id."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.dialog import Language, Library
from bot.core.guide import FORM
from bot.core.model import Project
from bot.core.pages.text import clean, flat
from bot.core.report import Answers, Entry, dossier

NAME, RANK = "name", "rank"  # the fields beside those of the questions: what the action is called, and its place


def field_names(library: Library) -> frozenset[str]:
    """The fields that there are: the id of every question of the form, its former ids, and `name` and `rank`."""
    steps = library.dialogs[FORM].steps.values()
    return frozenset((NAME, RANK, *(name for step in steps for name in (step.id, *step.formerly))))


def fields(library: Library, project: Project, answers: Answers, language: Language, action: str) -> Mapping[str, str]:
    """The fields of one action, each with the person's words, "" where nothing was said. LookupError without it.

    What a community said is not among them: the form is handed in as the holder's own.
    """
    form = library.dialogs[FORM]
    place = next((place for place, each in enumerate(project.live) if each.id == action), None)
    if place is None:
        raise LookupError("no such action of this project")
    report = dossier(library, form, project, answers, language).actions[place]
    entries = {entry.step: entry for section in report.sections for entry in section.entries}
    found = {NAME: flat(report.name), RANK: str(place + 1)}
    for step in form.steps.values():
        entry = entries.get(step.id)
        found |= dict.fromkeys((step.id, *step.formerly), _words(entry) if entry else "")
    return found


def _words(entry: Entry) -> str:
    """What was said to a question; where it is the order of the actions, they come first."""
    ranked = entry.order if entry.state not in ("open", "closed") else ()
    order = "\n".join(f"{place}. {flat(name)}" for place, name in enumerate(ranked, start=1))
    return "\n\n".join(filter(None, (order, clean(entry.words).replace("\t", " "))))
