"""Who may do what: every act of the pages and every way through a chat, for every coach and every state of a share.

Whatever is not granted gets one and the same answer, and writes nothing. The core is handed everything there is, as a
careless store would: it leaves nothing to others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from bot.core.model import Act, Comment, Reviewed
from tests.core.office import CoachTalk, day, disclosure, given, share
from tests.core.refused import ACTS, NOT_A_COACH, OF_A_SHARE, REFUSED, SECRET, change_share, granted, written
from tests.talk import shown

# --- the pages --------------------------------------------------------------------------------------------------------


def test_the_matrix_has_every_act() -> None:
    assert set(ACTS) == set(get_args(Act))


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_is_granted_writes_its_own_record_and_says_nothing(name: str) -> None:
    outcome = granted().review(ACTS[name])
    kinds = {"read": "readings", "note": "notes", "changes": "stages", "ready": "stages"}
    kinds |= {"bell": "coaches", "no_bell": "coaches"}
    assert list(written(outcome)) == [kinds.get(name, "comments")]
    assert outcome.replies == ()


@pytest.mark.parametrize("state", REFUSED)
@pytest.mark.parametrize("name", OF_A_SHARE)
def test_an_act_that_is_not_granted_writes_nothing(name: str, state: str) -> None:
    talk = granted()
    REFUSED[state](talk)
    outcome = talk.review(ACTS[name])
    assert written(outcome) == {}
    assert outcome.replies == ()


@pytest.mark.parametrize("state", NOT_A_COACH)
@pytest.mark.parametrize("name", ["bell", "no_bell"])
def test_who_is_no_coach_has_no_digest(name: str, state: str) -> None:
    talk = granted()
    REFUSED[state](talk)
    assert written(talk.review(ACTS[name])) == {}


@pytest.mark.parametrize("name", ACTS)
def test_a_stranger_can_do_nothing(name: str) -> None:
    stranger = CoachTalk(granted().office)
    outcome = stranger.review(ACTS[name])
    assert written(outcome) == {}
    assert outcome.person is None


@pytest.mark.parametrize(
    "changes",
    [
        {"step": "B11"},  # has no answer
        {"subject": "other"},
        {"subject": "project"},
        {"revision": 2},
        {"revision": 0},
        {"text": ""},
        {"text": " \n\u200b"},
        {"step": ""},
    ],
)
def test_only_an_answer_that_is_seen_can_be_commented_and_with_words(changes: dict[str, str | int]) -> None:
    wanted = replace(ACTS["comment"], **changes)  # type: ignore[arg-type]
    assert written(granted().review(wanted)) == {}


def test_an_answer_whose_part_is_closed_or_that_was_overtaken_before_it_opened_cannot_be_commented() -> None:
    talk = granted()
    change_share(talk, parts={"annexe_b/commencer": day(2)})
    assert written(talk.review(ACTS["comment"])) == {}
    other = granted()
    history = (*other.office.shared["share"].history, given("B04.1", "Autre", at=1.5, revision=2))
    other.office.share(replace(other.office.shared["share"], history=history))
    assert written(other.review(ACTS["comment"])) == {}
    assert list(written(other.review(replace(ACTS["comment"], revision=2)))) == ["comments"]


@pytest.mark.parametrize("name", ["take_back", "resolve"])
@pytest.mark.parametrize("item", ["", "n", "unknown", "of another share"])
def test_only_an_own_comment_on_this_project_can_be_settled_or_taken_back(name: str, item: str) -> None:
    talk = granted()
    elsewhere = Comment("of another share", "other", "other", "x", "B04.1", 1, "Et ?", "fr", day(2))
    other = disclosure([], share(id_="other", coach="paul"), comments=(elsewhere,))
    talk.office.share(other)
    assert written(talk.review(replace(ACTS[name], item=item))) == {}


@pytest.mark.parametrize("wanted", [ACTS["resolve"], Reviewed("comment", "share", item="c", text="Autrement")])
def test_a_comment_whose_part_is_closed_is_neither_settled_nor_written_anew(wanted: Reviewed) -> None:
    talk = granted()
    change_share(talk, parts={"annexe_b/commencer": day(2)})
    assert written(talk.review(wanted)) == {}
    assert written(talk.review(ACTS["take_back"])) != {}


def test_a_comment_is_written_anew_in_its_place_until_it_is_settled() -> None:
    talk = granted()
    anew = Reviewed("comment", "share", item="c", text="Autrement ?")
    (comment,) = talk.review(anew).comments
    assert (comment.id, comment.text, comment.revision) == ("c", "Autrement ?", 1)
    assert written(talk.review(replace(anew, text=" "))) == {}
    talk.review(ACTS["resolve"])
    assert written(talk.review(replace(anew, text="Encore"))) == {}


@pytest.mark.parametrize("page", ["", "list", "Summary", "notes"])
def test_a_page_that_there_is_not_is_not_read(page: str) -> None:
    assert written(granted().review(Reviewed("read", "share", page))) == {}


def test_a_comment_knows_its_answer_its_revision_and_its_author() -> None:
    (said,) = granted().review(ACTS["comment"]).comments
    assert (said.subject, said.step, said.revision, said.text) == ("action", "B04.1", 1, "Combien ?")
    assert (said.share, said.project, said.coach_name, said.language) == ("share", "project", "Marie Petit", "fr")


def test_a_comment_that_is_taken_back_has_no_words_and_is_gone_for_good() -> None:
    talk = granted()
    (gone,) = talk.review(ACTS["take_back"]).comments
    assert (gone.id, gone.text) == ("c", "")
    assert written(talk.review(ACTS["resolve"])) == {}


def test_settling_twice_and_moving_to_where_one_is_write_nothing_more() -> None:
    talk = granted()
    assert talk.review(ACTS["resolve"]).comments[0].resolved_at is not None
    assert written(talk.review(ACTS["resolve"])) == {}
    assert [stage.by for stage in talk.review(ACTS["ready"]).stages] == ["marie"]
    assert written(talk.review(ACTS["ready"])) == {}


def test_a_note_can_be_written_anew_and_removed() -> None:
    talk = granted()
    (anew,) = talk.review(Reviewed("note", "share", item="n", text="Vu")).notes
    assert (anew.id, anew.text) == ("n", "Vu")
    (gone,) = talk.review(Reviewed("note", "share", item="n")).notes
    assert (gone.id, gone.text) == ("n", "")
    assert written(talk.review(Reviewed("note", "share", item="n", text="Encore"))) == {}
    assert written(talk.review(Reviewed("note", "share"))) == {}


def test_the_digest_counts_from_when_it_was_wanted_first() -> None:
    talk = granted()
    (wanted,) = talk.review(ACTS["bell"]).coaches
    (again,) = talk.review(ACTS["bell"]).coaches
    (no_more,) = talk.review(ACTS["no_bell"]).coaches
    assert wanted.bell == again.bell is not None
    assert no_more.bell is None


def test_an_act_on_the_pages_leaves_what_is_open_in_the_chat() -> None:
    talk = granted()
    before = talk.draft
    talk.review(ACTS["comment"])
    assert talk.draft == before
    assert talk.outcomes[-1].conversations == ()


# --- the chat ---------------------------------------------------------------------------------------------------------


def _choose(value: str) -> Callable[[CoachTalk], str]:
    return lambda talk: shown(talk.press(value))


def _write(text: str) -> Callable[[CoachTalk], str]:
    return lambda talk: shown(talk.say(text))


# What leads to a place in the chat of somebody to whom it is granted, and what is then done there.
PLACES: dict[str, tuple[str, ...]] = {
    "the list": (),
    "a project": ("share",),
    "the answers": ("share", "coach_answers"),
    "a comment": ("share", "coach_answers", "2"),
    "the comments": ("share", "coach_remarks"),
    "one of them": ("share", "coach_remarks", "c"),
    "the notes": ("share", "coach_notes"),
    "the formats": ("share", "coach_document"),
}
DONE: dict[str, tuple[str, Callable[[CoachTalk], str]]] = {
    "open": ("the list", _choose("share")),
    "open by name": ("the list", _write("/coach laverie")),
    "open by number": ("the list", _write("/coach 1")),
    "ask for changes": ("a project", _choose("coach_changes")),
    "say ready": ("a project", _choose("coach_ready")),
    "see the answers": ("a project", _choose("coach_answers")),
    "see the comments": ("a project", _choose("coach_remarks")),
    "see the notes": ("a project", _choose("coach_notes")),
    "take a document": ("a project", _choose("coach_document")),
    "choose an answer": ("the answers", _write("2")),
    "comment": ("a comment", _write("Combien de familles sont-elles ?")),
    "choose a comment": ("the comments", _choose("c")),
    "settle": ("one of them", _choose("coach_resolve")),
    "take back": ("one of them", _choose("coach_take_back")),
    "note": ("the notes", _write("Les appeler lundi matin")),
    "remove a note": ("the notes", _choose("drop:n")),
}


def _at(place: str) -> CoachTalk:
    """Somebody who stands there."""
    talk = granted()
    talk.say("/coach")
    for step in PLACES[place]:
        talk.say(step) if step.isdecimal() else talk.press(step)
    return talk


@pytest.mark.parametrize("name", DONE)
def test_what_is_granted_is_done_and_readings_are_written_down_before_words_are_shown(name: str) -> None:
    place, act = DONE[name]
    talk = _at(place)
    told = act(talk)
    if SECRET in told:
        assert talk.outcomes[-1].readings
    assert "Aucun projet" not in told


@pytest.mark.parametrize("state", REFUSED)
@pytest.mark.parametrize("name", DONE)
def test_what_is_granted_no_more_is_neither_shown_nor_done(name: str, state: str) -> None:
    place, act = DONE[name]
    talk = _at(place)
    REFUSED[state](talk)
    told = act(talk)
    assert SECRET not in told
    assert "La laverie" not in told
    assert written(talk.outcomes[-1]) == {}
    assert talk.outcomes[-1].replies[0].attachments == ()


@pytest.mark.parametrize("name", [name for name, (place, _) in DONE.items() if place != "the list"])
def test_a_share_that_ended_in_any_way_is_answered_in_the_same_words(name: str) -> None:
    place, act = DONE[name]
    told = set()
    for state in ("unknown", "ended", "withdrawn", "of another coach"):
        talk = _at(place)
        REFUSED[state](talk)
        told.add(act(talk))
    assert len(told) == 1


@pytest.mark.parametrize("state", REFUSED)
def test_nobody_finds_a_project_that_is_not_shared_with_them(state: str) -> None:
    talk = granted()
    REFUSED[state](talk)
    asked = [shown(talk.say(f"/coach {named}")) for named in ("laverie", "une autre", "1", "share")]
    assert len(set(asked)) == 1
    assert "laverie" not in shown(talk.say("/coach")).casefold()
