"""What follows besides records and words: data, never a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.dialog import Language
from bot.core.model.reply import Reply
from bot.core.model.together import Code, Link
from bot.core.model.work import Answer


@dataclass(frozen=True, slots=True)
class Erase:
    """Leave no trace of the person: rows, journals, outbox.

    `done` is said once it is true, `owed` while it cannot be. `ended` is said to coaches who could read a project of
    the person, `left` to holders who shared with the person, a coach; each in their language; nothing without it.
    """

    person: str
    done: Reply
    owed: Reply
    ended: Mapping[Language, Reply] = field(default_factory=dict)
    left: Mapping[Language, Reply] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blank:
    """Withdrawn words: these messages lose their text wherever it stands in a project, as an answer can be copied or
    moved.

    `keep` names the revisions (subject, step, number) with the new wording; what was there before them loses its words.
    """

    project: str
    messages: tuple[str, ...]
    keep: tuple[tuple[str, str, int], ...]

    def of(self, answer: Answer) -> Answer:
        """What is left of a stored answer of this project."""
        last = next((revision for *key, revision in self.keep if key == [answer.subject, answer.step]), None)
        if answer.revision == last:
            return answer
        gone = last is not None
        parts = (replace(part, text="") if gone or part.message in self.messages else part for part in answer.parts)
        return replace(answer, parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class Join:
    """The account that speaks is from now on one of the person who gave the code, with all its projects.

    `told` is said where the code was given.
    """

    code: Code
    at: datetime
    told: Reply


@dataclass(frozen=True, slots=True)
class Separate:
    """An account is a person of its own again, with what was begun from it. `told` is said in its own places."""

    link: Link
    told: Reply


Effect = Erase | Blank | Join | Separate
