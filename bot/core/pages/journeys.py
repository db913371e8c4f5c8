"""The journeys: one part per walk, then the map of the project."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.effects import EffectsTable
from bot.core.journeys import Journey, JourneyEntry, Journeys
from bot.core.map import Map, by_state
from bot.core.pages.nouns import Block, Bullets, Drawing, Heading, Line, Page, Region
from bot.core.pages.said import Messages, end, voices_of, words_of
from bot.core.pages.text import isolated


def journeys_page(found: Journeys, messages: Messages) -> Page:
    """The journeys as they are read."""
    intro = messages["doc_journeys_intro"].format(form=isolated(found.form))
    return Page(found.language, isolated(found.title), intro, messages["doc_contents"], tuple(_blocks(found, messages)))


def _blocks(found: Journeys, messages: Messages) -> Iterator[Block]:
    for journey in found.journeys:
        yield from _journey(journey, messages)
    yield from _map(found.map)
    entries = (entry for journey in found.journeys for chapter in journey.chapters for entry in chapter.entries)
    yield end(messages, voices=any(entry.voices for entry in entries))


def _journey(journey: Journey, messages: Messages) -> Iterator[Block]:
    yield Heading(1, isolated(journey.title))
    for chapter in journey.chapters:
        yield Heading(2, isolated(chapter.title))
        for entry in chapter.entries:
            yield from _entry(entry, messages)
    if journey.effects:
        yield Heading(2, messages["doc_effects"])
    for table in journey.effects:
        yield from _effects(table, messages)


def _entry(entry: JourneyEntry, messages: Messages) -> Iterator[Block]:
    about = f" — {isolated(entry.about)}" if entry.about else ""
    yield Heading(3, f"{isolated(entry.label)}{about}")
    yield from words_of(entry)
    if entry.heard:
        yield Line("heard", messages["doc_heard"].format(names=isolated(", ".join(entry.heard))))
    yield from voices_of(entry, messages)


def _effects(table: EffectsTable, messages: Messages) -> Iterator[Block]:
    """The effects that were told; a chapter without any is not listed, as a question without an answer is not."""
    yield Line("plain", isolated(table.title), leads=True)
    yield Bullets(
        tuple(
            messages["effects_line"].format(label=isolated(effect.label), words=isolated(effect.words))
            for chapter in table.chapters
            for effect in chapter.told
        )
    )


def _map(found: Map) -> Iterator[Block]:
    yield Drawing(isolated(found.title), isolated(found.note))
    for region in found.regions:
        if region.spots:
            yield Region(isolated(region.title), tuple(map(isolated, by_state(found, region))))
