"""The digest of what moved in the projects that a coach follows: only for whoever wants it, and once a day at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.choosing import match
from bot.core.coaching.desk import act, followed_by
from bot.core.coaching.parts import Parts
from bot.core.coaching.rows import rows
from bot.core.dialog import Choice
from bot.core.model import HOLDER, Followed, Reviewed, StageName
from bot.core.turn import Turn

_BELL = "coach_bell"
_A_DAY = timedelta(hours=20)  # a day, for whoever is told in the evening and then in the morning


def can_ring(turn: Turn) -> bool:
    """Whether a digest can be wanted here: we can write first, or it was wanted elsewhere and can be stopped."""
    return turn.situation.place.remote or (turn.coach is not None and turn.coach.bell is not None)


def bell(turn: Turn, argument: str) -> None:
    """Whether a digest is wanted: asked, or set at once by "coach point oui". Not where none can come."""
    if not can_ring(turn):
        turn.say("coach_bell_not_here")
        ask(turn)
        return
    turn.interrupt(_BELL)
    named = match(KINDS[_BELL].choices(turn), argument, numbered=False) if argument else None
    if named is not None:
        KINDS[_BELL].chose(turn, named.value)
    else:
        ask(turn)


@kind(_BELL)
class BellAsked(Asking):
    """Whether to be told, once a day at most, what moved."""

    holds = False

    def ask(self, turn: Turn) -> None:
        coach = turn.coach
        turn.say("coach_bell_is_on" if coach is not None and coach.bell is not None else "coach_bell_is_off")
        turn.ask("coach_bell_ask")
        turn.offer(self.choices(turn), moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("yes", "choice_coach_bell_yes"), turn.option("no", "choice_coach_bell_no"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        if act(turn, Reviewed("bell" if value == "yes" else "no_bell")):
            turn.say("coach_bell_on" if value == "yes" else "coach_bell_off")
        ask(turn)


def tell_bell(turn: Turn) -> None:
    """Time brought the digest: what changed since the last one. Nothing is asked, and what is open stays as it is.

    It counts, and names no project: while it waits to be sent one of them may be shared no more, and it is not lost.
    """
    coach = turn.coach
    if coach is None or coach.bell is None or (coach.rung is not None and turn.now - coach.rung < _A_DAY):
        return
    since = max(coach.bell, coach.rung or coach.bell)
    lines = tuple(_lines(turn, since))
    if not lines:
        return
    turn.coaches.append(replace(coach, rung=turn.now))
    turn.say("coach_digest")
    turn.enumerate(lines)
    turn.say("coach_digest_more")
    turn.offer((), moves=("coach",))


def _lines(turn: Turn, since: datetime) -> Iterator[str]:
    """A line for each kind of thing that changed since a moment, in how many projects or how often."""
    parts = Parts(turn.guide.library)
    followed = tuple(_since(parts, each, since) for each in followed_by(turn))
    replied = [comment.answered_at for each in followed for comment in each.comments]
    moved = [row for row in rows(turn.guide.library, followed, turn.now, turn.language) if row.moved]
    counts = {
        "coach_digest_new": sum(each.share.since > since for each in followed),
        "coach_digest_replies": sum(at is not None and at > since for at in replied),
        "coach_digest_moved": len(moved),
    }
    for name, count in counts.items():
        if count:
            yield turn.words(name, count=count)
    for stage, count in Counter(_said(followed, since)).items():
        yield turn.words("coach_digest_stage", stage=turn.words(f"stage_{stage}"), count=count)


def _since(parts: Parts, followed: Followed, since: datetime) -> Followed:
    """A project as if it had been read last at a moment, with the comments on what is opened."""
    comments = parts.commented(followed.share, followed.project, followed.comments)
    return replace(followed, read_at=since, comments=tuple(comments))


def _said(followed: Iterable[Followed], since: datetime) -> Iterator[StageName]:
    """Where holders said that their projects stand since a moment; to share a project is to say so of itself."""
    for each in followed:
        said = [stage.name for stage in each.stages if stage.by == HOLDER and stage.at > since]
        if said and each.share.since <= since:
            yield said[-1]
