"""What waits for an answer, and what waits under that: which kinds belong together."""

from __future__ import annotations

from dataclasses import replace

from bot.core.model import Pending

EDITING = ("edit", "edit_text", "edit_which")
GAMES = ("games", "game", "game_told")
CARDS = ("cards", "card")
COACHING = (
    *("coach", "coach_project", "coach_answers", "coach_comment", "coach_remarks", "coach_remark", "coach_notes"),
    *("coach_format", "coach_bell"),
)
SHARING = ("share", "share_parts", "share_until", "share_preview", "sharing", "share_which")
COMMENTING = ("comment", "comment_text")
_ONE_AT_A_TIME = {
    "edit": EDITING,
    "games": GAMES,
    "cards": CARDS,
    "card": CARDS,
    "coach": COACHING,
    "coach_project": COACHING[1:],
    "share": SHARING,
    "sharing": SHARING,
    "comment": COMMENTING,
}


def ended_by(kind: str) -> tuple[str, ...]:
    """The kinds that are over once one of this kind begins: its own, and those that belong to it."""
    return _ONE_AT_A_TIME.get(kind, (kind,))


def without(pending: Pending | None, kinds: tuple[str, ...], step_id: str = "") -> Pending | None:
    """What was pending, without what is of these kinds (and about this step, if one is named)."""
    if pending is None:
        return None
    under = without(pending.under, kinds, step_id)
    named = not step_id or pending.data.get("step") == step_id
    return under if named and pending.kind in kinds else replace(pending, under=under)
