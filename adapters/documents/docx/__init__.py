"""Documents for Word and its kin, to be worked on together. Needs the extra `documents`."""

from __future__ import annotations

from adapters.documents.docx.writer import DocxWriter

__all__ = ["DocxWriter"]
