"""Every command and every choice of a chat, for everybody, and a project that is not theirs to read.

The promise: it is answered as if the project did not exist. So each thing is done twice, in a world that has the
project and in one that has not, and the answers are compared word for word. Moves, questions and choices come from the
program's own tables: a new one is in this matrix from its first day. The store is careless: it hands out everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache

import pytest

from bot.core.asking.base import current
from bot.core.asking.coach import _WAYS
from bot.core.dialog import LANGUAGES
from bot.core.engine import Engine
from bot.core.model import Comment, Disclosure, Note, Outcome, Pending, Reply
from bot.core.moves import MOVES
from bot.core.turn import Turn
from bot.core.turn.waiting import COACHING
from tests.core.office import CoachTalk, Office, day, disclosure, given, marie, share, voice
from tests.talk import shipped_library, shown

SECRET, NAME = "Le canari habite Mérival", "La laverie qui roule"
CLOSED = f"{SECRET} et lave le linge de quarante familles."
OPEN, SHUT = "annexe_b/commencer", "annexe_b/besoin"
LONG = "Ces mots sont assez longs pour être un commentaire."
TYPED = ("1", "2", "B04.1", "laverie", LONG, "/annuler", "/menu", "/aide", "/coach", "/coach 1", "/coach laverie")


@cache
def engine() -> Engine:
    """With every format, and with pages: nothing is left out of any list."""
    return Engine(shipped_library(), {"retention_days": "180", "web": "https://pages"}, "fr", ("md", "docx", "pdf"))


def project(*, whole: bool = True) -> Disclosure:
    """The project, with what its coach said; not `whole`: as if nobody had ever answered in the part that is closed."""
    told = [given("B01", NAME), given("B04.1", CLOSED, at=1), given("B04.1", f"{CLOSED} Et dix.", at=2.5, revision=2)]
    about = Comment("c", "share", "project", "action", "B04.1", 1, "Et ?", "fr", day(2.2), "Marie Petit")
    comments = (
        replace(about, answered_at=day(2.5), answered_by=2),
        replace(about, id="d", text="Puis ?", at=day(2.6)),
        replace(about, id="e", text="Réglé ?", resolved_at=day(2.7)),
        replace(about, id="f", step="B01", text="Et ce nom ?"),
    )
    notes = (Note("n", "share", "À revoir", "fr", day(2.5), "Marie Petit"),)
    if whole:
        return disclosure(told, voices=(voice(f"{SECRET}, dit une voisine."),), comments=comments, notes=notes)
    return disclosure(told[:1], comments=comments[-1:], notes=notes)


def coach(found: Disclosure | None = None) -> CoachTalk:
    """Marie, a coach, and this project."""
    talk = CoachTalk(Office(), engine=engine())
    talk.settle_in()
    talk.office.coaches["marie"] = marie(talk.id)
    if found is not None:
        talk.office.share(found)
    return talk


def copied(talk: CoachTalk) -> CoachTalk:
    """The same, to go another way from here."""
    return deepcopy(talk, {id(engine()): engine()})


def _told(reply: Reply) -> tuple[object, ...]:
    """All that somebody sees of a reply."""
    return shown(reply), reply.choices, reply.moves, reply.attachments


# --- who --------------------------------------------------------------------------------------------------------------


def _stranger() -> CoachTalk:
    talk = CoachTalk(Office(), engine=engine())
    talk.office.share(project())
    return talk


def _holder() -> CoachTalk:
    talk = _stranger()
    talk.settle_in()
    return talk


def _with(**changes: object) -> Callable[[], CoachTalk]:
    """A coach, and a share of which something is not as it should be."""
    return lambda: _changed(coach(project()), **changes)


def _changed(talk: CoachTalk, **changes: object) -> CoachTalk:
    found = talk.office.shared["share"]
    talk.office.share(replace(found, share=replace(found.share, **changes)))  # type: ignore[arg-type]
    return talk


def _removed(talk: CoachTalk) -> CoachTalk:
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], removed_at=day(2.9))
    return talk


def _somebody_else(talk: CoachTalk) -> CoachTalk:
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], person="somebody else")
    return talk


LOST: dict[str, Callable[[CoachTalk], CoachTalk]] = {  # how what was granted is so no more
    "ended by its date": lambda talk: _changed(talk, until=talk.at),
    "withdrawn": lambda talk: _changed(talk, ended_at=day(2.9)),
    "another coach's": lambda talk: _changed(talk, coach="paul"),
    "a removed coach": _removed,
    "no coach any more": _somebody_else,
}
WHO: dict[str, Callable[[], CoachTalk]] = {
    "a stranger": _stranger,
    "a holder": _holder,
    "a coach who was never granted it": _with(coach="paul"),
    **{name: lambda lose=lose: lose(coach(project())) for name, lose in LOST.items()},  # type: ignore[misc]
}


def commands() -> Iterator[str]:
    """Every move there is, in every language, alone and with whatever may name a project or lead to one."""
    for move in MOVES:
        for word in dict.fromkeys(word for language in LANGUAGES for word in move.words[language]):
            yield f"/{word}"
    options = engine().guide.options
    ways = {word for language in LANGUAGES for way in _WAYS for word in options[language, f"choice_{way}"].synonyms}
    for argument in (
        *sorted(ways),
        "1",
        "0",
        "2",
        NAME,
        "laverie",
        "share",
        "project",
        "action",
        "B04.1",
        "résumé oui",
    ):
        yield f"/coach {argument}"
    for argument in ("stop", "stop Marie Petit", "share"):
        yield from (f"/partage {argument}", f"/partager {argument}")


def _emptied(talk: CoachTalk) -> CoachTalk:
    """The same world without the project."""
    found = copied(talk)
    found.office.shared.clear()
    return found


def _do(talk: CoachTalk, act: str) -> tuple[object, ...]:
    """Press a choice (">" before it) or write something; all that is seen then, and all that is written."""
    reply = talk.press(act[1:]) if act.startswith(">") else talk.say(act)
    return (*_told(reply), *_written(talk.outcomes[-1]))


def _written(outcome: Outcome) -> tuple[object, ...]:
    """What a turn wrote about others, and about who one is."""
    about = (outcome.readings, outcome.comments, outcome.notes, outcome.stages, outcome.shares, outcome.replied)
    return (*about, outcome.coaches, outcome.tickets, outcome.answers, outcome.effects)


def _assert_as_if_there_was_none(talk: CoachTalk, act: str) -> None:
    other = _emptied(talk)
    seen = _do(talk, act)
    assert seen == _do(other, act)
    assert SECRET not in str(seen)
    assert NAME not in str(seen)


@pytest.mark.parametrize("who", WHO)
def test_every_command_is_answered_as_if_there_was_no_such_project(who: str) -> None:
    made = WHO[who]()
    for command in commands():
        _assert_as_if_there_was_none(copied(made), command)


# --- what was granted, and is so no more, wherever one stands ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """Somewhere in a coach's chat, with the reply that led there."""

    talk: CoachTalk
    reply: Reply

    @property
    def acts(self) -> list[str]:
        """All that can be done here."""
        return [*(f">{choice.value}" for choice in self.reply.choices), *TYPED]


