"""The dossier: one part per action, in order of importance, one section per heading of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.pages.nouns import Block, Heading, Line, Page, Ranking
from bot.core.pages.said import Messages, end, voices_of, words_of
from bot.core.pages.text import isolated
from bot.core.report import ActionReport, Dossier, Entry, Section


def dossier_page(found: Dossier, messages: Messages, *, partial: bool = False) -> Page:
    """The dossier as it is read; each action begins a page. `partial`: it says that some of it is not shared."""
    intro = messages["doc_dossier_partial"] if partial else ""
    return Page(found.language, isolated(found.title), intro, messages["doc_contents"], tuple(_blocks(found, messages)))


def _blocks(found: Dossier, messages: Messages) -> Iterator[Block]:
    for number, action in enumerate(found.actions, start=1):
        yield Heading(1, _title(action, number, len(found.actions), messages), apart=True)
        titles = {section.heading: section.title for section in action.sections}
        for section in action.sections:
            yield from _section(section, number, titles, messages)
    entries = (entry for action in found.actions for section in action.sections for entry in section.entries)
    yield end(messages, voices=any(entry.voices for entry in entries))


def _title(action: ActionReport, number: int, actions: int, messages: Messages) -> str:
    if not action.name:
        return messages["action_unnamed"].format(number=number)
    name = isolated(action.name)
    return messages["doc_action"].format(number=number, name=name) if actions > 1 else name


def _section(section: Section, number: int, titles: Mapping[str, str], messages: Messages) -> Iterator[Block]:
    """One heading. A lone question needs no title; an optional one left empty shows only where nothing else does."""
    entries = [entry for entry in section.entries if entry.state != "open" or not entry.optional or entry.voices]
    entries = entries or list(section.entries)
    alone = len(section.entries) == 1
    yield Heading(2, isolated(section.title), _mark(entries[0], messages) if alone else "")
    for entry in entries:
        if entry.see:
            yield Line("plain", messages["doc_see"].format(heading=titles[entry.see], label=entry.label))
            continue
        if not alone:
            yield Heading(3, isolated(entry.label), _mark(entry, messages))
        yield from _entry(entry, number, messages)


def _mark(entry: Entry, messages: Messages) -> str:
    """Beside the title, so that nothing stands among the person's words."""
    return messages["doc_to_clarify"] if entry.state == "to_clarify" and not entry.see else ""


def _entry(entry: Entry, number: int, messages: Messages) -> Iterator[Block]:
    if entry.order:
        yield Ranking(tuple(map(isolated, entry.order)), number - 1)
    yield from words_of(entry)
    if entry.state == "open":
        yield Line("open", messages["doc_open_optional" if entry.optional else "doc_open"])
    elif entry.state == "closed":
        yield Line("open", messages["doc_closed"])
    yield from voices_of(entry, messages)
