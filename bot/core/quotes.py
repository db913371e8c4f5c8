"""What communities said, as it is quoted: by role, and never by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.dialog import Language, Library, Step
from bot.core.model import Voice


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody of a community said, kept beside the answer; `role` is in the words of a language."""

    text: str
    language: Language
    role: str


def quotes_beside(
    library: Library, step: Step, action: str, voices: Sequence[Voice], language: Language
) -> tuple[Quote, ...]:
    """The voices that were kept about a question, oldest first; one that was taken back is nowhere."""
    return tuple(
        Quote(voice.contribution.text, voice.contribution.language, role_of(library, language, voice.contribution.role))
        for voice in sorted(voices, key=lambda voice: voice.contribution.at)
        if voice.kept and voice.contribution.text
        if voice.inquiry.subject == action and voice.inquiry.step in (step.id, *step.formerly)
    )


def role_of(library: Library, language: Language, role: str) -> str:
    """As whom somebody of a community is quoted."""
    return library.messages[language][f"role_{role}"]
