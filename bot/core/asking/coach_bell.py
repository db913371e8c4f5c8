"""The digest of what moved in the projects that a coach follows: only for whoever wants it, and once a day at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.asking.coach_summary import in_line
from bot.core.choosing import match
from bot.core.coaching.desk import act, followed_by
from bot.core.coaching.parts import Parts
from bot.core.coaching.rows import rows
from bot.core.coaching.seen import Row
from bot.core.dialog import Choice
from bot.core.model import HOLDER, Followed, Reviewed
from bot.core.plain import excerpt
from bot.core.turn import Turn

_BELL = "coach_bell"
_A_DAY = timedelta(hours=20)  # a day, for whoever is told in the evening and then in the morning


def bell(turn: Turn, argument: str) -> None:
    """Whether a digest is wanted: asked, or set at once by "coach point oui"."""
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
    """Time brought the digest: what changed since the last one. Nothing is asked, and what is open stays as it is."""
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
    """A line for each project in which something changed since a moment."""
    parts = Parts(turn.guide.library)
    by_share = {each.share.id: _since(parts, each, since) for each in followed_by(turn)}
    for row in rows(turn.guide.library, tuple(by_share.values()), turn.now, turn.language):
        news = tuple(_news(turn, row, by_share[row.share], since))
        if news:
            turn.quote(row.share)
            yield " ".join((turn.words("coach_digest_of", title=excerpt(row.title, 80)), *news))


def _since(parts: Parts, followed: Followed, since: datetime) -> Followed:
    """A project as if it had been read last at a moment, with the comments on what is opened."""
    comments = parts.commented(followed.share, followed.project, followed.comments)
    return replace(followed, read_at=since, comments=tuple(comments))


def _news(turn: Turn, row: Row, followed: Followed, since: datetime) -> Iterator[str]:
    if followed.share.since > since:
        yield turn.words("coach_digest_new")
    replies = [each for each in followed.comments if each.answered_at is not None and each.answered_at > since]
    if replies:
        yield turn.words("coach_digest_reply" if len(replies) == 1 else "coach_digest_replies", count=len(replies))
    if row.moved:
        yield turn.words("coach_digest_moved", labels=in_line(turn, row.moved))
    said = [stage for stage in followed.stages if stage.by == HOLDER and stage.at > since]
    if said and followed.share.since <= since:
        yield turn.words("coach_digest_stage", stage=turn.words(f"stage_{said[-1].name}"))
