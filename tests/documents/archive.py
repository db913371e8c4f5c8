"""What is stored about one person, built by hand: what the documents are written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.core.dialog import Language, Library
from bot.core.model import Account, Action, Answer, Consent, Conversation, Part, Person, ProbeMark, Project
from bot.ports import Holding

BEGUN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST, SECOND, THIRD = "action1", "action2", "action3"


@dataclass
class Archive:
    """Ana's records. Every answer comes a minute after the one before."""

    actions: tuple[Action, ...] = (Action(FIRST),)
    history: list[Answer] = field(default_factory=list)
    conversations: tuple[Conversation, ...] = ()
    project: str = "project1"

    def answer(
        self,
        step: str,
        *texts: str,
        subject: str = FIRST,
        chosen: Sequence[str] = (),
        probes: Sequence[ProbeMark] = (),
        language: Language = "fr",
        still_open: bool = True,
        dialog: str = "annexe_b",
        origin: str = "",
    ) -> Archive:
        """Add a revision: all its messages, as they would be kept."""
        place = len(self.history) + 1
        revision = 1 + sum((old.subject, old.step) == (subject, step) for old in self.history)
        parts = tuple(Part(f"m{place}.{number}", text, language) for number, text in enumerate(texts))
        at = BEGUN + timedelta(minutes=place)
        self.history.append(
            Answer(
                self.project,
                subject,
                step,
                revision,
                dialog,
                "v1",
                at,
                parts,
                tuple(chosen),
                tuple(probes),
                still_open,
                origin=origin,
            )
        )
        return self

    def examples(self, library: Library, subject: str = FIRST, language: Language = "fr") -> Archive:
        """Answer every question of the form with its example."""
        for step in library.dialogs["annexe_b"].steps.values():
            if not step.bridges and step.subject == "action":
                chosen = ("logement",) if step.kind == "choice_plus_text" else ()
                self.answer(step.id, step.words[language].example, subject=subject, chosen=chosen, language=language)
        return self

    def holding(self) -> Holding:
        return Holding(
            person=Person("person1", "fr", (Consent("terminal_notice", "notice1", BEGUN),), self.project, turn=12),
            accounts=(Account("terminal", "ana"),),
            created_at=BEGUN,
            seen_at=BEGUN + timedelta(days=1),
            projects=(Project(self.project, self.actions, BEGUN),),
            conversations=self.conversations,
            history=tuple(self.history),
        )
