"""Documents as PDF, to be printed or handed in: tagged, so that a screen reader finds its way.

Needs the extra `documents`.
"""

from __future__ import annotations

from adapters.documents.pdf.writer import PdfWriter

__all__ = ["PdfWriter"]
