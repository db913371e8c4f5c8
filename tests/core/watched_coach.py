"""A coach's talk that is checked after every turn: nothing that is not opened is ever said, or written to."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bot.core.engine import Engine
from bot.core.model import Comment, Event, Note, Place, Reply, Situation
from tests.core.office import CoachTalk, Office, day, disclosure, given, marie, share, voice
from tests.core.watched import Watched
from tests.core.wild import DO, OPS, Op
from tests.talk import NETWORK

CANARY = "canari"  # in every word that nobody may see
OF_THE_PROJECT = ("laverie qui roule", "familles portent", "Combien ?", "Appeler lundi")  # words that are opened
OPENED = {"annexe_b/commencer": 2.0, "annexe_b/besoin": 2.0}


def laundry(id_: str = "share", **changes: object) -> Any:
    """A project of which two chapters are opened, with a comment that was answered, and a note."""
    told = [
        given("B01", "La laverie qui roule"),
        given("B04.1", f"Le {CANARY} des débuts", at=0, revision=1),
        given("B04.1", "Quarante familles portent leur linge en bus.", at=1, revision=2),
        given("B04.1", "Soixante familles portent leur linge en bus.", at=2.5, revision=3),
        given("B11", f"Le {CANARY} du maire", at=2.6),
        given("S05", f"Le {CANARY} du storyboard", subject="project", dialog="storyboard"),
    ]
    said = Comment(f"c{id_}", id_, "project", "action", "B04.1", 2, "Combien ?", "fr", day(2.2), "Marie Petit")
    said = replace(said, answered_at=day(2.5), answered_by=3)
    note = Note(f"n{id_}", id_, "Appeler lundi", "fr", day(2.2), "Marie Petit")
    found = disclosure(
        told, share(OPENED, id_=id_), voices=(voice(f"Un {CANARY} aussi"),), comments=(said,), notes=(note,)
    )
    return replace(found, share=replace(found.share, **changes))  # type: ignore[arg-type]


class WatchedCoach(CoachTalk, Watched):
    """Somebody with whom two projects are shared, and who has one of their own."""

    def __init__(self, engine: Engine | None = None, place: Place = NETWORK) -> None:
        self.office = Office()
        self._event: Event | None = None
        Watched.__init__(self, engine, place)
        self.at = day(3)

    def situation(self, *, every_project: bool = False, code: str = "", coach_code: str = "") -> Situation:
        """Always with everything: nothing may depend on what was asked for."""
        found = super().situation(every_project=every_project, code=code, coach_code=coach_code)
        return replace(found, disclosures=dict(self.office.shared))

    def event(self, event: Event) -> Reply:
        before = {id_: found.share.runs(self.at) for id_, found in self.office.shared.items()}
        reply = super().event(event)
        told = str(self.outcomes[-1].replies)
        assert CANARY not in told
        outcome = self.outcomes[-1]
        about = {shown for said in outcome.replies for shown in said.about}
        assert all(before[share] for share in about)
        assert about or not any(words in told for words in OF_THE_PROJECT), "it could not be taken back"
        written = {reading.share for reading in outcome.readings} | {comment.share for comment in outcome.comments}
        assert all(before[share] for share in written | {note.share for note in outcome.notes})
        return reply

    def join(self) -> None:
        """Agree, and be Marie, with whom two projects are shared."""
        self.settle_in()
        self.office.coaches["marie"] = marie(self.id)
        self.office.share(laundry())
        self.office.share(laundry("other", coach="paul"))
        self.office.share(laundry("second"))

    def copy(self) -> WatchedCoach:
        return deepcopy(self, {id(self.engine): self.engine, id(self.asked_by): self.asked_by})


def _end(talk: WatchedCoach, id_: str) -> None:
    talk.office.share(replace(talk.office.shared[id_], share=replace(talk.office.shared[id_].share, ended_at=talk.at)))


def _close(talk: WatchedCoach, parts: dict[str, float]) -> None:
    opened = {name: day(at) for name, at in parts.items()}
    talk.office.share(
        replace(talk.office.shared["share"], share=replace(talk.office.shared["share"].share, parts=opened))
    )


COACHES = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(("/coach", "/coach 1", "/coach laverie", "/coach pages", "/coach code"))),
    st.tuples(st.just("say"), st.sampled_from(("/coach résumé", "/coach point", "/coach code nouveau", "1", "merci"))),
    st.tuples(st.just("say"), st.sampled_from(("2", "/annuler", "Et l'hiver, comment font-elles ?"))),
    st.tuples(st.just("edit last"), st.sampled_from(("Et l'été ?", "", "/menu"))),
    st.tuples(st.just("choose"), st.integers(0, 20)),
    st.tuples(st.just("choose"), st.integers(0, 20)),
    st.tuples(st.just("end"), st.sampled_from(("share", "second"))),
    st.tuples(st.just("close"), st.sampled_from(({"annexe_b/commencer": 2.0}, {"annexe_b/besoin": 2.0}, {}))),
    st.tuples(st.just("bell"), st.none()),
    OPS,
)
_DO: dict[str, Callable[[WatchedCoach, Any], object]] = {
    "end": _end,
    "close": _close,
    "bell": lambda talk, _: talk.time_out("bell"),
    "edit last": lambda talk, text: talk.edit(talk.last_said, text),
}


def do(talk: WatchedCoach, op: Op) -> None:
    """One thing that happens. What is not of a choice's own world is chosen anew: a share may have ended."""
    name, value = op
    if name == "choose" and talk.last.choices and talk.asked == talk.last.asked:
        talk.press(talk.last.choices[value % len(talk.last.choices)].value)
    elif name in _DO:
        _DO[name](talk, value)
    else:
        DO[name](talk, value)


def walk_as_a_coach() -> WatchedCoach:
    """Through every question that a coach is asked."""
    talk = WatchedCoach(Engine(Watched().engine.library, {"retention_days": "180"}, formats=("md", "docx", "pdf")))
    talk.join()
    talk.say("/coach")
    talk.both_ways(0)
    for words in ("commenter", "2", "Et l'hiver, comment font-elles ?", "commentaires", "1", "réglé"):
        talk.say(words)
    for words in ("notes", "Les appeler lundi", "document", "word", "changements", "prêt", "la liste"):
        talk.say(words)
    for words in ("point", "oui", "code", "pages", "quitter"):
        talk.say(words)
    return talk
