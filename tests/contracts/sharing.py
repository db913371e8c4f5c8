"""What every store must do with what holders share with coaches. Used like `tests.contracts.store`.

Who may read and write what stands in two tables, `STATES` and `WRITINGS`: every one of the second is tried in every one
of the first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core import codes
from bot.core.model import (
    HOLDER,
    Account,
    Coach,
    Comment,
    Consent,
    Disclosure,
    Erase,
    Note,
    Outcome,
    Person,
    Place,
    Reading,
    Share,
    Stage,
    Ticket,
)
from bot.ports import WEB, Store
from tests.contracts.store import (
    ANA,
    ANAS,
    BEN,
    BENS,
    NOW,
    answer,
    reply,
    take,
    welcome,
)

MARIE, MARIES = Account("telegram", "9"), Place("telegram", "chat 9", notice="telegram_notice")
MARIES_DESK, AT_HER_DESK = Account("matrix", "@marie"), Place("matrix", "!marie", notice="matrix_notice")
PAUL, PAULS = Account("telegram", "8"), Place("telegram", "chat 8", notice="telegram_notice")
PAGES = Place(WEB, "pages", private=False, notice="")
ROOM = Place("matrix", "!room", private=False, notice="group_notice")
INVITATION, OF_MARIE = codes.invitation_from("an", "invitation"), codes.made_from("marie")
UNSHARED = reply("a project is not shared any more")
WORDS = "Avec qui avez-vous parlé ?"


def at(minute: float) -> datetime:
    return NOW + timedelta(minutes=minute)


def coach(name: str = "marie", **changes: object) -> Coach:
    """A coach as the operator adds one."""
    written = {"marie": INVITATION}.get(name) or codes.invitation_from("an invitation", name)
    own = {"marie": OF_MARIE}.get(name) or codes.made_from(name)
    made = Coach(f"coach-{name}", name.title(), str(own), NOW, written.digest, at(60 * 24 * 14))
    return replace(made, **changes)  # type: ignore[arg-type]


def joined(name: str = "marie", **changes: object) -> Coach:
    """The same once the invitation was used."""
    return coach(name, **{"invitation": "", "invited_until": None, "person": name, **changes})


def share(of: str = "ana", to: str = "marie", number: int = 1, **changes: object) -> Share:
    made = Share(
        f"share-{of}-{to}-{number}", f"project-{of}", f"coach-{to}", to.title(), {"all": at(5)}, at(5), at(600)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def comment(number: int = 1, text: str = WORDS, *, of: str = "ana", to: str = "marie", **changes: object) -> Comment:
    about = (f"project-{of}", f"action-{of}", "B01", 1)
    made = Comment(f"comment-{of}-{number}", share(of, to).id, *about, text, "fr", at(10 + number), to.title())
    return replace(made, **changes)  # type: ignore[arg-type]


def note(number: int = 1, text: str = "revoir le budget", *, of: str = "ana", to: str = "marie") -> Note:
    return Note(f"note-{of}-{number}", share(of, to).id, text, "fr", at(10 + number), to.title())


def reading(minute: int = 10, *, of: str = "ana", to: str = "marie") -> Reading:
    return Reading(share(of, to).id, "summary", at(minute))


def stage(name: str = "ready", by: str = HOLDER, minute: int = 10, *, of: str = "ana") -> Stage:
    return Stage(f"project-{of}", name, by, at(minute))  # type: ignore[arg-type]


async def become(store: Store, name: str, account: Account, place: Place) -> None:
    """The operator adds a coach, who comes for the first time with the invitation."""
    await store.add_coach(coach(name))
    consents = (Consent(place.notice, "1", NOW),)
    outcome = Outcome(Person(name, "en", consents), coaches=(joined(name),))
    await take(store, f"become {name}", outcome, account=account, place=place)


async def as_marie(store: Store, event: str, outcome: Outcome, *, minute: int = 10) -> None:
    await take(store, event, outcome, account=MARIE, place=MARIES, minute=minute, followed=True)


async def met(store: Store) -> None:
    """Ana and Ben with a project each, and two coaches. Nothing is shared."""
    for name, account in (("ana", ANA), ("ben", BEN)):
        await take(store, name, welcome(name), account=account)
        await take(store, f"answer {name}", Outcome(answers=(answer(of=name),)), account=account)
    await become(store, "marie", MARIE, MARIES)
    await become(store, "paul", PAUL, PAULS)


async def granted(store: Store) -> None:
    """Ana has shared her project with Marie, who has read it and said something."""
    await met(store)
    outcome = Outcome(shares=(share(),), stages=(stage("shared", minute=5),))
    await take(store, "share", outcome, minute=5)
    await as_marie(store, "read", Outcome(readings=(reading(),), comments=(comment(),), notes=(note(),)))


async def withdrawn(store: Store) -> None:
    await granted(store)
    await take(store, "stop", Outcome(shares=(share(ended_at=at(20)),)), minute=20)


async def over(store: Store) -> None:
    await granted(store)
    await take(store, "shorten", Outcome(shares=(share(until=at(25)),)), minute=20)


async def removed(store: Store) -> None:
    await granted(store)
    await store.remove_coach("coach-marie", at(20))


async def holder_is_erased(store: Store) -> None:
    await granted(store)
    await store.erase("ana")


async def holder_asked_to_be_erased(store: Store) -> None:
    await granted(store)
    await take(store, "erase", Outcome(effects=(Erase("ana", UNSHARED, UNSHARED),)), minute=20)


async def shared_with_paul(store: Store) -> None:
    await met(store)
    await take(store, "share", Outcome(shares=(share(to="paul"),)), minute=5)


Setting = Callable[[Store], Awaitable[None]]
# What came before, and who asks then about Ana's project. Only the first may.
STATES: dict[str, tuple[Setting, Account, Place]] = {
    "granted": (granted, MARIE, MARIES),
    "never granted": (met, MARIE, MARIES),
    "withdrawn": (withdrawn, MARIE, MARIES),
    "over": (over, MARIE, MARIES),
    "removed": (removed, MARIE, MARIES),
    "holder erased": (holder_is_erased, MARIE, MARIES),
    "holder about to be erased": (holder_asked_to_be_erased, MARIE, MARIES),
    "granted to another coach": (shared_with_paul, MARIE, MARIES),
    "another coach": (granted, PAUL, PAULS),
    "another holder": (granted, BEN, BENS),
    "the holder, as if a coach": (granted, ANA, ANAS),
}
REFUSED = [name for name in STATES if name != "granted"]
ENDED: dict[str, Setting] = {"withdrawn": withdrawn, "over": over, "removed": removed}
WRITINGS: dict[str, Outcome] = {
    "reading": Outcome(readings=(reading(30),)),
    "comment": Outcome(comments=(comment(2, at=at(30)),)),
    "resolving": Outcome(comments=(comment(resolved_at=at(30)),)),
    "other words": Outcome(comments=(comment(text="Qui ?", at=at(30)),)),
    "taking back": Outcome(comments=(comment(text=""),)),
    "note": Outcome(notes=(replace(note(2), at=at(30)),)),
    "note written anew": Outcome(notes=(replace(note(text="autre"), at=at(30)),)),
    "note removed": Outcome(notes=(note(text=""),)),
    "stage": Outcome(stages=(stage(by="coach-marie", minute=30),)),
}
TAKING_BACK = ("taking back", "note removed")  # the own words: at any time


async def seen(store: Store, minute: int = 30) -> Disclosure | None:
    return await store.disclosed("marie", share().id, at(minute))


async def signed_in(store: Store) -> None:
    """Marie reads, and is in the pages as "session"; a second ticket is still good."""
    await granted(store)
    await as_marie(store, "pages", Outcome(tickets=(Ticket("ticket", "marie", at(20)), Ticket("2", "marie", at(20)))))
    assert await store.enter("ticket", "session", at(15), at(700))
