"""What was said to a question, the same in every document: the person's words, and the voices beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.journeys import JourneyEntry
from bot.core.pages.nouns import Block, End, Line, Quotation, Words
from bot.core.pages.text import isolated, paragraphs
from bot.core.report import Entry

Messages = Mapping[str, str]


def words_of(entry: Entry | JourneyEntry) -> Iterator[Block]:
    """What was chosen, then every message, then where they were taken over from."""
    if entry.chosen:
        yield Line("chosen", ", ".join(map(isolated, entry.chosen)), leads=bool(entry.parts))
    for part in entry.parts:
        yield Words(paragraphs(part.text), part.language)
    if entry.origin:
        yield Line("origin", isolated(entry.origin))


def voices_of(entry: Entry | JourneyEntry, messages: Messages) -> Iterator[Block]:
    """What a community said about it, by role."""
    if entry.voices:
        yield Line("plain", messages["doc_voices"], leads=True)
    for voice in entry.voices:
        yield Quotation(paragraphs(voice.text), voice.language, isolated(voice.role))


def end(messages: Messages, *, voices: bool, cut: bool = False) -> End:
    """The end of a document: whose words these are; `cut`: and where those are that are left out."""
    told = {"doc_made_by": True, "doc_quoted": voices, "doc_summary_cut": cut}
    return End(tuple(messages[name] for name, wanted in told.items() if wanted))
