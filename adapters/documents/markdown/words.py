"""What was said to a question, the same in every document: the person's words, and the voices beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adapters.documents.markdown.escape import inline, paragraphs, quoted
from bot.core.journeys import JourneyEntry
from bot.core.report import Entry

Messages = Mapping[str, str]


def words_blocks(entry: Entry | JourneyEntry) -> Iterator[str]:
    """What was chosen, then every message, then where they were taken over from."""
    if entry.chosen:
        yield f"**{', '.join(map(inline, entry.chosen))}**"
    for part in entry.parts:
        yield from paragraphs(part.text)
    if entry.origin:
        yield f"*{inline(entry.origin)}*"


def voices_blocks(entry: Entry | JourneyEntry, messages: Messages) -> Iterator[str]:
    """What a community said about it, by role."""
    if entry.voices:
        yield messages["doc_voices"]
    for voice in entry.voices:
        yield f"{quoted(voice.text)}\n>\n> — {inline(voice.role)}"


def last_blocks(messages: Messages, *, voices: bool) -> Iterator[str]:
    """The end of a document: whose words these are."""
    yield "---"
    yield messages["doc_made_by"]
    if voices:
        yield messages["doc_quoted"]
