"""A project on one page, in the holder's words: for whoever meets them soon. Nothing in it judges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core.coaching.parts import ALL
from bot.core.coaching.seen import Moved, Opened, PutAside, Summary
from bot.core.coaching.strongest import strongest
from bot.core.coaching.telling import Teller, says_something
from bot.core.conditions import Evidence, Text, holds
from bot.core.dialog import Language, Library, Step
from bot.core.guide import FORM, doors_of
from bot.core.map import Map, survey
from bot.core.report import form_label

_STRONGEST, _REFLECTIONS = 6, 3


def summary(library: Library, opened: Opened, language: Language) -> Summary:
    """The page of a project. Of the form up to six sentences are quoted, of the walks beside it up to three."""
    teller = Teller(library, opened, language)
    share, form = opened.share, library.dialogs[FORM]
    walks = [dialog for dialog in doors_of(library).values() if dialog.id != FORM]
    return Summary(
        language,
        share.id,
        opened.title,
        share.coach_name,
        opened.stage,
        opened.stage_at,
        share.since,
        share.until,
        opened.read_at,
        strongest=strongest(teller, [form], _STRONGEST),
        moved=moved(teller),
        open=tuple(_open(teller)),
        to_clarify=tuple(_to_clarify(teller)),
        coverage=mapped(library, opened, language) if _parts_of_form(teller) else None,
        put_aside=tuple(_put_aside(teller)),
        reflections=strongest(teller, walks, _REFLECTIONS),
        voices=teller.voices(),
        comments=tuple(remark for remark in teller.comments() if remark.status != "resolved"),
        empty=not teller.threads,
    )


def mapped(library: Library, opened: Opened, language: Language) -> Map:
    """What the opened answers speak of. Who reads it by a share is not told that it is their own project."""
    found = survey(library, language, opened.found.project, opened.answers)
    return replace(found, title=library.messages[language]["map_title_read"]) if opened.share.id else found


def moved(teller: Teller) -> tuple[Moved, ...]:
    """The answers that are new or changed since the last reading, or since they were opened; newest first."""
    found = []
    for thread in teller.threads:
        versions, since = teller.versions(thread), teller.since(thread)
        after = max(since, teller.opened.read_at or since)
        if versions[-1].at > after:
            label, about = teller.label(thread), teller.about(thread.subject)
            found.append(Moved(label, about, thread.anchor, versions[-1].at, versions[0].at > after))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _open(teller: Teller) -> Iterator[str]:
    """The opened questions of the form that have no answer; with the actions that lack it, where others have one."""
    form, actions = teller.library.dialogs[FORM], len(teller.project.live)
    for chapter in form.chapters if _parts_of_form(teller) else ():
        for step in [form.steps[name] for name in chapter.steps if chapter.walked]:
            opened = _opened(teller, step)
            lacking = [subject for subject in opened if not _is_answered(teller, subject, step)]
            if lacking and step.kind != "optional_text" and _concerns(step, actions):
                yield _with_names(teller, step, lacking if len(lacking) < len(opened) else [])


def _opened(teller: Teller, step: Step) -> list[str]:
    """What a question is asked about, as far as the share opens the answers."""
    project = teller.project
    subjects = [project.id] if step.subject == "project" else [action.id for action in project.live]
    return [subject for subject in subjects if teller.opens(subject, step)]


def _concerns(step: Step, actions: int) -> bool:
    """Whether a question is asked about a project at all."""
    return step.show_if is None or holds(step.show_if, Evidence(Text(""), actions=actions))


def _is_answered(teller: Teller, subject: str, step: Step) -> bool:
    thread = teller.thread(subject, step.id)
    return thread is not None and bool(teller.words_of(thread, thread.last.revision) or thread.last.chosen)


def _to_clarify(teller: Teller) -> Iterator[str]:
    """The answers of the form that call for more, by the name of their question."""
    for step in teller.library.dialogs[FORM].steps.values():
        threads = [thread for thread in teller.threads if thread.asked is step]
        unclear = [each.subject for each in threads if each.last.open and _is_answered(teller, each.subject, step)]
        if unclear:
            yield _with_names(teller, step, unclear if len(unclear) < len(_opened(teller, step)) else [])


def _with_names(teller: Teller, step: Step, subjects: list[str]) -> str:
    """What a question is called, and which actions are meant, if not all."""
    names = ", ".join(filter(None, map(teller.about, subjects)))
    label = form_label(step, teller.language)
    return f"{label} ({names})" if names else label


def _parts_of_form(teller: Teller) -> bool:
    """Whether any part of the form is opened."""
    return any(part == ALL or part.startswith(f"{FORM}/") for part in teller.opened.share.parts)


def _put_aside(teller: Teller) -> Iterator[PutAside]:
    """The follow-up questions that were passed over, about answers as they stand."""
    for thread in teller.threads:
        for mark in thread.last.probes if thread.asked and says_something(thread.last) else ():
            if mark.outcome == "passed":
                question = teller.wording.probe(thread.step, mark.probe)
                about = teller.about(thread.subject)
                yield PutAside(question, teller.label(thread), about, thread.anchor, thread.last.at)
