"""Where an answer was taken over from, in words: documents show it beside the answer."""

from __future__ import annotations

from bot.core.dialog import Language, Library
from bot.core.model import Answer


def origin_told(library: Library, answer: Answer | None, language: Language) -> str:
    """The question that the words were first given to, and the walk it belongs to; "" if they were given here."""
    if answer is None or not answer.origin or not answer.parts:
        return ""
    for dialog in library.dialogs.values():
        for step in dialog.steps.values():
            if answer.origin in (step.id, *step.formerly) and not step.bridges:
                told = library.messages[language]["doc_origin"]
                return told.format(label=step.words[language].label, walk=dialog.titles[language])
    return ""
