"""The list of a coach: one row for each project that is shared, without the words of any answer but its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.coaching.parts import Parts
from bot.core.coaching.seen import Row
from bot.core.coaching.telling import action_labels
from bot.core.coaching.view import stage_of
from bot.core.dialog import Language, Library
from bot.core.guide import FORM
from bot.core.model import HOLDER, Followed
from bot.core.plain import plain
from bot.core.report import form_label
from bot.core.wording import Wording


def rows(library: Library, followed: Sequence[Followed], now: datetime, language: Language) -> tuple[Row, ...]:
    """The projects whose shares run, in this order: where a reply of the holder waits, the oldest first; what moved or
    was never read, the newest first; then the others by name.
    """
    make = _Rows(library, language)
    found = [(make.row(each), each) for each in followed if each.share.runs(now)]
    return tuple(row for row, _ in sorted(found, key=lambda pair: _place(*pair)))


def _place(row: Row, followed: Followed) -> tuple[int, float, str]:
    if row.waiting_since is not None:
        return 0, row.waiting_since.timestamp(), plain(row.title)
    news = _news(row, followed)
    return (1, -news.timestamp(), "") if news is not None else (2, 0.0, plain(row.title))


def _news(row: Row, followed: Followed) -> datetime | None:
    """When something new came last: an answer, a word of the holder on where the project stands, the sharing itself."""
    read = row.read_at
    told = [stage.at for stage in followed.stages if stage.by == HOLDER and (read is None or stage.at > read)]
    begun = [row.since] if read is None else []
    return max(filter(None, (row.moved_since, *told, *begun)), default=None)


class _Rows:
    """Makes rows. What is the same for all projects is found once."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._language = language
        self._parts = Parts(library)
        self._wording = Wording(library, language, {})
        self._naming = next(iter(library.dialogs[FORM].steps))

    def row(self, followed: Followed) -> Row:
        share = followed.share
        said = self._parts.commented(share, followed.project, followed.comments)
        unsettled = [each for each in said if each.resolved_at is None]
        replies = [each.answered_at for each in unsettled if each.answered_at is not None]
        stage, stage_at = stage_of(followed.stages)
        moved = self._moved(followed)
        return Row(
            share.id,
            self._title(followed),
            stage,
            stage_at,
            share.since,
            share.until,
            followed.read_at,
            tuple(dict.fromkeys(self._label(followed, subject, step) for subject, step, _ in moved)),
            moved[0][2] if moved else None,
            len(replies),
            min(replies, default=None),
            len(unsettled) - len(replies),
        )

    def _title(self, followed: Followed) -> str:
        answers = {(subject, answer.step): answer for subject, answer in followed.naming.items()}
        names = action_labels(self._library, followed.project, answers, self._language)
        return next(iter(names.values()), "")

    def _moved(self, followed: Followed) -> list[tuple[str, str, datetime]]:
        """The answers that are opened and changed since the last reading, or since they were opened; newest first."""
        live = {followed.project.id, *(action.id for action in followed.project.live)}
        found = []
        for subject, step, at in followed.moved:
            since = self._parts.since(followed.share, followed.project, subject, step) if subject in live else None
            if since is not None and at > max(since, followed.read_at or since):
                found.append((subject, step, at))
        return sorted(found, key=lambda one: one[2], reverse=True)

    def _label(self, followed: Followed, subject: str, step: str) -> str:
        asked = self._parts.step(followed.project, subject, step)
        return form_label(asked, self._language) if asked else self._wording.label(step)
