"""Documents as JSON, for other programs. Keys stay; new ones may be added.

A dossier; for a coach, of what was opened:

    {"dialog": "annexe_b", "version": "1f0c...", "language": "fr", "title": "Annexe B",
     "actions": [                                    most important first
       {"name": "La Laverie qui roule",              "" while it has none
        "sections": [                                in the order of the form
          {"heading": "B03", "title": "Description de l'action",
           "entries": [
             {"step": "B03.1", "label": "Objectifs",
              "words": "...",                        all of it in one text; "" if nothing was answered
              "state": "told",                       or "to_clarify", or "open", or "closed" (beside voices)
              "chosen": ["Logement"],                labels of what was chosen
              "parts": [{"text": "...", "language": "fr"}],    one for each message
              "order": ["La Laverie qui roule"],     the actions, where the question is their order
              "optional": false,                     whether it may stay empty
              "see": "",                             the heading under which the same words stand already
              "origin": "",                          the question of another walk that was answered so first
              "voices": [{"text": "...", "language": "fr", "role": "..."}]}]}]}]}    of a community, where kept

The journeys, the walks beside the form: those in which something was answered, and of them what was answered:

    {"language": "fr", "title": "Mes chemins",
     "form": "Annexe B",                             what is handed in, and stands apart
     "journeys": [
       {"dialog": "physique_avant_le_moral",         "" for the answers to what is no longer asked, which come last
        "version": "1f0c...", "title": "Le physique avant le moral",
        "chapters": [
          {"chapter": "personne", "title": "La personne",
           "entries": [
             {"step": "P1.B1", "label": "...",
              "words": "...", "chosen": [], "parts": [], "origin": "", "voices": [],    as in a dossier
              "heard": ["gouvernance"],              what a story tells, as the person confirmed it
              "about": ""}]}],                       the action, where there are several; "" for the whole project
        "effects": [                                 where effects were told
          {"kind": "direct", "title": "...",         or "indirect"
           "chapters": [{"title": "La personne", "told": [{"label": "...", "words": "..."}]}]}]}],
     "map": {"title": "...", "note": "...",
             "states": {"told": "raconté", "touched": "...", "open": "..."},
             "regions": [{"title": "La roue des critères",
                          "spots": [{"dimension": "C1", "label": "...", "state": "told", "hint": ""}]}]}}

The summary that a coach reads, of what was opened (times are ISO 8601 in UTC, null for "never"; "read_at" is the last
visit before, in this sharing). For the holder, of all of it: "coach" is empty, and "stage_at", "since" and "until" are
null.

    {"language": "fr", "title": "La Laverie qui roule", "coach": "Ana", "stage": "shared", "stage_at": "2026-...",
     "since": "2026-...", "until": "2026-...", "read_at": null,
     "strongest": [{"words": "...", "language": "fr", "step": "B03.1", "label": "...", "question": "...",
                    "about": "", "at": "2026-..."}],
     "reflections": [...],                           the same, from the walks beside the form
     "moved": [{"label": "...", "about": "", "at": "2026-...", "new": true}],
     "open": ["..."], "to_clarify": ["..."],         labels of questions
     "put_aside": [{"question": "...", "label": "...", "about": "", "at": "2026-..."}],
     "voices": [{"words": "...", "language": "fr", "role": "...", "label": "..."}],
     "comments": [{"label": "...", "about": "", "status": "open", "text": "...", "reply": ""}],
     "empty": false,                                 nothing is answered yet in what was opened
     "map": {...}}                                   as in the journeys; null where the form is not opened

A blank form:

    {"dialog", "version", "language", "title", "intro", "chapters": [{"title", "note", "questions": [
      {"number", "step", "label", "question", "help", "notes", "headings", "choices", "lines"}]}]}

My data: everything that is stored about the person, by the names it has in the program (`bot.ports.Holding`), and
`questions`, for each step id that an answer names: the label and the question of today, the id it has `now` ("" if it
is gone), and `then`: the question as it was asked, by dialog version, where it was another one. What would lead to the
people of a community (`by`, and the id of their message) is left out of `voices`; what a coach took back is left out
of `comments` and `notes`. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from pydantic import TypeAdapter

from bot.core.coaching.seen import Opened, Summary
from bot.core.coaching.summary import summary
from bot.core.dialog import Language, Library
from bot.core.guide import FORM
from bot.core.journeys import Journeys, journeys
from bot.core.map import Map
from bot.core.model import Attachment
from bot.core.pages import opened_of, told_in
from bot.core.paper import blank_form
from bot.core.personal import questions
from bot.core.report import Dossier, dossier
from bot.core.wording import Wording
from bot.ports import File, Holding, Source, told_by

_HOLDING = TypeAdapter(Holding)
_SUMMARY = TypeAdapter(Summary)
_ELSEWHERE: Any = {
    **dict.fromkeys(("share", "coach_name", "comments", "coverage"), True),
    **{name: {"__all__": {"anchor", "message"}} for name in ("strongest", "reflections")},
    **{name: {"__all__": {"anchor"}} for name in ("moved", "put_aside")},
    "voices": {"__all__": {"anchor", "at"}},
}
_UNTOLD: Any = {
    "asked": True,
    "voices": {"__all__": {"by": True, "contribution": {"message": True}}},
    "coach": {"invitation"},
    **{told: {"__all__": {"parts": True}} for told in ("comments", "notes", "written", "noted")},
}
_NAMES: dict[str, dict[Language, str]] = {
    "dossier": {"fr": "annexe-b.json", "en": "annexe-b.json"},
    "summary": {"fr": "resume.json", "en": "summary.json"},
    "journeys": {"fr": "mes-chemins.json", "en": "my-walks.json"},
    "blank_form": {"fr": "annexe-b-formulaire.json", "en": "annexe-b-form.json"},
    "my_data": {"fr": "mes-donnees.json", "en": "my-data.json"},
}


class JsonWriter:
    """A `bot.ports.DocumentWriter`."""

    format = "json"

    def __init__(self, library: Library) -> None:
        self._library = library

    async def write(self, attachment: Attachment, source: Source | None) -> File:
        """The document. ValueError without a source (but for the blank form), LookupError for a project not in it."""
        text = json.dumps(self._data(attachment, source), ensure_ascii=False, indent=2) + "\n"
        # Half an emoji cannot be written in UTF-8; as \udc80 it is sound JSON, and nothing is lost.
        content = text.encode(errors="backslashreplace")
        return File(_NAMES[attachment.document][attachment.language], content)

    def _data(self, attachment: Attachment, source: Source | None) -> dict[str, Any]:
        library, language = self._library, attachment.language
        form = library.dialogs[FORM]
        if attachment.document == "blank_form":
            return asdict(blank_form(library, form, language))
        if attachment.document == "my_data" and isinstance(source, Holding):
            return _my_data(library, language, source)
        found = told_by(attachment, source)
        if attachment.document == "summary":
            return _summary(summary(library, opened_of(library, attachment, found), language))
        told = told_in(library, found) if isinstance(found, Opened) else found
        if attachment.document == "journeys":
            return _journeys(journeys(library, told.project, told.answers, language, voices=told.voices))
        if attachment.document == "dossier":
            more: Any = {"voices": told.voices, "closed": told.closed, "named": told.name}
            return _dossier(dossier(library, form, told.project, told.answers, language, **more))
        raise ValueError(f"a {attachment.document} is not written as JSON")


def _dossier(found: Dossier) -> dict[str, Any]:
    data = asdict(found)
    _without_ids(entry for action in data["actions"] for section in action["sections"] for entry in section["entries"])
    return data


def _journeys(found: Journeys) -> dict[str, Any]:
    data = asdict(found)
    _without_ids(entry for walk in data["journeys"] for chapter in walk["chapters"] for entry in chapter["entries"])
    return {**data, "map": _map(found.map)}


def _map(found: Map) -> dict[str, Any]:
    regions = [asdict(region) for region in found.regions]
    return {"title": found.title, "note": found.note, "states": dict(found.states), "regions": regions}


def _summary(found: Summary) -> dict[str, Any]:
    """What is read, without what leads elsewhere on the coach's pages."""
    data: dict[str, Any] = _SUMMARY.dump_python(found, mode="json", exclude=_ELSEWHERE)
    if not found.share:
        data |= {"since": None, "until": None}
    comments = [
        {"label": one.label, "about": one.about, "status": one.status, "text": one.comment.text, "reply": one.reply}
        for one in found.comments
    ]
    drawn = _map(found.coverage) if found.coverage else None
    return {**data, "coach": found.coach_name, "comments": comments, "map": drawn}


def _without_ids(entries: Iterable[dict[str, Any]]) -> None:
    """Leave the ids of messages out: they are the platform's."""
    for entry in entries:
        entry["parts"] = [{"text": part["text"], "language": part["language"]} for part in entry["parts"]]


def _my_data(library: Library, language: Language, holding: Holding) -> dict[str, Any]:
    present = replace(
        holding,
        voices=tuple(voice for voice in holding.voices if voice.contribution.text),
        comments=tuple(comment for comment in holding.comments if comment.text),
        notes=tuple(note for note in holding.notes if note.text),
    )
    stored: dict[str, Any] = _HOLDING.dump_python(present, mode="json", exclude=_UNTOLD)
    return {**stored, "questions": questions(Wording(library, language, holding.asked), holding.history)}
