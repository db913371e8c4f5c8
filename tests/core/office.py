"""Coaches and what is shared with them, with no store: what the tests of the coaches' side begin with.

The core is given everything there is, also what no store would give: whatever is not opened has to be left out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.core import codes
from bot.core.coaching.naming import opens_projects
from bot.core.coaching.parts import ALL
from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import (
    HOLDER,
    Account,
    Action,
    Answer,
    AnswerKey,
    Asked,
    Coach,
    Comment,
    Contribution,
    Disclosure,
    Edited,
    Event,
    Followed,
    Inquiry,
    Note,
    Outcome,
    Part,
    Place,
    ProbeMark,
    Project,
    Reading,
    Reply,
    Reviewed,
    Share,
    Situation,
    Stage,
    Ticket,
    Voice,
)
from tests.talk import NETWORK, Talk

BEGAN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PAGES = Place("web", "pages", private=False, notice="")
INVITATION, OWN_CODE = codes.invitation_from("an", "invitation"), codes.made_from("her own")
NAMES = {"annexe_b": "a", "storyboard": "s"}
BUS = "Les mères isolées portent leur linge en bus jusqu'à la ville voisine."
UNKNOWN = "Aucun projet de ce nom n'est partagé avec vous."
WRONG = "Ce code n'ouvre rien"


def day(number: float) -> datetime:
    """So many days after everything began."""
    return BEGAN + timedelta(days=number)


def given(
    step: str,
    *words: str,
    subject: str = "action",
    at: float = 1,
    revision: int = 1,
    open: bool = False,
    dialog: str = "annexe_b",
    language: Language = "fr",
    probes: tuple[ProbeMark, ...] = (),
    chosen: tuple[str, ...] = (),
    messages: tuple[str, ...] = (),
) -> Answer:
    """A revision of an answer, each word of it a message; in project "project"."""
    names = messages or tuple(f"{subject}.{step}.{revision}.{number}" for number in range(len(words)))
    parts = tuple(Part(name, text, language) for name, text in zip(names, words, strict=True))
    return Answer(
        "project", subject, step, revision, dialog, "then", day(at), parts, chosen, probes, open, chosen_by="pressed"
    )


def share(
    parts: Mapping[str, float] | None = None, *, id_: str = "share", coach: str = "marie", since: float = 2
) -> Share:
    """A share with a coach for three months; of everything by default."""
    opened = {name: day(at) for name, at in (parts or {ALL: since}).items()}
    return Share(id_, "project", coach, "Marie Petit", opened, day(since), day(since + 90))


def voice(words: str, *, step: str = "B04.1", subject: str = "action", kept: bool | None = True) -> Voice:
    """What somebody of a community answered to a question."""
    inquiry = Inquiry("inquiry", "holder", "project", subject, day(1), step)
    return Voice(inquiry, Contribution(words, "inquiry", "m", words, "fr", "lives", day(1)), "somebody", kept)


def disclosure(
    history: Iterable[Answer],
    shared: Share | None = None,
    *,
    actions: tuple[Action, ...] = (Action("action"),),
    voices: tuple[Voice, ...] = (),
    comments: tuple[Comment, ...] = (),
    notes: tuple[Note, ...] = (),
    readings: tuple[Reading, ...] = (),
    asked: Asked | None = None,
) -> Disclosure:
    """A project, behind a share."""
    shared = shared or share()
    ordered = tuple(sorted(history, key=lambda answer: answer.at))
    stages = (Stage("project", "shared", HOLDER, shared.since),)
    project = Project(shared.project, actions, BEGAN)
    return Disclosure(shared, project, "fr", ordered, asked or {}, voices, comments, notes, stages, readings)


def laundry(id_: str = "share", name: str = "La laverie qui roule", **more: object) -> Disclosure:
    """A project that is shared with Marie."""
    told = [given("B01", name), given("B04.1", BUS), given("B11", "La mairie prête le local.")]
    return replace(disclosure(told, share(id_=id_)), **more)  # type: ignore[arg-type]


def followed(found: Disclosure) -> Followed:
    """The same, as a list shows it."""
    latest = {(answer.subject, answer.step): answer for answer in found.history}
    naming = {subject: answer for (subject, step), answer in latest.items() if step == "B01"}
    moved = tuple((subject, step, answer.at) for (subject, step), answer in _changed(found.history).items())
    read = max((reading.at for reading in found.readings), default=None)
    return Followed(found.share, found.project, naming, moved, found.comments, found.stages, read)


def _changed(history: Iterable[Answer]) -> Mapping[AnswerKey, Answer]:
    """The last revision of each answer that says something else than the one before."""
    found: dict[AnswerKey, Answer] = {}
    for answer in history:
        before = found.get((answer.subject, answer.step))
        if before is None or (before.parts, before.chosen) != (answer.parts, answer.chosen):
            found[answer.subject, answer.step] = answer
    return found


def marie(person: str = "", *, id_: str = "marie") -> Coach:
    """A coach; invited, while nobody is that coach."""
    if not person:
        return Coach(id_, "Marie Petit", str(OWN_CODE), BEGAN, INVITATION.digest, day(14))
    return Coach(id_, "Marie Petit", str(OWN_CODE), BEGAN, person=person)


@dataclass
class Office:
    """What is kept about coaches: who they are, what is shared with whom, what they wrote."""

    coaches: dict[str, Coach] = field(default_factory=dict)
    shared: dict[str, Disclosure] = field(default_factory=dict)
    tickets: list[Ticket] = field(default_factory=list)

    def share(self, found: Disclosure) -> None:
        """Keep a project that is shared, or as it is now."""
        self.shared[found.share.id] = found

    def apply(self, outcome: Outcome) -> None:
        """Keep what a turn wrote."""
        self.coaches |= {coach.id: coach for coach in outcome.coaches}
        self.tickets += outcome.tickets
        for reading in outcome.readings:
            found = self.shared[reading.share]
            self.share(replace(found, readings=(*found.readings, reading)))
        for comment in outcome.comments:
            found = self.shared[comment.share]
            others = tuple(each for each in found.comments if each.id != comment.id)
            self.share(replace(found, comments=(*others, *((comment,) if comment.text else ()))))
        for note in outcome.notes:
            found = self.shared[note.share]
            kept = tuple(each for each in found.notes if each.id != note.id)
            self.share(replace(found, notes=(*kept, *((note,) if note.text else ()))))
        for stage in outcome.stages:
            for found in [found for found in self.shared.values() if found.project.id == stage.project]:
                self.share(replace(found, stages=(*found.stages, stage)))


class CoachTalk(Talk):
    """The talk of somebody who may be a coach. The clock begins three days after everything did."""

    def __init__(self, office: Office, place: Place = NETWORK, engine: Engine | None = None) -> None:
        super().__init__(engine, place, Account(place.channel, "marie"))
        self.office = office
        self.at = day(3)
        self._event: Event | None = None

    @property
    def id(self) -> str:
        """The person's id; "" for a stranger."""
        person = super().situation().person
        return person.id if person else ""

    def situation(self, *, every_project: bool = False, code: str = "", coach_code: str = "") -> Situation:
        """With everything that is shared with anybody, as a careless store would give it."""
        found = super().situation(every_project=every_project, code=code, coach_code=coach_code)
        written, mine = codes.read(coach_code), found.person.id if found.person else ""
        known = self.office.coaches.values()
        named = [
            coach for coach in known if written and (coach.code == str(written) or written.proves(coach.invitation))
        ]
        found = replace(
            found,
            coach=next((coach for coach in known if mine and coach.person == mine), None),
            named=next(iter(named), None),
            followed=tuple(map(followed, self.office.shared.values())),
        )
        opens = self._event is not None and opens_projects(found, self._event)
        hers = self._own_shares(mine) if isinstance(self._event, Edited) else ()
        return replace(
            found,
            disclosures=dict(self.office.shared) if opens else {},
            written=tuple(comment for each in hers for comment in each.comments),
            noted=tuple(note for each in hers for note in each.notes),
        )

    def _own_shares(self, person: str) -> Iterable[Disclosure]:
        """All that was ever shared with a person, who may be no coach any more."""
        own = {coach.id for coach in self.office.coaches.values() if coach.person == person}
        return [each for each in self.office.shared.values() if each.share.coach in own]

    def event(self, event: Event) -> Reply:
        """Take one turn."""
        self._event = event
        return super().event(event)

    def review(self, wanted: Reviewed) -> Outcome:
        """Do something on the pages: nothing is said there, and what is open here stays open."""
        here, focus, asked = self.place, self.focus, self.asked
        self.place = PAGES
        assert self.event(wanted) == Reply(())
        self.place, self.focus, self.asked = here, focus, asked
        return self.outcomes[-1]

    def become(self) -> Reply:
        """Go through the first contact, and become Marie, who is invited."""
        self.settle_in()
        self.office.coaches["marie"] = marie()
        return self.say(f"/coach {INVITATION}")

    def _apply(self, outcome: Outcome) -> None:
        super()._apply(outcome)
        self.office.apply(outcome)
