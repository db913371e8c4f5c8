"""The journeys: one part per walk beside the form, one section per chapter, and the map in words at the end."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.documents.markdown.escape import inline
from adapters.documents.markdown.words import Messages, last_blocks, voices_blocks, words_blocks
from bot.core.effects import EffectsTable
from bot.core.journeys import Journey, JourneyEntry, Journeys
from bot.core.map import Map, by_state


def journeys_blocks(found: Journeys, messages: Messages) -> Iterator[str]:
    """The blocks of the document, to be parted by blank lines."""
    yield f"# {inline(found.title)}"
    yield messages["doc_journeys_intro"].format(form=inline(found.form))
    for journey in found.journeys:
        yield from _journey(journey, messages)
    yield from _map(found.map)
    entries = (entry for journey in found.journeys for chapter in journey.chapters for entry in chapter.entries)
    yield from last_blocks(messages, voices=any(entry.voices for entry in entries))


def _journey(journey: Journey, messages: Messages) -> Iterator[str]:
    yield f"## {inline(journey.title)}"
    for chapter in journey.chapters:
        yield f"### {inline(chapter.title)}"
        for entry in chapter.entries:
            yield from _entry(entry, messages)
    if journey.effects:
        yield f"### {messages['doc_effects']}"
    for table in journey.effects:
        yield from _effects(table, messages)


def _entry(entry: JourneyEntry, messages: Messages) -> Iterator[str]:
    about = f" — {inline(entry.about)}" if entry.about else ""
    yield f"#### {inline(entry.label)}{about}"
    yield from words_blocks(entry)
    if entry.heard:
        yield f"*{messages['doc_heard'].format(names=inline(', '.join(entry.heard)))}*"
    yield from voices_blocks(entry, messages)


def _effects(table: EffectsTable, messages: Messages) -> Iterator[str]:
    """The effects that were told; a chapter without any is not listed, as a question without an answer is not."""
    yield inline(table.title)
    yield "\n".join(
        f"- {messages['effects_line'].format(label=inline(effect.label), words=inline(effect.words))}"
        for chapter in table.chapters
        for effect in chapter.told
    )


def _map(found: Map) -> Iterator[str]:
    yield f"## {inline(found.title)}"
    yield inline(found.note)
    for region in found.regions:
        yield "  \n".join((f"**{inline(region.title)}**", *map(inline, by_state(found, region))))
