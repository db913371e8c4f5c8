"""Which sequences of the storyboard a story tells, with the words that show it. Rules that authors write; no model.

Pure: `hear(story, hearing)` takes the rules of one language from the library (`library.hearing["fr"]`); `hear_pieces`
takes those of each piece of a story. The rules are content (dialogs/ecoute): phrases, which may have to stand beside
others. A story that is silent, or in another language than its rules, is heard as nothing; a person corrects what was
heard, so a guess too few is better than a guess too many.
"""

from __future__ import annotations

from bot.core.hearing.ear import Heard, hear, hear_pieces, markers
from bot.core.hearing.telling import tell

__all__ = ["Heard", "hear", "hear_pieces", "markers", "tell"]
