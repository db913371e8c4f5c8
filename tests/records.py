"""What is stored of one person, for tests of the core: written as JSON by every turn, and read again by the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.core.model import (
    Account,
    Answer,
    AnswerKey,
    Blank,
    Comment,
    Conversation,
    ConversationKey,
    Link,
    Outcome,
    Person,
    Project,
    Reading,
    Share,
    Stage,
)

if TYPE_CHECKING:
    from tests.talk import Talk

PERSON, PROJECT = TypeAdapter(Person), TypeAdapter(Project)
CONVERSATION, ANSWER = TypeAdapter(Conversation), TypeAdapter(Answer)


@dataclass
class Records:
    """What is stored of one person, whatever account they use. `homes`: which account began a project, by its id.

    `used`: the account that they used last, whose focus is in its talk. `shares` to `comments`: what coaches may read
    of their projects, did read, and said.
    """

    person: str | None = None
    projects: dict[str, str] = field(default_factory=dict)
    conversations: dict[ConversationKey, str] = field(default_factory=dict)
    answers: dict[AnswerKey, list[str]] = field(default_factory=dict)
    homes: dict[str, Account] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    used: Talk | None = None
    shares: dict[str, Share] = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    comments: dict[str, Comment] = field(default_factory=dict)

    def current(self) -> dict[AnswerKey, Answer]:
        """The last revision of every answer."""
        return {key: ANSWER.validate_json(revisions[-1]) for key, revisions in self.answers.items()}

    def history(self) -> tuple[Answer, ...]:
        """Every revision of every answer, oldest first."""
        kept = [ANSWER.validate_json(text) for revisions in self.answers.values() for text in revisions]
        return tuple(sorted(kept, key=lambda answer: answer.at))

    def take(self, outcome: Outcome, account: Account) -> None:
        """Write what a turn on this account changed."""
        if outcome.person is not None:
            self.person = PERSON.dump_json(outcome.person).decode()
        for project in outcome.projects:
            self.projects[project.id] = PROJECT.dump_json(project).decode()
            self.homes.setdefault(project.id, account)
        for conversation in outcome.conversations:
            self.conversations[conversation.dialog, conversation.subject] = CONVERSATION.dump_json(
                conversation
            ).decode()
        for answer in outcome.answers:
            self.answers.setdefault((answer.subject, answer.step), []).append(ANSWER.dump_json(answer).decode())
        for effect in outcome.effects:
            if isinstance(effect, Blank):
                self._blank(effect)
        self._take_sharing(outcome)

    def _take_sharing(self, outcome: Outcome) -> None:
        self.shares |= {share.id: share for share in outcome.shares}
        self.stages += outcome.stages
        for reply in outcome.replied:
            known = self.comments[reply.comment]
            comment = replace(known, told_at=known.told_at or reply.at)
            if reply.revision:
                comment = replace(comment, answered_at=reply.at, answered_by=reply.revision)
            self.comments[comment.id] = comment

    def _blank(self, effect: Blank) -> None:
        for revisions in self.answers.values():
            for place, answer in enumerate(map(ANSWER.validate_json, revisions)):
                if answer.project == effect.project:
                    revisions[place] = ANSWER.dump_json(effect.of(answer)).decode()

    def forget(self) -> None:
        """Erase everything."""
        self.person, self.used = None, None
        kept = (self.projects, self.conversations, self.answers, self.homes, self.links)
        for each in (*kept, self.shares, self.stages, self.readings, self.comments):
            each.clear()
