"""Documents as Markdown: what people read, print, or open in their word processor."""

from __future__ import annotations

from adapters.documents.markdown.writer import MarkdownWriter

__all__ = ["MarkdownWriter"]
