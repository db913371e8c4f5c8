"""What a turn was given, and its working copies of the records that it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.core.dialog import Language
from bot.core.draft import Draft
from bot.core.guide import Guide
from bot.core.model import Answer, AnswerKey, Coach, ConversationKey, Person, Project, Situation
from bot.core.speech import Speech


class Records(Speech):
    """The situation is never changed: what has changed stands beside it, and hides it."""

    def __init__(
        self, guide: Guide, situation: Situation, now: datetime, ids: Callable[[], str], language: Language
    ) -> None:
        super().__init__(guide, situation.person.language if situation.person else language)
        self.situation = situation
        self.now = now
        self.new_id = ids
        self.person: Person | None = situation.person
        self.coaches: list[Coach] = []
        self.focus: ConversationKey | None = None
        self._projects: dict[str, Project] = {}
        self._drafts: dict[ConversationKey, Draft] = {}
        self._answers: dict[AnswerKey, Answer] = {}
        self._draft: Draft | None = None  # the one in focus