def _kind(talk: CoachTalk) -> str:
    pending: Pending | None = talk.draft.pending if talk.focus else None
    return pending.kind if pending else ""


def nodes(begun: CoachTalk) -> list[Node]:
    """Every place of the coaches' space: of each question the first two ways to be asked it."""
    found: dict[str, list[Node]] = {}
    waiting = [Node(begun, begun.say("/coach"))]
    while waiting:
        node = waiting.pop(0)
        known = found.setdefault(_kind(node.talk), [])
        seen = {tuple(each.acts) for each in known}
        if _kind(node.talk) not in COACHING or tuple(node.acts) in seen or len(known) == 2:
            continue
        known.append(node)
        for act in node.acts:
            talk = copied(node.talk)
            reply = talk.press(act[1:]) if act.startswith(">") else talk.say(act)
            waiting.append(Node(talk, reply))
    return [node for kind in COACHING for node in found.get(kind, [])]


@cache
def granted() -> list[Node]:
    return nodes(coach(project()))


def test_the_matrix_has_every_question_that_coaches_are_asked_and_every_choice() -> None:
    assert {_kind(node.talk) for node in granted()} == set(COACHING)
    for node in granted():
        talk = copied(node.talk)
        turn = Turn(talk.engine.guide, talk.situation(), talk.at, str, "fr")
        offered = {choice.value for choice in current(turn).choices(turn)}
        assert {act[1:] for act in node.acts if act.startswith(">")} >= offered
    assert any(SECRET in str(_do(copied(node.talk), act)) for node in granted() for act in node.acts)


@pytest.mark.parametrize("how", LOST)
def test_wherever_a_coach_stands_when_it_ends_the_answer_is_as_if_there_was_none(how: str) -> None:
    for node in granted():
        for act in node.acts:
            _assert_as_if_there_was_none(LOST[how](copied(node.talk)), act)


@pytest.mark.parametrize("how", LOST)
def test_a_message_that_became_a_comment_cannot_be_changed_when_it_ended(how: str) -> None:
    talk = coach(project())
    for act in ("/coach 1", ">coach_answers", "B04.1", LONG):
        _do(talk, act)
    assert LONG in str(talk.office.shared["share"].comments)
    LOST[how](talk).edit(talk.last_said, "Autre chose, et plus rien de ce qui était dit.")
    assert not any(_written(talk.outcomes[-1]))
    assert SECRET not in str(talk.outcomes[-1].replies)


# --- a part that is closed --------------------------------------------------------------------------------------------


def test_of_a_part_that_is_closed_everything_is_as_if_nobody_had_answered_there() -> None:
    """Every command, and each way through the open part, in both worlds at once."""
    world, other = (_closed(coach(project(whole=whole))) for whole in (True, False))
    for command in commands():
        _assert_same(world, other, command)
    reached, empty = nodes(world), nodes(other)
    assert [node.acts for node in reached] == [node.acts for node in empty]
    for there, not_there in zip(reached, empty, strict=True):
        for act in there.acts:
            _assert_same(there.talk, not_there.talk, act)


def _assert_same(talk: CoachTalk, other: CoachTalk, act: str) -> None:
    seen = _do(copied(talk), act)
    assert seen == _do(copied(other), act), act
    assert SECRET not in str(seen)


def test_the_digest_tells_nothing_of_a_part_that_is_closed() -> None:
    told = []
    for whole in (True, False):
        talk = _closed(coach(project(whole=whole)))
        talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], bell=day(2.1))
        told.append(shown(talk.time_out("bell")))
    assert told[0] == told[1]


def _closed(talk: CoachTalk) -> CoachTalk:
    return _changed(talk, parts={OPEN: day(2)})


def test_the_closed_part_is_one_that_was_open() -> None:
    talk = coach(project())
    assert SECRET in shown(_changed(talk, parts={SHUT: day(2)}).say("/coach 1"))


def test_a_share_with_a_day_to_come_is_granted() -> None:
    assert SECRET in shown(_changed(coach(project()), until=share().until).say("/coach 1"))
