"""What coaches were given to read, did read and said, among a person's own data; and what a coach said to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.coaching.parts import ALL, parts
from bot.core.model import HOLDER, Comment, Note, Reading, Share, Stage
from bot.core.remarks import Remark
from bot.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Shared:
    """A share in one line, and a line for each of its parts."""

    heading: str
    lines: tuple[str, ...]


class Coached:
    """Tells all of it in words. `files`: what each project is called; `titles`: what answers are about; by id."""

    def __init__(
        self, wording: Wording, files: Mapping[str, str], titles: Mapping[str, str], shares: Sequence[Share]
    ) -> None:
        self._wording = wording
        self._files = files
        self._titles = titles
        self._shares = {share.id: share for share in shares}
        self._parts = {part.id: part.title for part in parts(wording.library, wording.language)}

    def shares(self) -> Iterator[Shared]:
        """Every share, those that ended included: with whom, what, since when and until when."""
        say, moment = self._wording.say, self._wording.moment
        for share in self._shares.values():
            when = {"since": moment(share.since), "until": moment(share.until)}
            told = say("doc_share", file=self._file(share.project), coach=self._coach(share.coach_name), **when)
            ended = f" ({say('doc_share_ended', date=moment(share.ended_at))})" if share.ended_at else ""
            lines = (say("doc_share_part", part=self._part(part), date=moment(at)) for part, at in share.parts.items())
            yield Shared(f"{told}{ended}", tuple(lines))

    def stages(self, stages: Iterable[Stage]) -> Iterator[str]:
        """How each project moved, and who said so."""
        for stage in stages:
            by = self._wording.say("doc_stage_by_you" if stage.by == HOLDER else "doc_stage_by_coach")
            name, date = self._wording.say(f"home_stage_{stage.name}"), self._wording.moment(stage.at)
            yield self._wording.say("doc_stage", file=self._file(stage.project), date=date, stage=name, by=by)

    def readings(self, readings: Iterable[Reading]) -> Iterator[str]:
        """Everything that a coach read, oldest first."""
        for reading in readings:
            share = self._shares.get(reading.share)
            yield self._wording.say(
                "doc_reading",
                date=self._wording.moment(reading.at),
                coach=self._coach(share.coach_name if share else ""),
                page=self._wording.say(f"read_{reading.page}"),
                file=self._file(share.project if share else ""),
            )

    def comments(self, comments: Iterable[Comment]) -> tuple[Remark, ...]:
        """What coaches said to the answers. Of what was taken back nothing is left: it was somebody else's."""
        return tuple(
            Remark(
                self._wording.say(
                    "doc_comment",
                    file=self._file(comment.project),
                    label=self._label(comment),
                    revision=comment.revision,
                    date=self._wording.moment(comment.at),
                    coach=self._coach(comment.coach_name),
                    state=self._state(comment),
                ),
                comment.text,
            )
            for comment in comments
            if comment.text
        )

    def notes(self, notes: Iterable[Note]) -> tuple[Remark, ...]:
        """What coaches noted for themselves about the projects."""
        return tuple(
            Remark(
                self._wording.say(
                    "doc_note",
                    file=self._file(self._shares[note.share].project if note.share in self._shares else ""),
                    date=self._wording.moment(note.at),
                    coach=self._coach(note.coach_name),
                ),
                note.text,
            )
            for note in notes
            if note.text
        )

    def _file(self, project: str) -> str:
        return self._files.get(project, project)

    def _coach(self, name: str) -> str:
        return name or self._wording.say("coach_gone")

    def _part(self, part: str) -> str:
        if part == ALL:
            return self._wording.say("share_everything")
        return self._parts.get(part) or self._wording.say("doc_share_part_gone", part=part)

    def _label(self, comment: Comment) -> str:
        label = self._wording.label(comment.step)
        return label if comment.subject == comment.project else f"{label}, {self._titles.get(comment.subject, '')}"

    def _state(self, comment: Comment) -> str:
        if comment.resolved_at is not None:
            return self._wording.say("doc_remark_resolved", date=self._wording.moment(comment.resolved_at))
        if comment.answered_at is None:
            return self._wording.say("doc_remark_open")
        date, revision = self._wording.moment(comment.answered_at), comment.answered_by
        return self._wording.say("doc_remark_answered", date=date, revision=revision)


def written_remarks(wording: Wording, comments: Iterable[Comment]) -> tuple[Remark, ...]:
    """What a coach said to answers of others, and did not take back. Whose they are is not told: that is not hers."""
    return tuple(
        Remark(
            wording.say(
                "doc_written", label=wording.label(each.step), revision=each.revision, date=wording.moment(each.at)
            ),
            each.text,
        )
        for each in comments
        if each.text
    )


def noted_remarks(wording: Wording, notes: Iterable[Note]) -> tuple[Remark, ...]:
    """What a coach noted for herself about projects of others."""
    return tuple(
        Remark(wording.say("doc_noted", date=wording.moment(each.at)), each.text) for each in notes if each.text
    )
