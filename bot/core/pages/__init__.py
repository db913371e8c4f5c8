"""What a document shows, block by block: the same words in every format that people read.

Composed here from the reports (`bot.core.report`, `bot.core.journeys`); `adapters/documents` sets it, as Markdown, Word
or PDF.
"""

from bot.core.pages.composing import Told, compose, opened_of, told_in, told_of
from bot.core.pages.fields import field_names, fields
from bot.core.pages.nouns import (
    Block,
    Bullets,
    Drawing,
    End,
    Heading,
    Line,
    Overview,
    Page,
    Paragraph,
    Quotation,
    Ranking,
    Region,
    Words,
)
from bot.core.pages.text import clean, flat, isolated, paragraphs, turning

__all__ = [
    "Block",
    "Bullets",
    "Drawing",
    "End",
    "Heading",
    "Line",
    "Overview",
    "Page",
    "Paragraph",
    "Quotation",
    "Ranking",
    "Region",
    "Told",
    "Words",
    "clean",
    "compose",
    "field_names",
    "fields",
    "flat",
    "isolated",
    "opened_of",
    "paragraphs",
    "told_in",
    "told_of",
    "turning",
]
