"""The list of a coach: what waits first, nothing of what is not opened, and quick however many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.coaching.rows import rows
from bot.core.coaching.seen import Row
from bot.core.model import HOLDER, Action, Comment, Disclosure, Followed, Reading, Stage
from tests.core.office import day, disclosure, followed, given, share
from tests.talk import shipped_library

LIBRARY = shipped_library()
NOW = day(10)


def project(name: str, *moved: float, read: float | None = None, replied: float | None = None) -> Followed:
    """A project of this name, whose answers were given at these moments."""
    told = [
        given("B01", name, at=1),
        *(given(step, "Oui", at=at) for step, at in zip(("B04.1", "B11"), moved, strict=False)),
    ]
    reading = (Reading("share", "summary", day(read)),) if read is not None else ()
    comment = Comment("c", name, "project", "action", "B04.1", 1, "Et ?", "fr", day(3))
    if replied is not None:
        comment = replace(comment, answered_at=day(replied), answered_by=2)
    comments = (comment,) if replied is not None else ()
    return followed(disclosure(told, replace(share(), id=name), readings=reading, comments=comments))


def listed(*found: Followed, now: datetime = NOW) -> tuple[Row, ...]:
    """The list, in French."""
    return rows(LIBRARY, found, now, "fr")


def test_what_waits_comes_first_then_what_moved_then_the_rest_by_name() -> None:
    found = (
        project("Zèbre", read=5),
        project("Abeille", read=5),
        project("A bougé", 7, read=5),
        project("A bougé après", 8, read=5),
        project("Réponse récente", 4, read=5, replied=9),
        project("Réponse ancienne", 4, read=5, replied=6),
        project("Jamais lu", 1),
    )
    assert [row.title for row in listed(*found)] == [
        "Réponse ancienne",
        "Réponse récente",
        "A bougé après",
        "A bougé",
        "Jamais lu",
        "Abeille",
        "Zèbre",
    ]


def test_a_row_tells_what_changed_since_the_last_reading_newest_first() -> None:
    (row,) = listed(project("La laverie", 6, 7, read=5))
    assert row.moved == ("Partenariat inédit", "Besoin vécu")
    assert (row.moved_since, row.read_at) == (day(7), day(5))
    (unread,) = listed(project("La laverie", 1, 7))
    assert unread.moved == ("Partenariat inédit",)  # what stood when it was shared did not move


def test_a_row_tells_nothing_of_a_part_that_is_not_opened() -> None:
    told = [given("B01", "La laverie"), given("B11", "Non", at=6), given("B04.1", "Oui", at=7)]
    (row,) = listed(followed(disclosure(told, share({"annexe_b/besoin": 2}))))
    assert row.moved == ("Besoin vécu",)
    (later,) = listed(followed(disclosure(told, share({"annexe_b/besoin": 8}))))
    assert later.moved == ()


def test_a_row_tells_nothing_of_an_action_that_was_taken_out() -> None:
    told = [given("B01", "La laverie"), given("B04.1", "Non", subject="other", at=6)]
    (row,) = listed(followed(disclosure(told, actions=(Action("action"), Action("other", day(7))))))
    assert row.moved == ()


def test_replies_wait_until_they_are_settled_and_comments_taken_back_do_not_count() -> None:
    comment = Comment("c", "share", "project", "action", "B04.1", 1, "Et ?", "fr", day(3))
    said = (
        comment,
        replace(comment, id="d", answered_at=day(6), answered_by=2),
        replace(comment, id="e", answered_at=day(5), answered_by=2),
        replace(comment, id="f", answered_at=day(4), answered_by=2, resolved_at=day(5)),
        replace(comment, id="g", text=""),
        replace(comment, id="h", resolved_at=day(5)),
    )
    (row,) = listed(followed(disclosure([given("B04.1", "Oui")], comments=said)))
    assert (row.waiting, row.waiting_since, row.unanswered) == (2, day(5), 1)


def test_a_share_that_ended_is_not_listed() -> None:
    found = project("La laverie", 6)
    withdrawn = replace(found, share=replace(found.share, ended_at=day(3)))
    assert listed(withdrawn) == ()
    assert listed(found, now=found.share.until) == ()


def test_what_the_holder_says_about_where_it_stands_is_news() -> None:
    told = project("La laverie", read=5)
    moved = replace(told, stages=(*told.stages, Stage("project", "ready", HOLDER, day(6))))
    by_coach = replace(told, stages=(*told.stages, Stage("project", "changes", "marie", day(6))))
    other = project("Avant", read=5)
    assert [row.title for row in listed(other, moved)] == ["La laverie", "Avant"]
    assert [row.title for row in listed(other, by_coach)] == ["Avant", "La laverie"]
    assert listed(moved)[0].stage == "ready"
    assert listed(moved)[0].stage_at == day(6)


def test_a_nameless_project_is_called_by_its_number() -> None:
    found: Disclosure = disclosure([given("B04.1", "Oui")])
    assert listed(followed(found))[0].title == "Action 1"


def test_comments_on_what_is_not_opened_any_more_are_not_counted() -> None:
    comment = Comment("c", "share", "project", "action", "B04.1", 1, "Et ?", "fr", day(3))
    said = (
        comment,
        replace(comment, id="d", answered_at=day(6), answered_by=2),
        replace(comment, id="e", subject="other"),
        replace(comment, id="f", subject="other", answered_at=day(5), answered_by=2),
    )
    told, actions = [given("B04.1", "Oui"), given("B11", "Non")], (Action("action"), Action("other", day(7)))
    (row,) = listed(followed(disclosure(told, share({"annexe_b/besoin": 2}), comments=said, actions=actions)))
    assert (row.waiting, row.waiting_since, row.unanswered) == (1, day(6), 1)
    (closed,) = listed(followed(disclosure(told, share({"storyboard": 2}), comments=said, actions=actions)))
    assert (closed.waiting, closed.waiting_since, closed.unanswered) == (0, None, 0)
