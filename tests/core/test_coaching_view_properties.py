"""What a share opens, whatever was written, opened and taken back: the promises of the gate hold."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import pairwise

from hypothesis import given as forall
from hypothesis import strategies as st

from bot.core.coaching.comparing import compare
from bot.core.coaching.parts import ALL, parts
from bot.core.coaching.rows import rows
from bot.core.coaching.seen import Piece
from bot.core.coaching.summary import summary
from bot.core.coaching.view import chapters, open_up, transcript
from bot.core.model import Disclosure
from tests.core.office import day, disclosure, followed, given, share
from tests.core.opened import LIBRARY, NOW, up

_TEXT = st.text(st.sampled_from("ab \n,."), max_size=40)


@forall(_TEXT, _TEXT)
def test_a_comparison_reads_as_what_stands_and_holds_what_was_there(before: str, after: str) -> None:
    pieces = compare(before, after)
    stays = "".join(piece.words for piece in pieces if piece.kind != "removed")
    was = "".join(piece.words for piece in pieces if piece.kind != "added")
    assert stays.strip() == after.strip()
    assert was.split() == before.split()
    assert all((left.kind, right.kind) != ("same", "same") for left, right in pairwise(pieces))


def test_a_single_word_that_stays_between_two_changes_goes_with_them() -> None:
    assert compare("le bus de Mérival part", "le camion de Bron part") == (
        Piece("same", "le"),
        Piece("removed", " bus de Mérival"),
        Piece("added", " camion de Bron"),
        Piece("same", " part"),
    )


_PARTS = [part.id for part in parts(LIBRARY, "fr")]
_STEPS = [
    (step.id, "project" if step.subject == "project" else "action", dialog.id)
    for dialog in LIBRARY.dialogs.values()
    if dialog.steps and dialog.subject != "person"
    for step in dialog.steps.values()
]


@st.composite
def _worlds(draw: st.DrawFn) -> tuple[Disclosure, set[str]]:
    """A project whose every message is a word of its own, behind some share; and the words that may be seen."""
    opened = draw(st.dictionaries(st.sampled_from((*_PARTS, ALL)), st.integers(2, 4), min_size=1, max_size=4))
    history, allowed = [], set[str]()
    of = {(step, part.id) for part in parts(LIBRARY, "fr") for step in part.steps}
    for place, (step, subject, dialog) in enumerate(draw(st.lists(st.sampled_from(_STEPS), unique=True, max_size=12))):
        kept = [name for name in opened if name == ALL or ((step, name) in of and name.startswith(dialog))]
        since = min((opened[name] for name in kept), default=None)
        times = draw(st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True).map(sorted))
        words = [
            f"Le canari{place}x{number} vit là pour les {number + 2} habitants du bourg."
            for number in range(len(times))
        ]
        history += [
            given(step, word, subject=subject, at=at, revision=number, dialog=dialog)
            for number, (at, word) in enumerate(zip(times, words, strict=True), start=1)
        ]
        if since is not None:
            stood = max((number for number, at in enumerate(times) if at <= since), default=0)
            allowed |= {f"canari{place}x{number}" for number in range(stood, len(times))}
        if step == "B01":  # the name by which coaches know a project: as it is today
            allowed.add(f"canari{place}x{len(times) - 1}")
    return disclosure(history, share(dict(opened))), allowed


@forall(_worlds())
def test_nothing_that_is_not_opened_shows_anywhere(world: tuple[Disclosure, set[str]]) -> None:
    found, allowed = world
    opened = up(found)
    listed = rows(LIBRARY, [followed(found)], NOW, "fr")
    everything = [chapters(LIBRARY, opened, "fr"), transcript(LIBRARY, opened, "fr"), listed]
    told = " ".join(map(str, (*everything, asdict(summary(LIBRARY, opened, "fr")), opened)))
    hidden = {f"canari{place}x{number}" for place in range(12) for number in range(4)} - allowed
    assert not [word for word in hidden if f"{word} " in told]
    current = {answer.text for answer in opened.answers.values()}
    shown = {answer.now.words for chapter in chapters(LIBRARY, opened, "fr") for answer in chapter.answers}
    assert shown == current  # and all that is opened does


@forall(_worlds(), st.sampled_from([day(1.5), day(4.5)]))
def test_a_share_that_ended_opens_nothing_whatever_is_behind_it(
    world: tuple[Disclosure, set[str]], ended: object
) -> None:
    found, _ = world
    closed = replace(found, share=replace(found.share, ended_at=ended))  # type: ignore[arg-type]
    assert open_up(LIBRARY, closed, NOW) is None
    assert rows(LIBRARY, [followed(closed)], NOW, "fr") == ()
    over = replace(found, share=replace(found.share, until=NOW))
    assert open_up(LIBRARY, over, NOW) is None
    assert rows(LIBRARY, [followed(over)], NOW, "fr") == ()
