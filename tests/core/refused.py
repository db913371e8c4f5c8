"""Every act of a coach, and every state of a share in which it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.core.model import Comment, Note, Outcome, Reviewed
from tests.core.office import CoachTalk, Office, day, disclosure, given, marie

SECRET = "Le canari habite Mérival"
ACTS = {
    "read": Reviewed("read", "share", "answers"),
    "comment": Reviewed("comment", "share", subject="action", step="B04.1", revision=1, text="Combien ?"),
    "take_back": Reviewed("take_back", "share", item="c"),
    "resolve": Reviewed("resolve", "share", item="c"),
    "note": Reviewed("note", "share", text="Appeler lundi"),
    "changes": Reviewed("changes", "share"),
    "ready": Reviewed("ready", "share"),
    "bell": Reviewed("bell"),
    "no_bell": Reviewed("no_bell"),
}
OF_A_SHARE = [name for name in ACTS if name not in ("bell", "no_bell")]
WRITTEN = ("coaches", "readings", "comments", "notes", "stages", "tickets", "shares", "answers", "replied", "effects")


def granted() -> CoachTalk:
    """Marie, with whom a project is shared, and who said something to it already."""
    office = Office()
    talk = CoachTalk(office)
    talk.settle_in()
    office.coaches["marie"] = marie(talk.id)
    said = Comment("c", "share", "project", "action", "B04.1", 1, "Et ?", "fr", day(2.5), "Marie Petit")
    noted = Note("n", "share", "À revoir", "fr", day(2.5), "Marie Petit")
    told = [given("B01", "La laverie"), given("B04.1", f"{SECRET} et lave le linge de quarante familles.")]
    office.share(disclosure(told, comments=(said,), notes=(noted,)))
    return talk


def _unknown(talk: CoachTalk) -> None:
    talk.office.shared = {}


def _ended(talk: CoachTalk) -> None:
    change_share(talk, until=talk.at)


def _withdrawn(talk: CoachTalk) -> None:
    change_share(talk, ended_at=day(2.9))


def _of_another_coach(talk: CoachTalk) -> None:
    change_share(talk, coach="paul")


def _removed(talk: CoachTalk) -> None:
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], removed_at=day(2.9))


def _no_coach(talk: CoachTalk) -> None:
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], person="somebody else")


def change_share(talk: CoachTalk, **changes: object) -> None:
    found = talk.office.shared["share"]
    talk.office.share(replace(found, share=replace(found.share, **changes)))  # type: ignore[arg-type]


REFUSED: dict[str, Callable[[CoachTalk], None]] = {
    "unknown": _unknown,
    "ended": _ended,
    "withdrawn": _withdrawn,
    "of another coach": _of_another_coach,
    "removed": _removed,
    "no coach": _no_coach,
}
NOT_A_COACH = ("removed", "no coach")


def written(outcome: Outcome) -> dict[str, object]:
    """What a turn wrote."""
    return {name: getattr(outcome, name) for name in WRITTEN if getattr(outcome, name)}
