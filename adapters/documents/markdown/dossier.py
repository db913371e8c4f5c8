"""The dossier: one part per action, in order of importance, one section per heading of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adapters.documents.markdown.escape import inline
from adapters.documents.markdown.words import Messages, last_blocks, voices_blocks, words_blocks
from bot.core.report import ActionReport, Dossier, Entry, Section


def dossier_blocks(dossier: Dossier, messages: Messages) -> Iterator[str]:
    """The blocks of the document, to be parted by blank lines."""
    yield f"# {inline(dossier.title)}"
    for number, action in enumerate(dossier.actions, start=1):
        yield f"## {_title(action, number, len(dossier.actions), messages)}"
        titles = {section.heading: section.title for section in action.sections}
        for section in action.sections:
            yield from _section(section, action, number, titles, messages)
    entries = (entry for action in dossier.actions for section in action.sections for entry in section.entries)
    yield from last_blocks(messages, voices=any(entry.voices for entry in entries))


def _title(action: ActionReport, number: int, actions: int, messages: Messages) -> str:
    if not action.name:
        return messages["action_unnamed"].format(number=number)
    name = inline(action.name)
    return messages["doc_action"].format(number=number, name=name) if actions > 1 else name


def _section(
    section: Section, action: ActionReport, number: int, titles: Mapping[str, str], messages: Messages
) -> Iterator[str]:
    """One heading. A lone question needs no title; an optional one left empty shows only where nothing else does."""
    entries = [entry for entry in section.entries if entry.state != "open" or not entry.optional or entry.voices]
    entries = entries or list(section.entries)
    alone = len(section.entries) == 1
    yield f"### {inline(section.title)}{_mark(entries[0], messages) if alone else ''}"
    for entry in entries:
        if entry.see:
            yield messages["doc_see"].format(heading=titles[entry.see], label=entry.label)
            continue
        if not alone:
            yield f"#### {inline(entry.label)}{_mark(entry, messages)}"
        yield from _entry(entry, number, messages)


def _mark(entry: Entry, messages: Messages) -> str:
    """Beside the title, so that nothing stands among the person's words."""
    return f" ({messages['doc_to_clarify']})" if entry.state == "to_clarify" and not entry.see else ""


def _entry(entry: Entry, number: int, messages: Messages) -> Iterator[str]:
    if entry.order:
        yield "\n".join(
            f"{rank}. **{inline(name)}**" if rank == number else f"{rank}. {inline(name)}"
            for rank, name in enumerate(entry.order, start=1)
        )
    yield from words_blocks(entry)
    if entry.state == "open":
        yield f"**{messages['doc_open_optional' if entry.optional else 'doc_open']}**"
    yield from voices_blocks(entry, messages)
